# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The release where people already are: HR dashboard, departments, what the staff may read."""

import json

import hr_dashboard
from lxml import etree
from lxml import html as lxml_html

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.social_readiness.results.words import short_name

from ..decision.common import DecisionCase


@tagged("post_install", "-at_install")
class TestWherePeopleAre(DecisionCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = cls.next_wave({"culture": 2})

    # ------------------------------------------------------------
    # THE DASHBOARD
    # ------------------------------------------------------------

    def test_dashboard_shows_the_numbers_of_the_board(self):
        self.start_tour("/odoo/dashboards", "readiness_dashboard", login="viewer", timeout=180)

    def test_the_file_is_what_the_script_writes(self):
        self.assertEqual(hr_dashboard.FILE.read_text(), hr_dashboard.written(hr_dashboard.FILE))

    def test_nothing_is_averaged_or_added_up(self):
        for pivot in json.loads(hr_dashboard.FILE.read_text())["pivots"].values():
            self.assertEqual({one["aggregator"] for one in pivot["measures"]}, {"max"})
            self.assertIn(["scope", "=", "subtree"], pivot["domain"])
            axes = [one["fieldName"] for one in (*pivot["rows"], *pivot["columns"])]
            self.assertTrue(
                "unit_id" in axes or ["unit_id.parent_id", "=", False] in pivot["domain"]
            )

    def test_dashboard_is_for_viewers(self):
        dashboard = self.env.ref("social_readiness.spreadsheet_dashboard_readiness")
        self.authenticate("viewer", "viewer")
        answer = self.url_open(f"/spreadsheet/dashboard/data/{dashboard.id}")
        self.assertEqual(answer.json()["snapshot"]["sheets"][0]["name"], "Dashboard")
        self.assertTrue(dashboard.with_user(self.viewer).has_access("read"))
        self.assertFalse(dashboard.with_user(self.manager).has_access("read"))

    def test_no_public_link_to_results(self):
        dashboard = self.env.ref("social_readiness.spreadsheet_dashboard_readiness")
        data = dashboard.spreadsheet_data
        for shown in (dashboard, dashboard.copy()):
            values = {"dashboard_id": shown.id, "spreadsheet_data": data}
            with self.assertRaisesRegex(UserError, "cannot have a public link"):
                self.env["spreadsheet.dashboard.share"].with_user(self.viewer).action_get_share_url(
                    values
                )

    # ------------------------------------------------------------
    # DEPARTMENTS
    # ------------------------------------------------------------

    def test_my_departments_are_what_i_manage(self):
        domain = [("is_readiness_managed", "=", True)]
        Department = self.env["hr.department"]
        self.assertEqual(Department.with_user(self.manager).search(domain), self.north)
        self.assertFalse(Department.with_user(self.staff).search(domain))
        self.sales.manager_id = self.north.manager_id
        found = Department.with_user(self.manager).search(domain)
        self.assertEqual(found, self.sales | self.north | self.south)
        hidden = {one.name: one.readiness_is_hidden for one in found}
        self.assertEqual(hidden, {"Sales": False, "North": False, "South": True})

    def manager_page(self, user):
        return self.env["readiness.manager.page"].with_user(user).get_manager_page()

    def test_a_manager_gets_their_departments_and_three_sentences(self):
        self.sales.manager_id = self.north.manager_id
        page = self.manager_page(self.manager)
        lines = [(one["name"], one["level"]) for one in page["departments"]]
        self.assertEqual(lines, [("Sales", 0), ("North", 1)])
        self.assertEqual(page["hidden"], ["South"])
        for line, department in zip(page["departments"], (self.sales, self.north), strict=True):
            own = department.with_user(self.manager)
            self.assertEqual(line["score"], own.readiness_score)
            self.assertEqual(line["gap"], own.readiness_gap)
            rows = own.readiness_score_ids
            best = max(rows, key=lambda row: row.score)
            worst = min(rows, key=lambda row: row.gap)
            strong, weak, question = line["talk"]
            name = short_name(best.dimension_id)
            self.assertIn(f"best in {name}: {best.score} out of 100.", strong)
            name = short_name(worst.dimension_id)
            figures = f"we have {worst.score} and need {worst.target}."
            self.assertIn(f"furthest from our goal in {name}: {figures}", weak)
            # They are said as they stand, and each ends with a question to the team.
            for sentence in (strong, weak, question):
                self.assertTrue(sentence.endswith("?"), sentence)
        self.assertIn(" out of 100.", page["company"]["talk"][0])

    def test_a_manager_whose_departments_are_hidden_talks_about_the_company(self):
        self.north.manager_id = False
        self.south.manager_id = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": self.viewer.id, "company_id": self.company.id}
        )
        page = self.manager_page(self.viewer)
        self.assertEqual((page["departments"], page["hidden"]), ([], ["South"]))
        self.assertEqual(len(page["company"]["talk"]), 3)

    def test_a_manager_finds_their_own_actions_and_what_the_staff_see(self):
        unit = self.unit("North", self.second)
        own = self.plan(self.manager, unit, date_deadline="2020-01-31")
        self.plan(self.manager, unit, state="done")
        self.plan(self.viewer, unit, is_shared=True)
        page = self.manager_page(self.manager)
        [action] = page["actions"]
        self.assertEqual((action["id"], action["is_late"]), (own.id, True))
        self.assertEqual(action["due"], "Jan 31, 2020")
        self.assertEqual(page["results"], [])
        self.second.shared_with_staff = True
        [shared] = self.manager_page(self.manager)["results"]
        self.assertEqual(shared["id"], self.second.id)

    def test_who_manages_nothing_finds_nothing_there(self):
        page = self.manager_page(self.staff)
        self.assertFalse(any(page.values()), page)

    def test_a_department_shows_its_profile_to_who_may_read_it(self):
        row = self.second.score_ids.filtered(
            lambda row: row.unit_id.department_id == self.north and row.kind == "overall"
        )
        north = self.north.with_user(self.manager)
        self.assertEqual(north.readiness_score, row.score)
        self.assertEqual(north.readiness_gap, row.gap)
        self.assertEqual(north.readiness_participation, "100%")
        self.assertEqual(len(north.readiness_score_ids), 8)
        self.assertEqual(north.readiness_score_ids.unit_id.department_id, self.north)
        for reader in (self.plant.with_user(self.manager), self.north.with_user(self.staff)):
            self.assertFalse(reader.has_readiness_score or reader.readiness_score_ids)
            self.assertFalse(reader.readiness_participation or reader.readiness_is_hidden)

    def test_the_organisation_chart_shows_the_score(self):
        view = self.env.ref("hr_org_chart.hr_department_hierarchy_view", False)
        self.assertTrue(view, "Odoo installs hr_org_chart with hr: so does this set-up")
        arch = self.env["hr.department"].get_view(view.id, "hierarchy")["arch"]
        self.assertTrue(etree.fromstring(arch).xpath("//*[hasclass('o_readiness_hierarchy')]"))

    def test_nothing_of_ours_needs_the_organisation_chart(self):
        """It can be taken away: nothing hangs on it, and a chart without boxes stays as it is."""
        chart = self.env.ref("base.module_hr_org_chart")
        ours = self.env.ref("base.module_social_readiness")
        self.assertNotIn(ours, chart.downstream_dependencies())
        views = self.env["ir.model.data"].search(
            [("module", "=", "social_readiness"), ("model", "=", "ir.ui.view")]
        )
        parents = self.env["ir.ui.view"].browse(views.mapped("res_id")).inherit_id
        self.assertNotIn("hr_org_chart", {one.xml_id.partition(".")[0] for one in parents})
        bare = etree.fromstring("<hierarchy><field name='name'/></hierarchy>")
        self.env["hr.department"]._add_readiness_to_hierarchy(bare)
        self.assertEqual(etree.tostring(bare), b'<hierarchy><field name="name"/></hierarchy>')

    # ------------------------------------------------------------
    # THE STAFF
    # ------------------------------------------------------------

    def page(self, login, path="/readiness/result"):
        self.authenticate(login, login)
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200)
        return " ".join(lxml_html.fromstring(answer.content).text_content().split())

    def test_staff_read_the_company_row_once_it_is_shared(self):
        self.assertIn("No results are shared", self.page("staff"))
        self.second.shared_with_staff = True
        document = self.env["readiness.staff.page"]._document(self.second)
        page = self.page("staff")
        for column, score in (*document.strongest, *document.weakest):
            self.assertIn(f"{column.name} {score}", page)
        self.assertIn(f"{document.company.respondents} of {document.company.invited}", page)
        for name in ("Sales", "North", "Plant"):
            self.assertNotIn(name, page)
        self.assertIn(
            "No results are shared", self.page("staff", f"/readiness/result/{self.campaign.id}")
        )

    def test_staff_read_it_in_their_language(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        self.second.shared_with_staff = True
        self.staff.lang = "es_ES"
        self.assertIn("Puntuaciones más altas", self.page("staff"))

    def test_menus_lead_to_what_there_is(self):
        menu = self.env.ref("social_readiness.readiness_my_departments_menu").id

        def seen(user):
            return menu in self.env["ir.ui.menu"].with_user(user).load_menus(False)

        self.assertFalse(seen(self.staff))
        self.assertTrue(seen(self.manager))
