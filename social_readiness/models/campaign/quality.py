from odoo import models

from ...engine.company_quality import company_figures


class ReadinessCampaign(models.Model):
    """How far the numbers can be trusted: computed once, with the release."""

    _inherit = "readiness.campaign"

    def _write_quality(self, release):
        figures = company_figures(release, self._root_unit().id)
        self._insert(
            "readiness.quality",
            ("kind", "dimension_id", "item_id", "sequence", "levels", "value"),
            [
                (
                    figure.kind,
                    figure.dimension,
                    figure.item,
                    sequence,
                    figure.levels and "–".join(map(str, sorted(set(figure.levels)))),
                    figure.value,
                )
                for sequence, figure in enumerate(figures)
            ],
        )
