# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The demo data tells its story, through the real path."""

import unittest
from unittest.mock import patch

from odoo import fields
from odoo.tests import TransactionCase, tagged
from odoo.tools import convert_file

from odoo.addons.social_readiness.demo.organisation import DEPARTMENTS, LOGINS

EMPTIED_TABLES = ("readiness_tally", "readiness_roster")


@tagged("post_install", "-at_install")
class TestDemo(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if cls.env.ref("social_readiness.demo_company", raise_if_not_found=False):
            raise unittest.SkipTest("the database has the demo data already")
        cls.load()
        cls.company = cls.env.ref("social_readiness.demo_company")
        cls.first, cls.second, cls.third = cls.env["readiness.campaign"].search(
            [("company_id", "=", cls.company.id)], order="date_open"
        )

    @classmethod
    def load(cls):
        """As the installation does: the registry is not ready, and nothing may be committed."""
        file = ("social_readiness", "demo/readiness_demo.xml")
        with patch.object(cls.registry, "ready", False):
            convert_file(cls.env, *file, {}, "init", noupdate=True)
        cls.env.invalidate_all()

    def scores(self, campaign, department, kind="dimension"):
        """{dimension's code, or False for the overall score: row} of a department or company."""
        rows = campaign.score_ids.filtered(
            lambda row: (
                row.kind == kind
                and row.scope == "subtree"
                and row.unit_id.department_id.name == department
            )
        )
        return {row.dimension_id.code: row for row in rows}

    def as_login(self, login):
        user = self.env.ref(f"social_readiness.demo_user_{login}")
        self.assertEqual(user.login, login)
        return self.env(
            user=user, su=False, context={"allowed_company_ids": self.company.ids, "lang": "en_US"}
        )

    # ------------------------------------------------------------
    # THE COMPANY
    # ------------------------------------------------------------

    def test_company(self):
        departments = self.env["hr.department"].search([("company_id", "=", self.company.id)])
        self.assertEqual(len(departments), len(DEPARTMENTS))
        self.assertEqual(len(departments), 28)
        self.assertEqual(max(department.parent_path.count("/") for department in departments), 4)
        self.assertTrue(all(department.manager_id for department in departments))
        self.assertEqual(len(departments.manager_id), 27, "one manages two")
        employees = self.env["hr.employee"].search([("company_id", "=", self.company.id)])
        self.assertAlmostEqual(len(employees), 240, delta=10)
        self.assertEqual(len(set(employees.mapped("name"))), len(employees))
        self.assertTrue(employees.filtered(lambda employee: not employee.department_id))
        self.assertTrue(employees.filtered(lambda employee: not employee.user_id))

    def test_department_names_are_translated(self):
        if "es_ES" not in dict(self.env["res.lang"].get_installed()):
            self.skipTest("Spanish is not installed")
        names = self.second.unit_ids.with_context(lang="es_ES").mapped("name")
        self.assertIn("Atención al cliente", names)

    # ------------------------------------------------------------
    # CAMPAIGNS
    # ------------------------------------------------------------

    def test_states_and_dates(self):
        campaigns = self.first | self.second | self.third
        self.assertEqual(campaigns.mapped("state"), ["published", "published", "open"])
        self.assertEqual(self.second.previous_id, self.first)
        self.assertEqual(self.third.previous_id, self.second)
        now = fields.Datetime.now()
        self.assertAlmostEqual((now - self.first.date_published).days, 365, delta=10)
        self.assertAlmostEqual((now - self.second.date_published).days, 45, delta=4)
        self.assertGreaterEqual((self.third.date_open - self.second.date_close).days, 30)
        self.assertGreater(self.third.date_close, now)
        for campaign in campaigns:
            invitation = campaign.mailing_ids
            self.assertEqual((invitation.kind, invitation.state), ("invitation", "done"))
            self.assertEqual(invitation.begun_at, campaign.date_open)
            self.assertGreater(invitation.queued, 0)
        for campaign in self.first | self.second:
            self.assertLess(campaign.date_close, campaign.date_published)
            dates = campaign.message_ids.sorted("id").mapped("date")
            self.assertLess(dates[0], campaign.date_open)
            self.assertEqual(dates[-1], campaign.date_published)

    def test_nothing_of_the_answers_is_left(self):
        closed = self.first | self.second
        self.assertEqual(closed.mapped("key_destroyed"), [True, True])
        for table in EMPTIED_TABLES:
            self.env.cr.execute(
                f"SELECT count(*) FROM {table} WHERE campaign_id IN %s", [tuple(closed.ids)]
            )
            self.assertEqual(self.env.cr.fetchone(), (0,))
        inputs = self.env["survey.user_input"].sudo()
        surveys = (closed | self.third).survey_id
        self.assertFalse(inputs.search_count([("survey_id", "in", surveys.ids)]))

    def test_open_campaign_has_participation_of_every_day(self):
        dates = set(self.third.participation_ids.mapped("date"))
        days = (fields.Date.today() - self.third.date_open.date()).days + 1
        self.assertIn(len(dates), (days - 1, days))
        self.assertTrue(self.third.participation_label)

    # ------------------------------------------------------------
    # THE STORY
    # ------------------------------------------------------------

    def test_ready_in_technology_weak_in_decisions(self):
        company = self.scores(self.second, False)
        self.assertAlmostEqual(company["access"].score, 80, delta=5)
        for code in ("communication", "collaboration"):
            self.assertAlmostEqual(company[code].score, 62, delta=6)
        for code in ("decisions", "empowerment"):
            self.assertAlmostEqual(company[code].score, 40, delta=5)
            self.assertLess(company[code].gap, 0)
        self.assertGreater(company["access"].gap, 0)

    def test_participation(self):
        for campaign in self.first | self.second:
            share = 100 * campaign.respondents / campaign.headcount
            self.assertTrue(75 <= share <= 85, share)

    def test_one_department_stands_out(self):
        outstanding = self.scores(self.second, "Content and Community")
        self.assertGreaterEqual(min(row.score for row in outstanding.values()), 65)
        overall = [
            row for row in self.second.score_ids if row.kind == "overall" and row.scope == "subtree"
        ]
        best = max(overall, key=lambda row: row.score)
        self.assertEqual(best.unit_id.department_id.name, "Content and Community")

    def test_one_department_improved(self):
        improved = self.scores(self.second, "Customer Service", "overall")[False]
        self.assertGreater(improved.change, 10)
        company = self.scores(self.second, False, "overall")[False]
        self.assertLess(company.change, 10)

    def test_hidden_departments_and_other_teams(self):
        shown = self.second.score_ids.unit_id
        hidden = self.second.unit_ids - shown
        self.assertTrue(hidden.filtered(lambda unit: unit.headcount < self.second.minimum))
        self.assertGreater(len(shown), len(hidden))
        self.assertIn("rest", self.second.score_ids.mapped("scope"))

    # ------------------------------------------------------------
    # THE FOUR LOGINS
    # ------------------------------------------------------------

    def test_what_each_login_sees(self):
        rows = {}
        for login in LOGINS:
            board = self.as_login(login)["readiness.heatmap"].get_heatmap(self.second.id)
            rows[login] = {row[3] for row in board.get("rows", ()) if row[2] == "subtree"}
        everything = set(self.second.unit_ids.mapped("name"))
        self.assertEqual(rows["hr"], everything)
        self.assertEqual(rows["executive"], everything)
        self.assertIn("Customer Service", rows["manager"])
        self.assertNotIn("Operations", rows["manager"])
        self.assertEqual(rows["employee"], set(), "the company's result has a page of its own")
        campaigns = self.as_login("employee")["readiness.campaign"]
        self.assertIn(
            self.second.id,
            [one["id"] for one in campaigns.env["readiness.staff.page"].get_shared_results()],
        )

    def test_each_login_can_answer(self):
        for login in LOGINS:
            [survey] = self.as_login(login)["readiness.my.surveys"].get_my_surveys()
            self.assertEqual((survey["state"], survey["answered"]), ("open", False))

    def test_only_hr_launches(self):
        for login in LOGINS:
            campaigns = self.as_login(login)["readiness.campaign"]
            self.assertEqual(campaigns.has_access("create"), login == "hr")

    def test_plans(self):
        plans = self.as_login("executive")["readiness.action"].search([])
        self.assertEqual(len(plans), 6)
        self.assertEqual(set(plans.mapped("user_id.login")), {"hr", "executive", "manager"})
        self.assertTrue(all(plans.mapped("expected_effect")))
        open_ones = plans.filtered(lambda plan: plan.state != "done")
        self.assertEqual(open_ones.campaign_id, self.second)
        self.assertTrue(all(plan.activity_ids for plan in open_ones.sudo()))

    def test_outcomes_of_what_was_planned_after_the_first_wave(self):
        plans = self.as_login("executive")["readiness.action"].search(
            [("campaign_id", "=", self.first.id)]
        )
        self.assertEqual(plans.mapped("outcome_state"), ["up", "up", "unclear"])
        days = [self.first._day_of(plan.message_ids[-1:].date) for plan in plans]
        self.assertEqual(days, plans.mapped("date_begin"))
        told = self.as_login("executive")["readiness.summary"].get_summary(self.second.id)
        self.assertEqual([one["id"] for one in told["outcomes"]], plans.ids)
