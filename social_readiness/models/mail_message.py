# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models


class MailMessage(models.Model):
    _inherit = "mail.message"

    readiness_mailing_id = fields.Many2one(
        "readiness.mailing", ondelete="cascade", index="btree_not_null", readonly=True
    )
