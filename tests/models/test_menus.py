# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Menus follow what a person manages, owns or may read, at once: Odoo keeps them for each user."""

from odoo import Command, fields

from ..common import ReadinessCase

NAMES = (
    "board",
    "summary",
    "trend",
    "action",
    "my_departments",
    "my_surveys",
    "campaign",
    "score",
    "results",
    "all_campaigns",
)
STAFF = {"my_surveys"}
READERS = STAFF | {"results", "board", "summary", "trend", "action"}
MANAGERS = READERS | {"my_departments"}
VIEWERS = READERS | {"score"}


class TestMenus(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        cls.user = cls.make_user("menu_reader")
        cls.employee = cls.env["hr.employee"].create(
            {"name": "Reader", "company_id": cls.company.id}
        )
        cls.menus = {
            cls.env.ref(f"social_readiness.readiness_{name}_menu").id: name for name in NAMES
        }

    def seen(self, user=None):
        """What ``load_menus`` gives, and that nothing in it leads to a menu that is left out."""
        menus = self.env["ir.ui.menu"].with_user(user or self.user).load_menus(False)
        for menu in menus.values():
            self.assertLessEqual(set(menu["children"]), menus.keys())
        web = self.env["ir.ui.menu"].with_user(user or self.user).load_web_menus(False)
        self.assertEqual(web.keys(), menus.keys())
        return {name for menu, name in self.menus.items() if menu in menus}

    def shared(self, user):
        """The names of the results that "My Surveys" lists for a user."""
        page = self.env["readiness.staff.page"].with_user(user)
        return [one["name"] for one in page.get_shared_results()]

    def tops(self, user=None):
        """The top-level menus of a user, and the action that the app opens on."""
        menus = self.env["ir.ui.menu"].with_user(user or self.user).load_web_menus(False)
        app = menus[self.env.ref("social_readiness.social_readiness_menu_root").id]
        names = [menus[child]["name"] for child in app["children"]]
        action = self.env[app["actionModel"]].sudo().browse(app["actionID"])
        return names, action.get_external_id()[action.id].removeprefix("social_readiness.")

    def test_each_role_has_few_menus_and_opens_on_what_it_came_for(self):
        staff = (["My Surveys"], "readiness_my_surveys_action")
        self.assertEqual(self.tops(), staff)
        readers = (["Results", "Action Plan", "My Surveys"], "readiness_summary_action")
        self.north.manager_id = self.employee
        self.employee.user_id = self.user
        self.assertEqual(self.tops(), (readers[0], "readiness_my_team_action"))
        executive = self.make_user("executive")
        executive.group_ids += self.env.ref("social_readiness.group_readiness_viewer")
        self.assertEqual(self.tops(executive), readers)
        officer = self.make_user("hr")
        officer.group_ids += self.env.ref("social_readiness.group_readiness_officer")
        names, action = self.tops(officer)
        self.assertEqual(
            names, ["Campaigns", "Results", "Action Plan", "My Surveys", "Configuration"]
        )
        self.assertEqual(action, "readiness_start_action")

    def test_a_result_is_shared_and_no_longer_shared(self):
        self.assertEqual(self.shared(self.user), [])
        self.campaign.shared_with_staff = True
        self.assertEqual(self.shared(self.user), [self.campaign.name])
        self.assertEqual(self.seen(), STAFF)
        self.campaign.shared_with_staff = False
        self.assertEqual(self.shared(self.user), [])

    def test_a_shared_result_is_published(self):
        company = self.make_company("Later")
        self.make_employees(self.make_department("Team", company=company), 8, company=company)
        reader = self.make_user("later_reader", company=company)
        later = self.make_campaign(company=company, shared_with_staff=True)
        later.action_launch()
        self.answer_all(later)
        self.assertEqual(self.shared(reader), [])
        self.close(later)
        self.assertEqual(self.shared(reader), [later.name])
        self.assertEqual(self.seen(reader), STAFF)

    def test_somebody_manages_a_department_and_leaves_it(self):
        self.assertEqual(self.seen(), STAFF)
        self.north.manager_id = self.employee
        self.assertEqual(self.seen(), STAFF)
        self.employee.user_id = self.user
        self.assertEqual(self.seen(), MANAGERS)
        self.north.manager_id = False
        self.assertEqual(self.seen(), STAFF)
        self.north.manager_id = self.employee
        self.assertEqual(self.seen(), MANAGERS)
        self.employee.active = False
        self.assertEqual(self.seen(), STAFF)

    def test_a_role_is_given_and_taken(self):
        viewer = self.env.ref("social_readiness.group_readiness_viewer")
        officer = self.env.ref("social_readiness.group_readiness_officer")
        for give, take in (
            (lambda group: self.user.write({"group_ids": [Command.link(group.id)]}),
             lambda group: self.user.write({"group_ids": [Command.unlink(group.id)]})),
            (lambda group: group.write({"user_ids": [Command.link(self.user.id)]}),
             lambda group: group.write({"user_ids": [Command.unlink(self.user.id)]})),
        ):  # fmt: skip
            self.assertEqual(self.seen(), STAFF)
            give(viewer)
            self.assertEqual(self.seen(), VIEWERS)
            give(officer)
            self.assertIn("campaign", self.seen())
            take(officer)
            self.assertNotIn("campaign", self.seen())
            take(viewer)
            self.assertEqual(self.seen(), STAFF)

    def test_an_action_is_given_to_somebody_and_taken_back(self):
        self.assertEqual(self.seen(), STAFF)
        action = self.env["readiness.action"].create(
            {
                "name": "Answer within the day",
                "campaign_id": self.campaign.id,
                "unit_id": self.campaign._root_unit().id,
                "dimension_id": self.env.ref("social_readiness.dimension_decisions").id,
                "date_deadline": fields.Date.today(),
                "user_id": self.user.id,
            }
        )
        owners = STAFF | {"action"}
        self.assertEqual(self.seen(), owners)
        action.user_id = self.env.user
        self.assertEqual(self.seen(), STAFF)
        action.user_id = self.user
        self.assertEqual(self.seen(), owners)
        action.unlink()
        self.assertEqual(self.seen(), STAFF)
