# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models


class ReadinessProfile(models.Model):
    """A social media goal, with the score that it needs in each dimension (its targets)."""

    _name = "readiness.profile"
    _description = "Social Media Goal"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Leave empty for every company.")
    description = fields.Text(translate=True)
    line_ids = fields.One2many("readiness.profile.line", "profile_id", "Targets", copy=True)

    def _targets(self):
        """Return {dimension id: target, 0 to 100}; empty without a goal."""
        return {line.dimension_id.id: line.score for line in self.sudo().line_ids}


class ReadinessProfileLine(models.Model):
    _name = "readiness.profile.line"
    _description = "Dimension Target"
    _order = "profile_id, dimension_sequence, id"

    profile_id = fields.Many2one(
        "readiness.profile", "Goal", required=True, ondelete="cascade", index=True
    )
    dimension_id = fields.Many2one("readiness.dimension", required=True, ondelete="cascade")
    dimension_sequence = fields.Integer(related="dimension_id.sequence", store=True)
    score = fields.Integer("Target", required=True)
    reason = fields.Char(translate=True)

    _dimension_unique = models.Constraint(
        "UNIQUE (profile_id, dimension_id)",
        "Dimension: this goal already has a target for this dimension. Change that target instead.",
    )
    _score_range = models.Constraint(
        "CHECK (score BETWEEN 0 AND 100)", "Target: enter a number from 0 to 100."
    )
