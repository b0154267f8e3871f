# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Lists, pivots, exports and menus show what a release says, and nothing that it does not."""

from odoo import Command
from odoo.tests import Form

from ..common import ReadinessCase


class TestReading(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        cls.viewer = cls.make_user(
            "viewer", "social_readiness.group_readiness_viewer,base.group_allow_export"
        )

    def scores(self, **values):
        domain = [("campaign_id", "=", self.campaign.id)]
        domain += [(name, "=", value) for name, value in values.items()]
        return self.env["readiness.score"].with_user(self.viewer).search(domain)

    def read_group(self, groupby, *aggregates, **values):
        scores = self.scores(**values)
        return scores._read_group([("id", "in", scores.ids)], groupby, aggregates)

    def test_a_group_of_one_row_shows_its_own_figure(self):
        groups = self.read_group(
            ["unit_id", "dimension_id"], "score:avg", kind="dimension", scope="subtree"
        )
        rows = {
            (row.unit_id, row.dimension_id): row.score
            for row in self.scores(kind="dimension", scope="subtree")
        }
        self.assertEqual({(unit, dimension): score for unit, dimension, score in groups}, rows)

    def test_several_rows_have_no_total_and_no_mean(self):
        [figures] = self.read_group([], "score:avg", "respondents:sum", kind="dimension")
        self.assertEqual(figures, (False, False))

    def test_nothing_is_computed_from_several_rows_by_any_way(self):
        scores = self.scores(kind="dimension")
        domain = [("id", "in", scores.ids)]
        figures = ("score", "favourable", "respondents", "target", "gap", "change")
        functions = ("sum", "avg", "max", "min")
        aggregates = [f"{figure}:{function}" for figure in figures for function in functions]
        [total] = scores.formatted_read_group(domain, [], aggregates)
        [[everything], groups] = scores.formatted_read_grouping_sets(
            domain, [[], ["dimension_id"]], aggregates
        )
        for group in (total, everything, *groups):
            self.assertFalse([name for name in aggregates if group[name]], group)
        web = scores.web_read_group(domain, ["unit_id"], aggregates)
        shown = [group[name] for group in web["groups"] for name in aggregates]
        self.assertFalse(any(shown))

    def test_highest_of_one_row_is_its_own_figure(self):
        [row] = self.scores(kind="overall", scope="subtree", unit_id=self.campaign._root_unit().id)
        [figures] = self.read_group(
            [], "score:max", "target:max", kind="overall", scope="subtree",
            unit_id=row.unit_id.id,
        )  # fmt: skip
        self.assertEqual(figures, (row.score, False))

    def test_newest_is_what_asked_the_whole_company(self):
        pilot = self.make_campaign(
            name="Pilot",
            audience="departments",
            department_ids=[Command.set(self.make_team(9).ids)],
        )
        pilot.action_launch()
        self.answer_all(pilot)
        self.close(pilot)
        pilot.env.cr.execute(
            "UPDATE readiness_campaign SET date_close = date_close + interval '9 days'"
            " WHERE id = %s",
            [pilot.id],
        )
        self.env.invalidate_all()
        Campaign = self.env["readiness.campaign"]
        with self.assertQueryCount(3):
            latest = Campaign.search(
                [("is_latest", "=", True), ("company_id", "=", self.company.id)]
            )
        self.assertEqual(latest, self.campaign)
        self.assertEqual((pilot | self.campaign).mapped("is_latest"), [False, True])
        board = Campaign.with_user(self.viewer).env["readiness.heatmap"].get_heatmap()
        self.assertEqual(board["campaign"]["id"], self.campaign.id)

    def test_a_figure_that_a_row_has_not_is_empty_in_a_group(self):
        [(target, score)] = self.read_group(
            [],
            "target:avg",
            "score:avg",
            kind="overall",
            scope="subtree",
            unit_id=self.campaign._root_unit().id,
        )
        self.assertIs(target, False)
        self.assertGreater(score, 0)

    def test_an_export_leaves_out_what_a_row_has_not(self):
        row = self.scores(kind="overall", scope="subtree")[0]
        [[score, target, change]] = row.export_data(["score", "target", "change"])["datas"]
        self.assertEqual((score, target, change), (row.score, "", ""))

    def test_newest_participation_only(self):
        campaign = self.make_campaign(
            audience="departments", department_ids=[Command.set(self.make_team(30).ids)]
        )
        campaign.action_launch()
        campaign._store_participation()
        old = campaign.participation_ids
        old.sudo().date = "2020-01-01"
        self.env.flush_all()
        campaign._store_participation()
        self.assertEqual(len(campaign.participation_ids), 2 * len(old))
        self.assertFalse(campaign.newest_participation_ids & old)

    def make_team(self, size):
        team = self.make_department("Newcomers")
        self.make_employees(team, size)
        return team

    def test_preview_tells_who_is_left_out(self):
        draft = self.make_campaign(name="Too soon")
        self.assertEqual(draft.preview["resting"], 47)
        self.assertTrue(draft.preview["earliest"])
        self.assertEqual(draft.preview["headcount"], 0)

    def test_managers_are_counted_once_in_the_preview(self):
        company = self.make_company("With managers")
        team = self.make_department("Team", company=company)
        team.manager_id = self.make_employees(team, 9, company=company)[0]
        preview = self.make_campaign(company=company).preview
        self.assertEqual(preview["headcount"], 9)
        self.assertEqual(preview["rows"][0]["headcount"], 9)

    def test_actions_are_in_the_menu_of_those_who_have_some(self):
        employee = self.make_user("employee")
        menu = self.env.ref("social_readiness.readiness_action_menu")
        Menu = self.env["ir.ui.menu"].with_user(employee)
        self.assertNotIn(menu.id, Menu.load_menus(False))
        self.env["readiness.action"].create(
            {
                "name": "Answer within the day",
                "campaign_id": self.campaign.id,
                "unit_id": self.campaign._root_unit().id,
                "dimension_id": self.env.ref("social_readiness.dimension_decisions").id,
                "user_id": employee.id,
            }
        )
        self.assertIn(menu.id, Menu.load_menus(False))


class TestQuestionnaireForm(ReadinessCase):
    def test_an_officer_without_survey_rights_writes_one(self):
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        Survey = (
            self.env["survey.survey"]
            .with_user(officer)
            .with_context(default_survey_type="readiness")
        )
        with Form(Survey, view="social_readiness.survey_survey_view_form") as form:
            form.title = "Pulse"
        questionnaire = form.record
        words = {"default_survey_id": questionnaire.id}
        Question = self.env["survey.question"].with_user(officer).with_context(**words)
        Question.create(
            {
                "title": "Decisions",
                "is_page": True,
                "dimension_id": self.env.ref("social_readiness.dimension_decisions").id,
            }
        )
        first = Question.create({"title": "We decide", "scale_min_label": "No", "sequence": 20})
        self.assertEqual((first.question_type, first.scale_min, first.scale_max), ("scale", 1, 5))
        self.assertTrue(first.constr_mandatory)
        self.assertEqual(Question.default_get(["scale_min_label"]), {"scale_min_label": "No"})
        self.assertEqual(questionnaire.question_count, 1)
