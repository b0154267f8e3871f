from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    readiness_mail_start = fields.Float(related="company_id.readiness_mail_start", readonly=False)
    readiness_mail_end = fields.Float(related="company_id.readiness_mail_end", readonly=False)
