# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import UserError

OURS = '"readiness.'  # part of a data source on one of this addon's models


class SpreadsheetDashboardShare(models.Model):
    """Refuse public links to dashboards with results: they would give access without rights."""

    _inherit = "spreadsheet.dashboard.share"

    @api.model_create_multi
    def create(self, vals_list):
        dashboards = self.env["spreadsheet.dashboard"].browse(
            [vals.get("dashboard_id") for vals in vals_list]
        )
        if any(OURS in (dashboard.spreadsheet_data or "") for dashboard in dashboards):
            raise UserError(
                self.env._(
                    "Sharing: readiness results cannot have a public link, because anyone "
                    "with the link could read them. Export the heatmap as a file and give "
                    "it only to people who may see the results."
                )
            )
        return super().create(vals_list)
