# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One request to an answering page: which campaign, which language, and whether it is a kiosk."""

import hashlib
import hmac

from odoo.http import request
from odoo.tools.misc import hmac as keyed_hash

from ..tools import plain_code
from ..transactions import begin_read_committed

SCOPE = "social_readiness-page"
# Columns of a campaign that these pages read, in the same query that finds it.
FIELDS = ("link_code", "state", "survey_id", "company_id", "user_id", "date_open", "date_close")


def addresses(rest=""):
    """Return the paths of a page, with and without a language in front.

    So every link works, whatever languages are installed, and also if the ``website`` module treats
    the first part as its own.
    """
    return [f"{lang}/readiness/{rest}" for lang in ("", "/<string:lang>")]


class Visit:
    """What a request says about itself. Nothing of it is kept on the server or in a cookie.

    Odoo's own record of who is logged in, from where and when (``res_device_log``) is committed
    first, so that it is never in the same transaction as an answer.
    """

    def __init__(self, link_code="", lang=None, kiosk=False, code=""):
        begin_read_committed(request.env)
        # Prefetching is off: a page needs few fields of users, partners and companies, which are
        # wide.
        request.update_context(prefetch_fields=False)
        self.kiosk = kiosk
        self.typed = "".join(filter(str.isprintable, code))[:24]
        self.code = plain_code(code)[:64]
        self.campaign = self._find(link_code)
        self.survey = self.campaign.survey_id
        self.langs = self._langs()
        self.lang = self._choose(lang)
        self.first_lang = (self.kiosk and self._nearest(_asked_first())) or self.lang
        request.update_context(lang=self.lang)
        self.campaign = self.campaign.with_context(lang=self.lang)

    @staticmethod
    def _find(link_code):
        campaigns = request.env["readiness.campaign"].sudo()
        if not link_code.isalnum():  # PostgreSQL refuses zero bytes
            return campaigns
        return campaigns.search_fetch([("link_code", "=", link_code)], FIELDS, limit=1)

    # ------------------------------------------------------------
    # LANGUAGE
    # ------------------------------------------------------------

    def _langs(self):
        """Return the codes of the questionnaire's languages that are installed."""
        installed = [code for code, _name in request.env["res.lang"].get_installed()]
        frozen = self.survey._readiness_langs() if self.survey else ()
        return [code for code in frozen if code in installed] or installed

    def _choose(self, asked):
        """Return the language of the address, the user, the browser, or else the first one
        possible.
        """
        wanted = [asked] if asked else []
        if not self.is_public:
            wanted.append(request.env.user.lang)
        wanted += request.httprequest.accept_languages.values()
        found = next(filter(None, map(self._nearest, wanted)), None)
        return found or self._nearest(self.campaign.company_id.partner_id.lang) or self.langs[0]

    def _nearest(self, wanted):
        """Return the questionnaire's language that ``fr``, ``fr_FR`` or ``fr-BE`` stands for, or
        None.
        """
        code = (wanted or "").replace("-", "_")
        known = [request.env["res.lang"]._get_data(code=lang) for lang in self.langs]
        return next((one.code for one in known if code in (one.code, one.url_code)), None) or next(
            (one.code for one in known if code[:2] and one.code[:2] == code[:2]), None
        )

    # ------------------------------------------------------------
    # ADDRESSES
    # ------------------------------------------------------------

    def bare_path(self, rest=""):
        """Return the path of one of this campaign's pages, without a language."""
        return f"/readiness/{self.campaign.link_code}{'/kiosk' if self.kiosk else ''}{rest}"

    def path(self, rest=""):
        """Return the same with the language of this visit."""
        return self.in_lang(self.lang, self.bare_path(rest))

    def in_lang(self, lang, bare_path):
        """Return an address without a language with this one. At a kiosk it remembers the first."""
        first = f"?first={_url_code(self.first_lang)}" if lang != self.first_lang else ""
        return f"/{_url_code(lang)}{bare_path}{first if self.kiosk else ''}"

    @property
    def home(self):
        """Return the kiosk's page for the next person, in the language with which it was opened.

        Whatever language somebody chooses there is this person's own.
        """
        return self.in_lang(self.first_lang, self.bare_path())

    @property
    def start(self):
        return self.path()

    @property
    def here(self):
        """Return this page's address without a language."""
        path = request.httprequest.path
        return path if path.startswith("/readiness/") else f"/{path.split('/', 2)[2]}"

    # ------------------------------------------------------------
    # WHO
    # ------------------------------------------------------------

    @property
    def is_public(self):
        return not request.session.uid

    def roster_row(self):
        """Return the roster row of the code that was sent or of the user, or None."""
        if not self.code and self.is_public:
            return None
        return self.campaign._roster_row(request.env.user, code=self.code or None)

    def token(self, roster_row):
        """The keyed hash that binds a page to the person for whom it was made.

        It replaces Odoo's CSRF token, which becomes invalid when somebody logs in again.
        """
        who = ("code", self.code) if self.code else ("user", request.env.uid)
        message = (self.campaign.id, roster_row[0], *who)
        return keyed_hash(request.env(su=True), SCOPE, message, hashlib.sha256)

    def fits(self, token, roster_row):
        return hmac.compare_digest(str(token).encode(), self.token(roster_row).encode())


def _asked_first():
    return request.httprequest.args.get("first")


def _url_code(lang):
    return request.env["res.lang"]._get_data(code=lang).url_code
