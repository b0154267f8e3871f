import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools import begin_read_committed, commit_progress, roll_back

_logger = logging.getLogger(__name__)

REFUSED_DAYS = 14
ROSTER_DAYS = 30


class ReadinessCampaign(models.Model):
    """The scheduled jobs: open and close on time, and tidy up at night."""

    _inherit = "readiness.campaign"

    @api.model
    def _cron_open_and_close(self):
        """Open and close on time, after a downtime too; finish what was interrupted."""
        self._open_due()
        self.sudo()._add_due_joiners()
        now = fields.Datetime.now()
        due = self.sudo().search(
            [
                "|",
                ("state", "=", "closing"),
                "&",
                ("state", "in", ("scheduled", "open")),
                ("date_close", "<=", now),
            ],
            order="date_close, id",
        )
        for campaign in due:
            campaign._speaking()._close_due(now)
            commit_progress(self.env)
        self.sudo()._destroy_keys_due()
        self.sudo()._tell_of_missing_keys()

    @api.model
    def _cron_tidy(self):
        """Nightly: forget old rosters and campaigns refused too long ago."""
        begin_read_committed(self.env)
        now = fields.Datetime.now()
        refused = self.sudo().search(
            [
                ("state", "in", ("refused", "closing")),
                ("date_close", "<", now - timedelta(days=REFUSED_DAYS)),
            ]
        )
        for campaign in refused:
            campaign._cancel()
            campaign._destroy_key()
        self._forget_rosters(now - timedelta(days=ROSTER_DAYS))

    @api.model
    def _forget_rosters(self, before):
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM readiness_roster roster USING readiness_campaign campaign
                 WHERE campaign.id = roster.campaign_id AND campaign.state = 'published'
                   AND campaign.date_close < %s
                """,
                before,
            )
        )

    @api.model
    def _open_due(self):
        now = fields.Datetime.now()
        due = self.sudo().search(
            [("state", "=", "scheduled"), ("date_open", "<=", now), ("date_close", ">", now)]
        )
        due.state = "open"

    def _add_due_joiners(self):
        today = fields.Date.context_today(self)
        for campaign in self.search(
            [
                ("state", "in", ("scheduled", "open")),
                ("joiner_date", "<=", today),
                ("joiners_added", "=", False),
            ]
        ):
            campaign._add_joiners_due()

    def _add_joiners_due(self):
        """Joiners that cannot be added keep no campaign from opening or closing."""
        campaign_id = self.id
        try:
            self._begin_alone()
            self._add_joiners()
            self.env.flush_all()
        except Exception:
            roll_back(self.env)
            _logger.exception("Readiness campaign %s: joiners could not be added", campaign_id)

    # ------------------------------------------------------------
