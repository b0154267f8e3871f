# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import api, fields, models, tools
from odoo.tools import SQL

from odoo.addons.base.models.res_partner import _tz_get

from .. import local_time
from ..engine import sending_hours
from . import company_look

# What is visible on a company's answering pages.
LOOK = {"logo", "name", "primary_color"}
# The time zone that Odoo fills in if nobody has said where the company is.
UNSAID = "UTC"
WEEKDAYS = frozenset("01234")


class ResCompany(models.Model):
    """What a company sets for its campaigns: its goals, its time zone, when mails may be sent."""

    _inherit = "res.company"

    readiness_require_approval = fields.Boolean(
        "Require the works council's approval before a launch",
        help=(
            "Before a campaign can be launched, someone must record who approved its "
            "protection sheet, and when."
        ),
    )
    readiness_profile_id = fields.Many2one(
        "readiness.profile",
        "Current social media goal",
        ondelete="set null",
        help="What the company does on social media today.",
    )
    readiness_wished_profile_id = fields.Many2one(
        "readiness.profile",
        "Desired social media goal",
        ondelete="set null",
        help="What the company wants to do on social media.",
    )
    readiness_tz = fields.Selection(
        _tz_get,
        "Time zone of surveys",
        help=(
            "Surveys open and close in this time zone, and all dates use it. If it is "
            "empty, Odoo uses the time zone of the company's contact or working hours, or "
            "else that of the person responsible for the campaign."
        ),
    )
    readiness_mail_start = fields.Float(
        "Survey emails from", default=7.0, help="No emails are sent before this time."
    )
    readiness_mail_end = fields.Float(
        "Survey emails until", default=20.0, help="No emails are sent from this time on."
    )

    _readiness_mail_hours = models.Constraint(
        "CHECK (readiness_mail_start >= 0 AND readiness_mail_end <= 24"
        " AND readiness_mail_end >= readiness_mail_start + 1)",
        "Email hours: leave at least one hour between start and end.",
    )

    def write(self, vals):
        result = super().write(vals)
        if LOOK & vals.keys():
            self.env.registry.clear_cache("templates")
        return result

    @api.private
    @tools.ormcache("self.id", cache="templates")
    def _readiness_look(self):
        """Return how the answering pages look in this company (``company_look.Look``)."""
        company = self.sudo()
        logo = not company.uses_default_logo and company.logo  # the default one says "Your logo"
        return company_look.look(company.name, logo, company.primary_color)

    # ------------------------------------------------------------
    # TIME ZONE
    # ------------------------------------------------------------

    def _readiness_zone(self, officer=None):
        """Return the name of the company's time zone.

        :param officer: user whose time zone counts if the company has none
        """
        company = self.sudo()
        return (
            company.readiness_tz
            or company.partner_id.tz
            or company._readiness_zone_of_hours()
            or (officer and officer.sudo().tz)
            or UNSAID
        )

    def _readiness_zone_of_hours(self):
        hours = self.resource_calendar_id.tz
        return hours if hours != UNSAID else False

    @api.model
    def _readiness_zone_sql(self, company, officer):
        """Return the same as SQL: ``company`` and ``officer`` are columns with ids."""
        return SQL(
            """(SELECT COALESCE(company.readiness_tz, partner.tz, NULLIF(hours.tz, %(unsaid)s),
                                officer.tz, %(unsaid)s)
                  FROM res_company company
                  JOIN res_partner partner ON partner.id = company.partner_id
             LEFT JOIN resource_calendar hours ON hours.id = company.resource_calendar_id
             LEFT JOIN res_users users ON users.id = %(officer)s
             LEFT JOIN res_partner officer ON officer.id = users.partner_id
                 WHERE company.id = %(company)s)""",
            unsaid=UNSAID,
            company=company,
            officer=officer,
            to_flush=(
                self._fields["readiness_tz"],
                self.env["res.partner"]._fields["tz"],
                self.env["resource.calendar"]._fields["tz"],
            ),
        )

    def _readiness_today(self):
        """Return which day it is in the company or, without a time zone, where the reader is."""
        return local_time.day_of(fields.Datetime.now(), self._readiness_zone(self.env.user))

    # ------------------------------------------------------------
    # WHEN MAILS MAY BE SENT: by day, on the company's working days
    # ------------------------------------------------------------

    def _readiness_works_on(self, zone):
        """Return a function of a date: whether the company works then, by its working hours.

        :param zone: time zone of the dates
        """
        weekdays = set(self.resource_calendar_id.attendance_ids.mapped("dayofweek")) or WEEKDAYS
        holidays = self._readiness_holidays(zone)

        def works_on(day):
            return str(day.weekday()) in weekdays and day not in holidays

        return works_on

    def _readiness_holidays(self, zone):
        """Return {day: name} of the company's public holidays (leaves that belong to no employee).

        Those that are over are not among them. A name may be False.

        :param zone: time zone of the days
        """
        leaves = self.env["resource.calendar.leaves"].search(
            [
                ("resource_id", "=", False),
                ("company_id", "in", (self.id, False)),
                ("calendar_id", "in", (self.resource_calendar_id.id, False)),
                ("date_to", ">=", fields.Datetime.now() - timedelta(days=1)),
            ]
        )
        days = {}
        for leave in leaves:
            first = local_time.day_of(leave.date_from, zone)
            last = local_time.day_of(leave.date_to - timedelta(seconds=1), zone)
            span = (last - first).days + 1
            days.update(dict.fromkeys((first + timedelta(days=n) for n in range(span)), leave.name))
        return days

    def _next_mail_moment(self, moment, zone, works_on=None):
        """Return the first moment (UTC) from ``moment`` on at which emails may reach this zone."""
        local = sending_hours.next_moment(
            local_time.to_local(moment, zone),
            works_on or self._readiness_works_on(zone),
            self.readiness_mail_start,
            self.readiness_mail_end,
        )
        return local_time.to_utc(local, zone)
