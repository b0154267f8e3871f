# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from ..local_time import closing_days
from ..tools import as_id
from .comparison import CampaignFigures, compared, same_units, with_previous
from .release_reader import ReleaseReader, published
from .summary import unit_choice

MOST_CAMPAIGNS = 6
OVERALL = "overall"


class ReadinessTrend(models.AbstractModel):
    """The trend: a campaign and previous ones, side by side."""

    _name = "readiness.trend"
    _description = "Readiness Trend"

    @api.model
    @api.readonly
    def get_trend(self, campaign_id, unit_id=False, dimension_id=False):
        """Return the scores of a unit in this and up to five previous campaigns.

        :param campaign_id: a published campaign
        :param unit_id: a unit of the campaign; by default, the root
        :param dimension_id: a dimension, or "overall": then the rows are the unit and those
            directly below it; by default, all dimensions of the unit
        :return: a dict with ``campaign``, ``unit``, ``dimensions`` (to choose from),
            ``campaigns`` (the oldest first), ``shows_units`` and ``rows``. A row has ``id``,
            ``name``, ``target`` (of this campaign; ``False`` without one) and a cell per campaign,
            ``None`` if nothing is shown. A cell has ``score``, ``margin`` (``None`` if it is not
            known), and for the comparison with the previous campaign ``change``, ``text``,
            ``state`` (``up``, ``down``, ``unclear``, ``unknown`` or ``False``), ``is_like`` and
            ``marks``, sentences about what is not comparable
        :raises AccessError: the reader is not an internal user

        The number of queries does not depend on the number of units.
        """
        campaign = published(self.env, campaign_id)
        unit = campaign and ReleaseReader(campaign).unit(as_id(unit_id))
        if not unit:
            return {"campaign": False, "unit": False, "dimensions": [], "campaigns": [], "rows": []}
        dimension_id = OVERALL if dimension_id == OVERALL else as_id(dimension_id)
        return Trend(campaign, unit, dimension_id).compute()


class Trend:
    """Reads the trend of one unit, from release rows, with the reader's own access rights."""

    def __init__(self, campaign, unit, dimension_id):
        self.campaign, self.env, self.unit = campaign, campaign.env, unit
        self.dimension_id = dimension_id
        self.campaigns = self._campaigns()
        self.dimensions = self._dimensions()
        self.targets = {}

    def compute(self):
        """Return what ``get_trend`` describes."""
        days = closing_days(self.campaigns)
        return {
            "campaign": {"id": self.campaign.id, "name": self.campaign.name},
            "unit": unit_choice(self.unit),
            "dimensions": [{"id": one.id, "name": one.name} for one in self.dimensions],
            "campaigns": [
                {"id": one.id, "name": one.name, "date": days[one.id]} for one in self.campaigns
            ],
            "shows_units": bool(self.dimension_id),
            "rows": self._rows(),
        }

    def _campaigns(self):
        """Return this campaign and previous ones, as the reader may see them, the oldest first."""
        newest = with_previous(self.campaign)[-MOST_CAMPAIGNS:]
        readable = newest.search([("id", "in", newest.ids)])
        return newest.filtered(lambda one: one in readable)

    def _dimensions(self):
        asked = self.campaign.sudo().survey_id.page_ids.dimension_id  # hidden from readers
        return asked.with_env(self.env).sorted()

    # ------------------------------------------------------------
    # ROWS
    # ------------------------------------------------------------

    def _rows(self):
        lines = self._lines()
        units = self.unit.union(*(unit for _id, _name, unit, _what in lines))
        figures = self._figures(units)
        return [
            {
                "id": line_id,
                "name": name,
                "target": self.targets.get((unit, what), False),
                "cells": self._cells([figures.get((one, unit, what)) for one in self.campaigns]),
            }
            for line_id, name, unit, what in lines
        ]

    def _lines(self):
        """Return the rows: [(id, name, unit, dimension id or "overall")]."""
        if self.dimension_id:
            below = self.unit.search([("parent_id", "=", self.unit.id)], order="name")
            return [(one.id, one.name, one, self.dimension_id) for one in self.unit | below]
        overall = [(OVERALL, self.env._("Overall"), self.unit, OVERALL)]
        return overall + [(one.id, one.name, self.unit, one.id) for one in self.dimensions]

    def _cells(self, figures):
        """Return a cell per campaign, each compared with the one before."""
        before, cells = None, []
        for figure in figures:
            cells.append(figure and self._cell(figure, before))
            before = figure
        return cells

    def _cell(self, figure, before):
        cell = {"score": figure["score"], "margin": figure["margin"]}
        if not before:
            return {**cell, "change": False, "text": "", "state": False, "marks": []}
        return {**cell, **compared(self.env, before, figure)}

    # ------------------------------------------------------------
    # FIGURES
    # ------------------------------------------------------------

    def _figures(self, units):
        """Return {(campaign, unit of the newest one, dimension id or "overall"): figure}."""
        same = same_units(units, self.campaigns)
        newest = {there: unit for (_campaign, unit), there in same.items()}
        rows = self.env["readiness.score"].search(
            [
                ("unit_id", "in", [unit.id for unit in newest]),
                ("kind", "in", ("dimension", "overall")),
                ("scope", "=", "subtree"),
            ]
        )
        self.targets = {
            (row.unit_id, row.dimension_id.id or OVERALL): row.target
            for row in rows
            if row.has_target and row.campaign_id == self.campaign
        }
        return {
            (campaign, newest[row.unit_id], row.dimension_id.id or OVERALL): figure
            for campaign, some in rows.grouped("campaign_id").items()
            for row, figure in CampaignFigures(campaign).figures(some).items()
        }
