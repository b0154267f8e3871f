# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models


class SurveyInvite(models.TransientModel):
    _inherit = "survey.invite"

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse invitations with personal links: a campaign has one link for everybody."""
        invites = super().create(vals_list)
        invites.survey_id._refuse_readiness()
        return invites

    def write(self, vals):
        result = super().write(vals)
        self.survey_id._refuse_readiness()
        return result
