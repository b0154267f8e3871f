"""The first page of questions, of which all that is the same for everybody is rendered once."""

import uuid
from typing import NamedTuple

from markupsafe import Markup

from odoo.http import request

from .pages import not_kept

# They stand where a person's own tokens go, so that none is ever in what is kept.
ANSWER_PLACE, CSRF_PLACE = f"answer-{uuid.uuid4()}", f"csrf-{uuid.uuid4()}"


class Background(NamedTuple):
    """As much of a section as Odoo's layout looks at."""

    background_image_url: str | bool


class FirstPage(NamedTuple):
    """Pieces of HTML around which Odoo draws its layout, each time anew."""

    header: Markup
    form: Markup
    progress: Markup
    navigation: Markup
    page: Background


def render_first_page(controller, survey, answer_token):
    """Show an empty questionnaire to whoever holds the draft with this token.

    :param controller: of the survey module, which prepares its own pages
    """
    pieces = survey._readiness_first_page(
        request.env.lang, lambda: _render_pieces(controller, survey)
    )
    form = pieces.form.replace(ANSWER_PLACE, answer_token)
    values = {
        "first_page": pieces,
        "first_form": form.replace(CSRF_PLACE, request.csrf_token()),
        "page": pieces.page,
    }
    return not_kept(request.render("social_readiness.readiness_first_page", values))


def _render_pieces(controller, survey):
    values = controller._prepare_survey_data(survey, _nobody(survey))
    values["csrf_place"] = CSRF_PLACE
    page_ids = survey.page_ids.ids
    progress = {"page_ids": page_ids, "page_number": page_ids.index(values["page"].id) + 1}
    qweb = request.env["ir.qweb"]
    return FirstPage(
        qweb._render("survey.survey_fill_header", values),
        qweb._render("survey.survey_fill_form", values),
        qweb._render("survey.survey_progression", {**progress, "survey": survey}),
        qweb._render("survey.survey_navigation", values),
        Background(values["page"].background_image_url),
    )


def _nobody(survey):
    """An answer in memory in which nothing is chosen."""
    return survey.env["survey.user_input"].new(
        {"survey_id": survey.id, "access_token": ANSWER_PLACE, "state": "in_progress"}
    )
