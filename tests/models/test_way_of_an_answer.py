# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""From launch to release, with the numbers computed a second time, independently."""

from datetime import timedelta
from fractions import Fraction

from odoo.tests import freeze_time

from ..common import ReadinessCase


class TestWayOfAnAnswer(ReadinessCase):
    def launch(self, **values):
        campaign = self.make_campaign(**values)
        campaign.action_launch()
        return campaign

    def test_launch_freezes_questionnaire_tree_and_roster(self):
        campaign = self.launch()
        self.assertEqual(campaign.state, "open")
        self.assertEqual(campaign.headcount, 47)
        self.assertEqual(len(self.items_of(campaign)), 32)
        self.assertEqual(
            sorted(campaign.unit_ids.mapped(lambda unit: (unit.name, unit.headcount))),
            [("North", 16), ("Plant", 20), ("Readiness Test", 47), ("Sales", 27), ("South", 3)],
        )

    def test_release_equals_independent_calculation(self):
        campaign = self.launch()
        given = self.answer_all(campaign, seed=7)
        self.close(campaign)
        self.assertEqual(campaign.state, "published")
        # South (3) hides in Sales: blocks are Plant 20, North 16, rest of Sales 8 + 3, company 0.
        units = {unit.name: unit for unit in campaign.unit_ids}
        blocks = {
            "Plant": ["Plant"],
            "North": ["North"],
            "Sales": ["Sales", "South"],
            "Readiness Test": ["Readiness Test"],
        }
        shown = set(campaign.score_ids.unit_id.mapped("name"))
        self.assertEqual(shown, set(blocks))
        below = {"Sales": ["Sales", "North"], "Readiness Test": ["Sales", "North", "Plant"]}
        for name in blocks:
            people_by_block = [
                [
                    levels
                    for unit, levels in given
                    if unit in {units[one].id for one in blocks[block]}
                ]
                for block in below.get(name, [name])
            ]
            self.assert_dimension_scores(campaign, units[name], people_by_block)

    def assert_dimension_scores(self, campaign, unit, people_by_block):
        rows = campaign.score_ids.filtered_domain(
            [("unit_id", "=", unit.id), ("scope", "=", "subtree"), ("kind", "=", "dimension")]
        )
        for page in campaign.survey_id.page_ids:
            total = answers = 0
            for people in people_by_block:
                total += sum(self.softened(item, people) for item in page.question_ids)
                answers += len(people) * len(page.question_ids)
            row = rows.filtered_domain([("dimension_id", "=", page.dimension_id.id)])
            self.assertEqual(row.score, self.rounded(Fraction(total - answers, 4 * answers)))

    def softened(self, item, people):
        levels = [6 - one[item.id] if item.reverse_scored else one[item.id] for one in people]
        return min(max(sum(levels), len(people) + 8), 5 * len(people) - 4)

    def rounded(self, share):
        return int(share * 100 + Fraction(1, 2))

    def test_nothing_of_an_answer_is_left(self):
        campaign = self.launch()
        self.answer_all(campaign)
        inputs = self.env["survey.user_input"].sudo()
        self.assertFalse(inputs.search([("survey_id", "=", campaign.survey_id.id)]))
        self.close(campaign)
        for table in ("readiness_tally", "readiness_code"):
            self.env.cr.execute(
                f"SELECT count(*) FROM {table} WHERE campaign_id = %s", [campaign.id]
            )
            self.assertEqual(self.env.cr.fetchone(), (0,))
        self.assertFalse([row for row in self.roster_of(campaign) if row[3]])
        self.assertTrue(campaign.key_destroyed)

    def test_too_few_answers_publish_nothing(self):
        campaign = self.launch()
        for roster in self.roster_of(campaign)[:5]:
            self.answer(campaign, roster, {item.id: 3 for item in self.items_of(campaign)})
        self.close(campaign)
        self.assertEqual(campaign.state, "published")
        self.assertFalse(campaign.score_ids)

    def test_job_closes_at_the_announced_time(self):
        campaign = self.launch()
        self.answer_all(campaign)
        with freeze_time(campaign.date_close + timedelta(minutes=5)):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual(campaign.state, "published")

    def test_answering_twice_counts_once(self):
        campaign = self.launch()
        roster = self.roster_of(campaign)[0]
        levels = {item.id: 4 for item in self.items_of(campaign)}
        self.assertTrue(self.answer(campaign, roster, levels))
        self.assertFalse(self.answer(campaign, roster, levels))
        self.assertEqual(self.people_counted(campaign), 1)
