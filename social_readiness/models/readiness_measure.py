# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from ..engine.coherence import CARE

EFFORTS = [("low", "Low"), ("medium", "Medium"), ("high", "High")]


class ReadinessMeasure(models.Model):
    """An entry of the action library: something concrete about a gap, small enough to start on
    Monday.
    """

    _name = "readiness.measure"
    _description = "Readiness Library Action"
    _order = "dimension_sequence, sequence, id"

    name = fields.Char("Action", required=True, translate=True)
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=100)
    company_id = fields.Many2one("res.company", help="Leave empty for every company.")
    dimension_id = fields.Many2one(
        "readiness.dimension", required=True, ondelete="cascade", index=True
    )
    dimension_sequence = fields.Integer(
        "Dimension order", related="dimension_id.sequence", store=True
    )
    description = fields.Text("What to do", translate=True)
    who = fields.Char(translate=True)
    effort = fields.Selection(EFFORTS, required=True, default="low")
    moves = fields.Char("What it improves", translate=True)
    first_sign = fields.Char("First sign of success", translate=True)
    for_gap = fields.Selection(
        [
            ("small", "Small gaps"),
            ("large", "Large gaps"),
            ("any", "Any gap"),
        ],
        "Suitable for",
        required=True,
        default="any",
        help="A gap is large if the score is more than 10 points below the target.",
    )

    def _fitting(self, gap):
        """Return those that suit the size of a gap: the ones made for it first, then by effort.

        :param gap: score minus target, in whole points
        """
        size = "large" if -gap > CARE else "small"
        efforts = [effort for effort, _label in EFFORTS]
        fitting = self.filtered(lambda measure: measure.for_gap in (size, "any"))
        return fitting.sorted(
            lambda one: (efforts.index(one.effort), one.for_gap == "any", one.sequence)
        )

    def _as_step(self):
        """Return the entry as a first step, as screen and paper show it."""
        self.ensure_one()
        efforts = dict(self._fields["effort"]._description_selection(self.env))
        return {
            "id": self.id,
            "name": self.name,
            "description": self.description or "",
            "who": self.who or "",
            "effort": self.effort,
            "effort_name": efforts[self.effort],
            "moves": self.moves or "",
            "first_sign": self.first_sign or "",
            "dimension_id": self.dimension_id.id,
            "dimension": self.dimension_id.name,
        }
