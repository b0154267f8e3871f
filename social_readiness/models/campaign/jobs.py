# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...approval.approval import APPROVED_DRAFTS, Approval
from ...job_runner import run_apart, run_each
from ...tools import OFFICER
from .seal import tell_whether_key_is_missing

UNPUBLISHED_DAYS = 14
ROSTER_DAYS = 30


class ReadinessCampaign(models.Model):
    """The scheduled jobs: open and close on time, and clean up at night.

    Each goes over many campaigns, with ``job_runner``.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    job_problems = fields.Json(
        "Scheduled job problems",
        readonly=True,
        copy=False,
        groups=OFFICER,
        help="Failed scheduled jobs that the responsible person has been told about: {job: "
        "reason}.",
        changes="by_steps",
    )

    @api.model
    def _cron_open_and_close(self):
        """Open and close on time, also after a downtime; finish what was interrupted."""
        self._open_due()
        self._close_due()
        self.sudo()._destroy_keys_due()
        running = self.sudo().search([("state", "in", ("scheduled", "open"))])
        run_each(running, "key", tell_whether_key_is_missing)

    @api.model
    def _open_due(self):
        now = fields.Datetime.now()
        due = self.sudo().search(
            [("state", "=", "scheduled"), ("date_open", "<=", now), ("date_close", ">", now)]
        )
        run_each(due, "open", lambda campaign: campaign._open_in_time())

    def _open_in_time(self):
        """Open launched campaigns whose opening has come."""
        now = fields.Datetime.now()
        self.filtered(
            lambda campaign: (
                campaign.state == "scheduled" and campaign.date_open <= now < campaign.date_close
            )
        ).sudo().state = "open"

    @api.model
    def _close_due(self):
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
        run_each(due, "close", lambda campaign: campaign._close_in_time(now))

    @api.model
    def _cron_tidy(self):
        """Every night: cancel campaigns that could not publish in the two weeks after their
        closing, and delete what is no longer needed.

        They were refused, or their key is missing, so that they never got beyond ``closing``.
        """
        now = fields.Datetime.now()
        unpublished = self.sudo().search(
            [
                ("state", "in", ("refused", "closing")),
                ("date_close", "<", now - timedelta(days=UNPUBLISHED_DAYS)),
            ]
        )
        run_each(unpublished, "cancel", lambda campaign: campaign._cancel_for_good())
        before = now - timedelta(days=ROSTER_DAYS)
        run_apart(self.env, "forget rosters", lambda: forget_rosters(self.env, before))
        code_guesses = self.env["readiness.code.guess"].sudo()
        run_apart(self.env, "forget guesses", code_guesses._forget)
        approved = self.sudo().search(APPROVED_DRAFTS)
        run_each(approved, "approval", lambda draft: Approval(draft).withdraw_if_outdated())
        mailings = self.env["readiness.mailing"].sudo()
        run_apart(self.env, "forget messages", mailings._forget_messages)

    def _tell_responsible(self, body):
        """Post a message in the chatter that notifies the responsible (sudo)."""
        self.message_post(body=body, partner_ids=self.user_id.filtered("active").partner_id.ids)


def forget_rosters(env, before):
    """Delete who was invited to campaigns that closed before this moment."""
    env.cr.execute(
        SQL(
            """
            DELETE FROM readiness_roster roster USING readiness_campaign campaign
             WHERE campaign.id = roster.campaign_id AND campaign.state = 'published'
               AND campaign.date_close < %s
            """,
            before,
        )
    )
