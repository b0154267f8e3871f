# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from ...mailing.codes import Codes
from ...sealing import value_store


class ReadinessCampaign(models.Model):
    """Answering: who may, until when, and how a complete answer is counted."""

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    def _layout(self):
        return self.sudo().survey_id._readiness_layout()

    # ------------------------------------------------------------
    # THE CLOCK
    # ------------------------------------------------------------

    def _clock(self):
        """``early``, ``open`` or ``over``: by the clock, not by the state."""
        self.ensure_one()
        campaign, now = self.sudo(), fields.Datetime.now()
        if campaign.state not in ("scheduled", "open") or now >= campaign.date_close:
            return "over"
        return "early" if now < campaign.date_open else "open"

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    def _roster_row(self, user, code=None):
        """Return (roster id, unit id, answered) of the user, or of a code's holder, or None.

        ``answered`` is what this account sent itself; for a code it is never told.
        """
        roster = self.env["readiness.roster"].sudo()
        if code:
            return roster._find_by_hash(self, Codes(self).hashes_of(code))
        return roster._find(self, user)

    # ------------------------------------------------------------
    # COUNT
    # ------------------------------------------------------------

    def _count(self, roster_row, choices, sender=None):
        """Count a complete answer: one transaction, the sealed value last of all.

        A person who is counted already (a second tab, a code used twice, the same request
        sent again) changes nothing, by the same statements. Returns whether the answer was added.

        :param sender: the user who sends it from their own account; with a code, nobody
        :raises ValueError: the choices are not one level for each item
        :raises SealError: nobody can be counted, see ``_seal_problem``
        """
        increments = self._layout().increments(choices)
        return value_store.count(
            self.env.cr, self.id, roster_row[0], increments, sender.id if sender else None
        )
