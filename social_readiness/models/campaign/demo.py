from odoo import api, models


class ReadinessCampaign(models.Model):
    _inherit = "readiness.campaign"

    @api.model
    def _load_demo(self):
        """Make the people and campaigns of the demo company: called by the demo data only."""
        from ...demo.campaigns import CampaignLoader
        from ...demo.company import CompanyLoader

        CampaignLoader(CompanyLoader(self.env).load()).load()
