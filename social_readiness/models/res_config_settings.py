# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    readiness_require_approval = fields.Boolean(
        related="company_id.readiness_require_approval", readonly=False
    )
    readiness_tz = fields.Selection(related="company_id.readiness_tz", readonly=False)
    readiness_mail_start = fields.Float(related="company_id.readiness_mail_start", readonly=False)
    readiness_mail_end = fields.Float(related="company_id.readiness_mail_end", readonly=False)
