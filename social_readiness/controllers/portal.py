# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class ReadinessPortal(CustomerPortal):
    """Show employees with a portal login the same cards as "My Surveys" in Odoo."""

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "readiness_survey_count" in counters:
            values["readiness_survey_count"] = len(self._own_surveys())
        return values

    @http.route("/my/surveys", type="http", auth="user", website=True, sitemap=False, readonly=True)
    def portal_my_surveys(self, **_kwargs):
        """Show the surveys that the reader can answer now or soon."""
        values = self._prepare_portal_layout_values()
        values.update(
            page_name="readiness_surveys",
            surveys=self._own_surveys(),
            next_survey=request.env["readiness.next.survey"].get_next_survey(),
        )
        return request.render("social_readiness.portal_my_surveys", values)

    def _own_surveys(self):
        """Return the reader's own campaigns only, with the texts of their cards."""
        surveys = request.env["readiness.my.surveys"].get_my_surveys()
        _ = request.env._
        for survey in surveys:
            early = survey["state"] == "early"
            moment = survey["opening" if early else "closing"]
            survey["when"] = _("Opens on %s", moment) if early else _("Open until %s", moment)
            survey["button"] = _("Answer, about %s minutes", survey["minutes"])
        return surveys
