# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The test run: the author of a questionnaire goes through it as an employee would.

The page is that of employees, marked as a test. Nothing is stored or counted.
"""

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..planning.minutes import minutes_for
from .answering import LINK
from .document import Introduction, read_choices, sections_of
from .page import UNSEEN, day_label, show, show_message
from .visit import Visit, addresses

USER = {"type": "http", "auth": "user", "sitemap": False, "csrf": False}
GET_OR_POST = ["GET", "POST"]


class Trial(http.Controller):
    @http.route(addresses(f"{LINK}/trial"), methods=GET_OR_POST, **USER)
    def of_campaign(self, link_code, lang=None, send="", **_post):
        """Try a draft with the statements that a launch would ask."""
        visit = Visit(link_code, lang)
        if not visit.campaign or visit.campaign.state != "draft" or not _may_write(visit.campaign):
            return show_message(visit, "wrong_link")
        way_back = f"/odoo/readiness-campaigns/{visit.campaign.id}"
        survey = visit.campaign.questionnaire_id
        return self._try(visit, survey, visit.campaign._asked_questions(), way_back, send)

    @http.route(addresses("test/<int:survey_id>"), methods=GET_OR_POST, **USER)
    def of_questionnaire(self, survey_id, lang=None, send="", **_post):
        """Try a questionnaire without a campaign: the editor's *Test* button leads here."""
        visit = Visit("", lang)
        survey = request.env["survey.survey"].sudo().browse(survey_id).exists()
        if survey.survey_type != "readiness" or survey.campaign_id or not _may_write(survey):
            return show_message(visit, "wrong_link")
        questions = survey.question_and_page_ids.sorted()
        return self._try(
            visit, survey, questions, f"/odoo/readiness-questionnaires/{survey.id}", send
        )

    @staticmethod
    def _try(visit, survey, questions, way_back, send):
        visit.langs = _langs_of(survey) or visit.langs
        sections = sections_of(questions, visit.lang)
        item_ids = [item.id for section in sections for item in section.statements]
        choices, missing = read_choices(item_ids)
        sending = bool(send) and request.httprequest.method == "POST"
        if sending and not missing:
            return show_message(visit, "trial_done", way_back=way_back)
        path = request.httprequest.path
        return show(
            visit,
            "answering_document",
            title=survey.with_context(lang=visit.lang).title,
            sections=sections,
            closing=day_label(visit.campaign, "date_close") if visit.campaign else "",
            introduction=Introduction.of(visit.campaign),
            minutes=minutes_for(len(item_ids)),
            action=path,
            switch="button",
            token="trial",
            code="",
            root_class=UNSEEN,
            note_class=UNSEEN,
            step=request.httprequest.form.get("step", ""),
            choices=choices,
            missing=set(missing) if sending else (),
            trial=True,
            way_back=way_back,
        )


def _may_write(record):
    """Return whether the reader may write it, with their own rights."""
    own = record.with_env(request.env)
    try:
        return own.has_access("write")
    except AccessError:
        return False


def _langs_of(survey):
    installed = [code for code, _name in request.env["res.lang"].get_installed()]
    return [code for code in survey._get_supported_lang_codes() if code in installed]
