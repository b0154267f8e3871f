"""A draft belongs to one session of one person; nobody else sees or sends it."""

import base64
from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged
from odoo.tests.common import HOST, Opener

from ..browsing import BrowsingCase


@tagged("post_install", "-at_install")
class DraftCase(BrowsingCase):
    """Person 1 has answered the first page with 2 in the current browser: a base class."""

    def setUp(self):
        super().setUp()
        self.pages = self.campaign.survey_id.page_ids
        self.log_in("person1")
        self.url = self.begin().url
        self.send(self.url, 2)

    def log_in(self, login):
        """Through the login page, in the browser as it is, as people do."""
        page = self.url_open("/web/login")
        response = self.url_open(
            "/web/login",
            data={
                "login": login,
                "password": login.ljust(8, "x"),
                "csrf_token": self.csrf(page),
            },
            allow_redirects=False,
        )
        self.assertEqual(response.status_code, 303, login)

    def log_out(self):
        self.url_open("/web/session/logout", allow_redirects=False)

    def other_browser(self):
        """Put the present browser aside and open a new one; return the old one's cookies."""
        aside = [(cookie.name, cookie.value) for cookie in self.opener.cookies]
        self.opener = Opener(self)
        return dict(aside)

    def send(self, url, level):
        page = self.pages[0]
        return self.submit(url, page, {item.id: level for item in page.question_ids})

    def levels_in_drafts(self):
        self.env.cr.execute(
            "SELECT choices FROM readiness_draft WHERE campaign_id = %s ORDER BY id",
            [self.campaign.id],
        )
        return [sorted(set(choices.values())) for (choices,) in self.env.cr.fetchall()]

    def assert_closed(self, url):
        """The draft's page shows a message only, and takes nothing."""
        text = self.url_open(url).text
        self.assertIn("data-message=", text)
        self.assertNotIn('checked="checked"', text)
        self.assertIn("data-message=", self.send(url, 5)["survey_content"])
        self.assertEqual(self.levels_in_drafts()[0], [2])

    def make_codes(self, count=2):
        """A campaign of people without a user; return (campaign, their codes)."""
        campaign = self.make_campaign(
            name="Codes", audience="departments",
            department_ids=[(6, 0, self.make_department("Codes").ids)],
        )  # fmt: skip
        self.make_employees(campaign.department_ids, 6, prefix="Code")
        campaign.action_launch()
        roster = campaign._roster_without_user()[:count]
        return campaign, list(campaign._issue_codes(roster).values())


class TestAnotherPerson(DraftCase):
    def test_draft_is_the_persons_own(self):
        self.assertIn("o_survey_form_content", self.url_open(self.url).text)
        self.assertEqual(self.levels_in_drafts(), [[2]])

    def test_logged_in_over_the_first_person(self):
        self.log_in("person2")
        self.assert_closed(self.url)

    def test_own_draft_in_the_first_persons_browser(self):
        self.log_in("person2")
        own = self.begin().url
        self.assertNotEqual(own, self.url)
        self.assertNotIn('checked="checked"', self.url_open(own).text)
        self.send(own, 4)
        self.assertEqual(self.levels_in_drafts(), [[2], [4]])
        self.assert_closed(self.url)

    def test_first_person_again_after_another(self):
        self.log_in("person2")
        self.begin()
        self.log_in("person1")
        self.assert_closed(self.url)

    def test_after_logout(self):
        self.log_out()
        self.assert_closed(self.url)

    def test_logged_in_after_logout(self):
        self.log_out()
        self.log_in("person2")
        self.assert_closed(self.url)

    def test_with_a_code_after_logout(self):
        campaign, codes = self.make_codes()
        self.log_out()
        own = self.begin(campaign, code=codes[0]).url
        self.assertIn("/survey/", own)
        self.assert_closed(self.url)

    def test_address_in_another_browser(self):
        self.other_browser()
        self.log_in("person2")
        self.assert_closed(self.url)

    def test_own_address_in_another_browser(self):
        self.other_browser()
        self.log_in("person1")
        self.assert_closed(self.url)


class TestCodesAtOneBrowser(DraftCase):
    def begin_with_codes(self):
        campaign, codes = self.make_codes()
        self.log_out()
        page = campaign.survey_id.page_ids[0]
        first = self.begin(campaign, code=codes[0]).url
        self.submit(first, page, {item.id: 2 for item in page.question_ids})
        return campaign, codes, first

    def test_second_code_ends_the_first_draft(self):
        campaign, codes, first = self.begin_with_codes()
        second = self.begin(campaign, code=codes[1]).url
        self.assertNotIn('checked="checked"', self.url_open(second).text)
        self.assertIn("data-message=", self.url_open(first).text)

    def test_code_page_ends_the_first_draft(self):
        campaign, _codes, first = self.begin_with_codes()
        self.assertIn("o_survey_form_content", self.url_open(first).text)
        self.welcome(campaign)
        self.assertIn("data-message=", self.url_open(first).text)

    def test_new_slip_ends_the_old_ones_draft(self):
        campaign, codes, first = self.begin_with_codes()
        campaign._issue_codes(campaign._roster_without_user()[:1])
        self.assertIn("data-message=", self.url_open(first).text)
        self.assertIn('data-message="wrong_code"', self.begin(campaign, code=codes[0]).text)

    def test_code_of_another_campaign(self):
        _campaign, codes = self.make_codes()
        self.log_out()
        self.assertIn('data-message="wrong_code"', self.begin(code=codes[0]).text)


class TestForgedCookies(DraftCase):
    def payload(self):
        return next(
            cookie.value for cookie in self.opener.cookies if cookie.name == "readiness_draft"
        )

    def put(self, value):
        for cookie in list(self.opener.cookies):
            if cookie.name == "readiness_draft":
                self.opener.cookies.clear(cookie.domain, cookie.path, cookie.name)
        self.opener.cookies.set("readiness_draft", value, domain=HOST)

    def test_cookie_copied_to_another_browser(self):
        payload = self.payload()
        self.other_browser()
        self.log_in("person1")
        self.put(payload)
        self.assert_closed(self.url)

    def test_cookie_copied_to_another_person(self):
        payload = self.payload()
        self.other_browser()
        self.log_in("person2")
        self.put(payload)
        self.assert_closed(self.url)

    def test_unsigned_forged_and_broken_cookies(self):
        good = base64.urlsafe_b64decode(self.payload() + "===")
        for bad in (
            "",
            "x",
            "äöü".encode().hex(),
            "AAAA",
            base64.urlsafe_b64encode(b"\x01" + b"\0" * 40).decode(),
            base64.urlsafe_b64encode(good[:-1] + b" ]").decode(),
            base64.urlsafe_b64encode(b"\x02" + good[1:]).decode(),
            base64.urlsafe_b64encode(good[:9] + b"\0" * 32 + good[41:]).decode(),
        ):
            with self.subTest(cookie=bad):
                self.put(bad)
                self.assert_closed(self.url)

    def test_expired_cookie(self):
        with freeze_time(fields.Datetime.now() + timedelta(hours=13)):
            self.assertIn("data-message=", self.url_open(self.url).text)


class TestSecondTab(DraftCase):
    def test_second_tab_begins_anew_and_is_counted_once(self):
        second = self.begin().url
        self.assertNotEqual(second, self.url)
        self.assert_closed(self.url)
        self.answer_pages(self.begin().url)
        self.assertEqual(self.counted(), 1)
        self.assertIn('data-message="answered"', self.url_open(second).text)

    def test_sent_last_page_again(self):
        last = self.pages[-1]
        for page in self.pages[1:]:
            result = self.submit(self.url, page, {item.id: 3 for item in page.question_ids})
        self.assertIn('data-message="done"', result["survey_content"])
        result = self.submit(self.url, last, {item.id: 1 for item in last.question_ids})
        self.assertIn('data-message="answered"', result["survey_content"])
        self.assertEqual(self.counted(), 1)


class TestSweep(DraftCase):
    def sweep(self):
        self.env["readiness.campaign"]._cron_tidy()

    def test_marked_one_night_gone_the_next(self):
        self.sweep()
        self.assertEqual(self.levels_in_drafts(), [[2]])
        self.sweep()
        self.assertEqual(self.levels_in_drafts(), [])
        self.assertFalse(self.campaign.survey_id.sudo().user_input_ids)

    def test_draft_in_use_survives(self):
        for _night in range(3):
            self.sweep()
            self.send(self.url, 2)
        self.assertEqual(self.levels_in_drafts(), [[2]])

    def test_swept_draft_says_begin_again(self):
        self.sweep()
        self.sweep()
        self.assertIn('data-message="lost"', self.url_open(self.url).text)

    def test_close_destroys_drafts(self):
        self.close(self.campaign)
        self.assertEqual(self.levels_in_drafts(), [])
        self.assertFalse(self.campaign.survey_id.sudo().user_input_ids)

    def test_cancel_destroys_drafts(self):
        self.campaign.action_cancel()
        self.assertEqual(self.levels_in_drafts(), [])
        self.assertFalse(self.campaign.survey_id.sudo().user_input_ids)
