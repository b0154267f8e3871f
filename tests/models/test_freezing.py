# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a launch freezes, and the one change that the lock allows."""

from odoo.exceptions import UserError
from odoo.tools import SQL, mute_logger

from odoo.addons.social_readiness.planning.questionnaire_copies import TEXTS, fill_in_languages

from ..common import ReadinessCase


class TestFreezing(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()

    def test_copy_keeps_origins(self):
        frozen = self.campaign.survey_id.question_and_page_ids
        original = self.campaign.questionnaire_id.question_and_page_ids
        self.assertTrue(all(question.origin_id in original for question in frozen))

    def test_every_text_is_copied_in_every_language(self):
        columns = ", ".join(TEXTS["survey_question"])
        [(copied, changed)] = self.env.execute_query(
            SQL(
                f"SELECT count(*), count(*) FILTER (WHERE copy != origin) FROM"
                f" (SELECT origin_id AS id, ({columns}) AS copy FROM survey_question"
                f"   WHERE survey_id = %s) copied"
                f" JOIN (SELECT id, ({columns}) AS origin FROM survey_question) origin USING (id)",
                self.campaign.survey_id.id,
            )
        )
        self.assertEqual((copied, changed), (40, 0))

    def test_languages_are_those_of_the_campaign_or_of_the_questionnaire(self):
        spanish = self.env["res.lang"]._activate_lang("es_ES")
        self.assertEqual(
            self.campaign.survey_id._get_supported_lang_codes(),
            [code for code, _name in self.env["res.lang"].get_installed()],
        )
        self.campaign.action_cancel()
        again = self.make_campaign(lang_ids=[(6, 0, spanish.ids)])
        again.action_launch()
        self.assertEqual(again.survey_id._get_supported_lang_codes(), ["es_ES"])
        with self.assertRaisesRegex(UserError, "Languages"):
            again.lang_ids = False

    def test_cancelled_and_relaunched_at_once_with_nobody_at_rest(self):
        headcount, survey = self.campaign.headcount, self.campaign.survey_id
        action = self.campaign.action_cancel_and_relaunch()
        again = self.campaign.browse(action["res_id"])
        self.assertEqual((self.campaign.state, again.state), ("cancelled", "draft"))
        self.assertEqual(again.name, self.campaign.name)
        again.action_launch()
        self.assertEqual((again.state, again.headcount), ("scheduled", headcount))
        self.assertNotEqual(again.survey_id, survey)

    def test_the_pulse_asks_one_item_of_each_dimension(self):
        self.campaign.action_cancel()
        pulse = self.env.ref("social_readiness.questionnaire_pulse")
        campaign = self.make_campaign(questionnaire_id=pulse.id)
        campaign.action_launch()
        dimensions = [item.dimension_id for item in self.items_of(campaign)]
        whole = self.campaign.questionnaire_id.page_ids.dimension_id
        self.assertEqual(len(dimensions), len(set(dimensions)))
        self.assertEqual(set(dimensions), set(whole.filtered(lambda it: not it.is_optional)))

    def test_optional_dimension_is_left_out_unless_asked_for(self):
        trust = self.env.ref("social_readiness.dimension_trust")
        self.assertNotIn(trust, self.campaign.survey_id.page_ids.dimension_id)
        asking = self.make_campaign(
            company=self.make_company("Other"), optional_dimension_ids=[(6, 0, trust.ids)]
        )
        department = self.make_department("Only", company=asking.company_id)
        self.make_employees(department, 8, company=asking.company_id)
        asking.action_launch()
        self.assertEqual(len(self.items_of(asking)), 36)

    def test_frozen_questionnaire_refuses_changes_in_sudo(self):
        survey = self.campaign.survey_id.sudo()
        item = survey.question_ids[0]
        for change in (
            lambda: survey.write({"title": "Other"}),
            lambda: survey.write({"survey_type": "custom"}),
            lambda: item.write({"title": "Other"}),
            lambda: item.write({"survey_id": self.campaign.questionnaire_id.id}),
            lambda: item.unlink(),
            lambda: survey.unlink(),
            lambda: item.copy({"survey_id": survey.id}),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                change()

    def test_language_installed_later_is_filled_in(self):
        item = self.campaign.survey_id.question_ids[0]
        self.env.cr.execute(
            "UPDATE survey_question SET title = title - 'es_ES' WHERE id = %s", [item.id]
        )
        self.env.cr.execute(
            'UPDATE survey_question SET title = title || \'{"es_ES": "Hola"}\' WHERE id = %s',
            [item.origin_id.id],
        )
        shown = self.campaign.survey_id._readiness_document
        shown("es_ES", "today", False, None, lambda: item.title)
        fill_in_languages(self.env)
        spanish = item.with_context(lang="es_ES")
        self.assertEqual(shown("es_ES", "today", False, None, lambda: spanish.title), "Hola")

    def test_words_that_changed_since_are_not_filled_in(self):
        item = self.campaign.survey_id.question_ids[0]
        self.env.cr.execute(
            "UPDATE survey_question SET title = title - 'es_ES' WHERE id = %s", [item.id]
        )
        self.env.cr.execute(
            'UPDATE survey_question SET title = \'{"en_US": "New", "es_ES": "Nuevo"}\''
            " WHERE id = %s",
            [item.origin_id.id],
        )
        fill_in_languages(self.env)
        self.assertNotEqual(item.with_context(lang="es_ES").title, "Nuevo")

    def test_launch_refuses_what_not_everyone_answers_alike(self):
        campaign = self.make_campaign(company=self.make_company("Strict"))
        department = self.make_department("All", company=campaign.company_id)
        self.make_employees(department, 8, company=campaign.company_id)
        questionnaire = campaign.questionnaire_id.copy()
        campaign.questionnaire_id = questionnaire
        questionnaire.question_ids[0].question_type = "text_box"
        with self.assertRaisesRegex(UserError, "scale from 1 to 5"):
            campaign.action_launch()

    @mute_logger("odoo.sql_db")
    def test_refused_audience_says_when_it_is_possible(self):
        again = self.make_campaign(name="Again")
        with self.assertRaisesRegex(UserError, "Earliest possible opening"):
            again.action_launch()

    def test_targets_are_those_of_the_launch(self):
        profile = self.env.ref("social_readiness.profile_answer").copy()
        campaign = self.make_campaign(company=self.make_company("Aiming"), profile_id=profile.id)
        department = self.make_department("All", company=campaign.company_id)
        self.make_employees(department, 8, company=campaign.company_id)
        campaign.action_launch()
        agreed = {line.dimension_id: line.score for line in profile.line_ids}
        profile.line_ids.score = 1
        self.answer_all(campaign)
        self.close(campaign)
        rows = campaign.score_ids.filtered(lambda row: row.kind == "dimension")
        self.assertEqual({row.dimension_id: row.target for row in rows}, agreed)
