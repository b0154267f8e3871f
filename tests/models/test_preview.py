"""The form says before the launch what could be shown after the close."""

from odoo.exceptions import UserError
from odoo.tests import Form

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
        likelihoods = campaign.get_likelihoods(tree, 6)
        self.assertEqual(likelihoods[str(rows["Plant"]["id"])], 10)
        self.assertEqual(likelihoods[str(rows["South"]["id"])], 0)

    def test_what_is_no_tree_gets_no_likelihood(self):
        for tree in ([[1]], [[1, 2, 3]], [[1, None, 3], [1, None, 3]], [[1, None, 10**9]], [[]]):
            with self.assertRaisesRegex(UserError, "no tree"):
                self.env["readiness.campaign"].get_likelihoods(tree, 6)

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
