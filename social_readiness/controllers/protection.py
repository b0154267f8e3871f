# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import http

from .answering import LINK, in_kiosk
from .page import show
from .visit import Visit, addresses

OPEN = {"type": "http", "auth": "public", "sitemap": False, "methods": ["GET"]}


class Protection(http.Controller):
    """The page that explains how answers are protected, and the limits: for everybody, without
    login.
    """

    @http.route(addresses("protection"), **OPEN)
    def protection(self, lang=None, **_post):
        return self._show(Visit("", lang))

    @http.route([*addresses(f"{LINK}/protection"), *addresses(f"{LINK}/kiosk/protection")], **OPEN)
    def protection_of_campaign(self, link_code, lang=None, **_post):
        return self._show(Visit(link_code, lang, in_kiosk()))

    @staticmethod
    def _show(visit):
        contact = visit.campaign.user_id.sudo().name or ""
        return show(visit, "readiness_protection", contact=contact)
