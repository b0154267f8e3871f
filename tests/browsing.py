"""A person at a browser: a plain HTTP session that goes through the survey pages."""

import json
import re

from odoo.tests import HttpCase, tagged

from .common import Organisation


@tagged("post_install", "-at_install")
class BrowsingCase(Organisation, HttpCase):
    """HTTP requests as people in a browser make them: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.ref("base.main_company")
        cls.team = cls.make_department("Browsing Team")
        cls.users = cls.env["res.users"]
        cls.make_people(8)
        cls.campaign = cls.make_campaign(
            name="Browsing wave", audience="departments", department_ids=[(6, 0, cls.team.ids)]
        )
        cls.campaign.action_launch()

    @classmethod
    def make_people(cls, count):
        for number in range(1, count + 1):
            user = cls.make_user(f"person{number}")
            cls.users |= user
            cls.env["hr.employee"].create(
                {
                    "name": user.name,
                    "user_id": user.id,
                    "department_id": cls.team.id,
                    "company_id": cls.company.id,
                }
            )

    # ------------------------------------------------------------
    # PAGES
    # ------------------------------------------------------------

    def welcome(self, campaign=None):
        return self.url_open(f"/readiness/{(campaign or self.campaign).link_code}")

    def begin(self, campaign=None, **values):
        """Press the button of the page before the first question; return the survey page."""
        campaign = campaign or self.campaign
        token = self.csrf(self.welcome(campaign))
        return self.url_open(
            f"/readiness/{campaign.link_code}/begin", data={"csrf_token": token, **values}
        )

    @staticmethod
    def csrf(response):
        found = re.search(r'name="csrf_token"\s+value="([^"]+)"', response.text)
        return found and found[1]

    def submit(self, url, page, levels, **post):
        """Send one page as the survey's client does; return the result."""
        survey_token, answer_token = url.rstrip("/").split("/")[-2:]
        params = {"page_id": str(page.id), **{str(i): str(v) for i, v in levels.items()}, **post}
        response = self.url_open(
            f"/survey/submit/{survey_token}/{answer_token}",
            data=json.dumps({"params": params}),
            headers={"Content-Type": "application/json"},
        )
        body = response.json()
        assert "error" not in body, body
        return body["result"][1]

    def answer_pages(self, url, level=4, campaign=None):
        """Answer every page with the same level; return the last page's result."""
        result = None
        for page in (campaign or self.campaign).survey_id.page_ids:
            result = self.submit(url, page, {item.id: level for item in page.question_ids})
        return result

    def counted(self, campaign=None):
        return self.people_counted(campaign or self.campaign)
