# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Write the rows of a release, once: scores and quality bands."""

from odoo.tools import SQL

from ..engine.company_quality import company_bands
from ..engine.rounding import half_up
from ..tools import array_literal
from .wordings import reworded_since_previous

SCORE_COLUMNS = (
    "unit_id",
    "scope",
    "kind",
    "dimension_id",
    "item_id",
    "item_origin",
    "score",
    "favourable",
    "has_favourable",
    "respondents",
    "favourable_respondents",
    "target",
    "has_target",
    "gap",
    "change",
    "has_change",
    "is_reworded",
)


class ReleaseWriter:
    """Writes what a campaign publishes, with SQL: the models refuse every write."""

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env
        self.items = campaign.survey_id._readiness_items()
        core = campaign.survey_id.page_ids.dimension_id.filtered("is_core")
        self.core_dimensions = frozenset(core.ids)

    def insert(self, release, rows):
        """Insert the rows of a release of the engine.

        :param rows: what ``engine.release.Release.rows`` returns
        """
        self._write_scores(rows)
        self._write_quality(release)

    def _write_quality(self, release):
        bands = company_bands(release, self.campaign._root_unit().id)
        self._insert(
            "readiness.quality",
            ("kind", "dimension_id", "item_id", "sequence", "band"),
            [
                (one.kind, one.dimension, one.item, sequence, one.band)
                for sequence, one in enumerate(bands)
            ],
        )

    def _write_scores(self, rows):
        targets = self._targets_at_launch()
        before = self._scores_before()
        is_reworded = self._rewording()
        origins = {item.id: item.origin_id.id or item.id for item in self.items}
        departments = {
            # A unit whose department was deleted has no key either, but must not be compared with
            # the company.
            unit.id: unit.department_id.id or (-unit.id if unit.parent_id else False)
            for unit in self.campaign.unit_ids
        }
        values = []
        for row in rows:
            target = None if row.kind == "item" else targets.get(row.dimension)
            origin = origins.get(row.item)
            key = (departments[row.unit], row.scope, row.kind, row.dimension, origin)
            values.append(_score_values(row, origin, target, before.get(key), is_reworded(row)))
        self._insert("readiness.score", SCORE_COLUMNS, values, minimum=self.campaign.minimum)

    def _targets_at_launch(self):
        """Return {dimension id: target}; under ``None``, the mean of the standard ones, rounded
        half up.
        """
        stored = self.campaign.targets or {}
        targets = {int(dimension): score for dimension, score in stored.items()}
        core = [targets[one] for one in self.core_dimensions if one in targets]
        overall = half_up(sum(core), len(core)) if core else None
        return {**targets, None: overall}

    def _rewording(self):
        """Return a function of a row: whether its statements had other words in the previous
        campaign.
        """
        origins = reworded_since_previous(self.campaign)
        items = self.items.filtered(lambda item: (item.origin_id or item).id in origins)
        dimensions = items.dimension_id
        behind = {
            "item": frozenset(items.ids),
            "dimension": frozenset(dimensions.ids),
            "overall": frozenset(dimensions.filtered("is_core") and [None]),
        }
        return lambda row: getattr(row, row.kind, None) in behind[row.kind]

    def _scores_before(self):
        """Return the previous campaign's scores by department, scope, kind, dimension and item
        origin.

        "Other teams" consist of other people in another campaign, so they are not compared. It uses
        SQL, because there may be a hundred thousand.
        """
        if not self.campaign.previous_id:
            return {}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT unit.department_id, kind, dimension_id, item_origin, score
                  FROM readiness_score score JOIN readiness_unit unit ON unit.id = score.unit_id
                 WHERE score.campaign_id = %s AND scope = 'subtree'
                   AND (unit.department_id IS NOT NULL OR unit.parent_id IS NULL)
                """,
                self.campaign.previous_id.id,
            )
        )
        return {
            (department or False, "subtree", kind, dimension, origin or None): score
            for department, kind, dimension, origin, score in rows
        }

    def shown_before(self):
        """Return the ids of the units whose department was shown in the previous campaign."""
        if not self.campaign.previous_id:
            return []
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM readiness_unit
                 WHERE campaign_id = %s AND department_id IN (
                       SELECT unit.department_id
                         FROM readiness_score score JOIN readiness_unit unit ON unit.id = unit_id
                        WHERE score.campaign_id = %s AND kind IN ('dimension', 'overall'))
                """,
                self.campaign.id,
                self.campaign.previous_id.id,
            )
        )
        return [unit for (unit,) in rows]

    def _insert(self, model, names, rows, **same):
        """Insert rows with one array per column, which is many times faster than values row by row.

        :param rows: tuples in the order of ``names``
        :param same: columns with the same value in all rows
        """
        same = {"campaign_id": self.campaign.id, "company_id": self.campaign.company_id.id, **same}
        fields = self.env[model]._fields
        arrays = [
            SQL("%s::%s[]", array_literal(values), SQL.identifier(fields[name].column_type[0]))
            for name, values in zip(names, zip(*rows, strict=True), strict=False)
        ]
        if arrays:
            self.env.cr.execute(
                SQL(
                    "INSERT INTO %s (%s) SELECT %s, made.* FROM unnest(%s) made",
                    SQL.identifier(self.env[model]._table),
                    SQL(", ").join(SQL.identifier(name) for name in (*same, *names)),
                    SQL(", ").join(SQL("%s", value) for value in same.values()),
                    SQL(", ").join(arrays),
                )
            )
        self.env.invalidate_all(flush=False)


def _score_values(row, origin, target, before, is_reworded):
    """Return a row of a release in the order of SCORE_COLUMNS."""
    return (
        row.unit,
        row.scope,
        row.kind,
        row.dimension,
        row.item,
        origin,
        row.score,
        row.favourable,
        row.favourable is not None,
        row.respondents,
        row.favourable_respondents,
        target,
        target is not None,
        None if target is None else row.score - target,
        None if before is None else row.score - before,
        before is not None,
        before is not None and is_reworded,
    )
