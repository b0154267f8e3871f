from odoo import api, models
from odoo.tools import SQL

# The figures of a row, in the order in which the payload's rows hold them.
ROW_FIELDS = (
    "unit",
    "parent",
    "scope",
    "name",
    "invited",
    "respondents",
    "scores",
    "favourable",
    "changes",
    "department",
)


class ReadinessCampaign(models.Model):
    """The heatmap: one payload for every mode, read through the release's own rules."""

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_board(self, campaign_id=False):
        """Return what the reader may see of a campaign, in one piece.

        :param campaign_id: a campaign; without one, the company's newest result
            (``is_latest``), or else the newest that has one, or else the newest that runs
        :return: a dict with ``campaigns`` (to choose from), ``campaign`` (or ``False``),
            ``dimensions`` (the columns; the overall score comes after the last one),
            ``row_fields`` and ``rows`` (one list a row, in the order of ``row_fields``; the
            three lists of figures are ``None`` for a hidden unit, and hold ``None`` where a
            figure is not shown), ``targets`` (one a column, the overall last),
            ``participation`` ({unit id: label} while open) and ``may_launch``
        :raises AccessError: the reader is not an internal user

        Every number comes from the release rows and is a whole one.
        """
        self.check_access("read")
        campaigns = self.search([("state", "in", ("open", "closing", "published", "refused"))])
        campaign = campaigns.filtered(lambda campaign: campaign.id == campaign_id)
        if not campaign and not campaign_id:
            published = campaigns.filtered(lambda campaign: campaign.state == "published")
            campaign = (published.filtered("is_latest") or published or campaigns)[:1]
        return {
            "campaigns": [one._board_choice() for one in campaigns],
            "may_launch": self.has_access("create"),
            **(campaign._board() if campaign else {"campaign": False}),
        }

    def _board_choice(self):
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "date_close": self.date_close.isoformat(),
            "company": self.company_id.name,
        }

    def _board(self):
        asked = self.sudo().survey_id.page_ids.dimension_id
        dimensions = (asked | self._core_dimensions()).sorted()
        figures, targets = self._board_figures(dimensions)
        return {
            "campaign": self._board_campaign(),
            "dimensions": [
                {**self._board_dimension(dimension), "is_asked": dimension in asked}
                for dimension in dimensions
            ],
            "targets": targets,
            "row_fields": ROW_FIELDS,
            "rows": self._board_rows(figures),
            "participation": self._board_participation(),
        }

    def _core_dimensions(self):
        """The columns that every board has: one that was not asked about stays empty."""
        return self.env["readiness.dimension"].search([("is_core", "=", True)])

    def _board_campaign(self):
        return {
            **self._board_choice(),
            "date_open": self.date_open.isoformat(),
            "minimum": self.minimum,
            "headcount": self.headcount,
            "profile": self.profile_id.sudo().name or False,
            "participation": self.participation_label or False,
            "traces_removed": self.traces_removed,
        }

    def _board_dimension(self, dimension):
        pillars = dict(dimension._fields["pillar"]._description_selection(self.env))
        return {
            "id": dimension.id,
            "code": dimension.code,
            "name": dimension.name,
            "pillar": dimension.pillar,
            "pillar_name": pillars[dimension.pillar],
            "description": dimension.description or "",
            "outward": dimension.outward or "",
            "is_core": dimension.is_core,
        }

    def _board_figures(self, dimensions):
        """Return the figures of each row and the targets of each column, the overall last.

        The figures are {(unit id, scope): (respondents, scores, favourable, changes)}.
        """
        column = {dimension.id: place for place, dimension in enumerate(dimensions)}
        figures, targets = {}, [None] * (len(column) + 1)
        for unit, scope, dimension, respondents, target, *values in self._board_scores():
            if (unit, scope) not in figures:
                blank = [[None] * len(targets) for _value in values]
                figures[unit, scope] = (respondents, *blank)
            place = column[dimension] if dimension else len(column)
            targets[place] = target
            for figure, value in zip(figures[unit, scope][1:], values, strict=True):
                figure[place] = value
        return figures, targets

    def _board_scores(self):
        """The release rows that the reader may see, as plain tuples: one query."""
        Score = self.env["readiness.score"]
        query = Score._search(
            [("campaign_id", "=", self.id), ("kind", "in", ("dimension", "overall"))]
        )

        def figure(name):
            field, flag = (SQL.identifier(query.table, part) for part in (name, f"has_{name}"))
            return SQL("CASE WHEN %s THEN %s END", flag, field)

        plain = ("unit_id", "scope", "dimension_id", "respondents")
        return self.env.execute_query(
            query.select(
                *(SQL.identifier(query.table, name) for name in plain),
                figure("target"),
                SQL.identifier(query.table, "score"),
                figure("favourable"),
                figure("change"),
            )
        )

    def _board_rows(self, figures):
        """The reader's units from the top down, each with its "other teams" after it."""
        rows, shown = [], set()
        hidden = (None,) * 4
        for unit, parent_path, name, invited, department in self._board_units():
            parent = self._nearest(parent_path, unit, shown)
            shown.add(unit)
            figure = figures.get((unit, "subtree"), hidden)
            rows.append([unit, parent, "subtree", name, invited, *figure, department])
            if rest := figures.get((unit, "rest")):
                other = self.env._("Other teams in %s", name)
                rows.append([unit, unit, "rest", other, None, *rest, None])
        return rows

    @staticmethod
    def _nearest(parent_path, unit, shown):
        """The nearest unit above that the reader sees, or None."""
        for ancestor in reversed(parent_path.split("/")):
            if ancestor and int(ancestor) != unit and int(ancestor) in shown:
                return int(ancestor)
        return None

    def _board_units(self):
        """The units that the reader may see, parents first.

        Each as (id, parent path, name, invited, department id).
        """
        Unit = self.env["readiness.unit"]
        query = Unit._search([("campaign_id", "=", self.id)])
        rows = self.env.execute_query(
            query.select(
                SQL.identifier(query.table, "id"),
                SQL.identifier(query.table, "parent_path"),
                Unit._field_to_sql(query.table, "name", query),
                SQL.identifier(query.table, "headcount"),
                SQL.identifier(query.table, "department_id"),
            )
        )
        return sorted(rows, key=lambda row: (row[1].count("/"), row[2] or "", row[0]))

    def _board_participation(self):
        if self.state == "published":
            return {}
        Participation = self.env["readiness.participation"]
        return {
            unit: Participation._label_of(step)
            for unit, step in self._latest_participation().items()
        }
