"""The test run: whoever plans a campaign goes through it as an employee does.

The pages are the employees' own, around an answer that exists in memory for the one request that
shows a page. Nothing of it is stored, not even between two pages.
"""

from odoo import SUPERUSER_ID, http
from odoo.exceptions import AccessError
from odoo.http import request

from ..models.survey_user_input import QUIET
from .pages import not_kept, own_language, render_message, render_page
from .survey import ReadinessSurvey

# Stands where an answer's token stands, before the code of the campaign's link.
TRIAL = "trial-"


class ReadinessTrial(ReadinessSurvey):
    @http.route(
        "/readiness/<string:link_code>/trial",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
    )
    def trial(self, link_code, **_post):
        """The page before the first question, of a draft."""
        campaign = self._trial_campaign(link_code)
        if redirect := own_language():
            return redirect
        if not campaign:
            return render_message("wrong_link", campaign)
        return render_page("readiness_welcome", campaign, trial=True)

    @http.route(
        "/readiness/<string:link_code>/trial/begin",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
    )
    def trial_begin(self, link_code, **_post):
        campaign = self._trial_campaign(link_code)
        pages = self._trial_pages(campaign)
        if not pages:
            return render_message("wrong_link", campaign)
        survey, answer = self._trial_answer(campaign)
        data = self._prepare_survey_data(survey, answer, previous_page_id=next(iter(pages)))
        data["breadcrumb_pages"] = [one for one in data["breadcrumb_pages"] if one["id"] in pages]
        data.update(trial_campaign=campaign, trial_page_ids=list(pages))
        return not_kept(request.render("survey.survey_page_fill", data))

    @http.route()
    def survey_submit(self, survey_token, answer_token, **post):
        """Look at a page as for everyone, and show the next one; keep nothing."""
        if not answer_token.startswith(TRIAL):
            return super().survey_submit(survey_token, answer_token, **post)
        campaign = self._trial_campaign(answer_token.removeprefix(TRIAL))
        pages = self._trial_pages(campaign)
        page_id = self._page_of(pages, post.get("page_id"))
        if not page_id:
            return {}, self._message("wrong_link", campaign)
        back = bool(post.get("previous_page_id"))
        _sent, errors = self._read_choices(pages[page_id], post, complete=not back)
        if errors:
            return {}, {"error": "validation", "fields": errors}
        order = list(pages)
        place = order.index(page_id) + (-1 if back else 1)
        if place == len(order):
            return {}, self._message("trial_done", campaign)
        return {}, self._trial_page(campaign, order, order[max(place, 0)])

    # ------------------------------------------------------------
    # WITHOUT A ROW
    # ------------------------------------------------------------

    @staticmethod
    def _trial_campaign(link_code):
        """The draft behind a link, for whoever may write it; for others there is none (sudo)."""
        campaigns = request.env["readiness.campaign"]
        if not link_code.isalnum():  # PostgreSQL takes no zero byte
            return campaigns.sudo()
        try:
            campaign = campaigns.search(
                [("link_code", "=", link_code), ("state", "=", "draft")], limit=1
            )
            campaign.check_access("write")
        except AccessError:
            return campaigns.sudo()
        return campaign.sudo()

    @staticmethod
    def _trial_pages(campaign):
        """{section id: ids of its items}, as a launch would freeze them."""
        asked = campaign._asked_questions() if campaign else request.env["survey.question"]
        return {
            page.id: page.question_ids.filtered(lambda item: item in asked).ids
            for page in asked.filtered("is_page")
        }

    @staticmethod
    def _trial_answer(campaign):
        """(questionnaire, an answer to it in memory), both of the system user."""
        asked = campaign._asked_questions().filtered(lambda question: not question.is_page)
        context = {**QUIET, "readiness_trial": campaign.id}
        survey = campaign.questionnaire_id.with_user(SUPERUSER_ID).with_context(**context)
        answer = survey.env["survey.user_input"].new(
            {
                "survey_id": survey.id,
                "access_token": TRIAL + campaign.link_code,
                "lang_id": request.env["res.lang"]._get_data(code=request.env.lang).id,
                "state": "in_progress",
            }
        )
        # A new record would hold copies of the items, and Odoo's page asks for the items.
        answer._fields["predefined_question_ids"]._update_cache(answer, asked._ids)
        return survey, answer

    def _trial_page(self, campaign, order, page_id):
        survey, answer = self._trial_answer(campaign)
        page = self._prepare_question_html(survey, answer, previous_page_id=page_id)
        progress = {
            "survey": survey,
            "page_ids": order,
            "page_number": order.index(page_id) + 1,
        }
        html = request.env["ir.qweb"]._render("survey.survey_progression", progress)
        return {**page, "survey_progress": html}
