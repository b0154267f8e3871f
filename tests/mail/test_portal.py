# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.tests import new_test_user

from ..browsing import BrowsingCase


class TestPortal(BrowsingCase):
    """An employee with a portal login answers like everybody else."""

    @classmethod
    def make_people(cls, count):
        super().make_people(count)
        cls.portal_user = new_test_user(cls.env, "portal_person", groups="base.group_portal")
        cls.env["hr.employee"].create(
            {
                "name": "Portal Person",
                "user_id": cls.portal_user.id,
                "department_id": cls.team.id,
                "company_id": cls.company.id,
            }
        )
        cls.customer = new_test_user(cls.env, "customer", groups="base.group_portal")

    def test_home_counts_the_own_surveys(self):
        self.authenticate("portal_person", "portal_person")
        counters = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["readiness_survey_count"]}
        )
        self.assertEqual(counters["readiness_survey_count"], 1)
        self.assertIn("/my/surveys", self.url_open("/my").text)

    def test_answers_from_the_portal(self):
        self.authenticate("portal_person", "portal_person")
        page = self.url_open("/my/surveys")
        self.assertIn('<html lang="en-US">', page.text)
        self.assertIn("Browsing wave", page.text)
        self.assertIn(f"/readiness/{self.campaign.link_code}", page.text)
        thanks = self.send(self.welcome())
        self.assertIn("Thank you", thanks.text)
        self.assertIn("/my/surveys", thanks.text)
        self.assertEqual(self.counted(), 1)
        self.assertIn("You have answered", self.url_open("/my/surveys").text)

    def test_a_customer_sees_none(self):
        self.authenticate("customer", "customer")
        self.assertNotIn("Browsing wave", self.url_open("/my/surveys").text)
        self.assertIn("does not include you", self.welcome().text)

    def test_portal_users_cannot_read_campaigns(self):
        self.authenticate("portal_person", "portal_person")
        response = self.url_open(
            "/web/dataset/call_kw",
            json={
                "params": {
                    "model": "readiness.campaign",
                    "method": "search_read",
                    "args": [[]],
                    "kwargs": {},
                }
            },
        )
        self.assertIn("error", response.json())

    def test_the_page_needs_a_login(self):
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open("/my/surveys").url)
