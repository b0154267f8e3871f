# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import re

from odoo import api, fields, models
from odoo.tools import remove_accents


class ReadinessDimension(models.Model):
    """An internal function of a company whose fit with the culture of social media is measured.

    The eight standard dimensions form the overall score. A company may add dimensions of its own,
    which are scored and shown, but are not part of the overall score.
    """

    _name = "readiness.dimension"
    _description = "Readiness Dimension"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        compute="_compute_code",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Short technical name for exports and the API. Suggested from the name.",
    )
    pillar = fields.Selection(
        [("people", "People"), ("process", "Process"), ("technology", "Technology")],
        required=True,
        default="people",
    )
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    is_core = fields.Boolean(
        "Part of the overall score",
        readonly=True,
        help="Only the eight dimensions of the standard questionnaire count in the overall score.",
    )
    is_optional = fields.Boolean(
        "Optional",
        help="Asked only in campaigns that include it.",
    )
    description = fields.Text("What it means", translate=True)
    outward = fields.Text("Why it matters on social media", translate=True)

    _code_unique = models.Constraint(
        "UNIQUE (code)", "Code: another dimension already uses it. Choose a different one."
    )

    @api.depends("name")
    def _compute_code(self):
        """Compute a code from the name if there is none; exports and the API rely on an existing
        one.
        """
        known = self.sudo().with_context(active_test=False).search([("code", "!=", False)])
        taken = set(known.mapped("code"))
        for dimension in self:
            if dimension.name and not dimension.code:
                dimension.code = dimension._free_code(taken)
                taken.add(dimension.code)
            else:
                dimension.code = dimension.code

    def _free_code(self, taken):
        plain = re.sub(r"[^a-z0-9]+", "_", remove_accents(self.name).lower()).strip("_")
        wanted, number = plain[:40] or "dimension", 2
        code = wanted
        while code in taken:
            code, number = f"{wanted}_{number}", number + 1
        return code
