# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One request of somebody who answers: which campaign, in which language, at a kiosk or not."""

import hashlib
import hmac

from odoo.http import request
from odoo.tools.misc import hmac as keyed_hash

from ..tools import CODE_ALPHABET
from ..transactions import begin_read_committed

SCOPE = "social_readiness-page"
# What these pages read of a campaign, in the query that finds it.
FIELDS = ("link_code", "state", "survey_id", "company_id", "user_id", "date_open", "date_close")


def addresses(rest=""):
    """The paths of a page. A language may stand before them: every link resolves, whatever
    languages are installed, and whatever the ``website`` module makes of the first part.
    """
    return [f"{lang}/readiness/{rest}" for lang in ("", "/<string:lang>")]


class Visit:
    """What a request says of itself. Nothing of it is kept on the server or in a cookie.

    Odoo's own note of who is logged in, from where and when (``res_device_log``), is committed
    first, so that it never shares a transaction with an answer.
    """

    def __init__(self, link_code="", lang=None, kiosk=False, code=""):
        begin_read_committed(request.env)
        # A page needs a few fields of wide tables: users, partners, companies.
        request.update_context(prefetch_fields=False)
        self.kiosk = kiosk
        self.code = "".join(sign for sign in code.upper() if sign in CODE_ALPHABET)[:64]
        self.campaign = self._find(link_code)
        self.survey = self.campaign.survey_id
        self.langs = self._langs()
        self.lang = self._choose(lang)
        request.update_context(lang=self.lang)
        self.campaign = self.campaign.with_context(lang=self.lang)

    @staticmethod
    def _find(link_code):
        campaigns = request.env["readiness.campaign"].sudo()
        if not link_code.isalnum():  # PostgreSQL takes no zero byte
            return campaigns
        return campaigns.search_fetch([("link_code", "=", link_code)], FIELDS, limit=1)

    # ------------------------------------------------------------
    # LANGUAGE
    # ------------------------------------------------------------

    def _langs(self):
        """The codes of the questionnaire's languages that are installed now."""
        installed = [code for code, _name in request.env["res.lang"].get_installed()]
        frozen = self.survey._readiness_langs() if self.survey else ()
        return [code for code in frozen if code in installed] or installed

    def _choose(self, asked):
        """The language of the address, of the user, of the browser, or the first there is."""
        wanted = [asked] if asked else []
        if not self.is_public:
            wanted.append(request.env.user.lang)
        wanted += request.httprequest.accept_languages.values()
        found = next(filter(None, map(self._nearest, wanted)), None)
        return found or self._nearest(self.campaign.company_id.partner_id.lang) or self.langs[0]

    def _nearest(self, wanted):
        """The questionnaire's language that ``fr``, ``fr_FR`` or ``fr-BE`` means, or None."""
        code = (wanted or "").replace("-", "_")
        known = [request.env["res.lang"]._get_data(code=lang) for lang in self.langs]
        return next((one.code for one in known if code in (one.code, one.url_code)), None) or next(
            (one.code for one in known if code[:2] and one.code[:2] == code[:2]), None
        )

    @property
    def url_code(self):
        return request.env["res.lang"]._get_data(code=self.lang).url_code

    # ------------------------------------------------------------
    # ADDRESSES
    # ------------------------------------------------------------

    def place(self, rest=""):
        """An address of this campaign without a language."""
        return f"/readiness/{self.campaign.link_code}{'/kiosk' if self.kiosk else ''}{rest}"

    def path(self, rest=""):
        """The same in the language of this visit."""
        return f"/{self.url_code}{self.place(rest)}"

    @property
    def start(self):
        return self.path()

    @property
    def here(self):
        """This page's address without a language."""
        path = request.httprequest.path
        return path if path.startswith("/readiness/") else f"/{path.split('/', 2)[2]}"

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    @property
    def is_public(self):
        return not request.session.uid

    def roster_row(self):
        """The roster row of the code that was sent, or of whoever is logged in; or None."""
        if not self.code and self.is_public:
            return None
        return self.campaign._roster_row(request.env.user, code=self.code or None)

    def token(self, roster_row):
        """Names this person's page: it fits only whoever it was made for.

        It takes the place of Odoo's CSRF token, which dies when somebody logs in again.
        """
        who = ("code", self.code) if self.code else ("user", request.env.uid)
        message = (self.campaign.id, roster_row[0], *who)
        return keyed_hash(request.env(su=True), SCOPE, message, hashlib.sha256)

    def fits(self, token, roster_row):
        return hmac.compare_digest(str(token).encode(), self.token(roster_row).encode())
