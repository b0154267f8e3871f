"""Poisoned input: refused with a page that says why, nothing counted, no error of the server."""

import json

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..browsing import BrowsingCase


@tagged("post_install", "-at_install")
class PoisonCase(BrowsingCase):
    def setUp(self):
        super().setUp()
        self.authenticate("person1", "person1")
        self.url = self.begin().url
        self.pages = self.campaign.survey_id.page_ids
        self.items = self.pages[0].question_ids

    def good(self, page, level="3"):
        return dict.fromkeys(map(str, page.question_ids.ids), level)

    def choices(self):
        self.env.cr.execute(
            "SELECT choices FROM readiness_draft WHERE campaign_id = %s", [self.campaign.id]
        )
        return [choices for (choices,) in self.env.cr.fetchall()]

    def post(self, body, url=None):
        """Any body to the submit route; it must be answered without an error of the server."""
        survey_token, answer_token = (url or self.url).rstrip("/").split("/")[-2:]
        response = self.url_open(
            f"/survey/submit/{survey_token}/{answer_token}",
            data=body if isinstance(body, (str, bytes)) else json.dumps(body),
            headers={"Content-Type": "application/json"},
        )
        self.assertLess(response.status_code, 500)
        return response


class TestValues(PoisonCase):
    POISON = (
        99,
        0,
        6,
        -1,
        5.5,
        3.0,
        1e400,
        True,
        None,
        [],
        [3],
        {"a": 3},
        "6",
        "0",
        "-1",
        "+3",
        " 3",
        "3 ",
        "3.0",
        "2,5",
        "1e0",
        "٣",
        "³",
        "three",
        "",
        "0x3",
        "3\u0000",
        "'; DROP TABLE readiness_tally",
        "9" * 5000,
        "\ud800",
    )

    def test_wrong_value_is_shown_at_its_item(self):
        item = str(self.items[0].id)
        for poison in self.POISON:
            with self.subTest(value=repr(poison)[:40]):
                values = self.good(self.pages[0]) | {item: poison, "page_id": self.pages[0].id}
                result = self.post({"params": values}).json()["result"][1]
                self.assertEqual(list(result["fields"]), [item])
                self.assertRegex(result["fields"][item], r"\b1\b.*\b5\b")
                self.assertEqual(self.choices(), [{}])

    def test_wrong_value_on_the_way_back_is_refused(self):
        item = str(self.items[0].id)
        values = {item: 99, "page_id": self.pages[0].id, "previous_page_id": self.pages[0].id}
        result = self.post({"params": values}).json()["result"][1]
        self.assertEqual(list(result["fields"]), [item])

    def test_each_missing_item_is_shown(self):
        result = self.post({"params": {"page_id": self.pages[0].id}}).json()["result"][1]
        self.assertEqual(list(result["fields"]), [str(item) for item in self.items.ids])


class TestPages(PoisonCase):
    def test_page_that_is_not_of_this_survey(self):
        other = self.env["survey.question"].search(
            [("is_page", "=", True), ("survey_id", "!=", self.campaign.survey_id.id)], limit=1
        )
        for page_id in (other.id, 0, -1, "x", None, [], {}, 10**30, "1; SELECT"):
            with self.subTest(page=page_id):
                result = self.post({"params": {"page_id": page_id}}).json()["result"][1]
                self.assertIn("data-message=", result["survey_content"])
                self.assertEqual(self.counted(), 0)

    def test_items_of_another_survey_are_left_out(self):
        foreign = self.campaign.questionnaire_id.question_ids
        values = dict.fromkeys(map(str, foreign.ids), "5") | self.good(self.pages[0])
        self.post({"params": values | {"page_id": self.pages[0].id}})
        self.assertEqual(self.choices(), [dict.fromkeys(map(str, self.items.ids), 3)])

    def test_items_of_another_page_are_left_out(self):
        values = self.good(self.pages[1]) | self.good(self.pages[0]) | {"page_id": self.pages[0].id}
        self.post({"params": values})
        self.assertEqual(list(self.choices()[0]), [str(item) for item in self.items.ids])

    def test_pages_out_of_order_show_the_one_that_lacks(self):
        for page in reversed(self.pages[1:]):
            result = self.post({"params": self.good(page) | {"page_id": page.id}}).json()["result"][
                1
            ]
        self.assertEqual(self.counted(), 0)
        last = self.pages[-1]
        result = self.post({"params": self.good(last) | {"page_id": last.id}}).json()["result"][1]
        self.assertIn(f'name="page_id" value="{self.pages[0].id}"', result["survey_content"])
        self.post({"params": self.good(self.pages[0]) | {"page_id": self.pages[0].id}})
        self.post({"params": self.good(last) | {"page_id": last.id}})
        self.assertEqual(self.counted(), 1)

    def test_address_cannot_ask_for_a_page_of_another_survey(self):
        other = self.env["survey.survey"].create(
            {
                "title": "Own",
                "question_and_page_ids": [(0, 0, {"title": "Secret section", "is_page": True})],
            }
        )
        secret = other.question_and_page_ids.id
        for asked in (secret, "x", "-1", "9" * 40):
            response = self.url_open(f"{self.url}?previous_page_id={asked}")
            self.assertEqual(response.status_code, 200)
            self.assertNotIn("Secret section", response.text)
            self.assertIn("o_survey_form_content", response.text)


class TestBodies(PoisonCase):
    def test_thousand_items(self):
        values = {str(number): "5" for number in range(1000)} | self.good(self.pages[0])
        self.post({"params": values | {"page_id": self.pages[0].id}})
        self.assertEqual(list(self.choices()[0]), [str(item) for item in self.items.ids])

    def test_huge_body(self):
        self.post(
            {"params": self.good(self.pages[0]) | {"page_id": self.pages[0].id, "x": "y" * 10**7}}
        )
        self.assertLessEqual(len(json.dumps(self.choices())), 300)

    def test_bodies_that_are_no_call(self):
        with mute_logger("odoo.http"):
            for body in (
                "",
                "{",
                "null",
                "[]",
                '{"params": []}',
                '{"params": 3}',
                '{"params": null}',
            ):
                with self.subTest(body=body):
                    survey_token, answer_token = self.url.rstrip("/").split("/")[-2:]
                    self.url_open(
                        f"/survey/submit/{survey_token}/{answer_token}",
                        data=body,
                        headers={"Content-Type": "application/json"},
                    )
                    self.assertEqual(self.choices(), [{}])
        self.assertEqual(self.counted(), 0)

    def test_wrong_links_and_codes(self):
        token = self.csrf(self.welcome())
        for link in ("nothing", "x" * 3000, "%00", "..%2f", "ä"):
            self.assertLess(self.url_open(f"/readiness/{link}").status_code, 500, link)
        for code in ("", "x" * 10**5, "\x00", "ä", "%", "AAAAAAAAAA"):
            response = self.url_open(
                f"/readiness/{self.campaign.link_code}/code",
                data={"csrf_token": token, "code": code},
            )
            self.assertLess(response.status_code, 500, repr(code))


class TestCountingRefuses(PoisonCase):
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
