from odoo import models

from ..engine.company_quality import company_figures


class ReadinessCampaign(models.Model):
    """How far the numbers can be trusted: computed once, with the release."""

    _inherit = "readiness.campaign"

    def _write_quality(self, release):
        figures = company_figures(release, self._root_unit().id)
        self._insert(
            "readiness_quality",
            [
                {
                    "campaign_id": self.id,
                    "company_id": self.company_id.id,
                    "kind": figure.kind,
                    "dimension_id": figure.dimension,
                    "item_id": figure.item,
                    "sequence": sequence,
                    "levels": figure.levels and "–".join(map(str, sorted(set(figure.levels)))),
                    "value": figure.value,
                }
                for sequence, figure in enumerate(figures)
            ],
        )
