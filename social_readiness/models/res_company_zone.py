from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.base.models.res_partner import _tz_get

from .. import local_time

# What Odoo fills in where nobody has said where the company is.
UNSAID = "UTC"


class ResCompany(models.Model):
    """The time zone in which a company's surveys open and close, and whose days are shown."""

    _inherit = "res.company"

    readiness_tz = fields.Selection(
        _tz_get,
        "Time zone of surveys",
        help="Surveys open and close by the clock of this time zone, and every date is a day "
        "there. Empty: that of the company's contact or working hours, or else of the campaign's "
        "responsible.",
    )

    def _readiness_zone(self, officer=None):
        """The name of the company's time zone.

        :param officer: the user whose time zone it is where the company has none
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
        """The same for rows of a query: ``company`` and ``officer`` are columns with ids."""
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
        """Which day it is in the company; where it has no time zone, where the reader is."""
        return local_time.day_of(fields.Datetime.now(), self._readiness_zone(self.env.user))
