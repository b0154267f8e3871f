# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A statement that was changed in one language only is found before people read two texts."""

from ..common import ReadinessCase

ENGLISH, SPANISH, FRENCH = "en_US", "es_ES", "fr_FR"


class TestLanguageGaps(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        langs = [cls.env["res.lang"]._activate_lang(code) for code in (ENGLISH, SPANISH, FRENCH)]
        cls.langs = dict(zip((ENGLISH, SPANISH, FRENCH), langs, strict=True))
        cls.questionnaire = cls.env["survey.survey"].create(
            {"title": "Ours", "survey_type": "readiness"}
        )
        dimension = cls.env["readiness.dimension"].search([], limit=1)
        cls.section, cls.statement = cls.env["survey.question"].create(
            [
                {**values, "survey_id": cls.questionnaire.id, "langs_behind": []}
                for values in (
                    {"title": "Decisions", "is_page": True, "dimension_id": dimension.id},
                    {"title": "We decide.", "sequence": 20},
                )
            ]
        )
        cls.translate(cls.section, es_ES="Decisiones", fr_FR="Décider")
        cls.translate(cls.statement, es_ES="Decidimos.", fr_FR="Nous décidons.")
        (cls.section | cls.statement).langs_behind = []
        cls.draft = cls.make_campaign(questionnaire_id=cls.questionnaire.id)

    @classmethod
    def translate(cls, question, **texts):
        question.update_field_translations("title", texts)

    def change(self, lang, text):
        self.statement.with_context(lang=lang).title = text

    def check_in(self, question=None):
        question = question or self.statement
        question.invalidate_recordset(["language_note"])
        return question.language_note

    def note(self):
        self.draft.invalidate_recordset(["language_note"])
        return self.draft.language_note

    def test_nothing_to_check_where_all_are_written(self):
        self.assertFalse(self.check_in())
        self.assertFalse(self.note())

    def test_changed_in_one_language_the_others_are_named(self):
        self.change(SPANISH, "Decidimos en equipo.")
        self.assertEqual(self.check_in(), "English (US), Français")
        self.assertFalse(self.check_in(self.section))
        self.assertIn("1 (English (US), Français)", self.note())

    def test_what_is_changed_later_has_caught_up(self):
        self.change(SPANISH, "Decidimos en equipo.")
        self.change(ENGLISH, "We decide as a team.")
        self.assertEqual(self.check_in(), "Français")
        self.translate(self.statement, fr_FR="Nous décidons en équipe.")
        self.assertFalse(self.check_in())
        self.assertFalse(self.note())

    def test_all_languages_at_once(self):
        texts = {ENGLISH: "We choose.", SPANISH: "Elegimos.", FRENCH: "Nous choisissons."}
        self.translate(self.statement, **texts)
        self.assertFalse(self.check_in())

    def test_the_same_text_again_changes_nothing(self):
        self.change(SPANISH, "Decidimos.")
        self.statement.with_context(lang=SPANISH).sequence = 30
        self.assertFalse(self.check_in())

    def test_a_person_says_that_the_others_fit(self):
        self.change(SPANISH, "Decidimos. ")
        self.assertTrue(self.check_in())
        self.statement.action_confirm_languages()
        self.assertFalse(self.check_in())

    def test_a_new_statement_is_written_in_one_language(self):
        new = self.env["survey.question"].with_context(lang=SPANISH)
        new = new.create({"title": "Compartimos.", "survey_id": self.questionnaire.id})
        self.assertEqual(self.check_in(new), "English (US), Français")

    def test_a_text_that_is_not_translated(self):
        self.translate(self.statement, fr_FR="We decide.")
        self.statement.langs_behind = False
        self.assertEqual(self.check_in(), "Français")

    def test_only_the_languages_that_people_choose_count(self):
        self.change(SPANISH, "Decidimos en equipo.")
        self.draft.lang_ids = self.langs[SPANISH]
        self.assertFalse(self.note())
        self.draft.lang_ids = self.langs[SPANISH] | self.langs[FRENCH]
        self.assertIn("(Français)", self.note())
        self.questionnaire.lang_ids = self.langs[SPANISH]
        self.assertFalse(self.check_in())

    def test_a_copy_knows_the_same(self):
        self.change(SPANISH, "Decidimos en equipo.")
        copied = self.questionnaire.copy().question_and_page_ids
        self.assertEqual(
            [self.check_in(one) for one in copied.sorted()], [False, "English (US), Français"]
        )

    def test_a_duplicate_statement_knows_the_same(self):
        self.assertFalse(self.check_in(self.statement.copy()))
        self.change(SPANISH, "Decidimos en equipo.")
        self.assertEqual(self.check_in(self.statement.copy()), "English (US), Français")

    def test_the_approval_does_not_lapse_since_a_text_was_looked_at(self):
        self.change(SPANISH, "Decidimos en equipo.")
        self.draft.write({"approved_by": "Works council", "approval_date": self.draft._today()})
        self.statement.action_confirm_languages()
        self.assertFalse(self.draft.approval_problem)

    def test_surveys_of_odoo_are_left_alone(self):
        survey = self.env["survey.survey"].create({"title": "Lunch", "survey_type": "survey"})
        question = self.env["survey.question"].create({"title": "Soup?", "survey_id": survey.id})
        question.with_context(lang=SPANISH).title = "¿Sopa?"
        self.assertFalse(question.langs_behind)
        self.assertFalse(question.language_note)

    def test_the_usual_questionnaire_says_the_same_in_every_language(self):
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], [SPANISH, FRENCH])
        usual = self.env.ref("social_readiness.questionnaire_readiness").question_and_page_ids
        self.env.invalidate_all()
        self.assertEqual({one.title: one.language_note for one in usual if one.language_note}, {})
