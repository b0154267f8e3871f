# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError

from .reminders import Reminders


class Mailings:
    """Which mailings of a campaign are due: invitation, reminders, and those to managers (with
    sudo).
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def begin_due(self):
        """Start the mailings that are due, each once."""
        campaign = self.campaign
        invited = "invitation" in campaign.mailing_ids.mapped("kind")
        if campaign.send_invitation and campaign.date_open <= fields.Datetime.now() and not invited:
            self._begin("invitation", campaign.date_open)
        if reminder := Reminders(campaign).due():
            moment, kind = reminder
            self._begin(kind, moment)
            if campaign.nudge_managers:
                self._begin("nudge", moment)

    def tell_everyone(self):
        """Start a reminder now, besides the planned ones.

        :raises UserError: everybody got an email less than half a day ago
        """
        now = fields.Datetime.now()
        if Reminders(self.campaign).is_too_soon(now):
            raise UserError(
                self.env._(
                    "Email: everyone got one less than 12 hours ago. Extend the campaign "
                    "without an email, or do it later."
                )
            )
        self._begin("halfway", now)
        wake_job(self.campaign, now)

    def _begin(self, kind, planned_at):
        values = {"campaign_id": self.campaign.id, "kind": kind, "planned_at": planned_at}
        self.env["readiness.mailing"].create(values)

    def next_moment(self, moment=None):
        """Return the first moment, in UTC, from this one (by default now) on at which emails may be
        sent.

        It is computed in the company's time zone. People in another one get theirs by their own
        clock.
        """
        company = self.campaign.company_id
        return company._next_mail_moment(moment or fields.Datetime.now(), self.campaign._zone())


def wake_job(campaigns, *moments):
    """Let the job that sends emails run at these moments too, besides its regular times.

    :param moments: in UTC; by default those at which the campaigns plan emails
    """
    moments = moments or [
        moment
        for campaign in campaigns
        for moment in (
            campaign.date_open,
            *(moment for moment, _kind in Reminders(campaign).planned()),
        )
    ]
    job = campaigns.env.ref("social_readiness.ir_cron_mailings", raise_if_not_found=False)
    if job and moments:
        job.sudo()._trigger(at=[moment + timedelta(seconds=30) for moment in moments])
