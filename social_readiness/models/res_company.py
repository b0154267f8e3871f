from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    readiness_require_approval = fields.Boolean(
        "Require the works council's approval before a launch",
        help="A readiness campaign is launched only after somebody has written down on it who "
        "approved its protection sheet, and when.",
    )
