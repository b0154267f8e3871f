import logging

from odoo import SUPERUSER_ID, http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.survey.controllers.main import Survey

from ..models.survey_user_input import QUIET
from ..tools import begin_read_committed
from . import session
from .first_page import render_first_page
from .pages import message_html, not_kept, render_message

_logger = logging.getLogger(__name__)


class ReadinessSurvey(Survey):
    """Odoo's own survey pages for an anonymous draft, and no other door to it."""

    # ------------------------------------------------------------
    # WHO MAY
    # ------------------------------------------------------------

    def _fetch_from_access_token(self, survey_token, answer_token):
        tokens = self._without_zero(survey_token), self._without_zero(answer_token)
        survey, answer = super()._fetch_from_access_token(*tokens)
        if self._is_readiness(survey):
            survey = survey.with_user(SUPERUSER_ID).with_context(**QUIET)
            answer = answer.with_user(SUPERUSER_ID).with_context(**QUIET)
        return survey, answer

    @staticmethod
    def _is_readiness(survey):
        return bool(survey) and survey[:1].survey_type == "readiness"

    def _check_validity(
        self, survey_sudo, answer_sudo, answer_token, ensure_token=True, check_partner=True
    ):
        """Only a draft of this session, in an open campaign, is valid for a readiness survey."""
        if not self._is_readiness(survey_sudo):
            return super()._check_validity(
                survey_sudo, answer_sudo, answer_token, ensure_token, check_partner
            )
        draft, refusal = self._own_draft(survey_sudo.campaign_id, answer_sudo.access_token)
        return True if draft else f"readiness_{refusal}"

    def _own_draft(self, campaign, token):
        """Return this session's draft, held, and None; or None and the message that says why.

        :param token: of the answer that the request is about
        """
        if not campaign or campaign.state in ("draft", "cancelled"):
            return None, "wrong_link"
        if (clock := campaign._clock()) != "open":
            return None, clock
        mine = session.read_draft()
        if token and mine and mine[:2] == (campaign.id, token):
            roster_row = campaign._roster_row(request.env.user, code=mine[2])
            held = roster_row and request.env["readiness.draft"].sudo()._hold(campaign, token)
            if held:
                return held, None
        return None, self._why_lost(campaign, mine)

    def _why_lost(self, campaign, mine):
        own = campaign._roster_row(request.env.user)
        if own and own[2]:
            return "answered"
        if not mine and session.has_cookie():
            return "other_person"
        return "lost"

    def _redirect_with_error(self, access_data, error_key):
        if error_key.startswith("readiness_"):
            message = error_key.removeprefix("readiness_")
            return render_message(message, access_data["survey_sudo"].campaign_id)
        return super()._redirect_with_error(access_data, error_key)

    # ------------------------------------------------------------
    # THE PAGES
    # ------------------------------------------------------------

    @http.route()
    def survey_start(self, survey_token, answer_token=None, email=False, **post):
        """The survey module's link leads to the campaign's page, without a name or a cookie."""
        if campaign := self._campaign_of(survey_token):
            return request.redirect(f"/readiness/{campaign.link_code}")
        return super().survey_start(survey_token, answer_token, email, **post)

    @http.route()
    def survey_display_page(self, survey_token, answer_token, **post):
        campaign = self._campaign_of(survey_token)
        if not campaign:
            return super().survey_display_page(survey_token, answer_token, **post)
        begin_read_committed(request.env)
        draft, refusal = self._own_draft(campaign, self._without_zero(answer_token))
        if refusal:
            return render_message(refusal, campaign)
        if not draft.choices:
            survey = campaign.survey_id.with_user(SUPERUSER_ID).with_context(**QUIET)
            return render_first_page(self, survey, answer_token)
        # Without what the address adds: Odoo would show any page of any survey by its number.
        return not_kept(super().survey_display_page(survey_token, answer_token))

    @http.route()
    def survey_begin(self, survey_token, answer_token, **post):
        if self._campaign_of(survey_token):
            begin_read_committed(request.env)
        return super().survey_begin(survey_token, answer_token, **post)

    @http.route()
    def survey_submit(self, survey_token, answer_token, **post):
        """Keep a page of a draft, or count the whole when the last one is complete."""
        campaign = self._campaign_of(survey_token)
        if not campaign:
            return super().survey_submit(survey_token, answer_token, **post)
        begin_read_committed(request.env)
        draft, refusal = self._own_draft(campaign, answer_token)
        if refusal:
            return {}, self._message(refusal, campaign)
        return {}, self._keep_page(campaign, draft, post)

    def _keep_page(self, campaign, draft, post):
        pages = campaign.survey_id._readiness_pages()
        page_id = self._page_of(pages, post.get("page_id"))
        if not page_id:
            return self._message("lost", campaign)
        back = self._page_of(pages, post.get("previous_page_id"))
        sent, errors = self._read_choices(pages[page_id], post, complete=not back)
        if errors:
            return {"error": "validation", "fields": errors}
        order = list(pages)
        if not back and page_id == order[-1]:
            return self._finish(campaign, draft, sent)
        return self._show(campaign, draft, sent, back or order[order.index(page_id) + 1])

    def _finish(self, campaign, draft, sent):
        """Count the answer if it is complete, else show the first page that is not."""
        choices = {**draft.choices, **sent}
        for page_id, item_ids in campaign.survey_id._readiness_pages().items():
            if any(item_id not in choices for item_id in item_ids):
                return self._show(campaign, draft, sent, page_id)
        if not campaign._hold_open():
            return self._message("over", campaign)
        code = session.read_draft()[2]
        roster_row = campaign._roster_row(request.env.user, code=code)
        thanks = self._message("done", campaign)
        sender = None if code else request.env.user
        request.env["readiness.draft"].sudo()._destroy([draft.answer_id])
        campaign._count(roster_row, choices, sender)
        return thanks

    def _show(self, campaign, draft, sent, page_id):
        """Keep what was sent, and show a page; one not answered yet looks alike for all."""
        survey = campaign.survey_id
        pages = survey._readiness_pages()
        order = list(pages)
        before = order[order.index(page_id) - 1] if page_id != order[0] else None
        answer = self._answer_of(draft)
        request.env["readiness.draft"].sudo()._merge_choices(answer, sent, before)

        def render():
            return self._prepare_question_html(survey, answer._with_choices())

        if {**draft.choices, **sent}.keys() & set(pages[page_id]):
            return render()
        lang = request.env["res.lang"]._get_data(id=draft.lang_id).code
        return survey._readiness_page_html(page_id, lang, render)

    @staticmethod
    def _answer_of(draft):
        return request.env["survey.user_input"]._anonymous(draft.answer_id)

    # ------------------------------------------------------------
    # INPUT
    # ------------------------------------------------------------

    @staticmethod
    def _page_of(pages, page_id):
        """The section that was sent, if it is one of this campaign's."""
        return next((page for page in pages if str(page) == str(page_id)), None)

    @staticmethod
    def _read_choices(item_ids, post, complete):
        """Return ({item id: level}, {item id: error}) of a page; others' items are ignored."""
        choices, errors = {}, {}
        Question = request.env["survey.question"]
        for item_id in item_ids:
            value = post.get(str(item_id))
            if value in (None, "", False) and not complete:
                continue
            try:
                choices[item_id] = Question._validate_level(value)
            except UserError as error:
                errors[item_id] = str(error)
        return choices, errors

    # ------------------------------------------------------------
    # OUTPUT
    # ------------------------------------------------------------

    @staticmethod
    def _message(message, campaign):
        """A message in place of the questions, as the survey's client shows pages."""
        if message not in ("over", "early"):
            session.forget_draft()
        return {
            "has_skipped_questions": False,
            "survey_content": message_html(message, campaign),
            "survey_progress": False,
            "survey_navigation": "<span/>",
            "background_image_url": False,
        }

    @classmethod
    def _campaign_of(cls, survey_token):
        """The campaign behind a readiness survey's token (sudo); empty for Odoo's own surveys."""
        token = cls._without_zero(survey_token)
        return request.env["survey.survey"]._readiness_campaign_of(token)

    @staticmethod
    def _without_zero(token):
        """A token as PostgreSQL takes it: one with a zero byte is nobody's."""
        return "-" if token and "\0" in token else token

    # ------------------------------------------------------------
    # THE OTHER DOORS
    # ------------------------------------------------------------

    @http.route()
    def survey_test(self, survey_token, **kwargs):
        self._refuse(survey_token)
        return super().survey_test(survey_token, **kwargs)

    @http.route()
    def survey_retry(self, survey_token, answer_token, **post):
        self._refuse(survey_token)
        return super().survey_retry(survey_token, answer_token, **post)

    @http.route()
    def survey_next_question(self, survey_token, answer_token, **post):
        self._refuse(survey_token)
        return super().survey_next_question(survey_token, answer_token, **post)

    @http.route()
    def survey_print(self, survey_token, review=False, answer_token=None, **post):
        self._refuse(survey_token)
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

    @classmethod
    def _refuse(cls, survey_token):
        surveys = request.env["survey.survey"].sudo().with_context(active_test=False)
        token = cls._without_zero(survey_token)
        surveys.search([("access_token", "=", token)])._refuse_readiness()
