from odoo import api, models

from ...engine.company_quality import OPEN_ENDED
from ...tools import as_id

IDEAS = 2


class ReadinessCampaign(models.Model):
    """What stands behind a cell of the board: its items, the waves before, what to do next."""

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_cell(self, campaign_id, unit_id, scope, dimension_id=False):
        """Return what the reader may know about one cell, in one piece.

        :param scope: ``subtree`` or ``rest``
        :param dimension_id: False for the overall score, which has no items
        :return: a dict with

            - ``items``: [{id, text, is_reversed, score, favourable, change}]; a figure that is
              not shown is None
            - ``respondents`` and ``favourable_respondents``: how many responses are behind the
              cell, and behind its share, which covers larger groups only
            - ``waves``: [{id, name, date, score}], the oldest first
            - ``margin``: the margin of error in whole points; None where it is not known
            - ``margin_is_least``: the margin is at least so wide
            - ``actions``: [{id, name, state, state_name, owner, date}], what is planned
            - ``ideas``: measures of the library that fit the gap and are not planned yet
            - ``may_plan``: whether the reader may add an action
            - ``outcomes``: [{id, name, unit, dimension, outcome, outcome_state}], what became of
              what was planned for this cell after the wave before
        :raises AccessError: the reader may not read scores

        Every figure is read from the release rows through the reader's own rules: a unit that
        the reader may not see gives the same empty answer as a hidden one. The number of
        queries does not grow with the number of waves.
        """
        campaign_id, dimension_id = as_id(campaign_id), as_id(dimension_id)
        scope = scope if scope in ("subtree", "rest") else False
        campaign = self.browse(campaign_id)
        unit = self.env["readiness.unit"].search(
            [("id", "=", as_id(unit_id)), ("campaign_id", "=", campaign_id)]
        )
        row = unit._cell_row(scope, dimension_id)
        return {
            "items": row._cell_items() if dimension_id else [],
            "waves": campaign._cell_waves(row),
            "respondents": row.respondents,
            "favourable_respondents": row.favourable_respondents,
            **campaign._cell_margin(row),
            **campaign._cell_plans(row),
        }

    # ------------------------------------------------------------
    # WAVES
    # ------------------------------------------------------------

    def _cell_waves(self, row):
        """The score of the same department, or of the whole company, in this and older waves.

        "Other teams" are other people in another wave: they have this wave only.
        """
        if not row:
            return []
        chain = self._cell_chain() if row.scope == "subtree" else self
        units = row.unit_id._same_in(chain)
        rows = units._cell_row(row.scope, row.dimension_id.id).grouped("campaign_id")
        days = chain.sudo()._closing_days()
        return [one._cell_wave(rows[one], days[one.id]) for one in chain if one in rows]

    def _cell_chain(self):
        """This campaign and those before it, the oldest first."""
        published = self.sudo().search_fetch(
            [("company_id", "=", self.sudo().company_id.id), ("state", "=", "published")],
            ["name", "date_close", "previous_id"],
        )
        chain = wave = self.sudo()
        while (wave := wave.previous_id & published) and wave not in chain:
            chain = wave + chain
        return chain.sudo(False)

    def _cell_wave(self, row, day):
        campaign = self.sudo()
        return {
            "id": campaign.id,
            "name": campaign.name,
            "date": day,
            "score": row.score,
        }

    # ------------------------------------------------------------
    # MARGIN
    # ------------------------------------------------------------

    def _cell_margin(self, row):
        """Known for dimensions of units whose number of invited people is known."""
        spreads = self._spreads() if row.dimension_id and row.scope == "subtree" else {}
        if row.dimension_id.id not in spreads:
            return {"margin": None, "margin_is_least": False}
        margin = self._margin(row.dimension_id, row.respondents, row.unit_id.headcount, spreads)
        return {
            "margin": margin,
            "margin_is_least": bool(margin) and spreads[row.dimension_id.id] == OPEN_ENDED,
        }

    # ------------------------------------------------------------
    # WHAT TO DO NEXT
    # ------------------------------------------------------------

    def _cell_plans(self, row):
        """Actions and ideas for a dimension of a unit; "other teams" are planned for in it."""
        if not row.dimension_id:
            return {"actions": [], "ideas": [], "may_plan": False, "outcomes": []}
        unit = row.unit_id
        may_plan = unit._may_plan()
        actions = self.env["readiness.action"].search(
            [
                ("unit_id", "=", unit.id),
                ("dimension_id", "=", row.dimension_id.id),
                ("state", "!=", "dropped"),
            ]
        )
        return {
            "actions": [action._cell_action() for action in actions],
            "ideas": self._cell_ideas(row) if may_plan else [],
            "may_plan": may_plan,
            "outcomes": self._what_became(
                unit, [("dimension_id", "=", row.dimension_id.id)], below=False
            ),
        }

    def _cell_ideas(self, row):
        if not row.has_target or row.gap >= 0:
            return []
        measures = self._measures(row.dimension_id.ids, row.unit_id).get(row.dimension_id.id)
        return [one._as_step() for one in measures._fitting(row.gap)[:IDEAS]] if measures else []


class ReadinessUnit(models.Model):
    _inherit = "readiness.unit"

    def _same_in(self, campaigns):
        """This department's units in campaigns; the root of one is that of the others."""
        domain = [("campaign_id", "in", campaigns.ids)]
        if self.department_id:
            return self.search([*domain, ("department_id", "=", self.department_id.id)])
        if self.parent_id:
            return self  # its department was deleted
        return self.search([*domain, ("parent_id", "=", False), ("department_id", "=", False)])

    def _cell_row(self, scope, dimension_id):
        """The release rows of one cell in each of these units, as the reader may see them."""
        return self.env["readiness.score"].search(
            [
                ("unit_id", "in", self.ids),
                ("scope", "=", scope),
                ("kind", "=", "dimension" if dimension_id else "overall"),
                ("dimension_id", "=", dimension_id),
            ]
        )


class ReadinessScore(models.Model):
    _inherit = "readiness.score"

    def _cell_items(self):
        """The items of a dimension's row, in the order of the questionnaire."""
        rows = self.search(
            [
                ("unit_id", "in", self.unit_id.ids),
                ("scope", "=", self.scope),
                ("kind", "=", "item"),
                ("dimension_id", "in", self.dimension_id.ids),
            ]
        )
        return [row._cell_item() for row in rows.sorted(lambda row: row.sudo().item_id.sequence)]

    def _cell_item(self):
        """An item's row. Its text is the questionnaire's, which readers have no access to."""
        item = self.sudo().item_id
        return {
            "id": item.id,
            "text": item.title,
            "is_reversed": item.reverse_scored,
            "score": self.score,
            "favourable": self.favourable if self.has_favourable else None,
            "change": self.change if self.has_change else None,
        }


class ReadinessAction(models.Model):
    _inherit = "readiness.action"

    def _cell_action(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        return {
            "id": self.id,
            "name": self.name,
            "state": self.state,
            "state_name": states[self.state],
            "owner": self.user_id.sudo().name or "",
            "date": self.date_deadline and self.date_deadline.isoformat(),
        }
