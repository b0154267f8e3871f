from odoo import http
from odoo.http import request

from ..tools import begin_read_committed
from . import session
from .pages import not_kept, own_language, refusal_of, render_message, render_page, start_url


class Readiness(http.Controller):
    """The way in: one and the same link for everybody, by login or by code."""

    @http.route(
        "/readiness/<string:link_code>", type="http", auth="public", website=True, sitemap=False
    )
    def welcome(self, link_code, **_post):
        """The page before the first question, or the reason why there is none."""
        campaign, refusal = self._enter(link_code)
        if redirect := own_language():
            return redirect
        if refusal:
            return refusal
        if request.env.user._is_public():
            # Whoever stands before the code page may be the next person at a shared browser.
            session.forget_draft()
            session.leave_kiosk()
            return render_page("readiness_code", campaign)
        return self._welcome_known(campaign, campaign._roster_row(request.env.user))

    def _welcome_known(self, campaign, roster_row):
        if session.pending_code(campaign):
            session.forget_draft()
        if not roster_row:
            return render_message("not_invited", campaign)
        if roster_row[2]:
            return render_message("answered", campaign)
        return render_page("readiness_welcome", campaign)

    @http.route(
        "/readiness/<string:link_code>/code",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        methods=["POST"],
    )
    def enter_code(self, link_code, code="", **_post):
        """Look at a code and lead on: the browser's history keeps no page that was sent it."""
        campaign, refusal = self._enter(link_code)
        if refusal:
            return refusal
        code = self._clean(code)
        roster_row, again = self._row_of_code(campaign, code)
        if roster_row:
            session.remember_code(campaign, code)
            return self._redirect(f"/readiness/{link_code}/code")
        return self._redirect(f"/readiness/{link_code}/code?again={again}")

    @http.route(
        "/readiness/<string:link_code>/code",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        methods=["GET"],
    )
    def welcome_with_code(self, link_code, again="", **_post):
        """The page before the first question; wrong and replaced codes get the same words."""
        campaign, refusal = self._enter(link_code)
        if refusal:
            return refusal
        if again:
            return render_message(again if again == "many_wrong" else "wrong_code", campaign)
        if session.pending_code(campaign):
            return render_page("readiness_welcome", campaign)
        return not_kept(request.redirect(start_url(campaign)))

    @http.route(
        "/readiness/<string:link_code>/begin",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        methods=["POST"],
    )
    def begin(self, link_code, code="", **_post):
        """Make an anonymous draft, tie it to this session, and go to Odoo's survey pages."""
        campaign, refusal = self._enter(link_code)
        if refusal:
            return refusal
        if code := self._clean(code):
            roster_row, message = self._row_of_code(campaign, code)
        else:
            code = session.pending_code(campaign)
            roster_row = campaign._roster_row(request.env.user, code=code)
            message = "wrong_code" if code else "not_invited"
        if not roster_row:
            return render_message(message, campaign)
        if roster_row[2]:
            return render_message("answered", campaign)
        lang = self._lang(campaign)
        answer = campaign._begin_draft(lang)
        session.remember_draft(campaign, answer, code)
        path = f"/survey/{campaign.survey_id.access_token}/{answer.access_token}"
        # All pages are in the answer's language, the first one too.
        return self._redirect(path, lang.code if lang.code != request.env.lang else None)

    @http.route("/readiness/protection", type="http", auth="public", website=True, sitemap=False)
    def protection(self, **_post):
        """How answers are protected, with the limits: for everybody, without login."""
        return request.render("social_readiness.readiness_protection", {"minimum": 6})

    @http.route(
        "/readiness/<string:link_code>/protection",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
    )
    def protection_of_campaign(self, link_code, **_post):
        campaign = self._campaign(link_code)
        return request.render(
            "social_readiness.readiness_protection",
            {"minimum": campaign.minimum or 6, "campaign": campaign},
        )

    def _enter(self, link_code):
        """Begin a request of somebody who answers: the campaign, and why it cannot be now."""
        begin_read_committed(request.env)
        campaign = self._campaign(link_code)
        return campaign, refusal_of(campaign)

    @staticmethod
    def _campaign(link_code):
        campaigns = request.env["readiness.campaign"].sudo()
        if not link_code.isalnum():  # PostgreSQL takes no zero byte
            return campaigns
        return campaigns.search([("link_code", "=", link_code)], limit=1)

    # ------------------------------------------------------------
    # CODES
    # ------------------------------------------------------------

    @staticmethod
    def _row_of_code(campaign, code):
        """(roster row of a code that was typed, None), or (None, what its page says).

        It is looked up first: a right code is never kept waiting by wrong ones.
        """
        if code and (roster_row := campaign._roster_row(request.env.user, code=code)):
            return roster_row, None
        guesses = request.env["readiness.code.guess"].sudo()
        many = guesses._note(campaign, request.httprequest.remote_addr)
        return None, "many_wrong" if many else "wrong_code"

    @staticmethod
    def _redirect(path, lang=None):
        return not_kept(request.redirect(request.env["ir.http"]._url_for(path, lang)))

    @staticmethod
    def _clean(code):
        """What was typed, cut to a length that no code exceeds."""
        return str(code or "").strip()[:64]

    @staticmethod
    def _lang(campaign):
        """The reader's language if the questionnaire has it, else the questionnaire's first."""
        supported = campaign.survey_id._readiness_langs()
        code = request.env.context.get("lang")
        return request.env["res.lang"]._lang_get(code if code in supported else supported[0])
