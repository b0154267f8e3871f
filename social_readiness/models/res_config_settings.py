from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    readiness_require_approval = fields.Boolean(
        related="company_id.readiness_require_approval", readonly=False
    )
    readiness_tz = fields.Selection(related="company_id.readiness_tz", readonly=False)
