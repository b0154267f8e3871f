from odoo import models
from odoo.exceptions import AccessError


class ReadinessCampaign(models.Model):
    """Several companies: nobody reaches into one that is not theirs.

    Record rules look at a campaign as it was before it is written, and not at a draft that has
    not been saved.
    """

    _inherit = "readiness.campaign"

    def write(self, vals):
        if vals.get("company_id"):
            self._check_own_company(self.env["res.company"].browse(vals["company_id"]))
        return super().write(vals)

    def _preview(self):
        self._check_own_company(self.company_id)
        return super()._preview()

    def _check_own_company(self, company):
        if not self.env.su and company and company not in self.env.companies:
            raise AccessError(self.env._("Company: choose one of your own."))
