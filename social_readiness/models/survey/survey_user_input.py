# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import AccessError


class SurveyUserInput(models.Model):
    """No row per person for readiness surveys: such a row would reveal who answered what."""

    _inherit = "survey.user_input"

    @api.model_create_multi
    def create(self, vals_list):
        """Refuse a row for a readiness survey, for every user and with sudo."""
        survey_ids = [vals.get("survey_id") for vals in vals_list]
        survey_ids.append(self.env.context.get("default_survey_id"))
        self._refuse_readiness(self.env["survey.survey"].sudo().browse(filter(None, survey_ids)))
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("survey_id"):
            self._refuse_readiness(self.env["survey.survey"].sudo().browse(vals["survey_id"]))
        return super().write(vals)

    def _refuse_readiness(self, surveys):
        if any(survey.survey_type == "readiness" for survey in surveys.exists()):
            raise AccessError(self.env._("Nobody can read the answers to a readiness campaign."))
