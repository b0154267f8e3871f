from odoo import models

from ...engine.coherence import Cell, state_of, what_first
from ...tools import signed
from .verdict_words import BELOW

STEPS = 3
PRIORITIES = 5


class ReadinessCampaign(models.Model):
    """What to mend first: the measures that help, and the cells where they help most."""

    _inherit = "readiness.campaign"

    def _first_steps(self, judged, unit, count=STEPS):
        """Measures for the widest gaps: one each, then a second one, until there are enough."""
        below = [reason for reason in judged.reasons if reason.state in BELOW][:count]
        library = self._measures([reason.dimension for reason in below], unit)
        fitting = [
            library.get(reason.dimension, self.env["readiness.measure"])._fitting(reason.gap)
            for reason in below
        ]
        steps = [
            (measures[turn], reason)
            for turn in range(count)
            for measures, reason in zip(fitting, below, strict=True)
            if turn < len(measures)
        ]
        return [
            {**measure._as_step(), "gap": reason.gap, "gap_text": signed(reason.gap)}
            for measure, reason in steps[:count]
        ]

    def _measures(self, dimension_ids, unit):
        """{dimension id: measures} that are not planned for the unit yet."""
        planned = self.env["readiness.action"].search(
            [("unit_id", "in", unit.ids), ("state", "!=", "dropped")]
        )
        measures = self.env["readiness.measure"].search(
            [
                ("dimension_id", "in", dimension_ids),
                ("company_id", "in", [self.company_id.id, False]),
                ("id", "not in", planned.measure_id.ids),
            ]
        )
        return {dimension.id: some for dimension, some in measures.grouped("dimension_id").items()}

    def _priorities(self, unit, targets, count=PRIORITIES):
        """Which dimension of which unit comes first, among the unit and all below it."""
        rows = self._dimension_rows(
            self.env["readiness.unit"].search([("id", "child_of", unit.ids)]) - unit
        )
        spreads = self._spreads()
        cells = [
            Cell(
                row.unit_id,
                row.dimension_id,
                row.score - targets[row.dimension_id.id],
                row.respondents,
                row.change if row.has_change else None,
                self._margin(row.dimension_id, row.respondents, row.unit_id.headcount, spreads),
            )
            for row in rows
            if row.dimension_id.id in targets
        ]
        names = self._state_names()
        return [
            {
                "unit_id": cell.unit.id,
                "unit": cell.unit.display_name,
                "dimension_id": cell.dimension.id,
                "dimension": cell.dimension.name,
                "gap": cell.gap,
                "gap_text": signed(cell.gap),
                "people": cell.people,
                "change_text": "" if cell.change is None else signed(cell.change),
                "state": state_of(cell.gap, cell.margin),
                "state_name": names[state_of(cell.gap, cell.margin)],
            }
            for cell in what_first(cells)[:count]
        ]
