# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every route of the addon with requests of chance that reach its handler.

The routes and their parameters are read from the server's own map, so that a new one is tried by
itself, and each request that posts carries a token that the session accepts: without it, Odoo
refuses before a handler of ours runs.
"""

import inspect
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as some

from odoo.http import Request, _generate_routing_rules
from odoo.tools import mute_logger

from ..browsing import BrowsingCase
from .roles import Roles
from .test_fuzz_methods import BIG, WORDS, in_order

ADDON = "odoo.addons.social_readiness"
NOISE = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.http_routing.models.ir_http",
         "odoo.addons.social_readiness.controllers.export",
         "odoo.addons.social_readiness.mailing.readiness_code_guess")  # fmt: skip
TOLD_BY_THE_SERVER = ("psycopg2", 'File "/', "Traceback (most")
NUMBERS = ("1.5", "1e3", " 7 ", "+1", "-1", "0", "²", "٣", "0x10", "None", "[]", "{}", "NaN")

sendable = [word[:2000] for word in WORDS if word.isprintable()]
# As a person can put them into an address: no half of a pair.
words = some.sampled_from([*sendable, *NUMBERS, *map(str, BIG)]) | some.text(
    alphabet=some.characters(exclude_categories=("Cs",)), max_size=12
)


class TestOurRoutes(Roles, BrowsingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.own = cls.wizard_of("officer")
        cls.others = cls.wizard_of("everything")
        cls.unfilled = cls.wizard_of("officer", who="one")
        cls.draft_wizard = cls.wizard_of("officer", campaign=cls.make_campaign(name="Draft"))

    @classmethod
    def wizard_of(cls, role, campaign=None, **values):
        campaign = campaign or cls.campaign
        Wizard = cls.env["readiness.code.wizard"].with_user(cls.roles[role])
        return Wizard.create({"campaign_id": campaign.id, **values})

    # ------------------------------------------------------------
    # ROUTES
    # ------------------------------------------------------------

    def routes(self):
        """{(path, method): names of its parameters} of every handler of ours."""
        found = {}
        for path, endpoint in _generate_routing_rules(["social_readiness"], nodb_only=False):
            handler = inspect.unwrap(endpoint.func)
            if handler.__module__.startswith(ADDON) and endpoint.routing["type"] == "http":
                for method in endpoint.routing["methods"] or ("GET", "POST"):
                    found[path, method] = self.parameters(handler)
        return found

    @staticmethod
    def parameters(handler):
        kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
        every = inspect.signature(handler).parameters.values()
        return [one.name for one in every if one.kind in kinds and one.name != "self"]

    def addresses(self, path):
        """A path with each of its variables filled in: rightly, and by chance."""
        names = [part.split(":")[-1].strip(">") for part in path.split("<")[1:]]
        places = path
        for part in path.split("<")[1:]:
            places = places.replace("<" + part.split(">")[0] + ">", "{}")
        known = {
            "link_code": some.sampled_from([self.campaign.link_code, self.draft_code]),
            "campaign_id": some.sampled_from([str(self.campaign.id), "0", "99999999999"]),
            "name": some.sampled_from(["pdf", "png", "pptx", "xlsx", "exe"]),
        }
        by_chance = words.map(lambda word: quote(word, safe=""))
        parts = [known.get(name, by_chance) | by_chance for name in names]
        return some.tuples(*parts).map(lambda filled: places.format(*filled))

    @property
    def draft_code(self):
        return self.draft_wizard.campaign_id.link_code

    # ------------------------------------------------------------
    # REQUESTS
    # ------------------------------------------------------------

    def sign_in(self, role):
        self.role = role
        login = None if role == "public" else f"role_{role}"
        self.authenticate(login, login)

    def send(self, address, method, parameters):
        if self.opener.cookies.get("session_id") != self.session.sid:
            self.sign_in(self.role)  # the request before has logged out
        if method == "POST":
            data = {**parameters, "csrf_token": Request.csrf_token(self)}
            options = {"data": data, "method": "POST"}
        else:
            options = {"params": parameters}
        with mute_logger(*NOISE):
            response = self.url_open(address, allow_redirects=False, timeout=60, **options)
        told = f"{method} {address[:200]} {str(parameters)[:300]}: {response.status_code}"
        self.assertLess(response.status_code, 500, f"{told} {response.text[:300]}")
        self.assertNotIn("invalid CSRF token", response.text, told)
        self.assertFalse([one for one in TOLD_BY_THE_SERVER if one in response.text], told)
        return response

    def stored(self):
        """What our tables hold, apart from the count of wrong codes."""
        self.env.flush_all()
        found = {}
        for name, model in self.registry.models.items():
            if name.startswith("readiness.") and name != "readiness.code.guess" and model._auto:
                self.env.cr.execute(f"SELECT row_::text FROM {model._table} row_ ORDER BY 1")
                found[name] = [row for (row,) in self.env.cr.fetchall()]
        return found

    # ------------------------------------------------------------
    # TESTS
    # ------------------------------------------------------------

    def test_every_route_by_chance(self):
        routes = self.routes()
        self.assertIn(("/readiness/codes/print", "POST"), routes)
        self.assertIn(("/readiness/export/<string:name>", "POST"), routes)
        before = self.stored()
        for role in ("public", "portal", "officer"):
            self.sign_in(role)
            for (path, method), names in sorted(routes.items()):
                with self.subTest(path=path, method=method, role=role):
                    self.fuzz(path, method, names)
        self.assertEqual(self.stored(), before)

    def fuzz(self, path, method, names):
        given_names = some.sampled_from(names) | words if names else words

        @in_order
        @given(self.addresses(path), some.dictionaries(given_names, words, max_size=3))
        def send(address, parameters):
            self.send(address, method, parameters)

        send()

    def test_codes_of_a_wizard_that_is_none_of_yours(self):
        """Each bad id gets an answer that the client can show, and prints nothing."""
        self.sign_in("officer")
        before = self.stored()
        wrong = ("", "abc", "1.5", "-1", "0", "²", "[]", str(2**31), str(2**63), str(10**100))
        bad = [{"wizard_id": value} for value in wrong]
        bad += [{}, {"wizard_id": "2147483647"}, {"wizard_id": str(self.others.id)}]
        bad += [{"wizard_id": str(wizard.id)} for wizard in (self.unfilled, self.draft_wizard)]
        for parameters in bad:
            with self.subTest(parameters=str(parameters)[:60]):
                response = self.send("/readiness/codes/print", "POST", parameters)
                self.assertEqual(response.status_code, 400, response.text[:600])
                self.assertIn("&#34;message&#34;", response.text)
                self.assertNotIn("%PDF", response.text)
        self.assertEqual(self.stored(), before)

    def test_codes_are_for_officers(self):
        for role in ("employee", "viewer", "manager", "portal", "survey_manager", "settings"):
            self.sign_in(role)
            response = self.send("/readiness/codes/print", "POST", {"wizard_id": str(self.own.id)})
            self.assertNotIn("%PDF", response.text, role)
