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
        self.env["readiness.mailing"].create(
            {
                "campaign_id": self.campaign.id,
                "kind": kind,
                "planned_at": planned_at,
                "begun_at": fields.Datetime.now(),
            }
        )

    def planned(self):
        """Return [(moment, kind, label, is_sent)] of the mails to everybody, in order of time.

        The moment is the one at which an email really leaves: after the launch, by day, on a
        working day. Those that will not be sent (see ``Reminders``) are not among them.
        """
        campaign, reminders = self.campaign, Reminders(self.campaign)
        mails = [(moment, kind, reminders.label(kind)) for moment, kind in reminders.to_send()]
        if campaign.send_invitation:
            mails.append((campaign.date_open, "invitation", self.env._("Invitation")))
        planned = [
            (leaves, kind, label, is_sent)
            for moment, kind, label in mails
            for leaves, is_sent in [self._departure(kind, moment)]
            if leaves < campaign.date_close
        ]
        return sorted(planned)

    def _departure(self, kind, planned_at):
        """Return when an email leaves or has left, and whether it has.

        While its mailing waits or is under way it has not, whatever the clock says.
        """
        campaign, now = self.campaign, fields.Datetime.now()
        is_launched = campaign.state not in (False, "draft")
        # What was due before the launch waits for it.
        due = planned_at
        if kind == "invitation" or is_launched:
            due = max(planned_at, (campaign.date_launched or planned_at) if is_launched else now)
        begun = campaign.mailing_ids.filtered(
            lambda mailing: mailing.kind == kind and mailing.planned_at == planned_at
        )
        is_sending = "sending" in begun.mapped("state")
        leaves = self.next_moment(max(due, now) if is_sending else due)
        return leaves, is_launched and not is_sending and leaves <= now

    def next_moment(self, moment=None):
        """Return the first moment from this one (by default now) on at which emails may be sent."""
        return Reminders(self.campaign).next_moment(moment or fields.Datetime.now())


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
