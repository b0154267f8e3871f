# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models


class ReadinessDemo(models.AbstractModel):
    """How the demo data reaches its loaders; nothing else calls it."""

    _name = "readiness.demo"
    _description = "Readiness Demo Data"

    @api.model
    def _load(self):
        """Create the people and campaigns of the demo company."""
        from ..demo.campaigns import CampaignLoader
        from ..demo.company import CompanyLoader

        CampaignLoader(CompanyLoader(self.env).load()).load()
