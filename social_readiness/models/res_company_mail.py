from datetime import timedelta

from odoo import fields, models

from ..engine import sending_hours
from ..local_time import day_of, to_local, to_utc

WEEKDAYS = frozenset("01234")


class ResCompany(models.Model):
    """When this company's readiness mails may be sent: by day, on its working days."""

    _inherit = "res.company"

    readiness_mail_start = fields.Float(
        "Readiness mails from", default=7.0, help="No mail is sent before this hour."
    )
    readiness_mail_end = fields.Float(
        "Readiness mails until", default=20.0, help="No mail is sent from this hour on."
    )

    _readiness_mail_hours = models.Constraint(
        "CHECK (readiness_mail_start >= 0 AND readiness_mail_end <= 24"
        " AND readiness_mail_end >= readiness_mail_start + 1)",
        "Hours of mails: leave at least one hour between the first and the last.",
    )

    def _readiness_works_on(self):
        """A function of a date: whether the company works then, by its working hours."""
        weekdays = set(self.resource_calendar_id.attendance_ids.mapped("dayofweek")) or WEEKDAYS
        holidays = self._readiness_holidays()

        def works_on(day):
            return str(day.weekday()) in weekdays and day not in holidays

        return works_on

    def _readiness_holidays(self):
        """The days of this company's public holidays (leaves of nobody in particular)."""
        leaves = self.env["resource.calendar.leaves"].search(
            [
                ("resource_id", "=", False),
                ("company_id", "in", (self.id, False)),
                ("calendar_id", "in", (self.resource_calendar_id.id, False)),
                ("date_to", ">=", fields.Datetime.now() - timedelta(days=1)),
            ]
        )
        zone, days = self._readiness_zone(), set()
        for leave in leaves:
            first = day_of(leave.date_from, zone)
            last = day_of(leave.date_to - timedelta(seconds=1), zone)
            days.update(first + timedelta(days=n) for n in range((last - first).days + 1))
        return days

    def _next_mail_moment(self, moment, zone, works_on=None):
        """The first moment from ``moment`` on, in UTC, at which mails may reach this zone."""
        local = sending_hours.next_moment(
            to_local(moment, zone),
            works_on or self._readiness_works_on(),
            self.readiness_mail_start,
            self.readiness_mail_end,
        )
        return to_utc(local, zone)
