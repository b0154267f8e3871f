"""Every route with requests of chance: no error of the server, nothing stored, nothing told."""

import io
import json
from datetime import datetime, timedelta
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as some
from openpyxl import load_workbook

from odoo.tests import tagged
from odoo.tests.common import HOST
from odoo.tools.misc import hash_sign

from odoo.addons.social_readiness.controllers import session as thread

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
    "readiness_draft",
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
    """A campaign in which somebody has begun: whatever else is sent must change nothing."""

    def setUp(self):
        super().setUp()
        self.authenticate("person1", "person1")
        self.mine = self.begin().url.rstrip("/").split("/")[-2:]
        self.before = self.stored()

    def stored(self):
        """Everything that could be stored, without what a visit may note."""
        self.env.flush_all()
        found = {}
        for table in STORED:
            self.env.cr.execute(f"SELECT row_::text FROM {table} row_ ORDER BY id")
            found[table] = [row for (row,) in self.env.cr.fetchall()]
        return found

    def send(self, path, **options):
        response = self.url_open(path, allow_redirects=False, timeout=60, **options)
        text = response.text
        self.assertLess(response.status_code, 500, f"{path[:200]}: {text[:500]}")
        for word in ("psycopg2", 'File "/', "Traceback (most"):
            self.assertNotIn(word, text, path[:200])
        return response


class TestAddresses(FuzzedRoutes):
    def tokens(self):
        """Words, and what belongs to the campaign: in the wrong places."""
        known = [self.campaign.link_code, self.campaign.survey_id.access_token, self.mine[1]]
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
            if second == self.mine[1] and first == self.mine[0]:
                return
            address = place.format(quote(first, safe=""), quote(second, safe=""))
            if as_json:
                self.send_json(address, parameters)
            else:
                self.send(address)

        send()

    def send_json(self, address, parameters):
        body = json.dumps({"params": parameters})
        headers = {"Content-Type": "application/json"}
        self.send(address, data=body, headers=headers)

    def test_zero_bytes(self):
        """PostgreSQL takes none: they are answered before it is asked."""
        for place in (*ROUTES, *SURVEY_PATHS):
            address = place.replace("<string:link_code>", "{}").replace("{}", "a%00b")
            with self.subTest(path=place):
                self.send(address)
                self.send_json(address, {})


class TestBodies(FuzzedRoutes):
    def test_pages_of_an_own_draft(self):
        """The one address at which something may be stored: levels of the page's items only."""
        page = self.campaign.survey_id.page_ids[0]
        names = [str(item) for item in page.question_ids.ids] + ["page_id", "previous_page_id"]

        @in_order
        @given(some.dictionaries(some.sampled_from(names) | words, values, max_size=6))
        def send(parameters):
            address = "/survey/submit/{}/{}".format(*self.mine)
            response = self.send(
                address,
                data=json.dumps({"params": {"page_id": page.id, **parameters}}),
                headers={"Content-Type": "application/json"},
            )
            self.assertNotIn("error", response.json())

        send()
        self.env.cr.execute(
            "SELECT level.value FROM readiness_draft, jsonb_each_text(choices) level"
            " WHERE campaign_id = %s",
            [self.campaign.id],
        )
        self.assertLessEqual({level for (level,) in self.env.cr.fetchall()}, set("12345"))
        self.assertEqual(self.counted(), 0)

    def test_ten_megabytes(self):
        big = "x" * TEN_MEGABYTES
        submit = "/survey/submit/{}/{}".format(*self.mine)
        page = self.campaign.survey_id.page_ids[0]
        item = str(page.question_ids[0].id)
        for parameters in ({big: 1}, {"page_id": big}, {"page_id": page.id, item: big}):
            self.send(
                submit,
                data=json.dumps({"params": parameters}),
                headers={"Content-Type": "application/json"},
            )
        for path in ("begin", "code"):
            self.send(f"/readiness/{self.campaign.link_code}/{path}", data={"code": big})
        self.assertEqual(self.stored(), self.before)


class TestCookies(FuzzedRoutes):
    def test_forged_and_expired(self):
        """Whatever the cookie says, only a fresh one of this session leads to a draft."""
        page = self.campaign.survey_id.page_ids[0]
        address = "/survey/submit/{}/{}".format(*self.mine)
        for cookie in self.cookies():
            self.set_cookie(cookie)
            response = self.send(
                address,
                data=json.dumps({"params": {"page_id": page.id}}),
                headers={"Content-Type": "application/json"},
            )
            self.assertIn("data-message", response.text, repr(cookie)[:60])
            self.send(f"/readiness/{self.campaign.link_code}")
        self.assertEqual(self.stored(), self.before)

    def set_cookie(self, value):
        for old in list(self.opener.cookies):
            if old.name == thread.COOKIE:
                self.opener.cookies.clear(old.domain, old.path, old.name)
        self.opener.cookies.set(thread.COOKIE, value, domain=HOST)

    def cookies(self):
        """Nonsense, and rightly signed ones that are too old or lack what they need."""
        env, token = self.env(su=True), self.mine[1]
        yield from ("x", "e30=", "A" * 4000, "%00", "==", "W10.W10")
        for signed in ([], [self.campaign.id], [self.campaign.id, token, "", "wrong"], "text", 7):
            yield hash_sign(env, thread.SCOPE, signed, expiration_hours=1)
        right = [self.campaign.id, token, "", f"nonce-{self.env.uid}"]
        yield hash_sign(env, thread.SCOPE, right, expiration=datetime.now() - timedelta(hours=1))


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
        survey = self.begin(self.named)
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
