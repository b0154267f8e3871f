from odoo import fields, models


class ReadinessQuality(models.Model):
    """How far a campaign's numbers can be trusted: for the company only, computed at the close.

    Never for a unit, and only from 50 respondents on.
    """

    _name = "readiness.quality"
    _description = "Readiness Quality Figure"
    _order = "campaign_id desc, dimension_sequence, kind, sequence, id"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    kind = fields.Selection(
        [
            ("alpha", "Cronbach's alpha"),
            ("alpha_low", "Alpha, lower limit"),
            ("alpha_high", "Alpha, upper limit"),
            ("icc1", "Intraclass correlation (1)"),
            ("icc2", "Intraclass correlation (2)"),
            ("spread", "Spread of answers in the company"),
            ("item_rest", "Correlation of an item with the rest"),
            ("distribution", "Share of answers, %"),
        ],
        required=True,
        readonly=True,
    )
    dimension_id = fields.Many2one("readiness.dimension", ondelete="restrict", readonly=True)
    dimension_sequence = fields.Integer("Dimension order", related="dimension_id.sequence")
    item_id = fields.Many2one("survey.question", ondelete="restrict", readonly=True)
    sequence = fields.Integer(readonly=True, aggregator=None)
    levels = fields.Char(readonly=True, help="The answer levels that a share is about: 1, or 1-2.")
    value = fields.Float(digits=(6, 2), readonly=True, aggregator=None)
