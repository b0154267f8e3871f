# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Two campaigns: what is compared, and that the earlier one stays as it was published."""

from datetime import timedelta

from odoo.tests import freeze_time

from ..common import ReadinessCase


class TestTwoCampaigns(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.make_campaign(name="First")
        cls.first.action_launch()
        cls.answer_all(cls.first, seed=1)
        cls.close(cls.first)
        cls.later = cls.first.date_close + timedelta(days=60)

    def second_campaign(self):
        with freeze_time(self.later):
            action = self.first.action_prepare_next()
            second = self.env["readiness.campaign"].browse(action["res_id"])
            second.date_open = self.later - timedelta(hours=1)
            second.action_launch()
            self.answer_all(second, seed=2)
            self.close(second)
        return second

    def test_change_is_the_difference_of_the_shown_whole_numbers(self):
        second = self.second_campaign()
        before = {self.key(row): row.score for row in self.first.score_ids}
        for row in second.score_ids.filtered(lambda row: row.scope == "subtree"):
            self.assertTrue(row.has_change)
            self.assertEqual(row.change, row.score - before[self.key(row)])

    def key(self, row):
        unit = row.unit_id.department_id.id
        return unit, row.scope, row.kind, row.dimension_id.id, row.item_origin

    def test_other_teams_are_other_people_and_not_compared(self):
        second = self.second_campaign()
        rest = second.score_ids.filtered(lambda row: row.scope == "rest")
        self.assertTrue(rest)
        self.assertFalse(rest.filtered("has_change"))

    def test_a_renamed_department_is_the_same_one(self):
        self.north.name = "Northern region"
        second = self.second_campaign()
        rows = second.score_ids.filtered(lambda row: row.unit_id.name == "Northern region")
        self.assertTrue(all(rows.mapped("has_change")))

    def test_a_new_department_has_no_change(self):
        fresh = self.make_department("Fresh")
        self.make_employees(fresh, 9)
        second = self.second_campaign()
        rows = second.score_ids.filtered(lambda row: row.unit_id.department_id == fresh)
        self.assertTrue(rows)
        self.assertFalse(rows.filtered("has_change"))

    def test_the_first_release_stays_as_it_was(self):
        before = self.first.score_ids.read()
        self.second_campaign()
        self.env.invalidate_all()
        self.assertEqual(self.first.score_ids.read(), before)
