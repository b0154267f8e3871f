# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The page that holds the whole questionnaire."""

from typing import NamedTuple

from odoo.http import request

from . import page
from .page import CODE_PLACEHOLDER, NOTE_PLACEHOLDER, ROOT_PLACEHOLDER, TOKEN_PLACEHOLDER, UNSEEN
from .sections import sections_of

ANSWERS = "12345"


class Introduction(NamedTuple):
    """What the first page says of who asks, and of what came of the last survey."""

    who: str = ""  # a sentence
    last_time: tuple | None = None  # as ``readiness.staff.page`` returns it

    @classmethod
    def of(cls, campaign):
        if not campaign:
            return cls()  # a questionnaire that is tried
        return cls(
            campaign.env._(
                "%(company)s invites you to this survey. If you have questions, ask %(contact)s.",
                company=page.look_of(campaign).name,
                contact=campaign.user_id.sudo().name or campaign.env._("HR"),
            ),
            campaign.env["readiness.staff.page"]._last_time(campaign.company_id),
        )


def show_document(visit, roster_row, choices=None, missing=()):
    """Return the response with the questionnaire for one person.

    Without choices, the page is the same for everybody. So it is rendered once and kept; what
    belongs to the person is filled in afterwards.

    :param choices: ``{item id: answer}`` chosen so far
    :param missing: ids of items without an answer in what was sent
    """
    introduction = Introduction.of(visit.campaign)
    if choices or missing or request.httprequest.form.get("step"):
        html = _render(visit, introduction, choices=choices or {}, missing=missing)
    else:
        closing = page.moment_label(visit.campaign, "date_close")
        html = visit.survey._readiness_document(
            visit.lang,
            closing,
            visit.kiosk and visit.first_lang,
            introduction,
            lambda: _render(visit, introduction),
        )
    return page.respond(visit, _fill_in(visit, roster_row, html))


def _fill_in(visit, roster_row, html):
    """Replace the placeholders in the page with what belongs to this person."""
    in_root = visit.campaign.env["readiness.roster"]._answers_in_root(roster_row)
    for placeholder, value in (
        (TOKEN_PLACEHOLDER, visit.token(roster_row)),
        (CODE_PLACEHOLDER, visit.code),
        (ROOT_PLACEHOLDER, "" if in_root else UNSEEN),
        (NOTE_PLACEHOLDER, "" if visit.code else UNSEEN),
    ):
        html = html.replace(placeholder, value)
    return html


def _render(visit, introduction, choices=None, missing=()):
    return page.render(
        visit,
        "answering_document",
        here=visit.bare_path("/code"),
        title=visit.survey.with_context(lang=visit.lang).title,
        sections=sections_of(visit.survey.question_and_page_ids.sorted(), visit.lang),
        closing=page.day_label(visit.campaign, "date_close"),
        introduction=introduction,
        action=visit.path("/send"),
        switch="button",
        token=TOKEN_PLACEHOLDER,
        code=CODE_PLACEHOLDER,
        root_class=ROOT_PLACEHOLDER,
        note_class=NOTE_PLACEHOLDER,
        step=request.httprequest.form.get("step", ""),
        choices=choices or {},
        missing=set(missing),
        trial=False,
    )


def read_choices(item_ids):
    """Return ``({item id: answer}, [ids of items without one])`` of a form that was sent.

    An answer counts if there is exactly one value and it is a whole number from 1 to 5. Anything
    else in the form is ignored.
    """
    form = request.httprequest.form
    sent = {item_id: form.getlist(f"q{item_id}") for item_id in item_ids}
    choices = {
        item_id: int(values[0])
        for item_id, values in sent.items()
        if len(values) == 1 and len(values[0]) == 1 and values[0] in ANSWERS
    }
    return choices, [item_id for item_id in item_ids if item_id not in choices]


def items_of(visit):
    return [item.id for item in visit.campaign._layout().items]
