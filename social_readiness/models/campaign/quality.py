from odoo import models

from ...engine.company_quality import company_bands


class ReadinessCampaign(models.Model):
    """How far the numbers can be trusted: computed once, with the release."""

    _inherit = "readiness.campaign"

    def _write_quality(self, release):
        bands = company_bands(release, self._root_unit().id)
        self._insert(
            "readiness.quality",
            ("kind", "dimension_id", "item_id", "sequence", "band"),
            [
                (one.kind, one.dimension, one.item, sequence, one.band)
                for sequence, one in enumerate(bands)
            ],
        )
