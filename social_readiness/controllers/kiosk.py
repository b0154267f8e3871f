# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The kiosk: a shared tablet on which one person after another answers with a code.

The server keeps nothing about any of them. What a person leaves behind is only in the page, and the
page's script erases it: after the last page, after two minutes without use, on "back", or when a
button is pressed.
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
        """Log out, so that nobody answers as the user who set up the tablet, or gets into their
        Odoo.
        """
        visit = Visit(link_code, lang, kiosk=True)
        if request.httprequest.method == "POST":
            request.session.logout(keep_db=True)
        return request.redirect(visit.start)
