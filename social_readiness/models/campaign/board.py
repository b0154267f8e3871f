from odoo import api, models
from odoo.tools import SQL, remove_accents

from ...local_time import day_of
from ...tools import capital


class ReadinessCampaign(models.Model):
    """The heatmap: one payload for every mode, read through the release's own rules.

    At most five queries, whatever the size of the company and the number of waves: campaigns,
    the chosen one, dimensions, units, and release rows (or, while open, participation).
    """

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_board(self, campaign_id=False, packed=False):
        """Return what the reader may see of a campaign, in one piece.

        :param campaign_id: a campaign; without one, the newest result of a whole company,
            or else the newest that has one, or else the newest that runs
        :param packed: write the rows as short as possible (see ``board_figures``), and
            without figures while the reader may still guess the result
        :return: a dict with ``campaigns`` (to choose from), ``campaign`` (or ``False``),
            ``dimensions`` (the columns, ``short`` in a word or two; the overall score comes
            after the last one),
            ``row_fields`` and ``rows`` (one list a row, in the order of ``row_fields``; the
            three lists of figures are ``None`` for a hidden unit, and hold ``None`` where a
            figure is not shown), ``targets`` (one a column, the overall last),
            ``participation`` ({unit id: label} while open) and ``may_launch``
        :raises AccessError: the reader is not an internal user

        Every number comes from the release rows and is a whole one.
        """
        self.check_access("read")
        campaigns = self._board_choices()
        chosen = self._board_choose(campaigns, campaign_id)
        board = self.browse(chosen["id"])._board(chosen, packed) if chosen else {"campaign": False}
        return {"campaigns": campaigns, "may_launch": self.has_access("create"), **board}

    @staticmethod
    def _board_choose(campaigns, campaign_id):
        """The campaign that is asked for, if the reader may see it, or else the usual one."""
        if campaign_id:
            return next((one for one in campaigns if one["id"] == campaign_id), None)
        published = [one for one in campaigns if one["state"] == "published"]
        whole = [one for one in published if one["audience"] == "company"]
        return next(iter(whole or published or campaigns), None)

    def _board_choices(self, campaign=None):
        """The campaigns that the reader may look at, the newest first."""
        domain = [("state", "in", ("open", "closing", "published", "refused"))]
        query = self._search(domain if campaign is None else [("id", "=", campaign.id)])
        query.order = self._order_to_sql(self._order, query)
        company = query.join(query.table, "company_id", "res_company", "id", "company_id")
        profile = query.left_join(query.table, "profile_id", "readiness_profile", "id", "profile")
        names = ("id", "name", "state", "audience", "date_open", "date_close")
        rows = self.env.execute_query(
            query.select(
                *(SQL.identifier(query.table, name) for name in names),
                SQL.identifier(company, "name"),
                self.env["readiness.profile"]._field_to_sql(profile, "name", query),
                self._asks_guess_sql(query.table),
                self._zone_sql(query.table),
            )
        )
        keys = (*names, "company", "profile", "asks_guess")
        return [self._with_days(dict(zip(keys, row, strict=False)), row[-1]) for row in rows]

    @staticmethod
    def _with_days(choice, zone):
        """A client gets days, not moments: it does not know the company's time zone."""
        days = {name: day_of(choice[name], zone) for name in ("date_open", "date_close")}
        return {**choice, **{name: day.isoformat() for name, day in days.items()}}

    def _board(self, choice=None, packed=False):
        """The campaign's own part of the payload."""
        choice = choice or self._board_choices(self)[0]
        dimensions = self._board_dimensions()
        is_shown = self._board_is_shown(choice, packed)
        figures, targets = self._board_figures(dimensions) if is_shown else ({}, None)
        return {
            "campaign": {**choice, **self._board_campaign()},
            "dimensions": dimensions,
            "targets": targets or [None] * (len(dimensions) + 1),
            **self._board_written(self._board_rows(figures), packed),
            **self._board_participation(),
        }

    def _board_is_shown(self, choice, packed):
        """Whether figures are given; who gets them can no longer guess them.

        The web client asks for a guess first, and for the figures again once that is done.
        """
        if self.state != "published" or (packed and choice["asks_guess"]):
            return False
        if choice["asks_guess"]:
            self.env["readiness.score"]._note_look([("campaign_id", "=", self.id)])
        return True

    def _board_campaign(self):
        return {
            "minimum": self.minimum,
            "headcount": self.headcount,
            "new_employees": self.new_employees,
            "audience_notes": self._audience_notes(),
            "key_destroyed": self.key_destroyed,
        }

    # ------------------------------------------------------------
    # COLUMNS
    # ------------------------------------------------------------

    def _core_dimensions(self):
        """The columns that every board has: one that was not asked about stays empty."""
        return self.env["readiness.dimension"].search([("is_core", "=", True)])

    def _board_dimensions(self):
        """The core dimensions and those that the campaign asked about, in one query."""
        Dimension = self.env["readiness.dimension"].with_context(active_test=False)
        query = Dimension._search([])
        query.order = Dimension._order_to_sql(Dimension._order, query)
        asked = SQL(
            """EXISTS (SELECT FROM survey_question page
                        WHERE page.survey_id = %s AND page.is_page
                          AND page.dimension_id = %s)""",
            self.sudo().survey_id.id,
            SQL.identifier(query.table, "id"),
        )
        core = SQL("%s AND %s", *(SQL.identifier(query.table, n) for n in ("is_core", "active")))
        query.add_where(SQL("(%s OR (%s))", asked, core))
        names = ("id", "code", "name", "pillar", "description", "outward", "is_core")
        columns = [Dimension._field_to_sql(query.table, name, query) for name in names]
        rows = self.env.execute_query(query.select(*columns, asked))
        pillars = dict(Dimension._fields["pillar"]._description_selection(self.env))
        words = self._short_words()
        return [
            {
                **{name: value or "" for name, value in zip(names, row, strict=False)},
                "short": capital(words.get(row[1]) or row[2] or ""),
                "is_core": bool(row[-2]),
                "pillar_name": pillars[row[3]],
                "is_asked": row[-1],
            }
            for row in rows
        ]

    # ------------------------------------------------------------
    # ROWS
    # ------------------------------------------------------------

    def _board_rows(self, figures):
        """The reader's units from the top down, each with its "other teams" after it.

        Each as (unit, unit above, scope, name, invited, (respondents, respondents behind the
        shares), figures, department).
        """
        rows, shown = [], set()
        for unit, above, parent_path, name, invited, department in self._board_units():
            parent = above if above in shown else self._nearest(parent_path, unit, shown)
            shown.add(unit)
            *counts, figure = figures.get((unit, "subtree"), (None, None, None))
            rows.append((unit, parent, "subtree", name, invited, counts, figure, department))
            if rest := figures.get((unit, "rest")):
                *counts, figure = rest
                rows.append((unit, unit, "rest", name, None, counts, figure, None))
        return rows

    @staticmethod
    def _nearest(parent_path, unit, shown):
        """The nearest unit above that the reader sees, or None."""
        for ancestor in reversed(parent_path.split("/")):
            if ancestor and int(ancestor) != unit and int(ancestor) in shown:
                return int(ancestor)
        return None

    def _board_units(self):
        """The units that the reader may see, parents first, then by name, accents aside.

        Each as (id, id of the unit above, parent path, name, invited, department id).
        """
        Unit = self.env["readiness.unit"]
        query = Unit._search([("campaign_id", "=", self.id)])
        rows = self.env.execute_query(
            query.select(
                SQL.identifier(query.table, "id"),
                SQL.identifier(query.table, "parent_id"),
                SQL.identifier(query.table, "parent_path"),
                Unit._field_to_sql(query.table, "name", query),
                SQL.identifier(query.table, "headcount"),
                SQL.identifier(query.table, "department_id"),
            )
        )
        return sorted(rows, key=_by_level_and_name)

    # ------------------------------------------------------------
    # WHILE OPEN
    # ------------------------------------------------------------

    def _board_participation(self):
        """{unit id: label} of the newest day, and the company's, as the reader may see them."""
        if self.state == "published":
            return {"participation": {}}
        Participation = self.env["readiness.participation"]
        query = Participation._search([("campaign_id", "=", self.id)])
        unit, date, step = (
            SQL.identifier(query.table, name) for name in ("unit_id", "date", "step")
        )
        query.order = SQL("%s, %s DESC", unit, date)
        newest = SQL("DISTINCT ON (%s) %s", unit, unit)
        rows = self.env.execute_query(query.select(newest, step))
        return {"participation": {unit: Participation._label_of(step) for unit, step in rows}}


def _by_level_and_name(row):
    number, _above, parent_path, name, *_rest = row
    name = name or ""
    plain = name if name.isascii() else remove_accents(name)
    return parent_path.count("/"), plain.casefold(), number
