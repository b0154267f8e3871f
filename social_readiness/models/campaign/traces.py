import logging

import psycopg2

from odoo import Command, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools import begin_read_committed, commit

_logger = logging.getLogger(__name__)

# Tables that held answers or flags. Nothing refers to them, so they can be emptied. In the order
# in which an answer locks them: in any other, a rewrite and an answer could wait for each other.
TRACED_TABLES = ("readiness_roster", "readiness_tally")


# What passes: somebody holds a table, or there is no room for the copy.
LATER = (
    psycopg2.errors.LockNotAvailable,
    psycopg2.errors.DeadlockDetected,
    psycopg2.errors.DiskFull,
    psycopg2.errors.OutOfMemory,
)


class ReadinessCampaign(models.Model):
    """Destroy what was answered, and its traces in the database."""

    _inherit = "readiness.campaign"

    def action_cancel(self):
        """Cancel before the close: everything unread is destroyed."""
        self.check_access("write")
        if wrong := self.filtered(
            lambda campaign: campaign.state not in ("draft", "scheduled", "open", "refused")
        ):
            raise UserError(self.env._("“%s” is over: it cannot be cancelled.", wrong[0].name))
        for campaign in self.sudo():
            campaign._check_not_begun()
            campaign._cancel()
        return True

    def action_cancel_and_relaunch(self):
        """Cancel, and open the same campaign as a new draft."""
        self.ensure_one()
        self.action_cancel()
        return self.action_relaunch()

    def _cancel(self):
        """Destroy everything unread. A cancelled campaign keeps nobody from the next one."""
        self.env.execute_query(
            SQL("SELECT 1 FROM readiness_campaign WHERE id = %s FOR UPDATE", self.id)
        )
        self.write({"state": "cancelled", "refusal": False, "activity_ids": [Command.clear()]})
        self.env.flush_all()
        self._destroy_unread()
        self.env["readiness.guess"]._forget(self)
        self.env.cr.execute(SQL("DELETE FROM readiness_roster WHERE campaign_id = %s", self.id))
        self.env.cr.execute(
            SQL("DELETE FROM readiness_participation WHERE campaign_id = %s", self.id)
        )
        self.env.invalidate_all(flush=False)

    def _destroy_unread(self):
        """Delete every tally, and empty every flag and code."""
        self.traces_removed = False
        self.env.flush_all()
        self.env.cr.execute(SQL("DELETE FROM readiness_tally WHERE campaign_id = %s", self.id))
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_roster SET answered = NULL, told = NULL, code_hash = NULL"
                " WHERE campaign_id = %s",
                self.id,
            )
        )

    # ------------------------------------------------------------
    # TRACES
    # ------------------------------------------------------------

    def _remove_traces_due(self):
        for campaign in self.search(
            [
                ("state", "in", ("published", "cancelled")),
                ("survey_id", "!=", False),
                ("traces_removed", "=", False),
            ]
        ):
            campaign._remove_traces()

    def _remove_traces(self):
        """Rewrite the tables that held answers or flags, so that no dead row remains.

        Retried by the scheduled job when somebody holds a table for too long, or when the disk
        has no room for the copy. Until then the campaign says that traces are being removed.
        """
        begin_read_committed(self.env)
        try:
            with self.env.cr.savepoint(flush=False):
                self._lock_closes()
                self.env.cr.execute("SET LOCAL lock_timeout = '5s'")
                for table in TRACED_TABLES:
                    self._lock_table(table)
                for table in TRACED_TABLES:
                    self._rewrite(table)
        except LATER as error:
            _logger.warning(
                "Readiness campaign %s: traces are removed later: %s",
                self.id,
                type(error).__name__,
            )
            return
        self.traces_removed = True
        self.env.flush_all()
        commit(self.env)

    def _lock_table(self, table):
        self.env.cr.execute(
            SQL("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE", SQL.identifier(table)),
            log_exceptions=False,
        )

    def _rewrite(self, table):
        """Copy what stays, truncate, and fill again in order of id.

        VACUUM FULL and CLUSTER keep dead rows, and their order, as long as any other session
        holds an old snapshot; this does not.
        """
        names = {"table": SQL.identifier(table), "copy": SQL.identifier(f"{table}_kept")}
        for statement in (
            "CREATE TEMPORARY TABLE %(copy)s ON COMMIT DROP AS SELECT * FROM %(table)s",
            "TRUNCATE %(table)s",
            "INSERT INTO %(table)s SELECT * FROM %(copy)s ORDER BY id",
            "DROP TABLE %(copy)s",
        ):
            self.env.cr.execute(SQL(statement, **names))
