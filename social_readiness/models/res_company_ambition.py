from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    readiness_profile_id = fields.Many2one(
        "readiness.profile",
        "Current outward ambition",
        ondelete="set null",
        help="What the company does on social networks today.",
    )
    readiness_wished_profile_id = fields.Many2one(
        "readiness.profile",
        "Wished outward ambition",
        ondelete="set null",
        help="What the company wants to do on social networks.",
    )
