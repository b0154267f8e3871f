from odoo import Command, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...transactions import acquire_launch_lock, lock_exclusively


class ReadinessCampaign(models.Model):
    """Cancel: always possible before a result is published, and destroys what nobody has read."""

    _inherit = "readiness.campaign"

    def action_cancel(self):
        """Cancel before the close: everything unread is destroyed."""
        self.check_access("write")
        for campaign in self.sudo():
            campaign._hold_to_cancel()
            campaign._cancel_for_good()
        return True

    def _cancel_for_good(self):
        self._cancel()
        self._destroy_key()

    def _hold_to_cancel(self):
        """Wait for whatever is under way with this campaign: a mail batch, an answer, a close.

        :raises UserError: it is over, or being launched
        """
        acquire_launch_lock(self)
        lock_exclusively(self)
        if self.state not in ("draft", "scheduled", "open", "closing", "refused"):
            raise UserError(self.env._("“%s” is over: it cannot be cancelled.", self.name))
        self._check_not_begun()

    def action_cancel_and_relaunch(self):
        """Cancel, and open the same campaign as a new draft."""
        self.ensure_one()
        self.action_cancel()
        return self.action_relaunch()

    def _cancel(self):
        """Destroy everything unread. A cancelled campaign keeps nobody from the next one.

        The key is destroyed by ``_destroy_key`` once this is committed.
        """
        lock_exclusively(self)
        self.write({"state": "cancelled", "refusal": False, "activity_ids": [Command.clear()]})
        self._destroy_unread()
        self.env["readiness.guess"]._forget(self)
        self.env.flush_all()  # what waits to be written would be lost with the cache
        for table in ("readiness_roster", "readiness_participation"):
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE campaign_id = %s", SQL.identifier(table), self.id)
            )
        self.env.invalidate_all(flush=False)
