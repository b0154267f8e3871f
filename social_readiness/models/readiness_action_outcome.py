from odoo import api, fields, models


class ReadinessAction(models.Model):
    """What has become of a score since something was planned about it."""

    _inherit = "readiness.action"

    outcome = fields.Char("What happened", compute="_compute_outcome")
    outcome_state = fields.Selection(
        [
            ("up", "Better"),
            ("unclear", "No clear change"),
            ("down", "Worse"),
            ("unknown", "Margin not known"),
        ],
        "Outcome state",
        compute="_compute_outcome",
    )

    @api.depends("campaign_id", "unit_id", "dimension_id")
    @api.depends_context("uid", "lang")
    def _compute_outcome(self):
        """The score at the next wave beside that of the action's, with the margin of both."""
        self.outcome = self.outcome_state = False
        for campaign, actions in self.grouped("campaign_id").items():
            wave = campaign._next_wave()
            if wave:
                actions._compare(campaign, wave)

    def _compare(self, campaign, wave):
        before, after = self._figures_in(campaign), self._figures_in(wave)
        for action in self:
            if action in before:
                action.outcome, action.outcome_state = action._outcome(
                    wave, before[action], after.get(action)
                )

    def _outcome(self, wave, before, after):
        if not after:
            return self.env._("Not shown in the next wave"), False
        compared = wave._compared(before, after)
        if compared["is_like"]:
            return compared["text"], compared["state"]
        return self.env._("%s; not like with like", compared["text"]), "unclear"

    def _figures_in(self, wave):
        """{action: what is compared of its score in a wave}, as far as the reader may see it."""
        units = self.env["readiness.unit"].search([("id", "in", self.unit_id.ids)])
        same = {unit.id: unit._in_wave(wave) for unit in units}
        rows = self._rows_of(units.union(*same.values()))
        figures = wave._figures(rows.filtered(lambda row: row.campaign_id == wave))
        of_cell = {(row.unit_id, row.dimension_id): figure for row, figure in figures.items()}
        found = {
            action: of_cell.get((same.get(action.unit_id.id), action.dimension_id))
            for action in self
        }
        return {action: figure for action, figure in found.items() if figure}

    def _what_became(self):
        """The action and its outcome, for screen and paper."""
        return {
            "id": self.id,
            "name": self.name,
            "unit": self.unit_id.display_name,
            "dimension": self.dimension_id.name,
            "outcome": self.outcome,
            "outcome_state": self.outcome_state,
        }
