# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The addon beside Odoo's other addons that touch surveys, people or the portal.

Run by ``make test-others``, which makes a database with all of them.
"""

from ..driving import DrivingCase

APPS = (
    "social_readiness.social_readiness_menu_root",
    "hr.menu_hr_root",
    "survey.menu_surveys",
    "spreadsheet_dashboard.spreadsheet_dashboard_menu_root",
)
IS_THERE = "document.querySelector('.o_action_manager > *, .modal-body')"
IS_LOADING = "document.querySelector('.o_loading_indicator')"
SECONDS = 180  # the first screen builds the assets of all these addons


class TestWithOthers(DrivingCase):
    def actions(self):
        """{menu's name: id of its action} of what a manager of everything sees in the apps."""
        menus = self.env["ir.ui.menu"].search(
            [("id", "child_of", [self.env.ref(a).id for a in APPS])]
        )
        return {
            menu.complete_name: menu.action.id
            for menu in menus
            if menu.action and menu.action.type in ("ir.actions.client", "ir.actions.act_window")
        }

    def open(self, tab, path, there=IS_THERE):
        """Open a screen, and see that it is there without an error."""
        tab.js("void (window.leaving = true)")
        tab.ask("Page.navigate", url=self.base_url() + path)
        tab.wait(f"!window.leaving && {there} && !{IS_LOADING}", SECONDS)
        self.assertFalse(tab.js("Boolean(document.querySelector('.o_error_dialog'))"))

    def test_every_screen_opens(self):
        with self.tab("admin") as tab:
            for name, action in self.actions().items():
                with self.subTest(menu=name):
                    self.open(tab, f"/odoo/action-{action}")

    def test_the_form_of_a_new_campaign_opens(self):
        with self.tab("admin") as tab:
            form = "document.querySelector('.o_readiness_campaign_form')"
            self.open(tab, "/odoo/readiness-campaigns/new", form)

    def test_people_answer_and_results_appear(self):
        for user in self.users:
            self.assertEqual(self.main(self.answer_as(user.login)), "done")
        self.assertEqual(self.counted(), len(self.users))
        self.close(self.campaign)
        self.assertEqual(self.campaign.state, "published")
        self.assertTrue(self.env["readiness.heatmap"].get_heatmap(self.campaign.id)["rows"])

    def test_pages_of_website_and_portal_lead_to_the_survey(self):
        self.authenticate("person1", "person1")
        self.assertIn(self.campaign.link_code, self.url_open("/my/surveys").text)
        self.assertEqual(self.url_open("/readiness/protection").status_code, 200)
        self.assertEqual(self.url_open("/").status_code, 200)
