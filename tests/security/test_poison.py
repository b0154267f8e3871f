# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Poisoned input: refused with a page that says why, nothing counted, no error of the server."""

from ..browsing import BrowsingCase


class PoisonCase(BrowsingCase):
    def setUp(self):
        super().setUp()
        self.authenticate("person1", "person1")
        self.page = self.welcome()
        self.name = next(iter(self.levels()))

    def assert_missing(self, page, names):
        links = self.document(page).xpath("//div[@id='missing']//a/@href")
        self.assertEqual(links, [f"#{name}-1" for name in names])
        self.assertEqual(self.counted(), 0)


class TestValues(PoisonCase):
    POISON = (
        "99", "0", "6", "-1", "+3", " 3", "3 ", "3.0", "5.5", "2,5", "1e0", "1e400", "٣", "³",
        "three", "", "0x3", "3\u0000", "'; DROP TABLE readiness_tally", "9" * 5000, "True", "None",
        "[3]", ["3", "3"], ["3", ""], b"\xff", b"\xed\xa0\x80",
    )  # fmt: skip

    def test_wrong_value_is_shown_at_its_statement(self):
        for poison in self.POISON:
            with self.subTest(value=repr(poison)[:40]):
                page = self.send(self.page, {**self.levels(), self.name: poison})
                self.assertEqual(page.status_code, 200)
                self.assert_missing(page, [self.name])

    def test_each_missing_statement_is_shown(self):
        self.assert_missing(self.send(self.page, {}), list(self.levels()))

    def test_statements_of_another_survey_are_left_out(self):
        foreign = {f"q{item.id}": "5" for item in self.campaign.questionnaire_id.question_ids}
        self.assert_missing(self.send(self.page, foreign), list(self.levels()))


class TestBodies(PoisonCase):
    def test_thousand_fields_and_ten_megabytes(self):
        more = {f"x{number}": "5" for number in range(1000)}
        self.assertEqual(self.main(self.send(self.page, {**more, **self.levels()})), "done")
        page = self.send(self.page, {**self.levels(), "x": "y" * 10**7})
        self.assertLess(page.status_code, 500)

    def test_bodies_that_are_no_form(self):
        action, _hidden = self.form(self.page)
        for kind in ("application/json", "text/plain", "multipart/form-data", "image/png"):
            for body in ("", "{", "null", "[]", "q1=3", b"\xff\x00"):
                page = self.url_open(action, data=body, headers={"Content-Type": kind})
                self.assertLess(page.status_code, 500, (kind, body))
        self.assertEqual(self.counted(), 0)

    def test_wrong_links_and_codes(self):
        for link in ("nothing", "x" * 3000, "%00", "..%2f", "ä"):
            for lang in ("", "/es", "/%00"):
                page = self.url_open(f"{lang}/readiness/{link}")
                self.assertLess(page.status_code, 500, link)
        for code in ("", "x" * 10**5, "\x00", "ä", "%", "AAAAAAAAAA"):
            page = self.enter_code(code, token=code, step=code)
            self.assertLess(page.status_code, 500, repr(code))


class TestCountingRefuses(BrowsingCase):
    """The last line, should every page's check be passed by."""

    def test_incomplete_or_foreign_choices_are_never_counted(self):
        roster = self.roster_of(self.campaign)[0]
        whole = dict.fromkeys(self.items_of(self.campaign).ids, 3)
        first = next(iter(whole))
        for choices in (
            {}, whole | {first: 6}, whole | {first: 0}, whole | {first: 2.5}, whole | {first: "3"},
            whole | {first: True}, whole | {0: 3}, dict.fromkeys(list(whole)[1:], 3),
        ):  # fmt: skip
            with self.assertRaises(ValueError), self.env.cr.savepoint():
                self.answer(self.campaign, roster, choices)
            self.assertEqual(self.counted(), 0)
