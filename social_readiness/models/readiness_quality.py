# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from .readiness_score import FROZEN


class ReadinessQuality(models.Model):
    """How far a campaign's numbers can be trusted: for the company only, computed at the close.

    These are bands, never numbers, and never of a department. From 50 respondents on, every band
    exists, whatever was answered. Like scores, they are written once and never changed.
    """

    _name = "readiness.quality"
    _inherit = "readiness.protected"
    _description = "Readiness Quality Indicator"
    _order = "campaign_id desc, dimension_sequence, kind, sequence, id"
    _log_access = False
    _refusal = FROZEN

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    kind = fields.Selection(
        [
            ("alpha", "Reliability"),
            ("icc1", "Similarity within departments"),
            ("spread", "Spread of answers"),
            ("item_rest", "How well a statement fits its dimension"),
        ],
        string="Type",
        required=True,
        readonly=True,
    )
    dimension_id = fields.Many2one("readiness.dimension", ondelete="restrict", readonly=True)
    dimension_sequence = fields.Integer("Dimension order", related="dimension_id.sequence")
    item_id = fields.Many2one("survey.question", "Statement", ondelete="restrict", readonly=True)
    sequence = fields.Integer(readonly=True, aggregator=None)
    band = fields.Selection(
        [
            ("below_06", "Below 0.6"),
            ("from_06", "0.6 to 0.7"),
            ("from_07", "0.7 to 0.8"),
            ("from_08", "0.8 or more"),
            ("little", "Slight"),
            ("some", "Moderate"),
            ("much", "Strong"),
            ("small", "Small"),
            ("medium", "Moderate"),
            ("large", "Large"),
            ("look", "Should be checked"),
            ("fits", "Fits"),
        ],
        string="Rating",
        required=True,
        readonly=True,
    )
