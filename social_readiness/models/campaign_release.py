from odoo import models
from odoo.tools import SQL


class ReadinessCampaign(models.Model):
    """The rows of a release, written once."""

    _inherit = "readiness.campaign"

    def _write_scores(self, rows):
        targets = self._targets_at_launch()
        before = self._scores_before()
        origins = {item.id: item.origin_id.id or item.id for item in self._layout_items()}
        departments = {unit.id: unit.department_id.id for unit in self.unit_ids}
        values = []
        for row in rows:
            target = None if row.kind == "item" else targets.get(row.dimension)
            origin = origins.get(row.item)
            key = (departments[row.unit], row.scope, row.kind, row.dimension, origin)
            values.append(self._score_values(row, origin, target, before.get(key)))
        self._insert("readiness_score", values)

    def _targets_at_launch(self):
        """{dimension id: target}, and under ``None`` the mean of the core ones, half up."""
        targets = {int(dimension): score for dimension, score in (self.targets or {}).items()}
        core = [targets[one] for one in self._core_dimension_ids() if one in targets]
        overall = (2 * sum(core) + len(core)) // (2 * len(core)) if core else None
        return {**targets, None: overall}

    def _layout_items(self):
        return self.survey_id._readiness_items()

    def _score_values(self, row, origin, target, before):
        return {
            "campaign_id": self.id,
            "company_id": self.company_id.id,
            "unit_id": row.unit,
            "scope": row.scope,
            "kind": row.kind,
            "dimension_id": row.dimension,
            "item_id": row.item,
            "item_origin": origin,
            "score": row.score,
            "favourable": row.favourable,
            "has_favourable": row.favourable is not None,
            "respondents": row.respondents,
            "minimum": self.minimum,
            "target": target,
            "has_target": target is not None,
            "gap": None if target is None else row.score - target,
            "change": None if before is None else row.score - before,
            "has_change": before is not None,
        }

    def _scores_before(self):
        """The previous wave's scores by department, scope, kind, dimension and item origin.

        "Other teams" are other people in another wave: they are not compared.
        """
        rows = self.previous_id.score_ids.filtered(lambda row: row.scope == "subtree")
        return {
            (
                row.unit_id.department_id.id,
                row.scope,
                row.kind,
                row.dimension_id.id or None,
                row.item_origin or None,
            ): row.score
            for row in rows
            if row.unit_id.department_id or not row.unit_id.parent_id
        }

    def _insert(self, table, values):
        """Insert rows by SQL: a release is written once, past the models that refuse writes."""
        if not values:
            return
        names = list(values[0])
        columns = SQL(", ").join(SQL.identifier(name) for name in names)
        for start in range(0, len(values), 5000):
            batch = values[start : start + 5000]
            rows = SQL(", ").join(SQL("%s", tuple(row[name] for name in names)) for row in batch)
            self.env.cr.execute(
                SQL("INSERT INTO %s (%s) VALUES %s", SQL.identifier(table), columns, rows)
            )
        self.env.invalidate_all(flush=False)

    # ------------------------------------------------------------
