# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import logging
import time

from odoo import Command, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...engine.audit import exposed_by_rows, exposed_groups
from ...engine.disclosure import Unit
from ...engine.release import compose
from ...results.release_writer import ReleaseWriter
from ...sealing import value_store
from ...transactions import acquire_launch_lock, begin_read_committed, lock_exclusively
from .jobs import UNPUBLISHED_DAYS
from .seal import KEY_WARNING, waiting_for_key

_logger = logging.getLogger(__name__)

# If two clocks differ by more seconds, one of them is wrong.
CLOCKS_APART = 60


class ReadinessCampaign(models.Model):
    """Close or cancel: publish once, refuse to publish, or destroy everything unread.

    Both ends delete the answers. A close takes these steps, in order: no more answers are accepted;
    answers that are being counted are waited for; the release is computed and attacked; it is
    published or refused; the sealed values are deleted; and when all of this is committed, the key
    is destroyed.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    # ------------------------------------------------------------
    # CLOSE
    # ------------------------------------------------------------

    def _close_in_time(self, now):
        """Close, unless a clock is wrong or the key is missing: then nothing is published yet."""
        if _clocks_agree(self.env):
            with waiting_for_key(self):
                self._close(now)

    def _close(self, due=None):
        """Publish the campaign. If this was interrupted, it can be called again.

        :param due: leave the campaign open if it closes later than this, because its closing was
            moved while the job was running
        """
        self.ensure_one()
        self._stop_answers(due)
        acquire_launch_lock(self)  # commits first, so the campaign's lock is taken again, after it
        lock_exclusively(self)
        if self.state != "closing":
            return
        self._publish_or_refuse()
        self.activity_unlink([KEY_WARNING])
        self._destroy_key()

    def _stop_answers(self, due=None):
        """Accept no more answers, and wait for those that are being counted."""
        begin_read_committed(self.env)
        lock_exclusively(self)
        if self.state in ("scheduled", "open") and not (due and self.date_close > due):
            self.state = "closing"

    def _publish_or_refuse(self):
        """Compute the release, and publish it if it reveals nothing about a small group."""
        self.env.flush_all()
        writer = ReleaseWriter(self)
        values = value_store.opened(self.env.cr, self.id)
        units = [
            Unit(
                unit.id,
                unit.parent_id.id or None,
                values[unit.id].respondents if unit.id in values else 0,
                unit.direct_headcount,
            )
            for unit in self.unit_ids
        ]
        counts = {unit: value.counts for unit, value in values.items()}
        try:
            release = compose(units, counts, self._layout(), self.minimum, writer.shown_before())
        except ValueError:
            # The engine raises errors for what no safe release needs, such as a sum over too few
            # people. Its message contains numbers of people, so it is not logged.
            self._refuse([])
            return
        rows = list(release.rows(writer.core_dimensions))
        exposed = exposed_groups(units, release.published, self.minimum) or exposed_by_rows(
            units, [(row.unit, row.scope) for row in rows], self.minimum
        )
        if exposed:
            self._refuse(exposed)
        else:
            writer.insert(release, rows)
            self._set_published(release.subtrees.get(self._root_unit().id))

    def _refuse(self, exposed):
        """Refuse to publish: nothing is shown, and nothing destroyed until the campaign is
        canceled.
        """
        _logger.error(
            "Readiness campaign %s: release refused, these groups of units could be worked out: %s",
            self.id,
            [sorted(group) for group in exposed],
        )
        self.write(
            {
                "state": "refused",
                "refusal": self.env._(
                    "The last check found that these results could reveal what a small "
                    "group answered, so nothing was published. Report this to whoever "
                    "maintains the addon, and cancel the campaign. Otherwise, it will be "
                    "canceled after %s days. All answers will then be permanently deleted, "
                    "unread.",
                    UNPUBLISHED_DAYS,
                ),
            }
        )

    def _set_published(self, company):
        """Set the state, and delete the answers and what is no longer needed.

        :param company: the sums of the whole company; None if nothing is shown
        """
        self.write(
            {
                "state": "published",
                "date_published": fields.Datetime.now(),
                "respondents": company.respondents if company else 0,
            }
        )
        self._delete_answers()
        self.env["readiness.guess"]._forget_older(self)
        self.env["readiness.guess"]._freeze(self)
        if company:
            message = self.env._(
                "The results are published. The answers they are based on were deleted."
            )
        else:
            message = self.env._(
                "Too few people responded to show results without revealing their answers, "
                "so nothing is shown. The answers were deleted."
            )
        self.message_post(body=message)

    # ------------------------------------------------------------
    # CANCEL
    # ------------------------------------------------------------

    def action_cancel(self):
        """Cancel before the close, and destroy everything unread."""
        self.check_access("write")
        for campaign in self.sudo():
            # Wait for everything under way: a batch of emails, an answer, a close.
            acquire_launch_lock(campaign)
            lock_exclusively(campaign)
            if campaign.state in ("published", "cancelled"):
                raise UserError(
                    self.env._("“%s” has ended, so it can no longer be canceled.", campaign.name)
                )
            campaign._check_not_begun()
            campaign._cancel_for_good()
        return True

    def action_cancel_and_relaunch(self):
        """Cancel, and open a new draft of the same campaign."""
        self.ensure_one()
        self.action_cancel()
        return self.action_relaunch()

    def _cancel_for_good(self):
        self._cancel()
        self._destroy_key()

    def _cancel(self):
        """Cancel and destroy everything unread; the people may be invited again at once.

        ``_destroy_key`` destroys the key when this is committed.
        """
        lock_exclusively(self)
        self.write({"state": "cancelled", "refusal": False, "activity_ids": [Command.clear()]})
        self._delete_answers()
        self.env["readiness.guess"]._forget(self)
        self.env.flush_all()  # clearing the cache would lose values not written yet
        for table in ("readiness_roster", "readiness_participation"):
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE campaign_id = %s", SQL.identifier(table), self.id)
            )
        self.env.invalidate_all(flush=False)


def _clocks_agree(env):
    """Return whether the clocks of this server and of the database agree.

    A wrong clock would close a campaign too early, and a closed one cannot be opened again.
    """
    [(postgres,)] = env.execute_query(SQL("SELECT extract(epoch FROM clock_timestamp())::float8"))
    apart = abs(time.clock_gettime(time.CLOCK_REALTIME) - postgres)
    if apart > CLOCKS_APART:
        _logger.error(
            "The clocks of Odoo and PostgreSQL are %.0f seconds apart: nothing is closed", apart
        )
    return apart <= CLOCKS_APART
