# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How scores have changed since something was planned about them."""

from odoo.fields import Domain

from .comparison import CampaignFigures, compared, next_campaigns, same_units

SHOWN = 5


def previous_action_outcomes(campaign, unit, domain=(), below=True):
    """Return what was planned in a unit after the previous campaign, and how its score changed.

    :param campaign: the campaign in which it is shown; if another one followed first, nothing is
        shown
    :param domain: which actions, of those that the reader may see
    :param below: include actions of the units below it
    :return: a list of dicts with ``id``, ``name``, ``unit``, ``dimension``, ``outcome`` and
        ``outcome_state``
    """
    before = campaign.sudo().previous_id.sudo(False)  # rows decide what is read
    if not before or next_campaigns(before).get(before) != campaign:
        return []
    planned_in = same_units(unit, before).get((before, unit), unit.browse())
    actions = campaign.env["readiness.action"].search(
        Domain("campaign_id", "=", before.id)
        & Domain("unit_id", "child_of" if below else "in", planned_in.ids)
        & Domain("state", "!=", "dropped")
        & Domain(domain),
        limit=SHOWN,
    )
    return [_as_outcome(action) for action in actions if action.outcome]


def _as_outcome(action):
    return {
        "id": action.id,
        "name": action.name,
        "unit": action.unit_id.display_name,
        "dimension": action.dimension_id.name,
        "outcome": action.outcome,
        "outcome_state": action.outcome_state,
    }


class Outcomes:
    """Compares the scores that actions are about with those of the next campaign.

    It reads with the reader's own access rights. The number of queries depends on the number of
    campaigns, not on that of actions.
    """

    def __init__(self, actions):
        self.env = actions.env
        self.actions = actions

    def compute(self):
        """Return {action: (change in words, state)}, without actions that have no next campaign
        yet.

        The state is one of ``engine.trend.change_of``, or ``False``.
        """
        following = next_campaigns(self.actions.campaign_id)
        found = {}
        for campaign, actions in self.actions.grouped("campaign_id").items():
            if after := following.get(campaign):
                found.update(self._compare(actions, campaign, after))
        return found

    def _compare(self, actions, campaign, following):
        units = self.env["readiness.unit"].search([("id", "in", actions.unit_id.ids)])
        same = same_units(units, campaign | following)
        rows = actions._rows_of(units.union(*same.values()))
        before, after = (
            self._figures(actions, CampaignFigures(one), rows, same)
            for one in (campaign, following)
        )
        return {
            action: self._outcome(before[action], after.get(action))
            for action in actions
            if action in before
        }

    @staticmethod
    def _figures(actions, one, rows, same):
        """Return {action: the figure of its score in a campaign, as ``compared`` takes it}."""
        figures = one.figures(rows.filtered(lambda row: row.campaign_id == one.campaign))
        of_cell = {(row.unit_id, row.dimension_id): figure for row, figure in figures.items()}
        found = {}
        for action in actions:
            unit = same.get((one.campaign, action.unit_id))
            if figure := of_cell.get((unit, action.dimension_id)):
                found[action] = figure
        return found

    def _outcome(self, before, after):
        if not after:
            return self.env._("Not shown in the next campaign"), False
        change = compared(self.env, before, after)
        if change["is_like"]:
            return change["text"], change["state"]
        return self.env._("%s; not comparable", change["text"]), "unclear"
