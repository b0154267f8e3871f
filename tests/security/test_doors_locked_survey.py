# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The survey of a launched campaign refuses every change, in code and in sudo too."""

from odoo import Command
from odoo.exceptions import UserError

from ..common import ReadinessCase
from .roles import Roles


class TestLockedSurvey(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.survey = cls.campaign.survey_id.sudo()
        cls.item = cls.items_of(cls.campaign)[0]
        cls.questionnaire = cls.campaign.questionnaire_id.sudo()

    def frozen(self):
        """Everything about the frozen survey that people answer to."""
        self.env.flush_all()
        self.env.invalidate_all()
        survey, questions = (
            self.survey,
            self.survey.with_context(active_test=False).question_and_page_ids,
        )
        return (
            [
                survey[name]
                for name in ("title", "survey_type", "active", "access_token", "access_mode")
            ],
            questions.mapped(
                lambda question: [
                    question[name]
                    for name in (
                        "title",
                        "sequence",
                        "question_type",
                        "scale_max",
                        "reverse_scored",
                    )
                ]
            ),
            questions.ids,
            questions.suggested_answer_ids.ids,
        )

    def changes(self, env):
        """{name: a change to the frozen survey}, each as a call."""
        survey, item = (
            env["survey.survey"].browse(self.survey.id),
            env["survey.question"].browse(self.item.id),
        )
        own = env["survey.question"].browse(self.questionnaire.question_ids[0].id)
        question = {"title": "Who are you?", "survey_id": survey.id, "question_type": "char_box"}
        return {
            "title": lambda: survey.write({"title": "Other"}),
            "assignment": lambda: setattr(survey, "description", "<p>Other</p>"),
            "type": lambda: survey.write({"survey_type": "custom"}),
            "archive": lambda: survey.action_archive(),
            "active": lambda: survey.write({"active": False}),
            "public": lambda: survey.write({"access_mode": "public"}),
            "campaign": lambda: survey.write({"campaign_id": False}),
            "token": lambda: survey.write({"access_token": "known"}),
            "unlink": lambda: survey.unlink(),
            "session": lambda: survey.write({"session_state": "in_progress"}),
            "web_save": lambda: survey.web_save({"title": "Other"}, {"title": {}}),
            "load": lambda: self.load(survey, ["id", "title"], [[self.xml_id(survey), "Other"]]),
            "translation": lambda: survey.update_field_translations("title", {"en_US": "Other"}),
            "question by command": lambda: survey.write(
                {"question_and_page_ids": [Command.update(item.id, {"title": "Other"})]}
            ),
            "question removed by command": lambda: survey.write(
                {"question_and_page_ids": [Command.delete(item.id)]}
            ),
            "question title": lambda: item.write({"title": "Other"}),
            "question sequence": lambda: item.write({"sequence": 99}),
            "question scale": lambda: item.write({"scale_max": 9}),
            "question reversed": lambda: item.write({"reverse_scored": not item.reverse_scored}),
            "question moved away": lambda: item.write({"survey_id": self.questionnaire.id}),
            "question moved in": lambda: own.write({"survey_id": survey.id}),
            "question created": lambda: env["survey.question"].create(question),
            "question created by default": lambda: (
                env["survey.question"]
                .with_context(default_survey_id=survey.id)
                .create({"title": "Who are you?", "question_type": "char_box"})
            ),
            "question copied": lambda: item.copy(),
            "question copied in": lambda: own.copy({"survey_id": survey.id}),
            "question unlinked": lambda: item.unlink(),
            "question translation": lambda: item.update_field_translations(
                "title", {"en_US": "Other"}
            ),
            "question saved": lambda: item.web_save({"title": "Other"}, {"title": {}}),
            "choice created": lambda: env["survey.question.answer"].create(
                {"question_id": item.id, "value": "Other"}
            ),
            "choice by command": lambda: item.write(
                {"suggested_answer_ids": [Command.create({"value": "x"})]}
            ),
            "row created": lambda: env["survey.question.answer"].create(
                {"matrix_question_id": item.id, "value": "Other"}
            ),
        }

    def xml_id(self, record):
        return record.sudo().export_data(["id"])["datas"][0][0]

    def load(self, Model, names, rows):
        """Import; a refusal comes as a message, not as an error."""
        result = Model.load(names, rows)
        if not result["ids"]:
            raise UserError(result["messages"][0]["message"])

    def assert_refused(self, env, role):
        before = self.frozen()
        for name, change in self.changes(env).items():
            with self.subTest(role=role, change=name):
                with self.refused():
                    change()
                self.assertEqual(self.frozen(), before)

    def test_sudo_is_refused(self):
        self.assert_refused(self.env(su=True), "sudo")

    def test_officer_is_refused(self):
        self.assert_refused(self.env(user=self.roles["officer"].id), "officer")

    def test_every_right_is_refused(self):
        self.assert_refused(self.env(user=self.roles["everything"].id), "everything")

    def test_survey_manager_is_refused(self):
        self.assert_refused(self.env(user=self.roles["survey_manager"].id), "survey manager")

    def test_officer_may_change_the_questionnaire(self):
        self.questionnaire.with_user(self.roles["officer"]).question_ids[0].title = "Better"
        self.assertNotEqual(self.item.title, "Better")


class TestTypeStays(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.own = cls.env["survey.survey"].create({"title": "Own"})
        cls.questionnaire = cls.env.ref("social_readiness.questionnaire_readiness")

    def test_type_never_changes_from_readiness(self):
        for env in (self.env(su=True), self.env(user=self.roles["everything"].id)):
            with self.refused():
                self.questionnaire.with_env(env).survey_type = "custom"

    def test_type_never_changes_to_readiness(self):
        for env in (self.env(su=True), self.env(user=self.roles["everything"].id)):
            with self.refused():
                self.own.with_env(env).survey_type = "readiness"

    def test_survey_managers_make_no_readiness_survey(self):
        Survey = self.env(user=self.roles["survey_manager"].id)["survey.survey"]
        with self.refused():
            Survey.create({"title": "Mine", "survey_type": "readiness"})
        with self.refused():
            Survey.with_context(default_survey_type="readiness").create({"title": "Mine"})

    def test_officer_cannot_claim_a_campaign(self):
        campaign = self.make_campaign()
        Survey = self.env(user=self.roles["officer"].id)["survey.survey"]
        with self.refused():
            Survey.create({"title": "Mine", "survey_type": "readiness", "campaign_id": campaign.id})
        claimed = Survey.with_context(default_campaign_id=campaign.id).create(
            {"title": "Mine", "survey_type": "readiness"}
        )
        self.assertFalse(claimed.campaign_id)
        with self.refused():
            claimed.campaign_id = campaign

    def test_origin_is_not_set_by_hand(self):
        items = self.questionnaire.with_user(self.roles["officer"]).question_ids
        with self.refused():
            items[0].origin_id = items[1]

    def test_copy_of_an_item_beside_it_keeps_two_origins(self):
        copied = self.questionnaire.copy()
        moved = copied.question_ids[0]
        beside = self.questionnaire.question_ids[0].sequence
        moved.write({"survey_id": self.questionnaire.id, "sequence": beside})
        campaign = self.make_campaign(company=self.company)
        campaign.action_launch()
        origins = self.items_of(campaign).mapped("origin_id")
        self.assertEqual(len(origins), len(self.items_of(campaign)))


class TestOnlyReadinessQuestionnairesAreLaunched(ReadinessCase):
    def make_lookalike(self):
        """A survey of Odoo's own that has sections, dimensions and items like ours."""
        questionnaire = self.env.ref("social_readiness.questionnaire_readiness")
        survey = self.env["survey.survey"].create({"title": "Lookalike", "survey_type": "custom"})
        section = questionnaire.page_ids[0]
        for sequence, question in enumerate(section | section.question_ids):
            question.copy({"survey_id": survey.id, "sequence": sequence})
        return survey

    def test_survey_whose_answers_are_not_protected(self):
        lookalike = self.make_lookalike()
        self.assertTrue(lookalike.page_ids.dimension_id)
        campaign = self.make_campaign(questionnaire_id=lookalike.id)
        with self.assertRaisesRegex(Exception, "not a readiness questionnaire"):
            campaign.action_launch()
