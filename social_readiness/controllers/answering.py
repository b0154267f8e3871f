# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import logging

from odoo import http
from odoo.http import request

from ..sealing.errors import SealError
from ..transactions import lock_open_shared, undo
from .document import items_of, read_choices, show_document
from .page import refusal_of, show, show_message
from .visit import Visit, addresses

_logger = logging.getLogger(__name__)

LINK = "<string:link_code>"
PUBLIC = {"type": "http", "auth": "public", "sitemap": False, "csrf": False}


class Answering(http.Controller):
    """The pages on which people answer: one link for everybody, and one request that counts.

    Nothing is stored before that request. Opening a page, also with HEAD or OPTIONS or by sending a
    form to it, changes nothing, so these routes need no protection against forged requests. The
    request that counts is protected by the page's own token (``Visit.token``).
    """

    @http.route(addresses(LINK), methods=["GET", "POST"], **PUBLIC)
    def welcome(self, link_code, lang=None, **_post):
        """Show the questionnaire to users who are invited, and the page for codes to everybody
        else.
        """
        visit = Visit(link_code, lang)
        if refusal := refusal_of(visit):
            return show_message(visit, refusal)
        if visit.is_public:
            return self._ask_for_code(visit)
        return self._show_own(visit)

    @http.route(
        [*addresses(f"{LINK}/code"), *addresses(f"{LINK}/kiosk/code")],
        methods=["GET", "POST"],
        **PUBLIC,
    )
    def enter_code(self, link_code, lang=None, code="", **_post):
        """Check a code; show the questionnaire with the code in a hidden field, or a message."""
        visit = Visit(link_code, lang, in_kiosk(), code)
        if refusal := refusal_of(visit):
            return show_message(visit, refusal)
        if request.httprequest.method != "POST":
            return self._ask_for_code(visit)
        if not visit.code and not visit.kiosk and not visit.is_public:
            return self._show_own(visit)  # somebody has chosen another language
        roster_row = visit.roster_row() if visit.code else None
        if not roster_row:
            return self._refuse_code(visit)
        choices, _missing = read_choices(items_of(visit))
        return show_document(visit, roster_row, choices)

    def _show_own(self, visit):
        roster_row = visit.roster_row()
        if not roster_row:
            return show_message(visit, "not_invited")
        if roster_row[2]:
            return show_message(visit, "answered")
        choices, _missing = read_choices(items_of(visit))
        return show_document(visit, roster_row, choices)

    @classmethod
    def _refuse_code(cls, visit):
        if refusal := refusal_of(visit):  # the key is missing: the code may be right
            return show_message(visit, refusal)
        return cls._ask_for_code(visit, cls._note_wrong_code(visit))

    @staticmethod
    def _note_wrong_code(visit):
        guesses = request.env["readiness.code.guess"].sudo()
        many = guesses._note(visit.campaign, request.httprequest.remote_addr)
        return "many_wrong" if many else "wrong_code"

    @staticmethod
    def _ask_for_code(visit, problem=None):
        return show(visit, "answering_code", problem=problem)

    # ------------------------------------------------------------
    # SENDING
    # ------------------------------------------------------------

    @http.route(
        [*addresses(f"{LINK}/send"), *addresses(f"{LINK}/kiosk/send")],
        methods=["GET", "POST"],
        **PUBLIC,
    )
    def send(self, link_code, lang=None, token="", code="", **_post):
        """Count a complete answer once, or show an incomplete one again with what is missing.

        The reply to an incomplete form has the status 200, because some firewalls record the bodies
        of requests that fail.
        """
        visit = Visit(link_code, lang, in_kiosk(), code)
        if request.httprequest.method != "POST":
            return request.redirect(visit.start)
        if refusal := refusal_of(visit):
            return show_message(visit, refusal)
        if not visit.code and visit.is_public:
            return show_message(visit, "login")
        roster_row = visit.roster_row()
        if not roster_row or not visit.fits(token, roster_row):
            # Without the key, no code can be recognized. This is no reason to erase the choices in
            # the browser.
            return show_message(visit, refusal_of(visit) or "other_person")
        choices, missing = read_choices(items_of(visit))
        if missing:
            return show_document(visit, roster_row, choices, missing)
        return self._count(visit, roster_row, choices)

    @staticmethod
    def _count(visit, roster_row, choices):
        if not lock_open_shared(visit.campaign):
            return show_message(visit, "over")
        sender = None if visit.code else request.env.user
        try:
            visit.campaign._count(roster_row, choices, sender)
        except SealError as error:
            undo(request.env)  # nothing is counted
            _logger.error("Readiness campaign %s: key %s", visit.campaign.id, error.reason)
            return show_message(visit, refusal_of(visit) or "missing")
        return request.redirect(visit.path("/thanks"), code=303)

    @http.route(
        [*addresses(f"{LINK}/thanks"), *addresses(f"{LINK}/kiosk/thanks")],
        methods=["GET"],
        **PUBLIC,
    )
    def thanks(self, link_code, lang=None, **_post):
        """Show the page after sending. It is the same for everybody, so anybody may open it."""
        visit = Visit(link_code, lang, in_kiosk())
        if not visit.campaign:
            return show_message(visit, "wrong_link")
        return show_message(visit, "done")


def in_kiosk():
    """Return whether the page belongs to a shared tablet (kiosk); only its address says so."""
    return "/kiosk" in request.httprequest.path
