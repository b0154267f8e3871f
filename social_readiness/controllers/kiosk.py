# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The kiosk: a shared tablet at which one person after another answers with a code.

The server keeps nothing of anybody. What a person leaves is in the page alone, and the page's
script wipes it: after the last page, after two idle minutes, on "back" or by hand.
"""

from odoo import http
from odoo.http import request

from .answering import LINK, PUBLIC, Answering
from .page import refusal_of, show, show_message
from .visit import Visit, addresses


class Kiosk(http.Controller):
    @http.route(addresses(f"{LINK}/kiosk"), methods=["GET"], **PUBLIC)
    def kiosk(self, link_code, lang=None, **_post):
        """Ask for a code."""
        visit = Visit(link_code, lang, kiosk=True)
        if visit.campaign and not visit.is_public:
            return show(
                visit,
                "answering_kiosk_login",
                user_name=request.env.user.name,
                csrf_token=request.csrf_token(),
            )
        if refusal := refusal_of(visit):
            return show_message(visit, refusal)
        return Answering._ask_for_code(visit)

    @http.route(
        addresses(f"{LINK}/kiosk/logout"),
        type="http",
        auth="public",
        sitemap=False,
        methods=["POST"],
    )
    def logout(self, link_code, lang=None, **_post):
        """Nobody may answer under the name of whoever set the tablet up, nor reach their Odoo."""
        visit = Visit(link_code, lang, kiosk=True)
        if request.httprequest.method == "POST":
            request.session.logout(keep_db=True)
        return request.redirect(visit.start)
