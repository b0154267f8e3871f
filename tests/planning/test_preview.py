# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The form says before the launch what could be shown after the close."""

from odoo.exceptions import UserError
from odoo.tests import Form
from odoo.tools import SQL

from odoo.addons.social_readiness.mailing.recipients import Recipients, people_sql
from odoo.addons.social_readiness.planning.audience import Audience, query_all_people

from ..common import ReadinessCase


class TestPreview(ReadinessCase):
    def preview(self, campaign):
        return {row["name"]: row for row in campaign.preview["rows"]}

    def test_headcounts_and_likelihoods(self):
        campaign = self.make_campaign()
        rows = self.preview(campaign)
        self.assertEqual(rows["Readiness Test"]["headcount"], 47)
        self.assertEqual(rows["Sales"]["headcount"], 27)
        tree = [[row["id"], row["parent"], row["direct"]] for row in rows.values()]
        likelihoods = self.env["readiness.preview"].get_likelihoods(tree, 6)
        self.assertEqual(likelihoods[str(rows["Plant"]["id"])], 10)
        self.assertEqual(likelihoods[str(rows["South"]["id"])], 0)

    def test_what_is_no_tree_gets_no_likelihood(self):
        for tree in ([[1]], [[1, 2, 3]], [[1, None, 3], [1, None, 3]], [[1, None, 10**9]], [[]]):
            with self.assertRaisesRegex(UserError, "structure is not valid"):
                self.env["readiness.preview"].get_likelihoods(tree, 6)

    def test_preview_equals_what_the_launch_freezes(self):
        campaign = self.make_campaign()
        before = {name: row["headcount"] for name, row in self.preview(campaign).items()}
        campaign.action_launch()
        self.assertEqual({unit.name: unit.headcount for unit in campaign.unit_ids}, before)

    def test_preview_follows_the_form(self):
        officer = self.make_user("officer", "hr.group_hr_manager")
        form = Form(self.env["readiness.campaign"].with_user(officer))
        form.name = "Form"
        self.assertEqual(form.preview["headcount"], 47)
        form.audience = "departments"
        self.assertEqual(form.preview["rows"], [])
        form.department_ids.add(self.sales)
        self.assertEqual(form.preview["headcount"], 27)
        form.date_close = False
        self.assertEqual(form.preview["rows"], [])

    def test_a_department_of_which_everybody_is_at_rest(self):
        """It says from when on it can be asked; one that nobody is in says nothing of the kind."""
        north = {"audience": "departments", "department_ids": [(6, 0, self.north.ids)]}
        other = self.make_campaign(**north)
        other.action_launch()
        self.make_department("New office", self.sales)
        campaign = self.make_campaign()
        rows = self.preview(campaign)
        self.assertEqual((campaign.preview["resting"], rows["North"]["headcount"]), (16, 0))
        self.assertEqual(rows["North"]["rests_until"], campaign.preview["earliest"])
        again = {name for name, row in rows.items() if row["rests_until"]}
        self.assertEqual(again, {"North"})
        self.assertEqual(campaign.reach_by_code, 31)
        self.assertEqual(self.make_campaign(**north).reach_by_code, 0)

    def test_queries_do_not_grow_with_departments(self):
        campaign = self.make_campaign()
        campaign.preview  # fills the caches
        self.env.invalidate_all()
        with self.assertQueryCount(11):
            campaign.preview
        self.env.invalidate_all()
        for number in range(9):
            self.make_department(f"More {number}", self.plant)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(11):
            self.assertEqual(len(campaign.preview["rows"]), 14)

    def test_no_list_is_read_for_each_person(self):
        """PostgreSQL joins by hashing, even if it has not counted the people: else a company of
        140 takes minutes, and a list too long for its memory is read for every employee.
        """
        self.make_campaign().action_launch()
        draft = self.make_campaign()
        audience = self.plan_of(draft, Audience(draft).people_sql())
        self.assertEqual(audience.count("on readiness_roster"), 1)
        for plan in (audience, self.plan_of(draft, people_sql(Recipients(draft).asked_sql()))):
            self.assertNotIn("SubPlan", plan)
            self.assertNotIn("Nested Loop", plan)

    def plan_of(self, draft, query):
        return "\n".join(line for (line,) in query_all_people(self.env, SQL("EXPLAIN %s", query)))
