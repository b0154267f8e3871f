# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from ..tools import keep_no_samples


class ReadinessTally(models.Model):
    """A unit's sealed value while its campaign runs: one row per unit, updated in place.

    There is never a row per answer or per respondent. ``sealed`` holds the counters, the number of
    responses and who has answered. It cannot be read without the campaign's key, which is stored
    outside the database (see ``sealing``). It is a plain column without an ORM field, so no ORM
    method, export or search can reach it. The rows are created at the launch and deleted at the
    close; no group has an access right.
    """

    _name = "readiness.tally"
    _inherit = "readiness.protected"
    _description = "Readiness Response Counters"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    unit_id = fields.Many2one("readiness.unit", "Department", required=True, ondelete="cascade")

    _unit_unique = models.Constraint(
        "UNIQUE (unit_id)", "This department already has response counters."
    )

    def init(self):
        self.env.cr.execute(
            """
            ALTER TABLE readiness_tally ADD COLUMN IF NOT EXISTS sealed bytea;
            ALTER TABLE readiness_tally ALTER COLUMN sealed SET STORAGE EXTERNAL;
            """  # encrypted values cannot be compressed
        )
        keep_no_samples(self.env.cr, self._table, "sealed")
