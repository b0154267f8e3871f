from odoo import fields, models


class MailMessage(models.Model):
    _inherit = "mail.message"

    readiness_mailing_id = fields.Many2one(
        "readiness.mailing", ondelete="cascade", index="btree_not_null", readonly=True
    )
