# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import http
from odoo.http import request

from odoo.addons.survey.controllers.main import Survey
from odoo.addons.survey.controllers.survey_session_manage import UserInputSession


class ReadinessSurvey(Survey):
    """Odoo's own survey pages refuse readiness surveys, so no ``survey.user_input`` is ever made.

    Somebody who opens one of them by its link is redirected to this addon's page.
    """

    def _fetch_from_access_token(self, survey_token, answer_token):
        """PostgreSQL refuses zero bytes: a token that contains one belongs to nobody."""
        tokens = (
            "-" if token and "\0" in token else token for token in (survey_token, answer_token)
        )
        return super()._fetch_from_access_token(*tokens)

    @http.route()
    def survey_start(self, survey_token, answer_token=None, email=False, **post):
        return _own_page(survey_token) or super().survey_start(
            survey_token, answer_token, email, **post
        )

    @http.route()
    def survey_display_page(self, survey_token, answer_token, **post):
        return _own_page(survey_token) or super().survey_display_page(
            survey_token, answer_token, **post
        )

    @http.route()
    def survey_test(self, survey_token, **kwargs):
        """The editor's *Test* button opens this addon's test run."""
        survey = _readiness_survey(survey_token)
        if survey and not survey.campaign_id:
            return request.redirect(f"/readiness/test/{survey.id}")
        survey._refuse_readiness()
        return super().survey_test(survey_token, **kwargs)

    @http.route()
    def survey_retry(self, survey_token, answer_token, **post):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_retry(survey_token, answer_token, **post)

    @http.route()
    def survey_begin(self, survey_token, answer_token, **post):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_begin(survey_token, answer_token, **post)

    @http.route()
    def survey_next_question(self, survey_token, answer_token, **post):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_next_question(survey_token, answer_token, **post)

    @http.route()
    def survey_submit(self, survey_token, answer_token, **post):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_submit(survey_token, answer_token, **post)

    @http.route()
    def survey_print(self, survey_token, review=False, answer_token=None, **post):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_print(survey_token, review, answer_token, **post)

    @http.route()
    def survey_report(self, survey, answer_token=None, **post):
        survey._refuse_readiness()
        return super().survey_report(survey, answer_token, **post)

    @http.route()
    def show_certification_pdf(self, survey, **kwargs):
        survey._refuse_readiness()
        return super().show_certification_pdf(survey, **kwargs)

    @http.route()
    def survey_get_certification_preview(self, survey, **kwargs):
        survey._refuse_readiness()
        return super().survey_get_certification_preview(survey, **kwargs)


class ReadinessSession(UserInputSession):
    """Refuse live sessions, which show answers as they come, for readiness surveys."""

    @http.route()
    def survey_session_manage(self, survey_token, **kwargs):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_session_manage(survey_token, **kwargs)

    @http.route()
    def survey_session_next_question(self, survey_token, go_back=False, **kwargs):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_session_next_question(survey_token, go_back, **kwargs)

    @http.route()
    def survey_session_results(self, survey_token, **kwargs):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_session_results(survey_token, **kwargs)

    @http.route()
    def survey_session_leaderboard(self, survey_token, **kwargs):
        _readiness_survey(survey_token)._refuse_readiness()
        return super().survey_session_leaderboard(survey_token, **kwargs)


def _readiness_survey(survey_token):
    return request.env["survey.survey"]._readiness_of_token(survey_token)


def _own_page(survey_token):
    """Redirect to the campaign's page, or for a questionnaire without a campaign to a refusal."""
    survey = _readiness_survey(survey_token)
    link_code = survey.campaign_id.link_code or "unknown"
    return request.redirect(f"/readiness/{link_code}") if survey else None
