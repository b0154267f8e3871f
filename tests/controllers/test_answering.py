# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The way of an answer, request by request, as a browser without script goes it."""

from datetime import timedelta

from odoo.tests import freeze_time

from ..browsing import BrowsingCase


class TestAnswering(BrowsingCase):
    def test_whole_way(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        self.assertEqual(self.main(page), "questions")
        thanks = self.send(page)
        self.assertEqual([step.status_code for step in thanks.history], [303])
        self.assertEqual(self.main(thanks), "done")
        self.assertEqual(self.counted(), 1)
        self.assertEqual(self.main(self.welcome()), "answered")

    def test_sending_again_is_thanked_and_counted_once(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        for _time in range(3):
            self.assertEqual(self.main(self.send(page)), "done")
        self.assertEqual(self.counted(), 1)

    def test_incomplete_form_comes_back_with_what_was_chosen(self):
        self.authenticate("person1", "person1")
        levels = self.levels()
        missing = list(levels)[5]
        del levels[missing]
        page = self.send(self.welcome(), levels)
        self.assertEqual(page.status_code, 200)
        self.assertEqual(self.main(page), "questions")
        self.assertEqual(self.chosen(page), dict.fromkeys(levels, 4))
        links = self.document(page).xpath("//div[@id='missing']//a/@href")
        self.assertEqual(links, [f"#{missing}-1"])
        self.assertEqual(self.counted(), 0)
        self.assertEqual(self.main(self.send(page)), "done")

    def test_poisoned_levels(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        name = next(iter(self.levels()))
        poisons = ["99", "0", "6", "-1", "2.5", "abc", "٣", "", " 3", "3 ", ["3", "3"], ["1", "2"]]
        for poison in poisons:
            answer = self.send(page, {**self.levels(), name: poison})
            self.assertEqual(self.main(answer), "questions", poison)
            self.assertEqual(
                self.document(answer).xpath("//div[@id='missing']//a/@href"), [f"#{name}-1"]
            )
        self.assertEqual(self.counted(), 0)

    def test_a_page_of_somebody_else_is_not_sent(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        self.authenticate("person2", "person2")
        self.assertEqual(self.main(self.send(page)), "other_person")
        self.authenticate("person1", "person1")
        action, hidden = self.form(page)
        for token in ("", "wrong", "ñ", hidden["token"][:-1]):
            answer = self.url_open(action, data={**self.levels(), "token": token})
            self.assertEqual(self.main(answer), "other_person", token)
        self.assertEqual(self.counted(), 0)

    def test_logged_out_and_in_again(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        self.authenticate(None, None)
        self.assertEqual(self.main(self.send(page)), "login")
        self.authenticate("person1", "person1")
        self.assertEqual(self.form(self.welcome()), self.form(page))
        self.assertEqual(self.main(self.send(page)), "done")

    def test_two_surveys_side_by_side(self):
        other = self.make_company("Other Company")
        self.users[0].company_ids |= other
        team = self.make_department("Other Team", company=other)
        [mine, *_rest] = self.make_employees(team, 7, company=other)
        mine.user_id = self.users[0]
        second = self.make_campaign(other, name="Second")
        second.action_launch()
        self.authenticate("person1", "person1")
        pages = [self.welcome(), self.welcome(second)]
        self.assertEqual(self.main(self.send(pages[1], campaign=second)), "done")
        self.assertEqual(self.main(self.send(pages[0])), "done")
        self.assertEqual((self.counted(), self.counted(second)), (1, 1))

    def test_looking_changes_nothing(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        action, hidden = self.form(page)
        for method in ("GET", "HEAD", "OPTIONS"):
            for path in (action, f"/readiness/{self.campaign.link_code}"):
                reply = self.opener.request(
                    method, self.base_url() + path, params={**hidden, **self.levels()}
                )
                self.assertLess(reply.status_code, 400, (method, path))
        self.assertEqual(self.counted(), 0)

    def test_not_invited(self):
        self.make_user("outsider")
        self.authenticate("outsider", "outsider")
        self.assertEqual(self.main(self.welcome()), "not_invited")

    def test_closed_early_and_wrong_link(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        self.assertEqual(self.main(self.url_open("/readiness/nothing")), "wrong_link")
        with freeze_time(self.campaign.date_close + timedelta(seconds=1)):
            self.assertEqual(self.main(self.welcome()), "over")
            self.assertEqual(self.main(self.send(page)), "over")
        with freeze_time(self.campaign.date_open - timedelta(seconds=1)):
            self.assertEqual(self.main(self.welcome()), "early")
        self.assertEqual(self.counted(), 0)

    def test_visitor_gets_the_code_page(self):
        self.authenticate(None, None)
        page = self.welcome()
        self.assertEqual(self.main(page), "code")
        self.assertIn(self.company.name, page.text)
        self.assertIn("Confidential", page.text)

    def test_no_answer_row_is_ever_made(self):
        before = self.env["survey.user_input"].sudo().search_count([])
        self.assertEqual(self.main(self.answer_as("person3")), "done")
        self.assertEqual(self.env["survey.user_input"].sudo().search_count([]), before)
