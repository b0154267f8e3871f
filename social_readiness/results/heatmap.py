# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.tools import SQL

from ..engine.participation import SMALLEST_INVITED
from ..engine.ranking import opening_level
from ..local_time import day_of, zone_sql
from .files import formats
from .heatmap_columns import columns_of
from .heatmap_figures import figures_of
from .heatmap_rows import ROW_FIELDS, rows_of
from .heatmap_words import heatmap_words, legends


class ReadinessHeatmap(models.AbstractModel):
    """The heatmap: one document for the screen and for every file.

    It takes at most five queries, whatever the size of the company and the number of campaigns: the
    campaigns, the chosen one, dimensions, units, and release rows (or, in an open campaign,
    response rates).
    """

    _name = "readiness.heatmap"
    _description = "Readiness Heatmap"

    @api.model
    @api.readonly
    def get_heatmap(self, campaign_id=False, guess_first=False):
        """Return what the reader may see of a campaign's result, in one piece.

        :param campaign_id: a campaign; without one, the newest result of a whole company,
            or else the newest that has one, or else the newest that runs
        :param guess_first: give no figures while the reader may still guess the result
        :return: a dict with

            - ``campaigns`` to choose from, ``may_launch`` (one more), ``exports`` (in which
              formats this server writes files)
            - ``campaign``: the chosen one, or ``False``: then nothing follows
            - ``dimensions``: the columns in order, ``short`` in a word or two; the overall score
              comes after the last one
            - ``targets``: one a column, the overall last
            - ``row_fields`` and ``rows``: one list a row, in the order of ``row_fields``: each
              unit below the one above it, its "other teams" last. ``scores``, ``favourable`` and
              ``changes`` hold a whole number a column, ``None`` where it is not shown; for a
              hidden unit they are ``None`` themselves
            - ``level``: how many levels to open first, so that a few rows are seen
            - ``participation``: {unit id: label} while open
            - ``words``: {what: its name or sentence}
            - ``legends``: {mode: [[low, high, text] of each of the seven steps of color]}, the
              lowest first; ``None`` where a step has no end
        :raises AccessError: the reader is not an internal user

        Every number comes from the release rows and is a whole one.
        """
        Campaign = self.env["readiness.campaign"]
        Campaign.check_access("read")
        choices = self._choices()
        choice = self._choose(choices, campaign_id)
        return {
            "campaigns": choices,
            "may_launch": Campaign.has_access("create"),
            "exports": formats(),
            **(self._of_campaign(choice, guess_first) if choice else {"campaign": False}),
        }

    # ------------------------------------------------------------
    # WHICH CAMPAIGN
    # ------------------------------------------------------------

    @staticmethod
    def _choose(choices, campaign_id):
        """Return the chosen campaign if the reader may see it, or else the usual one."""
        if campaign_id:
            return next((one for one in choices if one["id"] == campaign_id), None)
        published = [one for one in choices if one["state"] == "published"]
        whole = [one for one in published if one["audience"] == "company"]
        return next(iter(whole or published or choices), None)

    def _choices(self):
        """Return the campaigns that the reader may look at, the newest first."""
        Campaign = self.env["readiness.campaign"]
        query = Campaign._search([("state", "in", ("open", "closing", "published", "refused"))])
        query.order = Campaign._order_to_sql(Campaign._order, query)
        company = query.join(query.table, "company_id", "res_company", "id", "company_id")
        profile = query.left_join(query.table, "profile_id", "readiness_profile", "id", "profile")
        names = ("id", "name", "state", "audience", "date_open", "date_close")
        rows = self.env.execute_query(
            query.select(
                *(SQL.identifier(query.table, name) for name in names),
                SQL.identifier(company, "name"),
                self.env["readiness.profile"]._field_to_sql(profile, "name", query),
                self.env["readiness.guess"]._asks_sql(query.table),
                zone_sql(self.env, query.table),
            )
        )
        keys = (*names, "company", "profile", "asks_guess")
        return [_with_days(dict(zip(keys, row, strict=False)), row[-1]) for row in rows]

    # ------------------------------------------------------------
    # WHAT IT SHOWS
    # ------------------------------------------------------------

    def _of_campaign(self, choice, guess_first):
        campaign = self.env["readiness.campaign"].browse(choice["id"])
        columns = columns_of(campaign)
        is_shown = self._is_shown(campaign, choice["asks_guess"], guess_first)
        figures, targets = figures_of(campaign, columns) if is_shown else ({}, None)
        rows, words = rows_of(campaign, figures), heatmap_words(self.env)
        awaited = self.env["readiness.participation"]._awaited(campaign)
        return {
            "campaign": {
                **choice,
                **self._facts(campaign),
                "has_rates": campaign.headcount >= SMALLEST_INVITED,
                "awaits_rates": [row[0] for row in rows if row[0] in awaited],
            },
            "dimensions": columns,
            "targets": targets or [None] * (len(columns) + 1),
            "row_fields": ROW_FIELDS,
            "rows": rows,
            "level": self._level(rows),
            "participation": self._participation(campaign),
            "words": words,
            "legends": legends(words),
        }

    @staticmethod
    def _level(rows):
        """As many levels as show a few rows with figures; while there are none, a few rows."""
        level, scores = ROW_FIELDS.index("level"), ROW_FIELDS.index("scores")
        shown = [row for row in rows if row[scores]] or rows
        return opening_level(row[level] for row in shown)

    def _is_shown(self, campaign, asks_guess, guess_first):
        """Whether figures are given; who gets them can no longer guess them.

        The web client asks for a guess first, and for the figures again once that is done.
        """
        if campaign.state != "published" or (guess_first and asks_guess):
            return False
        if asks_guess:
            self.env["readiness.score"]._log_read([("campaign_id", "=", campaign.id)])
        return True

    @staticmethod
    def _facts(campaign):
        return {
            "minimum": campaign.minimum,
            "headcount": campaign.headcount,
            "new_employees": campaign.new_employees,
            "audience_notes": campaign._audience_notes(),
            "key_destroyed": campaign.key_destroyed,
        }

    def _participation(self, campaign):
        """Return {unit id: label} of each unit's own newest day, as the reader may see it."""
        if campaign.state == "published":
            return {}
        Participation = self.env["readiness.participation"]
        query = Participation._search([("campaign_id", "=", campaign.id)])
        unit, date, step = (
            SQL.identifier(query.table, name) for name in ("unit_id", "date", "step")
        )
        query.order = SQL("%s, %s DESC", unit, date)
        newest = SQL("DISTINCT ON (%s) %s", unit, unit)
        rows = self.env.execute_query(query.select(newest, step))
        return {unit: Participation._label_of(step) for unit, step in rows}


def _with_days(choice, zone):
    """Return dates as days: a client does not know the company's time zone."""
    days = {name: day_of(choice[name], zone).isoformat() for name in ("date_open", "date_close")}
    return {**choice, **days}
