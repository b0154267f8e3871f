from odoo.http import request

from odoo.addons.survey.controllers.survey_session_manage import UserInputSession


class ReadinessSession(UserInputSession):
    """Live sessions show answers as they come: never for a readiness survey."""

    def _fetch_from_token(self, survey_token):
        surveys = request.env["survey.survey"].sudo().with_context(active_test=False)
        surveys.search([("access_token", "=", survey_token)])._refuse_readiness()
        return super()._fetch_from_token(survey_token)

    def _fetch_from_session_code(self, session_code):
        survey, error = super()._fetch_from_session_code(session_code)
        if survey and survey.survey_type == "readiness":
            return None, {"error": "survey_wrong"}
        return survey, error
