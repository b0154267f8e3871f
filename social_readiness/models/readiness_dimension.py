from odoo import fields, models


class ReadinessDimension(models.Model):
    """An internal function whose coherence with the culture of social media is measured.

    The eight core dimensions form the overall score; a company may add its own, which are
    scored and shown but never enter the overall score.
    """

    _name = "readiness.dimension"
    _description = "Readiness Dimension"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short technical name, used by exports and the API.")
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
        help="Only the eight dimensions of the standard questionnaire form the overall score.",
    )
    is_optional = fields.Boolean(
        "Asked on request only",
        help="Left out of a campaign unless the campaign asks for it.",
    )
    description = fields.Text("What it means", translate=True)
    outward = fields.Text("What it feeds outside", translate=True)

    _code_unique = models.Constraint(
        "UNIQUE (code)", "Another dimension has this code already: choose a different one."
    )
