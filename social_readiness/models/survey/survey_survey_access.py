# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models
from odoo.exceptions import UserError

from ...tools import OFFICER


class SurveySurvey(models.Model):
    """Close the survey module's own ways to show or create answers for readiness surveys."""

    _inherit = "survey.survey"  # pylint: disable=consider-merging-classes-inherited

    # ------------------------------------------------------------
    # FIGURES
    # ------------------------------------------------------------

    @api.depends("survey_type")
    @api.depends_context("uid")
    def _compute_allowed_survey_types(self):
        super()._compute_allowed_survey_types()
        if self.env.user.has_group(OFFICER):
            self.allowed_survey_types = (self.allowed_survey_types or []) + ["readiness"]

    def _compute_survey_statistic(self):
        super()._compute_survey_statistic()
        self._blank(
            "answer_count",
            "answer_done_count",
            "answer_score_avg",
            "success_count",
            "success_ratio",
        )

    def _compute_answer_duration_avg(self):
        super()._compute_answer_duration_avg()
        self._blank("answer_duration_avg")

    def _compute_session_answer_count(self):
        super()._compute_session_answer_count()
        self._blank("session_answer_count")

    def _compute_session_question_answer_count(self):
        super()._compute_session_question_answer_count()
        self._blank("session_question_answer_count")

    def _blank(self, *counters):
        """Empty the figures that would reveal how many people answered, or how."""
        for survey in self.filtered(lambda survey: survey.survey_type == "readiness"):
            survey.update(dict.fromkeys(counters, 0))

    def _prepare_statistics(self, user_input_lines=None):
        self._refuse_readiness()
        return super()._prepare_statistics(user_input_lines)

    # ------------------------------------------------------------
    # WAYS TO AN ANSWER
    # ------------------------------------------------------------

    def _refuse_readiness(self):
        """Refuse what would show or create answers outside a campaign."""
        if self.sudo().filtered(lambda survey: survey.survey_type == "readiness"):
            raise UserError(
                self.env._(
                    "This is a readiness questionnaire. People answer it in a campaign, and its "
                    "results appear only on the readiness heatmap."
                )
            )

    def _create_answer(self, user=False, partner=False, email=False, **kwargs):
        """Refuse to create answers with a name; campaigns count answers without one."""
        self._refuse_readiness()
        return super()._create_answer(user=user, partner=partner, email=email, **kwargs)

    def action_send_survey(self):
        self._refuse_readiness()
        return super().action_send_survey()

    def action_start_survey(self, answer=None):
        self._refuse_readiness()
        return super().action_start_survey(answer)

    def action_print_survey(self, answer=None):
        self._refuse_readiness()
        return super().action_print_survey(answer)

    def action_result_survey(self):
        self._refuse_readiness()
        return super().action_result_survey()

    def action_test_survey(self):
        """Open this addon's test run from the editor's own *Test* button."""
        if self.survey_type != "readiness" or self.campaign_id:
            self._refuse_readiness()
            return super().action_test_survey()
        return {
            "type": "ir.actions.act_url",
            "url": f"/readiness/test/{self.id}",
            "target": "new",
        }

    def action_survey_user_input_completed(self):
        self._refuse_readiness()
        return super().action_survey_user_input_completed()

    def action_survey_user_input_certified(self):
        self._refuse_readiness()
        return super().action_survey_user_input_certified()

    def action_survey_user_input(self):
        self._refuse_readiness()
        return super().action_survey_user_input()

    def action_start_session(self):
        self._refuse_readiness()
        return super().action_start_session()

    def action_open_session_manager(self):
        self._refuse_readiness()
        return super().action_open_session_manager()

    def action_end_session(self):
        self._refuse_readiness()
        return super().action_end_session()

    def action_survey_preview_certification_template(self):
        self._refuse_readiness()
        return super().action_survey_preview_certification_template()

    def get_formview_id(self, access_uid=None):
        if self.survey_type == "readiness":
            return self.env.ref("social_readiness.survey_survey_view_form").id
        return super().get_formview_id(access_uid=access_uid)
