from odoo import api, fields, models
from odoo.exceptions import AccessError

from .readiness_campaign import SMALLEST_MINIMUM


class ReadinessScore(models.Model):
    """One row of a release: written once, at the close, and never changed.

    Whole numbers only. ``subtree`` rows speak of a unit and all below it, ``rest`` rows of
    "Other teams in X": the block of a published unit that has published units below it.
    Odoo has no empty integer, so each figure that may be missing has a flag beside it:
    zero is zero.
    """

    _name = "readiness.score"
    _description = "Readiness Score"
    _order = "campaign_id desc, unit_path, scope desc, kind, dimension_sequence, id"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    unit_id = fields.Many2one(
        "readiness.unit", required=True, ondelete="cascade", index=True, readonly=True
    )
    unit_path = fields.Char(related="unit_id.parent_path")
    department_id = fields.Many2one(related="unit_id.department_id")
    scope = fields.Selection(
        [("subtree", "Unit with all below"), ("rest", "Other teams in the unit")],
        required=True,
        readonly=True,
    )
    kind = fields.Selection(
        [("dimension", "Dimension"), ("item", "Item"), ("overall", "Overall")],
        required=True,
        readonly=True,
        index=True,
    )
    dimension_id = fields.Many2one("readiness.dimension", ondelete="restrict", readonly=True)
    dimension_sequence = fields.Integer("Dimension order", related="dimension_id.sequence")
    item_id = fields.Many2one("survey.question", ondelete="restrict", readonly=True)
    item_origin = fields.Integer(
        "Item origin", readonly=True, aggregator=None, help="The same for an item in all waves."
    )
    score = fields.Integer(
        required=True, readonly=True, aggregator=None, help="0 to 100: (mean - 1) / 4 x 100."
    )
    favourable = fields.Integer(
        "Favourable %", readonly=True, aggregator=None, help="Share of answers 4 and 5."
    )
    has_favourable = fields.Boolean("Favourable shown", readonly=True)
    respondents = fields.Integer(required=True, readonly=True, aggregator=None)
    minimum = fields.Integer(required=True, readonly=True, aggregator=None)
    target = fields.Integer(readonly=True, aggregator=None)
    has_target = fields.Boolean(readonly=True)
    gap = fields.Integer(
        "Coherence gap", readonly=True, aggregator=None, help="Score minus target."
    )
    change = fields.Integer(
        "Change", readonly=True, aggregator=None, help="Since the previous wave."
    )
    has_change = fields.Boolean(readonly=True)

    _row_unique = models.UniqueIndex(
        "(campaign_id, unit_id, scope, kind, COALESCE(dimension_id, 0), COALESCE(item_origin, 0))"
    )
    _respondents_floor = models.Constraint(
        f"CHECK (respondents >= minimum AND minimum >= {SMALLEST_MINIMUM})",
        "A result never speaks of fewer people than the minimum group.",
    )
    _score_range = models.Constraint("CHECK (score BETWEEN 0 AND 100)", "A score lies in 0 to 100.")

    @api.depends("unit_id", "scope", "kind", "dimension_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for row in self:
            subject = row.dimension_id.name or kinds[row.kind]
            row.display_name = f"{row._unit_label()}: {subject}"

    def _unit_label(self):
        if self.scope == "rest":
            return self.env._("Other teams in %s", self.unit_id.name)
        return self.unit_id.name

    # A release is frozen: no create, write or unlink for anyone, in sudo neither. The close
    # writes its rows by SQL, in one statement.

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse()

    def write(self, vals):
        self._refuse()

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        self._refuse()

    def _refuse(self):
        raise AccessError(self.env._("A release is frozen: its numbers are never changed."))
