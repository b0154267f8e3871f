import re
from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time

from odoo.addons.social_readiness.models.campaign.codes import CODE_LENGTH
from odoo.addons.social_readiness.models.readiness_code_guess import FORGIVEN_AFTER, MANY
from odoo.addons.social_readiness.tools import CODE_ALPHABET

from ..browsing import BrowsingCase

LOGGER = "odoo.addons.social_readiness.models.readiness_code_guess"


class CodeCase(BrowsingCase):
    """Ten people without a user, each with a code: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plant = cls.make_department("Code Plant")
        cls.workers = cls.make_employees(cls.plant, 10)
        cls.wave = cls.make_campaign(
            name="Code wave", audience="departments", department_ids=[(6, 0, cls.plant.ids)]
        )
        cls.wave.action_launch()
        cls.roster_ids = cls.wave._roster_without_user()
        cls.codes = list(cls.wave._issue_codes(cls.roster_ids).values())
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)

    def path(self, *parts):
        return "/".join(("/readiness", self.wave.link_code, *parts))

    def enter(self, code, page=None, **options):
        """Type a code on the page that asks for one; return the page that follows."""
        token = self.csrf(page or self.url_open(self.path()))
        return self.url_open(self.path("code"), data={"csrf_token": token, "code": code}, **options)

    def press_begin(self, page):
        return self.url_open(self.path("begin"), data={"csrf_token": self.csrf(page)})


class TestCodes(CodeCase):
    def answer_with(self, code):
        """Go the whole way; return every response on it."""
        entry = self.url_open(self.path())
        welcome = self.enter(code, entry)
        first = self.press_begin(welcome)
        result = self.answer_pages(first.url, campaign=self.wave)
        return [entry, welcome, first], result

    # ------------------------------------------------------------
    # THE WAY
    # ------------------------------------------------------------

    def test_whole_way(self):
        pages, result = self.answer_with(self.codes[0])
        self.assertIn("o_readiness_begin", pages[1].text)
        self.assertIn("/survey/", pages[2].url)
        self.assertIn('data-message="done"', result["survey_content"])
        self.assertEqual(self.counted(self.wave), 1)

    def test_typed_in_any_way(self):
        code = self.codes[1]
        for typed in (code.lower(), f" {code[:4]}-{code[4:8]}-{code[8:]} ", " ".join(code)):
            self.assertIn("o_readiness_begin", self.enter(typed).text, typed)

    def test_the_code_is_in_no_page_and_no_address(self):
        pages, result = self.answer_with(self.codes[2])
        for page in pages:
            self.assertNotIn(self.codes[2], page.text)
            for step in [*page.history, page]:
                self.assertNotIn(self.codes[2], step.url)
                self.assertNotIn(self.codes[2], str(step.headers.get("Location")))
        self.assertNotIn(self.codes[2], str(result))

    def test_no_browser_keeps_a_page(self):
        pages, _result = self.answer_with(self.codes[3])
        for page in [*pages, self.enter("WRONG"), self.url_open(self.path("kiosk"))]:
            for step in [*page.history, page]:
                self.assertEqual(step.headers.get("Cache-Control"), "no-store", step.url)

    def test_a_code_of_another_campaign(self):
        self.assertIn(
            'data-message="wrong_code"', self.begin(self.campaign, code=self.codes[0]).text
        )

    def test_the_page_of_a_code_without_a_code(self):
        response = self.url_open(self.path("code"))
        self.assertIn('name="code"', response.text)

    def test_the_code_is_this_browsers_only(self):
        self.enter(self.codes[4])
        cookie = self.opener.cookies.get("readiness_draft")
        self.authenticate(None, None)
        self.opener.cookies.set("readiness_draft", cookie)
        self.assertNotIn("o_readiness_begin", self.url_open(self.path("code")).text)

    # ------------------------------------------------------------
    # NOTHING TELLS WHETHER A CODE WAS USED
    # ------------------------------------------------------------

    def alike(self, text):
        """A page without what is new in each request."""
        text = re.sub(r"[0-9a-f]{40}o\d+", "TOKEN", text)
        text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "UUID", text)
        return re.sub(r'"(session_id|csrf_token|hash)": ?"[^"]*"', "", text)

    def test_a_used_code_is_like_an_unused_one(self):
        used, unused = self.codes[5], self.codes[6]
        self.answer_with(used)
        ways = []
        for code in (used, unused):
            self.authenticate(None, None)
            pages, result = self.answer_with(code)
            ways.append(
                [(page.status_code, self.alike(page.text), len(page.history)) for page in pages]
                + [self.alike(str(result))]
                + [sorted(self.opener.cookies.keys())]
            )
        self.assertEqual(ways[0], ways[1])
        self.assertEqual(self.counted(self.wave), 2)

    def test_a_used_code_costs_the_same_statements(self):
        roster = next(row for row in self.roster_of(self.wave) if row[0] == self.roster_ids[0])
        levels = {item.id: 3 for item in self.items_of(self.wave)}
        statements = []
        for _time in range(3):
            before = self.env.cr.sql_log_count
            self.wave._count((roster[0], roster[1], False), levels)
            statements.append(self.env.cr.sql_log_count - before)
        self.assertEqual(statements[1], statements[0])
        self.assertEqual(statements[2], statements[0])
        self.assertEqual(self.counted(self.wave), 1)

    def test_wrong_and_replaced_codes_get_the_same_words(self):
        old = self.codes[7]
        self.wave._issue_codes([self.roster_ids[7]])
        texts = {self.alike(self.enter(code).text) for code in (old, "AAAA-AAAA-AA")}
        self.assertEqual(len(texts), 1)
        self.assertIn('data-message="wrong_code"', texts.pop())

    def test_a_draft_ends_with_its_code(self):
        first = self.press_begin(self.enter(self.codes[8]))
        self.wave._issue_codes([self.roster_ids[8]])
        page = self.wave.survey_id.page_ids[0]
        result = self.submit(first.url, page, {item.id: 3 for item in page.question_ids})
        self.assertIn('data-message="lost"', result["survey_content"])

    # ------------------------------------------------------------
    # GUESSING
    # ------------------------------------------------------------

    def guess(self, times, via="code"):
        with self.assertLogs(LOGGER, "WARNING") as logs:
            for _time in range(times):
                response = (
                    self.enter("WRNG-CODE") if via == "code" else self.begin(self.wave, code="WRNG")
                )
        return response, logs.output

    def test_a_right_code_gets_through_behind_an_address_with_many_wrong_ones(self):
        for via in ("code", "begin"):
            self.guess(MANY + 10, via)
            code = self.codes[9]
            response = self.enter(code) if via == "code" else self.begin(self.wave, code=code)
            self.assertEqual(response.status_code, 200, via)
            self.assertNotIn("data-message", response.text, via)

    def test_many_wrong_codes_are_answered_in_words_of_their_own(self):
        for via in ("code", "begin"):
            self.env["readiness.code.guess"].search([]).unlink()
            few, _logs = self.guess(MANY, via)
            many, _logs = self.guess(1, via)
            self.assertIn('data-message="wrong_code"', few.text, via)
            self.assertIn('data-message="many_wrong"', many.text, via)
            self.assertEqual(many.status_code, 200, via)

    def test_a_new_session_is_no_new_place(self):
        self.guess(MANY)
        self.authenticate(None, None)
        self.assertIn('data-message="many_wrong"', self.guess(1)[0].text)

    def test_wrong_codes_are_forgiven(self):
        self.guess(MANY)
        with freeze_time(fields.Datetime.now() + timedelta(seconds=FORGIVEN_AFTER + 1)):
            self.assertIn('data-message="wrong_code"', self.guess(1)[0].text)

    def test_the_length_of_a_code_makes_guessing_hopeless(self):
        """The arithmetic of SECURITY.md: nothing else stands between a guesser and a code."""
        codes = len(set(CODE_ALPHABET)) ** CODE_LENGTH
        self.assertEqual(codes, 2**60)
        self.assertTrue(all(len(code) == CODE_LENGTH for code in self.codes))
        rate, people, campaign = 1_000, 1_000, timedelta(days=14).total_seconds()
        years = codes / (rate * people) / timedelta(days=365.25).total_seconds()
        self.assertGreater(years, 36_000)
        self.assertLess(rate * people * campaign / codes, 1 / 950_000)

    def test_neither_log_nor_table_holds_code_or_address(self):
        _response, logs = self.guess(3)
        for line in logs:
            self.assertIn(f"campaign {self.wave.id}", line)
            self.assertNotIn("WRNG", line)
            self.assertNotIn("127.0.0.1", line)
        self.env.cr.execute("SELECT string_agg(g::text, ' ') FROM readiness_code_guess g")
        stored = self.env.cr.fetchone()[0]
        self.assertNotIn("WRNG", stored)
        self.assertNotIn("127.0.0.1", stored)

    def test_a_right_code_leaves_no_trace(self):
        self.answer_with(self.codes[9])
        self.assertFalse(self.env["readiness.code.guess"].search_count([]))

    def test_forgotten_at_night(self):
        self.guess(2)
        with freeze_time(fields.Datetime.now() + timedelta(hours=25)):
            self.env["readiness.code.guess"]._forget()
        self.assertFalse(self.env["readiness.code.guess"].search_count([]))

    def test_addresses_of_one_network_are_one(self):
        Guess = self.env["readiness.code.guess"]
        self.assertEqual(Guess._network("2001:db8::1"), Guess._network("2001:db8::ffff"))
        self.assertNotEqual(Guess._network("192.0.2.1"), Guess._network("192.0.2.2"))

    # ------------------------------------------------------------
    # PRINTING
    # ------------------------------------------------------------

    def print_as(self, login, wizard):
        self.authenticate(login, login)
        token = self.csrf(self.url_open(f"/readiness/{self.wave.link_code}/kiosk"))
        return self.url_open(
            "/readiness/codes/print", data={"csrf_token": token, "wizard_id": wizard.id}
        )

    def test_print(self):
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        wizard = (
            self.env["readiness.code.wizard"]
            .with_user(officer)
            .create({"campaign_id": self.wave.id, "who": "all"})
        )
        response = self.print_as("officer", wizard)
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(response.headers["Cache-Control"], "no-store")
        self.assertTrue(response.content.startswith(b"%PDF"))
        self.wave.invalidate_recordset()
        self.assertEqual(self.wave.codes_reissued, 10)
        for login in ("person1", "admin"):
            again = self.print_as(login, wizard)
            self.assertNotEqual(again.status_code, 200, login)
            self.assertNotIn(b"%PDF", again.content)

    def test_print_is_no_link(self):
        self.authenticate("admin", "admin")
        self.assertNotEqual(self.url_open("/readiness/codes/print?wizard_id=1").status_code, 200)
