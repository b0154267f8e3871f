# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The answering pages: each is one HTML document with its own style, script and picture."""

import base64
import hashlib
import re
import uuid
from functools import cache

from markupsafe import Markup

from odoo.http import request
from odoo.tools import file_open

from .. import local_time
from ..tools import SMALLEST_MINIMUM

FOLDER = "social_readiness/static/src/answering"

# Placeholders for values of a single person, so that none of these is in a page that is kept.
TOKEN_PLACEHOLDER, CODE_PLACEHOLDER = f"token-{uuid.uuid4()}", f"code-{uuid.uuid4()}"
# Placeholders for sentences that only some people see.
ROOT_PLACEHOLDER, NOTE_PLACEHOLDER = f"root-{uuid.uuid4()}", f"note-{uuid.uuid4()}"
UNSEEN = "unseen"

INDENTATION = re.compile(r"\n\s+")

# Messages that name the opening or the closing.
TIMED = {
    "early": ("opening", "date_open"),
    "over": ("closing", "date_close"),
    "answered": ("closing", "date_close"),
}

# Messages that name somebody to ask.
ASKING = ("not_invited", "missing", "foreign")

HEADERS = {
    # No browser or proxy may keep the page: "back" must not show it to the next person.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@cache
def _file(name):
    with file_open(f"{FOLDER}/{name}") as file:
        return file.read()


@cache
def _script_url():
    version = hashlib.sha256(_file("answering.js").encode()).hexdigest()[:12]
    return f"/{FOLDER}/answering.js?v={version}"


def _style(look):
    colors = f":root{{--brand-light:{look.light};--brand-dark:{look.dark}}}"
    return INDENTATION.sub("\n", colors + _file("answering.css"))


def _policy(style):
    """Return the content security policy: our own style, script and embedded pictures only."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'self'; img-src data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def respond(visit, html):
    """Return a whole page as a response; ``html`` is what ``render`` returned, perhaps earlier."""
    response = request.make_response(html, [("Content-Type", "text/html; charset=utf-8")])
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = _policy(_style(look_of(visit.campaign)))
    return response


def look_of(campaign):
    company = campaign.company_id or request.env.company
    return company.sudo()._readiness_look()


def render(visit, template, here=None, **values):
    """Return the HTML of a page in the visit's language.

    :param here: path without language to which the language switch leads; by default this page
    """
    look = look_of(visit.campaign)
    lang = request.env["res.lang"]._get_data(code=visit.lang)
    values = {
        "visit": visit,
        "campaign": visit.campaign,
        "minimum": visit.campaign.minimum or SMALLEST_MINIMUM,
        "look": look,
        "style": Markup(_style(look)),
        "script_url": _script_url(),
        "html_lang": visit.lang.replace("_", "-").replace("@latin", "-Latn"),
        "direction": lang.direction,
        "languages": _languages(visit, here or visit.here),
        "switch": "link",
        "login_url": "" if visit.kiosk else f"/web/login?redirect={visit.start}",
        **values,
    }
    html = request.env["ir.qweb"]._render(f"social_readiness.{template}", values)
    return INDENTATION.sub("\n", f"<!DOCTYPE html>\n{html}")


def show(visit, template, **values):
    return respond(visit, render(visit, template, **values))


def show_message(visit, message, **values):
    """Return a page with one message and a link to go on from there."""
    campaign = visit.campaign
    contact = campaign.user_id.sudo().name if campaign and message in ASKING else ""
    values = {
        "message": message,
        "contact": contact or "",
        "my_surveys": _my_surveys(visit),
        **_moments(campaign, message),
        **values,
    }
    return show(visit, "answering_message", **values)


def _moments(campaign, message):
    if not campaign or message not in TIMED:
        return {}
    name, field = TIMED[message]
    return {name: moment_label(campaign, field)}


def _my_surveys(visit):
    if visit.is_public:
        return ""
    return "/my/surveys" if request.env.user.share else "/odoo/my-surveys"


def refusal_of(visit):
    """Return why this campaign cannot be answered now (the name of a message), or None."""
    campaign = visit.campaign
    if not campaign or campaign.state in ("draft", "cancelled"):
        return "wrong_link"
    clock = campaign._clock()
    return (campaign._seal_problem() or None) if clock == "open" else clock


def day_label(campaign, name):
    """Return a day in the company's time zone, written in the reader's language."""
    return local_time.day_label(request.env, local_time.day_of(campaign[name], _zone(campaign)))


def moment_label(campaign, name):
    """Return a moment in the company's time zone, written in the reader's language."""
    return local_time.moment_label(request.env, campaign[name], _zone(campaign))


def _zone(campaign):
    return local_time.zones(campaign)[campaign.id]


def _languages(visit, here):
    """Return [(code, name, address, whether it is the current one)] of the page's languages."""
    known = [request.env["res.lang"]._get_data(code=code) for code in visit.langs]
    return [
        (
            lang.code.replace("_", "-"),
            lang.name.split(" / ")[-1],
            visit.in_lang(lang.code, here),
            lang.code == visit.lang,
        )
        for lang in known
    ]
