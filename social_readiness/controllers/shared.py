from odoo import http
from odoo.http import request

from ..export.colors import STEPS
from .pages import not_kept, own_language


class ReadinessShared(http.Controller):
    """The published result as the whole staff may read it."""

    @http.route(
        ["/readiness/result", "/readiness/result/<int:campaign_id>"],
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
    )
    def shared_result(self, campaign_id=False, **_kwargs):
        """The company row of a result that is shared with the staff, or that there is none."""
        if redirect := own_language():
            return redirect
        campaigns = request.env["readiness.campaign"]
        if not campaigns.has_access("read"):
            return request.redirect("/my")
        campaign = campaigns._shared_result(campaign_id)
        document = campaign._shared_document() if campaign else None
        values = {
            "campaign": campaign,
            "document": document,
            "steps": STEPS,
            "thanks": self._thanks(document),
            "audience_notes": campaign._audience_notes() if document else [],
        }
        return not_kept(request.render("social_readiness.readiness_shared_result", values))

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
