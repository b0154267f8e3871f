from odoo import models


class ReadinessCampaign(models.Model):
    _inherit = "readiness.campaign"

    def _write_quality(self, release):
        """Figures for the company only, once, at the close."""
