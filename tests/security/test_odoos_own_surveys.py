# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What closes readiness surveys takes nothing from Odoo's own."""

from odoo.tests import users

from ..common import ReadinessCase


class TestOdoosOwnSurveys(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_user("own_survey_user", "base.group_user,survey.group_survey_user")
        cls.make_user("own_survey_manager", "base.group_user,survey.group_survey_manager")

    @users("own_survey_manager")
    def test_question_without_a_survey_has_suggested_answers(self):
        question = self.env["survey.question"].create(
            {"title": "Which?", "question_type": "simple_choice"}
        )
        answer = self.env["survey.question.answer"].create(
            {"question_id": question.id, "value": "This"}
        )
        self.assertEqual(self.env["survey.question.answer"].browse(answer.id).value, "This")

    @users("own_survey_user", "own_survey_manager")
    def test_survey_is_made_answered_and_read(self):
        survey = self.env["survey.survey"].create({"title": "Canteen", "survey_type": "survey"})
        question = self.env["survey.question"].create(
            {"title": "Taste", "survey_id": survey.id, "question_type": "scale"}
        )
        given = survey.sudo()._create_answer(user=self.env.user)
        given._save_lines(question, 7)
        given._mark_done()
        answer = self.env["survey.user_input"].browse(given.id)
        self.assertEqual(survey.answer_done_count, 1)
        self.assertEqual(answer.user_input_line_ids.value_scale, 7)
