# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.fields import Domain

from ..engine.company_quality import OPEN_ENDED
from ..local_time import closing_days
from ..tools import as_id
from .comparison import same_units, with_previous
from .outcomes import previous_action_outcomes
from .recommendations import open_measures
from .release_reader import ReleaseReader
from .summary_words import score_text

IDEAS = 2


class ReadinessCell(models.AbstractModel):
    """The details behind a cell of the heatmap: items, previous campaigns, and actions."""

    _name = "readiness.cell"
    _description = "Readiness Heatmap Cell"

    @api.model
    @api.readonly
    def get_cell(self, campaign_id, unit_id, scope, dimension_id=False):
        """Return what the reader may know about one cell.

        :param scope: ``subtree`` or ``rest``
        :param dimension_id: False for the overall score, which has no items
        :return: a dict with

            - ``items``: [{id, text, is_reversed, score, favourable, change}]; a figure that is not
              shown is None
            - ``respondents`` and ``favourable_respondents``: number of responses behind the cell,
              and behind its favorable share, which covers larger groups only
            - ``campaigns``: this one and previous ones, [{id, name, date, score}], the oldest first
            - ``margin``: margin of error in whole points; None if it is not known
            - ``margin_is_least``: whether the margin is at least as wide
            - ``actions``: the planned ones, [{id, name, state, state_name, responsible, date,
              dimension, score_text}]
            - ``ideas``: entries of the action library that suit the gap and are not planned yet
            - ``may_plan``: whether the reader may add an action
            - ``outcomes``: [{id, name, unit, dimension, outcome, outcome_state}], the results of
              what was planned for this cell after the previous campaign
        :raises AccessError: the reader may not read scores

        Every figure is read from the release rows with the reader's own access rights: a unit that
        the reader may not see gives the same empty answer as a hidden one. The number of queries
        does not depend on the number of campaigns.
        """
        campaign = self.env["readiness.campaign"].browse(as_id(campaign_id))
        unit = self.env["readiness.unit"].search(
            [("id", "=", as_id(unit_id)), ("campaign_id", "=", campaign.id)]
        )
        scope = scope if scope in ("subtree", "rest") else False
        return Cell(campaign, unit, scope, as_id(dimension_id)).compute()


class Cell:
    """Reads the details of the score of a unit in a dimension, or of its overall score."""

    def __init__(self, campaign, unit, scope, dimension_id):
        self.campaign, self.env = campaign, campaign.env
        self.scope, self.dimension_id = scope, dimension_id
        self.release = ReleaseReader(campaign)
        self.row = self._rows(unit)

    def compute(self):
        """Return what ``get_cell`` describes."""
        return {
            "items": self._items() if self.dimension_id else [],
            "campaigns": self._history() if self.row else [],
            "respondents": self.row.respondents,
            "favourable_respondents": self.row.favourable_respondents,
            **self._margin(),
            **self._plans(),
        }

    def _rows(self, units):
        """Return the release row of the cell in each of these units, as the reader may see it."""
        return self.env["readiness.score"].search(
            [
                ("unit_id", "in", units.ids),
                ("scope", "=", self.scope),
                ("kind", "=", "dimension" if self.dimension_id else "overall"),
                ("dimension_id", "=", self.dimension_id),
            ]
        )

    # ------------------------------------------------------------
    # ITEMS
    # ------------------------------------------------------------

    def _items(self):
        """Return the items of a dimension, in the order of the questionnaire."""
        rows = self.env["readiness.score"].search(
            [
                ("unit_id", "in", self.row.unit_id.ids),
                ("scope", "=", self.scope),
                ("kind", "=", "item"),
                ("dimension_id", "in", self.row.dimension_id.ids),
            ]
        )
        # In sudo: readers have no access to the questionnaire.
        return [_item(row) for row in rows.sorted(lambda row: row.sudo().item_id.sequence)]

    # ------------------------------------------------------------
    # OLDER CAMPAIGNS
    # ------------------------------------------------------------

    def _history(self):
        """Return the score of the same department or company in this campaign and previous ones.

        "Other teams" consist of other people in each campaign, so they have only this one.
        """
        is_same = self.scope == "subtree"
        chain = with_previous(self.campaign) if is_same else self.campaign
        there = same_units(self.row.unit_id, chain).values()
        rows = self._rows(self.row.unit_id.union(*there)).grouped("campaign_id")
        days = closing_days(chain.sudo())
        return [
            {"id": one.id, "name": one.sudo().name, "date": days[one.id], "score": rows[one].score}
            for one in chain
            if one in rows
        ]

    # ------------------------------------------------------------
    # MARGIN
    # ------------------------------------------------------------

    def _margin(self):
        """Return the margin of error; it is known if the number of people invited is known."""
        row = self.row
        band = (
            row.dimension_id
            and self.scope == "subtree"
            and self.release.spreads.get(row.dimension_id.id)
        )
        if not band:
            return {"margin": None, "margin_is_least": False}
        margin = self.release.margin(row)
        return {"margin": margin, "margin_is_least": bool(margin) and band == OPEN_ENDED}

    # ------------------------------------------------------------
    # WHAT TO DO NEXT
    # ------------------------------------------------------------

    def _plans(self):
        """Return actions and ideas for a dimension of a unit; "other teams" have those of their
        unit.
        """
        dimension, unit = self.row.dimension_id, self.row.unit_id
        if not dimension:
            return {"actions": [], "ideas": [], "may_plan": False, "outcomes": []}
        of_dimension = Domain("dimension_id", "=", dimension.id)
        actions = self.env["readiness.action"].search(
            of_dimension & Domain("unit_id", "=", unit.id) & Domain("state", "!=", "dropped")
        )
        may_plan = unit._may_plan()
        return {
            "actions": [{**_action(action), **self._about()} for action in actions],
            "ideas": self._ideas() if may_plan else [],
            "may_plan": may_plan,
            "outcomes": previous_action_outcomes(self.campaign, unit, of_dimension, below=False),
        }

    def _ideas(self):
        row = self.row
        if not row.has_target or row.gap >= 0:
            return []
        measures = open_measures(self.campaign, row.unit_id, row.dimension_id)
        fitting = measures._fitting(row.gap)[:IDEAS] if measures else []
        return [{**one._as_step(), **self._about()} for one in fitting]

    def _about(self):
        """What an action or an idea is about: the dimension, and its score beside the target."""
        row = self.row
        target = row.target if row.has_target else None
        text = score_text(self.env, row.score, target, self._margin()["margin"])
        return {"dimension": row.dimension_id.name, "score_text": text}


def _item(row):
    item = row.sudo().item_id  # in sudo: as above
    return {
        "id": item.id,
        "text": item.title,
        "is_reversed": item.reverse_scored,
        "score": row.score,
        "favourable": row.favourable if row.has_favourable else None,
        "change": row.change if row.has_change else None,
    }


def _action(action):
    states = dict(action._fields["state"]._description_selection(action.env))
    return {
        "id": action.id,
        "name": action.name,
        "state": action.state,
        "state_name": states[action.state],
        "responsible": action.user_id.sudo().name or "",  # readers may not have access to the user
        "date": action.date_deadline and action.date_deadline.isoformat(),
    }
