# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Whatever is wrong with a draft, the message names the field and says what to do."""

from datetime import timedelta

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from ..common import ReadinessCase


class TestBadInput(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")
        cls.draft = cls.make_campaign(questionnaire_id=cls.make_questionnaire().id)

    @classmethod
    def make_questionnaire(cls):
        questionnaire = cls.env.ref("social_readiness.questionnaire_readiness").copy()
        questionnaire.title = "Ours"
        return questionnaire

    def setUp(self):
        super().setUp()
        self.questionnaire = self.draft.questionnaire_id
        self.section = self.questionnaire.page_ids[0]
        self.item = self.section.question_ids[0]

    def ask(self, departments):
        self.draft.write({"audience": "departments", "department_ids": [(6, 0, departments.ids)]})

    def delete(self, departments):
        departments.member_ids.department_id = False
        departments.unlink()

    # ------------------------------------------------------------
    # WHAT IS WRONG
    # ------------------------------------------------------------

    def closing_before_opening(self):
        self.draft.date_close = self.draft.date_open - timedelta(days=1)

    def closing_is_past(self):
        now = fields.Datetime.now()
        self.draft.write({"date_open": now - timedelta(days=9), "date_close": now})

    def no_department(self):
        self.draft.write({"audience": "departments", "department_ids": False})

    def empty_audience(self):
        self.ask(self.make_department("Empty"))

    def too_few_people(self):
        self.ask(self.south)

    def deleted_department(self):
        gone = self.make_department("Gone")
        self.ask(gone)
        self.delete(gone)

    def archived_department(self):
        self.ask(self.plant)
        self.plant.active = False

    def asked_a_moment_ago(self):
        self.make_campaign(name="Before").action_launch()

    def no_items(self):
        self.questionnaire.question_ids.unlink()

    def other_scale(self):
        self.item.write({"scale_min": 0, "scale_max": 10})

    def free_text(self):
        self.item.question_type = "text_box"

    def dimension_without_items(self):
        self.section.question_ids.unlink()

    def section_without_dimension(self):
        self.section.dimension_id = False

    def dimension_twice(self):
        self.section.dimension_id = self.questionnaire.page_ids[1].dimension_id

    def archived_questionnaire(self):
        self.questionnaire.active = False

    def other_survey(self):
        self.draft.questionnaire_id = self.env["survey.survey"].create({"title": "Custom"})

    def small_minimum(self):
        self.draft.minimum = 5

    # What is wrong, the field that the message names, and the mend that it offers.
    CASES = (
        (closing_before_opening, "Closing: it must be after the opening", "Choose a later date"),
        (closing_is_past, "Closing: ", "Choose a later one"),
        (no_department, "Audience: ", "choose at least one department"),
        (empty_audience, "Audience: ", "Choose a larger audience"),
        (too_few_people, "Audience: ", "Choose a larger audience"),
        (deleted_department, "Audience: ", "choose at least one department"),
        (archived_department, "Departments: “Plant”", "Remove it from the audience"),
        (asked_a_moment_ago, "Audience: ", "Earliest possible opening: "),
        (no_items, "Questionnaire: “Ours”", "Add some first"),
        (other_scale, "Questionnaire: the statement", "Change this statement or remove it"),
        (free_text, "Questionnaire: the statement", "Change this statement or remove it"),
        (dimension_without_items, "Questionnaire: the section", "Add some, or remove the section"),
        (section_without_dimension, "Questionnaire: ", "or remove"),
        (dimension_twice, "Questionnaire: the dimension", "Put its statements into one"),
        (archived_questionnaire, "Questionnaire: “Ours”", "Unarchive it, or choose another one"),
        (other_survey, "Questionnaire: “Custom”", "Choose another one"),
        (small_minimum, "Minimum group size: it cannot be below 6", "Enter 6 or more"),
    )

    @mute_logger("odoo.sql_db")
    def test_names_the_field_and_the_mend(self):
        for spoil, field, mend in self.CASES:
            with self.subTest(spoil.__name__):
                said = self.said_when(spoil)
                self.assertIn(field, said)
                self.assertRegex(said, mend)

    def said_when(self, spoil):
        """The message to whoever spoils the draft so, or launches it then; all is undone."""
        try:
            with self.env.cr.savepoint():
                spoil(self)
                self.env.flush_all()
                self.draft.action_launch()
        except UserError as problem:
            return str(problem)
        except IntegrityError as problem:
            return self.env["readiness.campaign"]._sql_error_to_message(problem)
        finally:
            self.env.invalidate_all()
        raise AssertionError("It was launched")

    def test_a_part_of_the_audience_that_is_deleted_does_not_go_unnoticed(self):
        lab = self.make_department("Lab")
        self.ask(self.plant | lab)
        self.delete(lab)
        self.assertIn("nobody in them will be invited: Lab", self.draft.launch_problem)
        draft = self.draft.with_user(self.officer)
        draft.department_ids = self.plant | self.sales
        self.assertFalse(draft.launch_problem)
        self.delete(self.make_department("Nobody's"))
        self.assertFalse(draft.launch_problem)
