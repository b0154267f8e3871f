"""The kiosk: a shared tablet at which one person after another answers with a code.

What a person leaves is wiped on the server, by whichever way the browser comes back to the page
that asks for a code: after the last page, after two idle minutes, on "back" or by hand.
"""

from odoo import http
from odoo.http import request

from ..tools import begin_read_committed
from . import session
from .pages import refusal_of, render_page
from .readiness import Readiness


class Kiosk(http.Controller):
    @http.route(
        "/readiness/<string:link_code>/kiosk",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
    )
    def kiosk(self, link_code, **_post):
        """Wipe what the last person left, and ask for a code."""
        begin_read_committed(request.env)
        campaign = Readiness._campaign(link_code)
        if not request.env.user._is_public():
            return render_page("readiness_kiosk_login", campaign)
        session.destroy_draft()
        if campaign:
            session.enter_kiosk(campaign)
        if refusal := refusal_of(campaign):
            return refusal
        return render_page("readiness_kiosk", campaign, languages=self._languages(campaign))

    @http.route(
        "/readiness/<string:link_code>/kiosk/logout",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        methods=["POST"],
    )
    def logout(self, link_code, **_post):
        """Nobody may answer under the name of whoever set the tablet up, nor reach their Odoo."""
        session.forget_draft()
        request.session.logout(keep_db=True)
        return request.redirect(f"/readiness/{link_code}/kiosk")

    @staticmethod
    def _languages(campaign):
        """[(code, name, address, whether it is the one shown)] of the questionnaire's languages."""
        shown = request.env.context.get("lang")
        path = f"/readiness/{campaign.link_code}/kiosk"
        return [
            (
                code,
                lang.name.split(" / ")[-1],
                request.env["ir.http"]._url_for(path, code),
                code == shown,
            )
            for code in campaign.survey_id._get_supported_lang_codes()
            if (lang := request.env["res.lang"]._get_data(code=code))
        ]
