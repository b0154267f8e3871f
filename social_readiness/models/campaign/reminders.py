from datetime import timedelta

from odoo import api, fields, models

from ...engine import sending_hours
from ...local_time import to_local, to_utc

# Nobody gets two mails of a campaign within this time, be it an invitation or a reminder.
BETWEEN_MAILS = timedelta(hours=12)


class ReadinessCampaign(models.Model):
    """When everyone is reminded: nobody knows who has answered."""

    _inherit = "readiness.campaign"

    reminder_halfway = fields.Datetime(
        "First reminder",
        compute="_compute_reminder_halfway",
        store=True,
        readonly=False,
        copy=False,
        help="To everyone, in the same words: nobody knows who has answered. Empty: none.",
    )
    reminder_last_day = fields.Datetime(
        "Last reminder",
        compute="_compute_reminder_last_day",
        store=True,
        readonly=False,
        copy=False,
        help="To everyone, in the same words: nobody knows who has answered. Empty: none.",
    )
    reminder_note = fields.Text(
        "Reminders not sent",
        compute="_compute_reminder_note",
        groups="social_readiness.group_readiness_officer",
    )

    # ------------------------------------------------------------
    # WHEN
    # ------------------------------------------------------------

    @api.depends("date_open", "date_close")
    def _compute_reminder_halfway(self):
        """Half of the time; fixed once people have begun to answer."""
        for campaign in self:
            if campaign.state in ("draft", "scheduled") or not campaign.state:
                campaign.reminder_halfway = campaign._local_plan(campaign._halfway)

    def _halfway(self, opening, closing, works_on, start):
        """The form says when the mails really go: by day, on a working day.

        None if a weekend would push it to the last reminder.
        """
        middle = sending_hours.halfway(opening, closing)
        end = self.company_id.readiness_mail_end
        moment = middle and sending_hours.next_moment(middle, works_on, start, end)
        last = sending_hours.last_day(opening, closing, works_on, start)
        return None if moment and last and last - moment < BETWEEN_MAILS else moment

    @api.depends("date_open", "date_close")
    def _compute_reminder_last_day(self):
        for campaign in self:
            campaign.reminder_last_day = campaign._local_plan(sending_hours.last_day)

    def _local_plan(self, plan):
        """A moment planned in the company's own time, as UTC."""
        company = self.company_id
        if not (
            company and self.date_open and self.date_close and self.date_open < self.date_close
        ):
            return False
        zone = self._zone()
        moment = plan(
            to_local(self.date_open, zone),
            to_local(self.date_close, zone),
            company._readiness_works_on(),
            company.readiness_mail_start,
        )
        return to_utc(moment, zone).replace(microsecond=0) if moment else False

    @api.depends(
        "date_open", "date_close", "send_invitation", "reminder_halfway", "reminder_last_day"
    )
    @api.depends_context("lang")
    def _compute_reminder_note(self):
        """A reminder that would be left out says so where its time is set."""
        for campaign in self:
            dated = campaign.date_open and campaign.date_close
            campaign.reminder_note = "\n".join(campaign._left_out() if dated else ()) or False

    def _left_out(self):
        """Why each reminder that would not go out does not, as sentences."""
        mailings = self.mailing_ids.filtered(lambda mailing: mailing.kind != "nudge")
        before = {*mailings.mapped("planned_at"), *([self.date_open] * self.send_invitation)}
        for moment, name in sorted(self._reminders()):
            if moment >= self.date_close:
                yield self.env._(
                    "%s: it is not before the closing, so it will not be sent. Choose an earlier "
                    "time.",
                    self._label(name),
                )
            elif moment <= self.date_open or self._is_soon(moment, before - {moment}):
                yield self.env._(
                    "%s: less than 12 hours after the opening or the reminder before, so it will "
                    "not be sent. Choose a later time.",
                    self._label(name),
                )
            else:
                before.add(moment)

    def _reminders(self):
        """[(moment, field)] of those that are planned."""
        names = ("reminder_halfway", "reminder_last_day")
        return [(self[name], name) for name in names if self[name]]

    def _label(self, name):
        return self.fields_get([name], ["string"])[name]["string"]

    @staticmethod
    def _is_soon(moment, mails):
        return any(timedelta(0) <= moment - mail < BETWEEN_MAILS for mail in mails)

    # ------------------------------------------------------------
    # SEND
    # ------------------------------------------------------------

    def _plan_reminders(self, now):
        """Begin the latest that is due: after an outage people get one, not two (sudo)."""
        due = [(moment, name) for moment, name in self._reminders() if moment <= now]
        if due:
            moment, name = max(due)
            self._begin_reminder(name.removeprefix("reminder_"), moment)

    def _begin_reminder(self, kind, planned_at):
        """Each reminder once, not less than half a day after the mail before."""
        before = self.mailing_ids.filtered(lambda mailing: mailing.kind != "nudge")
        recent = any(planned_at - mailing.planned_at < BETWEEN_MAILS for mailing in before)
        if planned_at > self.date_open and not recent:
            self._begin_mailing(kind, planned_at)
            if self.nudge_managers:
                self._begin_mailing("nudge", planned_at)
