# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from ...mailing.codes import Codes
from ...sealing import value_store


class ReadinessCampaign(models.Model):
    """Answering: who may answer, until when, and how a complete answer is counted."""

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    def _layout(self):
        return self.sudo().survey_id._readiness_layout()

    # ------------------------------------------------------------
    # THE CLOCK
    # ------------------------------------------------------------

    def _clock(self):
        """Return ``early``, ``open`` or ``over``; this depends on the time, not on the state."""
        self.ensure_one()
        campaign, now = self.sudo(), fields.Datetime.now()
        if campaign.state not in ("scheduled", "open") or now >= campaign.date_close:
            return "over"
        return "early" if now < campaign.date_open else "open"

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    def _roster_row(self, user, code=None):
        """Return (roster id, unit id, answered) of the user or of a code's holder, or None.

        ``answered`` is whether this very user account has sent answers; for a code it is always
        False.
        """
        roster = self.env["readiness.roster"].sudo()
        if code:
            return roster._find_by_hash(self, Codes(self).hashes_of(code))
        return roster._find(self, user)

    # ------------------------------------------------------------
    # COUNT
    # ------------------------------------------------------------

    def _count(self, roster_row, choices, sender=None):
        """Count a complete answer in one transaction; the sealed value is written last.

        For a person who is already counted (a second tab, a code used twice, the same request sent
        again), the same SQL statements run and nothing changes. Return whether the answer was
        added.

        :param sender: the user who sends it from their own account; None with a code
        :raises ValueError: there is not exactly one answer for each item
        :raises SealError: nobody can be counted, see ``_seal_problem``
        """
        increments = self._layout().increments(choices)
        return value_store.count(
            self.env.cr, self.id, roster_row[0], increments, sender.id if sender else None
        )
