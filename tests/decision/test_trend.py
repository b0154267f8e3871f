# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Waves side by side, over departments that were renamed, moved, merged, split and deleted."""

from odoo.addons.social_readiness.results.comparison import same_units
from odoo.addons.social_readiness.results.release_reader import ReleaseReader

from .common import DecisionCase


class TestTrend(DecisionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.retail = cls.make_department("Retail")
        cls.gone = cls.make_department("Gone")
        cls.make_employees(cls.gone, 8)

    def trend(self, wave, user=None, unit=None, dimension=False):
        self.env.invalidate_all()
        trend = self.env["readiness.trend"].with_user(user or self.viewer)
        unit_id = self.unit(unit, wave).id if unit else False
        return trend.get_trend(wave.id, unit_id, dimension)

    def last_cell(self, wave, unit=None, code="decisions"):
        rows = {row["id"]: row["cells"] for row in self.trend(wave, unit=unit)["rows"]}
        return rows[self.dimension[code].id][-1]

    def test_all_dimensions_of_the_company(self):
        wave = self.next_wave({"decisions": 3})
        trend = self.trend(wave)
        self.assertEqual([one["id"] for one in trend["campaigns"]], [self.campaign.id, wave.id])
        self.assertEqual(len(trend["rows"]), 9)
        for row in trend["rows"]:
            first, second = row["cells"]
            self.assertEqual(second["change"], second["score"] - first["score"])
        self.assertEqual(self.last_cell(wave)["state"], "up")
        self.assertIn("beyond the margin of error", self.last_cell(wave)["text"])
        unchanged = self.last_cell(wave, code="culture")
        self.assertEqual(unchanged["state"], "unclear")
        self.assertIn("no clear change", unchanged["text"])

    def test_scores_are_those_of_the_release(self):
        wave = self.next_wave({"decisions": 3})
        shown = {row["id"]: row["cells"][-1]["score"] for row in self.trend(wave)["rows"]}
        for dimension, row in ReleaseReader(wave).rows(self.unit("Readiness Test", wave)).items():
            self.assertEqual(shown[dimension], row.score)

    def test_one_dimension_of_the_departments_below(self):
        wave = self.next_wave({"decisions": 3})
        rows = self.trend(wave, dimension=self.dimension["decisions"].id)["rows"]
        names = [row["name"] for row in rows]
        self.assertEqual(names[0], "Readiness Test")
        self.assertEqual(set(names[1:]), {"Sales", "Plant", "Gone", "Retail"})
        hidden = next(row for row in rows if row["name"] == "Retail")
        self.assertEqual(hidden["cells"], [None, None])

    def test_units_cost_no_queries(self):
        """As many for a department with nothing below as for the company with all its teams."""
        wave = self.next_wave({"decisions": 3})
        counts = []
        for unit, rows in (("North", 1), ("Readiness Test", 5)):
            self.trend(wave, unit=unit, dimension="overall")
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            shown = self.trend(wave, unit=unit, dimension="overall")
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(len(shown["rows"]), rows)
        self.assertEqual(*counts)

    def test_renamed_and_moved_is_like_with_like(self):
        self.north.write({"name": "Northern", "parent_id": self.retail.id})
        cell = self.last_cell(self.next_wave({}), "Northern")
        self.assertTrue(cell["is_like"])
        self.assertEqual(cell["marks"], ["Formerly North", "Moved within the company"])

    def test_merged_and_split_is_marked(self):
        self.north.parent_id = self.plant
        wave = self.next_wave({})
        plant = self.last_cell(wave, "Plant")
        self.assertFalse(plant["is_like"])
        self.assertIn("A sub-department was moved here", plant["marks"])
        self.assertIn("36 people invited (before: 20)", plant["marks"])

    def test_teams_that_are_merged_into_one_department_are_marked(self):
        self.people.filtered(lambda one: one.department_id == self.south).department_id = self.plant
        self.make_employees(self.plant, 9, prefix="New")
        cell = self.last_cell(self.next_wave({}), "Plant")
        self.assertEqual(cell["marks"], ["32 people invited (before: 20)"])
        self.assertFalse(cell["is_like"])

    def test_a_deleted_department_is_not_compared_with_the_company(self):
        first = self.next_wave({"decisions": 3})
        unit = self.unit("North", first)
        self.assertTrue(self.last_cell(first, "North")["state"])
        unit.department_id = False
        self.assertFalse(same_units(unit, self.campaign))
        self.assertFalse(self.last_cell(first, "North")["state"])

    def test_a_new_department_has_no_wave_before(self):
        self.make_employees(self.make_department("Fresh"), 12)
        wave = self.next_wave({})
        rows = self.trend(wave, unit="Fresh")["rows"]
        self.assertEqual([cell and cell["state"] for cell in rows[0]["cells"]], [None, False])

    def test_other_statements_are_not_like_with_like(self):
        wave = self.next_wave({})
        self.assertTrue(self.last_cell(wave)["is_like"])
        item = wave.survey_id._readiness_items().filtered(
            lambda one: one.dimension_id.code == "decisions"
        )[0]
        self.env.cr.execute("UPDATE survey_question SET origin_id = NULL WHERE id = %s", [item.id])
        self.env.invalidate_all()
        cell = self.last_cell(wave)
        self.assertFalse(cell["is_like"])
        self.assertEqual(cell["marks"], ["Different statements were asked"])

    def test_managers_see_their_own_units_and_the_company(self):
        wave = self.next_wave({})
        self.assertTrue(self.trend(wave, self.manager, "North")["rows"])
        self.assertTrue(self.trend(wave, self.manager)["rows"])
        self.assertEqual(self.trend(wave, self.manager, "Plant")["rows"], [])
        self.assertEqual(self.trend(wave, self.staff)["rows"], [])

    def test_staff_see_no_trend_also_where_the_result_is_shared(self):
        wave = self.next_wave({})
        wave.shared_with_staff = True
        shown = self.trend(wave, self.staff)
        self.assertFalse(shown["campaigns"] or shown["rows"])

    def test_no_margin_below_fifty_answers(self):
        first = self.make_partly("First", 20)
        release = ReleaseReader(first)
        row = release.rows(first._root_unit())[self.dimension["culture"].id]
        self.assertIsNone(release.margin(row) or None)

    def make_partly(self, name, people):
        """A small company of which somebody does not answer."""
        company = self.make_company(name)
        self.make_employees(None, people, company)
        campaign = self.make_campaign(company)
        campaign.action_launch()
        self.answer_all(campaign, share=0.7)
        self.close(campaign)
        return campaign
