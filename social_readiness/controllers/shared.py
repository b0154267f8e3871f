from odoo import http
from odoo.http import request

from ..export.colors import STEPS
from .page import show
from .visit import Visit, addresses

USER = {"type": "http", "auth": "user", "sitemap": False}


class ReadinessShared(http.Controller):
    """The published result as the whole staff may read it."""

    @http.route(
        [*addresses("result"), *addresses("result/<int:campaign_id>")], methods=["GET"], **USER
    )
    def shared_result(self, campaign_id=False, lang=None, **_kwargs):
        """The company row of a result that is shared with the staff, or that there is none."""
        visit = Visit("", lang)
        campaigns = request.env["readiness.campaign"]
        if not campaigns.has_access("read"):
            return request.redirect("/my")
        campaign = campaigns._shared_result(campaign_id)
        document = campaign._shared_document() if campaign else None
        return show(
            visit,
            "readiness_shared_result",
            campaign=campaign,
            document=document,
            steps=STEPS,
            thanks=self._thanks(document),
        )

    @staticmethod
    def _thanks(document):
        if not document or not document.company:
            return ""
        return request.env._(
            "Thank you. %(answered)s of %(invited)s people answered. This is what they say of the "
            "company as a whole.",
            answered=document.company.respondents,
            invited=document.company.invited,
        )
