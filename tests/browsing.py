# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A person at a browser: a plain HTTP session that goes through the pages of those who answer."""

import re

from lxml import html

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
        cls.make_people(8)
        cls.campaign = cls.make_campaign(
            name="Browsing wave", audience="departments", department_ids=[(6, 0, cls.team.ids)]
        )
        cls.campaign.action_launch()

    @classmethod
    def make_people(cls, count):
        logins = [f"person{number}" for number in range(1, count + 1)]
        cls.users = cls.make_users(dict.fromkeys(logins, "base.group_user"))
        cls.employ(cls.users, cls.team)

    # ------------------------------------------------------------
    # PAGES
    # ------------------------------------------------------------

    def welcome(self, campaign=None, lang=None):
        prefix = f"/{lang}" if lang else ""
        return self.url_open(f"{prefix}/readiness/{(campaign or self.campaign).link_code}")

    def enter_code(self, code, campaign=None, place="", **data):
        """Type a code on the page that asks for one; return the page that follows."""
        link = (campaign or self.campaign).link_code
        return self.url_open(f"/readiness/{link}{place}/code", data={"code": code, **data})

    @staticmethod
    def document(page):
        return html.fromstring(page.content)

    @classmethod
    def main(cls, page):
        """What a page says it is: ``questions``, ``code``, or the name of its message."""
        [main] = cls.document(page).xpath("//main[not(ancestor::template)]")
        return main.get("data-message") or main.get("data-page")

    @classmethod
    def form(cls, page):
        """(address, hidden fields) of the questionnaire's form."""
        [form] = cls.document(page).xpath("//form[@id='answers']")
        hidden = form.xpath(".//input[@type='hidden']")
        return form.get("action"), {field.get("name"): field.get("value") or "" for field in hidden}

    @classmethod
    def chosen(cls, page):
        """{name: level} of what is chosen on a page."""
        inputs = cls.document(page).xpath("//input[@type='radio'][@checked]")
        return {one.get("name"): int(one.get("value")) for one in inputs}

    def levels(self, campaign=None, level=4):
        """What a complete form sends: {name: level}."""
        return {f"q{item.id}": str(level) for item in self.items_of(campaign or self.campaign)}

    def send(self, page, levels=None, campaign=None, **options):
        """Send what was chosen on a page, as a browser without script does."""
        action, hidden = self.form(page)
        choices = self.levels(campaign) if levels is None else levels
        return self.url_open(action, data={**hidden, **choices}, **options)

    def answer_as(self, login, campaign=None, level=4):
        """Go the whole way with a login; return the last page."""
        self.authenticate(login, login)
        page = self.welcome(campaign)
        return self.send(page, self.levels(campaign, level), campaign)

    def counted(self, campaign=None):
        return self.people_counted(campaign or self.campaign)

    @staticmethod
    def csrf(response):
        found = re.search(r'name="csrf_token"\s+value="([^"]+)"', response.text)
        return found and found[1]
