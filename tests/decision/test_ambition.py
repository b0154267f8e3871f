# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The guided form: what is planned outside, the ambition that it amounts to, and why."""

from odoo.exceptions import AccessError
from odoo.tests import Form

from .common import DecisionCase


class TestAmbition(DecisionCase):
    def form(self, **values):
        Wizard = self.env["readiness.ambition.wizard"].with_user(self.officer)
        return Form(Wizard.with_context(**{f"default_{k}": v for k, v in values.items()}))

    def fill_in(self, form, **values):
        """The least demanding answer to each question, but for these."""
        least = {
            "channels": "read",
            "speakers": "nobody",
            "speed": "none",
            "openness": "inside",
            "decision": "management",
        }
        for name, value in {**least, **values}.items():
            form[name] = value
        return form

    def test_nothing_is_answered_or_proposed_beforehand(self):
        form = self.form()
        self.assertFalse(form.speakers)
        self.assertFalse(form.profile_id)
        self.assertIn("Still to answer: <b>5</b>", form.why)
        form.speakers = "employees"
        self.assertFalse(form.profile_id)
        self.assertIn("Still to answer: <b>4</b>", form.why)

    def test_what_was_chosen_before_stays_until_all_is_answered(self):
        self.company.readiness_wished_profile_id = self.converse
        form = self.form()
        self.assertEqual(form.profile_id, self.converse)
        form.speed = "none"
        self.assertEqual(form.profile_id, self.converse)
        self.fill_in(form)
        self.assertEqual(form.profile_id, self.listen)

    def test_the_proposal_follows_the_answers(self):
        with self.fill_in(self.form()) as form:
            self.assertEqual(form.profile_id.name, "Listen to customers")
            form.speakers = "employees"
            self.assertEqual(form.profile_id.name, "Let employees speak")
            self.assertIn("whoever speaks in their own name takes a risk", form.why)
            self.assertIn("Customers will have to wait", form.why)

    def test_one_may_choose_another_one(self):
        form = self.form()
        form.profile_id = self.converse
        wizard = form.save()
        wizard.action_set_wished()
        self.assertEqual(self.company.readiness_wished_profile_id, self.converse)
        self.assertFalse(self.company.readiness_profile_id)

    def test_the_current_ambition(self):
        self.fill_in(self.form()).save().action_set_current()
        self.assertEqual(self.company.readiness_profile_id, self.listen)

    def test_the_profile_of_a_draft(self):
        draft = self.make_campaign()
        action = draft.with_user(self.officer).action_choose_ambition()
        wizard = self.env["readiness.ambition.wizard"].with_user(self.officer)
        form = self.fill_in(Form(wizard.with_context(**action["context"])), speed="hours")
        form.save().action_set_wished()
        self.assertEqual(draft.profile_id, self.converse)

    def test_the_companys_own_profile_comes_before_the_general_one(self):
        own = self.listen.copy({"name": "Our listening", "company_id": self.company.id})
        self.assertEqual(self.fill_in(self.form()).profile_id, own)

    def test_officers_only(self):
        for user in (self.viewer, self.manager, self.staff):
            with self.assertRaises(AccessError):
                self.env["readiness.ambition.wizard"].with_user(user).create({})
