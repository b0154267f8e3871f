# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import http
from odoo.http import request

from ..results.colors import STEPS
from ..tools import as_id
from .page import show
from .visit import Visit, addresses

USER = {"type": "http", "auth": "user", "sitemap": False}


class ReadinessShared(http.Controller):
    """The page on which the whole staff may read a published result."""

    @http.route(
        [*addresses("result"), *addresses("result/<int:campaign_id>")], methods=["GET"], **USER
    )
    def shared_result(self, campaign_id=0, lang=None, **_kwargs):
        """Show the company's row of a result that is shared with the staff, or say that there is
        none.

        :param campaign_id: from the path; a parameter of this name in the query string is ignored
        """
        campaign_id = as_id(campaign_id)
        visit = Visit("", lang)
        if not request.env.user._is_internal():
            return request.redirect("/my")
        page = request.env["readiness.staff.page"]
        campaign = page._find(campaign_id)
        document = page._document(campaign) if campaign else None
        return show(
            visit,
            "readiness_shared_result",
            campaign=campaign,
            document=document,
            steps=STEPS,
            thanks=self._thanks(document),
            audience_notes=campaign._audience_notes() if document else [],
        )

    @staticmethod
    def _thanks(document):
        if not document or not document.company:
            return ""
        return request.env._(
            "Thank you. %(answered)s of %(invited)s people responded. This is what they say "
            "about the company as a whole.",
            answered=document.company.respondents,
            invited=document.company.invited,
        )
