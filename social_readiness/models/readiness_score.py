# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, LazyTranslate

from ..engine.scores import response_rate
from ..tools import SMALLEST_MINIMUM, percent_label
from ..transactions import begin_read_committed

_logger = logging.getLogger(__name__)
_lt = LazyTranslate(__name__)

# A release is frozen, also for sudo. The close writes its rows with SQL: ``ReleaseWriter``.
FROZEN = _lt("Published results cannot be changed.")

# Each figure of a row, with the field that says whether the row has this figure.
FIGURES = {
    "score": None,
    "favourable": "has_favourable",
    "respondents": None,
    "favourable_respondents": "has_favourable",
    "target": "has_target",
    "gap": "has_target",
    "change": "has_change",
}
# Aggregates that would combine several figures. Counting rows is allowed.
OF_ONE_ROW = ("avg", "sum", "max", "min")
# The key under which a cursor keeps what was read, until it is noted.
READ = "readiness_scores_read"


class ReadinessScore(models.Model):
    """One row of a release: written once, at the close, and never changed.

    Figures are whole numbers. Rows of scope ``subtree`` are about a unit and all below it; rows of
    scope ``rest`` are "Other teams in X", the block of a published unit that has published units
    below it. Odoo's integers cannot be empty, so each figure that may be missing has a Boolean
    field that says whether it exists. A zero is always a real zero.
    """

    _name = "readiness.score"
    _inherit = "readiness.protected"
    _description = "Readiness Score"
    _order = "campaign_id desc, unit_path, scope desc, kind, dimension_sequence, id"
    _log_access = False
    _refusal = FROZEN

    # Every index slows the close and takes disk space. A campaign is found by the indexes below.
    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", readonly=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    unit_id = fields.Many2one(
        "readiness.unit", "Department", required=True, ondelete="cascade", index=True, readonly=True
    )
    unit_path = fields.Char(related="unit_id.parent_path")
    unit_label = fields.Char("Group", compute="_compute_unit_label")
    department_id = fields.Many2one(related="unit_id.department_id")
    scope = fields.Selection(
        [("subtree", "Department with sub-departments"), ("rest", "Other teams in the department")],
        required=True,
        readonly=True,
    )
    kind = fields.Selection(
        [("dimension", "Dimension"), ("item", "Statement"), ("overall", "Overall")],
        string="Type",
        required=True,
        readonly=True,
    )
    dimension_id = fields.Many2one("readiness.dimension", ondelete="restrict", readonly=True)
    dimension_sequence = fields.Integer(
        "Dimension order", related="dimension_id.sequence", aggregator=None
    )
    item_id = fields.Many2one("survey.question", "Statement", ondelete="restrict", readonly=True)
    item_origin = fields.Integer(
        "Statement origin",
        readonly=True,
        aggregator=None,
        help=("Identifies a statement across all campaigns."),
    )
    score = fields.Integer(
        required=True, readonly=True, aggregator=None, help="0 to 100: (mean - 1) / 4 x 100."
    )
    favourable = fields.Integer(
        "% favorable", readonly=True, aggregator=None, help="Percentage of answers that are 4 or 5."
    )
    has_favourable = fields.Boolean("% favorable available", readonly=True)
    respondents = fields.Integer("Responses", required=True, readonly=True, aggregator=None)
    favourable_respondents = fields.Integer(
        "Responses counted in % favorable",
        readonly=True,
        aggregator=None,
        help="% favorable is based only on larger groups. This is the number of their responses.",
    )
    minimum = fields.Integer("Minimum group size", required=True, readonly=True, aggregator=None)
    target = fields.Integer(readonly=True, aggregator=None)
    has_target = fields.Boolean("Has target", readonly=True)
    gap = fields.Integer(readonly=True, aggregator=None, help="Score minus target.")
    change = fields.Integer(
        readonly=True, aggregator=None, help="Points gained or lost since the previous campaign."
    )
    has_change = fields.Boolean("Change available", readonly=True)
    is_reworded = fields.Boolean(
        "Reworded",
        readonly=True,
        help=(
            "At least one statement in this score was reworded since the previous "
            "campaign, so the change is not fully comparable."
        ),
    )

    _row_unique = models.UniqueIndex(
        "(campaign_id, unit_id, scope, kind, COALESCE(dimension_id, 0), COALESCE(item_origin, 0))"
    )
    # What the heatmap reads: one row in five; the others are about items.
    _board_index = models.Index(
        "(campaign_id, unit_id, scope) WHERE kind IN ('dimension', 'overall')"
    )
    _respondents_floor = models.Constraint(
        f"CHECK (respondents >= minimum AND minimum >= {SMALLEST_MINIMUM})",
        "Results never cover fewer people than the minimum group size.",
    )
    _score_range = models.Constraint(
        "CHECK (score BETWEEN 0 AND 100)", ("Score: it must be between 0 and 100.")
    )

    @api.depends("unit_id", "scope", "kind", "dimension_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for row in self:
            subject = row.dimension_id.name or kinds[row.kind]
            row.display_name = f"{row.unit_label}: {subject}"

    @api.depends("unit_id", "scope")
    @api.depends_context("lang")
    def _compute_unit_label(self):
        for row in self:
            name = row.unit_id.display_name
            rest = row.scope == "rest"
            row.unit_label = self.env._("Other teams in %s", name) if rest else name

    def _participation(self):
        """Compute how many of those invited answered, in whole percent; for whole units only."""
        invited = self.unit_id.headcount
        if self.scope != "subtree" or not invited:
            return False
        return percent_label(self.env, response_rate(self.respondents, invited))

    # ------------------------------------------------------------
    # READING BY OTHER WAYS: pivot, graph, spreadsheet, export
    # ------------------------------------------------------------

    @api.model
    def fields_get(self, allfields=None, attributes=None):
        """Offer the figures to pivots and graphs: see ``_read_group_select``."""
        description = super().fields_get(allfields, attributes)
        for name in FIGURES.keys() & description.keys():
            if attributes is None or "aggregator" in attributes:
                description[name]["aggregator"] = "avg"
        return description

    def _read_group_select(self, aggregate_spec, query):
        """Show a figure only for a single row: several rows have no total and no mean.

        Groups overlap and differ in size, so anything computed from several scores would be wrong.
        If a group of rows holds one row, its figure is shown.
        """
        name, _colon, function = aggregate_spec.partition(":")
        if name not in FIGURES or function not in OF_ONE_ROW:
            return super()._read_group_select(aggregate_spec, query)
        flag = FIGURES[name]
        return SQL(
            "CASE WHEN COUNT(*) = 1 AND BOOL_AND(%s) THEN MIN(%s) END",
            self._field_to_sql(self._table, flag, query) if flag else SQL("TRUE"),
            self._field_to_sql(self._table, name, query),
        )

    def _export_rows(self, fields, *, _is_toplevel_call=True):
        """Leave a cell empty if the row does not have the figure; a zero is always a real zero."""
        rows = super()._export_rows(fields, _is_toplevel_call=_is_toplevel_call)
        if len(rows) == len(self):
            for column, path in enumerate(fields):
                if flag := FIGURES.get(path[0]):
                    for row, record in zip(rows, self, strict=True):
                        row[column] = row[column] if record[flag] else ""
        return rows

    # ------------------------------------------------------------
    # READ LOG
    # ------------------------------------------------------------

    # People who have read a result can no longer guess it, wherever they read it. Lists, pivots,
    # exports, the HR dashboard, departments' cards, the summary, the trend and the report read rows
    # through the ORM, and so through this model. The heatmap does not: ``readiness.heatmap`` notes
    # it by itself.

    def _fetch_query(self, query, fields):
        rows = super()._fetch_query(query, fields)
        if rows:
            self._log_read([("id", "in", rows.ids)])
        return rows

    def _read_group(self, domain, *args, **kwargs):
        groups = super()._read_group(domain, *args, **kwargs)
        self._log_read(domain)
        return groups

    def _read_grouping_sets(self, domain, *args, **kwargs):
        groups = super()._read_grouping_sets(domain, *args, **kwargs)
        self._log_read(domain)
        return groups

    def _log_read(self, domain):
        """Note, after the transaction has read, whose results it was: see ``_store_read_log``.

        The read may have used a replica, which cannot be written.
        """
        if self.env.su or not self.env["readiness.guess"]._may_be_asked():
            return
        hooks = self.env.cr.postcommit
        if READ not in hooks.data:
            hooks.add(lambda: self._store_noted(Domain.OR(hooks.data[READ])))
        hooks.data.setdefault(READ, []).append(domain)

    def _store_noted(self, domain):
        try:
            with self.env.registry.cursor() as cr:
                self.with_env(self.env(cr=cr))._store_read_log(domain)
        except Exception:
            # The reading itself has succeeded. It is noted the next time.
            _logger.warning("A look at a readiness result could not be noted", exc_info=True)

    def _store_read_log(self, domain):
        """Note, in a transaction of its own, that the reader can no longer guess these results."""
        begin_read_committed(self.env)
        rows = self._search(domain)
        campaigns = rows.subselect(SQL.identifier(rows.table, "campaign_id"))
        self.env["readiness.guess"].sudo()._store_read(campaigns)
