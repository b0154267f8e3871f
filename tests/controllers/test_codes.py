# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time

from odoo.addons.social_readiness.mailing.codes import CODE_LENGTH, Codes
from odoo.addons.social_readiness.mailing.readiness_code_guess import FORGIVEN_AFTER, MANY
from odoo.addons.social_readiness.tools import CODE_ALPHABET

from ..browsing import BrowsingCase
from ..common import issue_codes

LOGGER = "odoo.addons.social_readiness.mailing.readiness_code_guess"


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
        cls.roster_ids = Codes(cls.wave).without_login()
        cls.codes = list(issue_codes(Codes(cls.wave), cls.roster_ids).values())
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)

    def path(self, *parts):
        return "/".join(("/readiness", self.wave.link_code, *parts))

    def enter(self, code, place="", **data):
        return self.enter_code(code, self.wave, place, **data)


class TestCodes(CodeCase):
    def answer_with(self, code):
        """Go the whole way; return every page on it."""
        document = self.enter(code)
        return [self.url_open(self.path()), document, self.send(document, campaign=self.wave)]

    # ------------------------------------------------------------
    # THE WAY
    # ------------------------------------------------------------

    def test_whole_way(self):
        pages = self.answer_with(self.codes[0])
        self.assertEqual([self.main(page) for page in pages], ["code", "questions", "done"])
        self.assertEqual(self.counted(self.wave), 1)

    def test_typed_in_any_way(self):
        code = self.codes[1]
        tokens = set()
        for typed in (code, code.lower(), f" {code[:4]}-{code[4:8]}-{code[8:]} ", " ".join(code)):
            tokens.add(self.form(self.enter(typed))[1]["token"])
        self.assertEqual(len(tokens), 1)

    def test_says_to_everybody_that_a_second_time_changes_nothing(self):
        def said(page):
            xpath = "//p[contains(., 'the first ones stay. Nothing is counted twice')]"
            [note] = self.document(page).xpath(xpath)
            return "unseen" not in (note.get("class") or "")

        self.assertTrue(said(self.enter(self.codes[1])))
        self.authenticate("person1", "person1")
        self.assertFalse(said(self.welcome()))

    def test_the_code_is_in_no_address_no_cookie_and_one_hidden_field(self):
        code = self.codes[2]
        pages = self.answer_with(code)
        for page in pages:
            for step in [*page.history, page]:
                self.assertNotIn(code, step.url)
                self.assertNotIn(code, str(step.headers))
        self.assertNotIn(code, pages[0].text + pages[2].text)
        self.assertEqual(pages[1].text.count(code), 1)
        self.assertEqual(self.form(pages[1])[1]["code"], code)
        self.assertNotIn(code, str(list(self.opener.cookies)))

    def test_no_browser_keeps_a_page(self):
        pages = self.answer_with(self.codes[3])
        for page in [*pages, self.enter("WRONG"), self.url_open(self.path("kiosk"))]:
            self.assertEqual(page.headers["Cache-Control"], "no-store", page.url)
            self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
            self.assertEqual(page.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("frame-ancestors 'none'", page.headers["Content-Security-Policy"])

    def test_a_code_of_another_campaign(self):
        self.assertEqual(self.main(self.enter_code(self.codes[0])), "wrong_code")

    def test_a_token_of_another_code(self):
        mine, other = self.enter(self.codes[4]), self.enter(self.codes[5])
        action, hidden = self.form(mine)
        hidden["token"] = self.form(other)[1]["token"]
        answer = self.url_open(action, data={**hidden, **self.levels(self.wave)})
        self.assertEqual(self.main(answer), "other_person")
        self.assertEqual(self.counted(self.wave), 0)

    def test_another_language_takes_code_and_choices_along(self):
        levels = dict(list(self.levels(self.wave).items())[:3])
        page = self.enter(self.codes[6])
        [switch] = self.document(page).xpath("//button[@lang='es-ES']/@formaction")
        spanish = self.url_open(switch, data={**self.form(page)[1], **levels})
        self.assertIn('<html lang="es-ES"', spanish.text)
        self.assertEqual(self.chosen(spanish), dict.fromkeys(levels, 4))
        self.assertEqual(self.main(self.send(spanish, campaign=self.wave)), "done")

    def test_somebody_else_is_logged_in_at_this_browser(self):
        self.authenticate("person1", "person1")
        self.assertEqual(self.main(self.answer_with(self.codes[7])[-1]), "done")
        self.assertEqual((self.counted(self.wave), self.counted()), (1, 0))

    # ------------------------------------------------------------
    # WHO ASKS, AND WHAT CAME OF THE LAST SURVEY
    # ------------------------------------------------------------

    def first_page(self):
        """The text of the page before the first question."""
        [step] = self.document(self.welcome()).xpath("//section[@data-step='start']")
        return " ".join(step.text_content().split())

    def publish_with_actions(self):
        """The plant's results, and what is planned about them: (name, what differs)."""
        self.answer_all(self.wave)
        self.close(self.wave)
        root = self.wave._root_unit()
        below = self.env["readiness.unit"].create(
            {"name": "Below", "campaign_id": self.wave.id, "parent_id": root.id}
        )
        dimension = self.env.ref("social_readiness.dimension_culture").id
        for name, values in (
            ("A purse for every shop", {"state": "running"}),
            ("A letter every Friday", {"state": "done"}),
            ("Later than the others", {"state": "planned"}),
            ("Given up", {"state": "dropped"}),
            ("For myself only", {"is_shared": False}),
            ("In one department", {"unit_id": below.id}),
        ):
            self.env["readiness.action"].create(
                {
                    "name": name,
                    "campaign_id": self.wave.id,
                    "unit_id": root.id,
                    "dimension_id": dimension,
                    "is_shared": True,
                    **values,
                }
            )

    def test_first_page_says_who_asks(self):
        self.authenticate("person1", "person1")
        who = f"{self.company.name} invites you to this survey. If you have questions, ask "
        self.assertIn(f"{who}{self.campaign.user_id.name}.", self.first_page())
        self.campaign.user_id = self.users[1]
        self.assertIn(f"{who}{self.users[1].name}.", self.first_page())

    def test_first_page_says_what_came_of_what_is_shared_and_nothing_else(self):
        self.authenticate("person1", "person1")
        self.publish_with_actions()
        self.assertNotIn("Last time", self.first_page())
        self.wave.shared_with_staff = True
        self.assertRegex(
            self.first_page(),
            "the results were shared with employees. Actions since then: "
            "Done: A letter every Friday ?Running: A purse for every shop",
        )
        for name in ("Later than", "Given up", "For myself", "In one department"):
            self.assertNotIn(name, self.first_page())
        self.env["readiness.action"].search([]).is_shared = False
        self.assertIn("were shared with employees. Your group", self.first_page())
        self.wave.shared_with_staff = False
        self.assertNotIn("Last time", self.first_page())

    def test_another_companys_results_are_not_told(self):
        self.authenticate("person1", "person1")
        self.publish_with_actions()
        self.wave.shared_with_staff = True
        page = self.env["readiness.staff.page"]
        self.assertEqual(len(page._last_time(self.company)), 2)
        self.assertIsNone(page._last_time(self.make_company("Elsewhere")))

    # ------------------------------------------------------------
    # NOTHING TELLS WHETHER A CODE WAS USED
    # ------------------------------------------------------------

    def test_a_used_code_is_like_an_unused_one(self):
        used, unused = self.codes[5], self.codes[6]
        self.answer_with(used)
        ways = []
        for code in (used, unused):
            self.authenticate(None, None)
            pages = self.answer_with(code)
            own = (code, self.form(pages[1])[1]["token"])
            texts = [page.text.replace(own[0], "").replace(own[1], "") for page in pages]
            ways.append((texts, [page.status_code for page in pages], len(pages[2].history)))
        self.assertEqual(ways[0], ways[1])
        self.assertEqual(self.counted(self.wave), 2)

    def test_a_used_code_costs_the_same_statements(self):
        used, unused = self.codes[0], self.codes[1]
        self.answer_with(used)
        self.enter(unused)  # fills the caches that all requests share
        looked = []
        for code in (used, unused):
            before = self.env.cr.sql_log_count
            self.enter(code)
            looked.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*looked)

    def test_a_second_answer_costs_the_same_statements(self):
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
        issue_codes(Codes(self.wave), [self.roster_ids[7]])
        codes = (old, "AAAA-AAAA-AA", "")
        texts = {self.enter(code).text.replace(f' value="{code}"', "") for code in codes}
        self.assertEqual(len(texts), 1)
        self.assertIn('data-message="wrong_code"', texts.pop())

    def test_a_wrong_code_can_be_corrected(self):
        """As it was typed, with what to check, in a field that is described by both."""
        for place in ("", "/kiosk"):
            page = self.enter("k7mq-O1hd", place)
            [field] = self.document(page).xpath("//input[@id='code']")
            self.assertEqual((field.get("value"), field.get("aria-invalid")), ("k7mq-O1hd", "true"))
            described = [
                self.document(page).get_element_by_id(one).text_content()
                for one in field.get("aria-describedby").split()
            ]
            self.assertIn("Compare each letter and number", described[0])
            self.assertIn("12 letters and numbers", described[1])
            self.assertTrue(field.get("autofocus"))
        self.assertFalse(set("IO01") & set(CODE_ALPHABET), "as the page says")
        self.assertEqual(CODE_LENGTH, 12)
        odd = self.enter('"><b>\0' + 99 * "9")
        [field] = self.document(odd).xpath("//input[@id='code']")
        self.assertEqual(field.get("value"), '"><b>' + 19 * "9")

    def test_a_page_ends_with_its_code(self):
        page = self.enter(self.codes[8])
        issue_codes(Codes(self.wave), [self.roster_ids[8]])
        self.assertEqual(self.main(self.send(page, campaign=self.wave)), "other_person")

    # ------------------------------------------------------------
    # GUESSING
    # ------------------------------------------------------------

    def guess(self, times):
        with self.assertLogs(LOGGER, "WARNING") as logs:
            for _time in range(times):
                response = self.enter("WRNG-CODE")
        return response, logs.output

    def test_a_right_code_gets_through_behind_an_address_with_many_wrong_ones(self):
        self.guess(MANY + 10)
        response = self.enter(self.codes[9])
        self.assertEqual(response.status_code, 200)
        self.assertEqual(self.main(response), "questions")

    def test_many_wrong_codes_are_answered_in_words_of_their_own(self):
        few, _logs = self.guess(MANY)
        many, _logs = self.guess(1)
        self.assertEqual(self.main(few), "wrong_code")
        self.assertEqual(self.main(many), "many_wrong")
        self.assertEqual(many.status_code, 200)

    def test_a_new_session_is_no_new_place(self):
        self.guess(MANY)
        self.authenticate(None, None)
        self.assertEqual(self.main(self.guess(1)[0]), "many_wrong")

    def test_wrong_codes_are_forgiven(self):
        self.guess(MANY)
        with freeze_time(fields.Datetime.now() + timedelta(seconds=FORGIVEN_AFTER + 1)):
            self.assertEqual(self.main(self.guess(1)[0]), "wrong_code")

    def test_the_length_of_a_code_makes_guessing_hopeless(self):
        """The arithmetic of SECURITY.md: nothing else stands between a guesser and a code."""
        codes = len(set(CODE_ALPHABET)) ** CODE_LENGTH
        self.assertEqual(codes, 2**60)
        self.assertTrue(all(len(code) == CODE_LENGTH for code in self.codes))
        rate, people, campaign = 1_000, 1_000, timedelta(days=14).total_seconds()
        years = codes / (rate * people) / timedelta(days=365.25).total_seconds()
        self.assertGreater(years, 36_000)
        self.assertLess(rate * people * campaign / codes, 1 / 950_000)

    def test_who_has_begun_is_not_kept_waiting(self):
        page = self.enter(self.codes[9])
        self.guess(MANY + 10)
        self.assertEqual(self.main(self.send(page, campaign=self.wave)), "done")

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
