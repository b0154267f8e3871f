from odoo import api, models

from ..tools import as_id


class ReadinessCampaign(models.Model):
    """What stands behind a cell of the board: its items, and the waves before."""

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_cell(self, campaign_id, unit_id, scope, dimension_id=False):
        """Return the items of a dimension in a unit, and its score in each wave, oldest first.

        :param scope: ``subtree`` or ``rest``
        :param dimension_id: False for the overall score, which has no items
        :return: {"items": [{id, text, is_reversed, score, favourable, change}],
            "waves": [{id, name, date, score}]}; a figure that is not shown is None
        :raises AccessError: the reader may not read scores

        Every figure is read from the release rows through the reader's own rules: a unit that
        the reader may not see gives two empty lists, like a hidden one.
        """
        campaign_id, dimension_id = as_id(campaign_id), as_id(dimension_id)
        scope = scope if scope in ("subtree", "rest") else False
        campaign = self.browse(campaign_id)
        unit = self.env["readiness.unit"].search(
            [("id", "=", as_id(unit_id)), ("campaign_id", "=", campaign_id)]
        )
        return {
            "items": unit._cell_items(scope, dimension_id) if dimension_id else [],
            "waves": campaign._cell_waves(unit, scope, dimension_id),
        }

    def _cell_waves(self, unit, scope, dimension_id):
        """The score of the same department, or of the whole company, in this and older waves.

        "Other teams" are other people in another wave: they have this wave only.
        """
        waves, campaign, seen = [], self, self.browse()
        while campaign and unit and campaign not in seen:
            row = unit._cell_row(scope, dimension_id)
            if row:
                waves.append(campaign._cell_wave(row))
            seen |= campaign
            campaign = campaign.sudo().previous_id.sudo(False) if scope == "subtree" else None
            unit = unit._same_in(campaign) if campaign else unit
        return waves[::-1]

    def _cell_wave(self, row):
        campaign = self.sudo()
        return {
            "id": campaign.id,
            "name": campaign.name,
            "date": campaign.date_close.isoformat(),
            "score": row.score,
        }


class ReadinessUnit(models.Model):
    _inherit = "readiness.unit"

    def _same_in(self, campaign):
        """This department's unit in another campaign; the root of one is that of the other."""
        same = [("campaign_id", "=", campaign.id)]
        if self.department_id:
            return self.search([*same, ("department_id", "=", self.department_id.id)], limit=1)
        return self.search([*same, ("parent_id", "=", False), ("department_id", "=", False)])

    def _cell_row(self, scope, dimension_id):
        return self.env["readiness.score"].search(
            [
                ("unit_id", "=", self.id),
                ("scope", "=", scope),
                ("kind", "=", "dimension" if dimension_id else "overall"),
                ("dimension_id", "=", dimension_id),
            ],
            limit=1,
        )

    def _cell_items(self, scope, dimension_id):
        rows = self.env["readiness.score"].search(
            [
                ("unit_id", "=", self.id),
                ("scope", "=", scope),
                ("kind", "=", "item"),
                ("dimension_id", "=", dimension_id),
            ]
        )
        return [row._cell_item() for row in rows.sorted(lambda row: row.sudo().item_id.sequence)]


class ReadinessScore(models.Model):
    _inherit = "readiness.score"

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
