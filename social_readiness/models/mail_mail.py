from odoo import fields, models


class MailMail(models.Model):
    _inherit = "mail.mail"

    readiness_mailing_id = fields.Many2one(
        "readiness.mailing", ondelete="set null", index="btree_not_null", readonly=True
    )
