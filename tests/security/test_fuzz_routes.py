# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every route with requests of chance: no error of the server, nothing stored, nothing told."""

import io
import json
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from odoo.tests import tagged

from ..browsing import BrowsingCase
from .test_fuzz_methods import WORDS, in_order, values
from .test_public_methods import ROUTES, SURVEY_ROUTES

SURVEY_PATHS = (
    "/survey/start/{}",
    "/survey/{}/{}",
    "/survey/begin/{}/{}",
    "/survey/submit/{}/{}",
    "/survey/test/{}",
    "/survey/retry/{}/{}",
    "/survey/next_question/{}/{}",
    "/survey/print/{}",
)
TEN_MEGABYTES = 10 * 1024 * 1024
STORED = (
    "readiness_campaign",
    "readiness_code",
    "readiness_roster",
    "readiness_tally",
    "survey_user_input",
    "survey_user_input_line",
)
# As a person can put them into an address: no half of a pair.
words = some.sampled_from([word[:2000] for word in WORDS if word.isprintable()]) | some.text(
    alphabet=some.characters(exclude_categories=("Cs",)), max_size=12
)


@tagged("post_install", "-at_install")
class FuzzedRoutes(BrowsingCase):
    """Somebody has the page of an open campaign: whatever else is sent must change nothing."""

    def setUp(self):
        super().setUp()
        self.authenticate("person1", "person1")
        self.action, self.hidden = self.form(self.welcome())
        self.before = self.stored()

    def stored(self):
        """Everything that could be stored, without what a visit may note."""
        self.env.flush_all()
        found = {}
        for table in STORED:
            self.env.cr.execute(f"SELECT row_::text FROM {table} row_ ORDER BY 1")
            found[table] = [row for (row,) in self.env.cr.fetchall()]
        return found

    def request(self, path, **options):
        response = self.url_open(path, allow_redirects=False, timeout=60, **options)
        text = self.told(response)
        self.assertLess(response.status_code, 500, f"{path[:200]}: {text[:500]}")
        for word in ("psycopg2", 'File "/', "Traceback (most"):
            self.assertNotIn(word, text, path[:200])
        return response

    @staticmethod
    def told(response):
        """What a reply says; a decided refusal of a call comes with Odoo's note of our own code."""
        if "json" not in response.headers.get("Content-Type", ""):
            return response.text
        reply = response.json()
        error = reply.get("error", {}).get("data", {})
        if error.get("name") == "odoo.exceptions.UserError":
            del error["debug"]
        return json.dumps(reply)

    def request_json(self, address, parameters):
        body = json.dumps({"params": parameters})
        headers = {"Content-Type": "application/json"}
        return self.request(address, data=body, headers=headers)


class TestAddresses(FuzzedRoutes):
    def tokens(self):
        """Words, and what belongs to the campaign: in the wrong places."""
        campaign = self.campaign
        known = [campaign.link_code, campaign.survey_id.access_token, self.hidden["token"]]
        return words | some.sampled_from(known)

    def test_the_surveys_paths(self):
        self.assertTrue(SURVEY_ROUTES)
        for place in SURVEY_PATHS:
            with self.subTest(path=place):
                self.fuzz_survey(place, self.tokens())
        self.assertEqual(self.stored(), self.before)

    def fuzz_survey(self, place, tokens):
        as_json = any(word in place for word in ("submit", "begin", "next"))

        @in_order
        @given(tokens, tokens, some.dictionaries(words, values, max_size=3))
        def send(first, second, parameters):
            address = place.format(quote(first, safe=""), quote(second, safe=""))
            if as_json:
                self.request_json(address, parameters)
            else:
                self.request(address)

        send()

    def test_zero_bytes(self):
        """PostgreSQL takes none: they are answered before it is asked."""
        for place in (*ROUTES, *SURVEY_PATHS):
            address = place.replace("<string:link_code>", "{}").replace("{}", "a%00b")
            with self.subTest(path=place):
                self.request(address)
                self.request_json(address, {})


class TestBodies(FuzzedRoutes):
    """What is sent to the one address that counts."""

    def test_own_page(self):
        """With the right token, all but exactly one level for each item changes nothing."""
        names = [*self.levels(), "q0", "step", "code"]
        given_levels = some.sampled_from(["1", "5", "6", ""]) | words
        answers = some.one_of(given_levels, some.lists(given_levels, max_size=3))

        @in_order
        @given(
            some.sampled_from(list(self.levels())),
            some.dictionaries(some.sampled_from(names) | words, answers, max_size=6),
        )
        def send(left_out, changes):
            levels = {**self.levels(), **changes}
            levels.pop(left_out)
            response = self.request(self.action, data={**levels, "token": self.hidden["token"]})
            self.assertIn(self.main(response), ("questions", "other_person"))

        send()
        self.assertEqual(self.stored(), self.before)
        self.assertEqual(self.counted(), 0)

    def test_tokens_and_codes(self):
        """A token that was not made for this page, or any code beside it, sends nothing."""
        token = self.hidden["token"]
        nearly = some.sampled_from([token[1:], token.upper(), token + "0", token[::-1], ""])

        @in_order
        @given(nearly | words, words)
        def send(tried, code):
            data = {**self.levels(), "token": tried, "code": code}
            self.assertEqual(self.main(self.request(self.action, data=data)), "other_person")

        send()
        self.assertEqual(self.stored(), self.before)

    def test_ten_megabytes(self):
        big = "x" * TEN_MEGABYTES
        token, name = self.hidden["token"], next(iter(self.levels()))
        for data in (
            {big: 1},
            {**self.levels(), "token": big},
            {**self.levels(), "token": token, name: big},
            {**self.levels(), "token": token, "code": big},
        ):
            self.request(self.action, data=data)
        self.request(f"/readiness/{self.campaign.link_code}/code", data={"code": big})
        self.assertEqual(self.stored(), self.before)


class TestNamesOnPages(BrowsingCase):
    """Items, dimensions and departments are named like code: the pages show it, and run nothing."""

    NAME = "<script>alert('name')</script>"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        questionnaire = cls.env.ref("social_readiness.questionnaire_readiness")
        questionnaire.page_ids[0].title = cls.NAME
        questionnaire.page_ids[0].question_ids[0].title = cls.NAME
        cls.company = cls.make_company(cls.NAME)
        cls.reader = cls.make_user("reader_of_names")
        people = cls.make_employees(cls.make_department(cls.NAME), 6)
        people[0].user_id = cls.reader
        cls.named = cls.make_campaign(name=cls.NAME)
        cls.named.action_launch()

    def test_every_page(self):
        self.authenticate("reader_of_names", "reader_of_names")
        link = f"/readiness/{self.named.link_code}"
        survey = self.welcome(self.named)
        self.assertEqual(self.main(survey), "questions")
        for page in (survey, *map(self.url_open, (link, f"{link}/protection", "/my/surveys"))):
            self.assertEqual(page.status_code, 200)
            before, _script, _after = page.text.partition("<script>alert(")
            self.assertEqual(before, page.text, f"{page.url}: {before[-300:]}")
        self.assertIn("&lt;script&gt;", survey.text)


class TestExports(BrowsingCase):
    """A department is named like a formula: no export makes it one."""

    NAME = "=cmd|'/C calc'!A0"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.make_company("Exports")
        department = cls.make_department(cls.NAME)
        cls.make_employees(department, 8)
        cls.closed = cls.make_campaign()
        cls.closed.action_launch()
        cls.answer_all(cls.closed)
        cls.close(cls.closed)
        cls.env.ref("base.user_admin").company_ids += cls.company

    def export(self, kind, groupby):
        self.authenticate("admin", "admin")
        wanted = [
            {"name": "unit_id", "label": "Unit", "type": "many2one"},
            {"name": "score", "label": "Score", "type": "integer"},
        ]
        data = {
            "model": "readiness.score",
            "fields": wanted,
            "ids": False,
            "domain": [("campaign_id", "=", self.closed.id)],
            "groupby": groupby,
            "import_compat": False,
            "context": {"allowed_company_ids": self.company.ids},
        }
        return self.url_open(f"/web/export/{kind}", params={"data": json.dumps(data)})

    def test_spreadsheet(self):
        for groupby in ([], ["unit_id"]):
            book = load_workbook(io.BytesIO(self.export("xlsx", groupby).content))
            cells = [cell for row in book.active.iter_rows() for cell in row]
            named = [cell for cell in cells if self.NAME in str(cell.value)]
            self.assertTrue(named, groupby)
            self.assertFalse([cell for cell in cells if cell.data_type == "f"], groupby)

    def test_text(self):
        self.assertIn(f'"\'{self.NAME}"', self.export("csv", []).text)
