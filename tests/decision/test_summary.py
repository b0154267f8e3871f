# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The verdict in words: from release rows only, for each reader what they may see."""

from functools import partial

from odoo.addons.social_readiness.results.release_reader import ReleaseReader

from .common import DecisionCase


class TestSummary(DecisionCase):
    def test_query_budget(self):
        self.verdict()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(34):
            self.verdict()

    def test_the_weakest_come_first_and_what_is_ready_is_said(self):
        verdict = self.verdict()
        self.assertEqual(verdict["verdict"], "inside")
        weakest = [reason["code"] for reason in verdict["reasons"][:2]]
        self.assertEqual(weakest, ["decisions", "empowerment"])
        gaps = " and ".join(
            f"{name} ({reason['score']} → {reason['target']})"
            for name, reason in zip(
                ("decision-making", "empowerment"), verdict["reasons"], strict=False
            )
        )
        self.assertEqual(
            verdict["sentence"],
            f'"Let employees speak" needs more in {gaps}. Already on target: technology.',
        )
        self.assertEqual(verdict["verdict_name"], "Not ready yet")

    def test_one_weak_dimension_is_said_with_score_and_target(self):
        needs = {line.dimension_id.code: line for line in self.listen.line_ids}
        self.listen.line_ids.score = 20
        needs["decisions"].score = 90
        verdict = self.verdict(profile=self.listen)
        score = next(one for one in verdict["reasons"] if one["code"] == "decisions")["score"]
        self.assertIn(
            f'"Listen to customers" needs 90 in decision-making; you have {score}.',
            verdict["sentence"],
        )
        of_unit = self.verdict(unit=self.unit("North"), profile=self.listen)
        self.assertIn("in decision-making; North has ", of_unit["sentence"])

    def test_gaps_are_those_of_the_release(self):
        rows = self.env["readiness.score"].search(
            [("unit_id", "=", self.root.id), ("kind", "=", "dimension"), ("scope", "=", "subtree")]
        )
        self.assertEqual(
            {reason["id"]: reason["gap"] for reason in self.verdict()["reasons"]},
            {row.dimension_id.id: row.gap for row in rows},
        )

    def test_targets_are_those_of_the_launch(self):
        before = self.verdict()
        self.converse.line_ids.score = 0
        self.assertEqual(self.verdict(), before)

    def test_another_ambition_is_compared_at_reading(self):
        verdict = self.verdict(profile=self.listen)
        self.assertEqual(verdict["profile"]["name"], "Listen to customers")
        self.assertEqual(verdict["verdict"], "care")
        self.assertIn(
            'Slightly below what "Listen to customers" needs: decision-making (',
            verdict["sentence"],
        )

    def test_what_would_be_coherent_today_is_said(self):
        today = self.verdict()["coherent_today"]
        self.assertEqual((today["name"], today["verdict"]), ("Listen to customers", "care"))
        self.assertEqual(
            today["sentence"], 'Today you are ready for "Listen to customers" with caution.'
        )

    def test_a_ready_company(self):
        self.listen.line_ids.score = 20
        verdict = self.verdict(profile=self.listen)
        self.assertEqual(verdict["verdict"], "ready")
        self.assertIn(
            'Every dimension reaches its target for "Listen to customers"', verdict["sentence"]
        )
        self.assertEqual(verdict["steps"], [])

    def test_three_steps_of_the_weakest_dimensions(self):
        steps = self.verdict()["steps"]
        self.assertEqual(
            [step["dimension_id"] for step in steps],
            [self.dimension[code].id for code in ("decisions", "empowerment", "decisions")],
        )
        measures = self.env["readiness.measure"].browse([step["id"] for step in steps])
        self.assertEqual(len(measures), 3)
        self.assertLessEqual(set(measures.mapped("for_gap")), {"large", "any"})

    def shown_steps(self, user=None):
        """{entry of the library: what is said of its action, or False for a proposal}"""
        steps = self.verdict(user)["steps"]
        return {
            step["id"]: step["planned"] and (step["planned"]["title"], step["planned"]["text"])
            for step in steps
        }

    def test_a_step_stays_once_it_is_planned_and_one_more_is_proposed_at_last(self):
        proposed = list(self.shown_steps())
        day = {"date_deadline": "2031-12-18", "is_shared": True}
        first = self.plan(
            self.viewer, self.root, measure_id=proposed[0], user_id=self.staff.id, **day
        )
        who = self.staff.name
        said = ("In the plan: A purse", f"{who}, until December 18, 2031")
        self.assertEqual(self.shown_steps(), dict(zip(proposed, [said, False, False], strict=True)))
        for measure in proposed[1:]:
            self.plan(self.viewer, self.root, measure_id=measure, **day)
        steps = self.shown_steps()
        self.assertEqual(list(steps)[:3], proposed)
        self.assertEqual([bool(planned) for planned in steps.values()], [True, True, True, False])
        first.sudo().state = "done"
        self.assertEqual(self.shown_steps()[proposed[0]], ("Done: A purse", who))
        first.sudo().state = "dropped"
        self.assertFalse(self.shown_steps()[proposed[0]])

    def test_a_step_that_somebody_plans_in_private_is_a_proposal_for_others(self):
        proposed = list(self.shown_steps())
        self.plan(self.viewer, self.root, measure_id=proposed[0])
        self.assertTrue(self.shown_steps()[proposed[0]])
        other = self.make_user("viewer2", "social_readiness.group_readiness_viewer")
        self.assertEqual(self.shown_steps(other), dict.fromkeys(proposed, False))

    def test_priorities_name_shown_units_only(self):
        priorities = self.verdict()["priorities"]
        self.assertTrue(priorities)
        self.assertNotIn("South", [one["unit"] for one in priorities])
        self.assertLessEqual({one["unit"] for one in priorities}, {"Sales", "North", "Plant"})

    def test_a_hidden_unit_has_no_verdict(self):
        verdict = self.verdict(unit=self.unit("South"))
        self.assertFalse(verdict["verdict"])
        self.assertEqual(verdict["sentence"], "Hidden to protect small groups.")
        self.assertEqual((verdict["reasons"], verdict["steps"]), ([], []))

    def test_managers_get_their_units_and_the_company(self):
        self.assertEqual(self.verdict(self.manager)["verdict"], "inside")
        self.assertEqual(self.verdict(self.manager, self.unit("North"))["verdict"], "inside")
        elsewhere = self.verdict(self.manager, self.unit("Plant"))
        self.assertFalse(elsewhere["verdict"])
        self.assertEqual(elsewhere["sentence"], "Hidden to protect small groups.")
        self.assertFalse(elsewhere["unit"])

    def test_managers_plan_in_their_units_only(self):
        self.assertTrue(self.verdict(self.manager, self.unit("North"))["may_plan"])
        self.assertFalse(self.verdict(self.manager)["may_plan"])
        self.assertTrue(self.verdict()["may_plan"])

    def test_others_get_nothing(self):
        verdict = self.verdict(self.staff)
        self.assertFalse(verdict["verdict"] or verdict["reasons"] or verdict["priorities"])
        other = self.make_user(
            "elsewhere", "social_readiness.group_readiness_viewer", self.make_company("Other")
        )
        self.assertFalse(self.verdict(other)["verdict"])

    def test_without_an_ambition_it_asks_for_one(self):
        campaign = self.campaign
        self.env.cr.execute(
            "UPDATE readiness_campaign SET profile_id = NULL WHERE id = %s", [campaign.id]
        )
        self.env.invalidate_all()
        verdict = self.verdict()
        self.assertFalse(verdict["verdict"])
        self.assertIn("Choose a social media goal", verdict["sentence"])
        self.company.readiness_wished_profile_id = self.listen
        self.assertEqual(self.verdict()["profile"]["name"], "Listen to customers")

    def test_margin_needs_a_spread_in_the_company(self):
        decisions = self.dimension["decisions"]
        release = ReleaseReader(self.campaign)
        margin = partial(release.margin_of, decisions.id)
        self.assertIsNone(margin(16, 20))
        release.spreads = {decisions.id: "small"}
        self.assertEqual(margin(20, 20), 0)
        self.assertGreater(margin(10, 20), margin(19, 20))

    def test_every_number_is_whole(self):
        for reason in self.verdict()["reasons"]:
            for name in ("score", "target", "gap", "margin"):
                self.assertIs(type(reason[name]), int)
