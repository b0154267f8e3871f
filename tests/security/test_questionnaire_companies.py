# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""An officer of one company neither changes nor reads what another company asks."""

from odoo.exceptions import ValidationError
from odoo.tests import Form

from ..common import ReadinessCase
from .roles import Roles

OFFICER = "social_readiness.group_readiness_officer"


class TestQuestionnaireCompanies(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.make_company("Company B")
        cls.make_employees(cls.make_department("Hall", company=cls.other), 8, company=cls.other)
        cls.here = cls.make_user("officer_a", OFFICER)
        cls.there = cls.make_user("officer_b", OFFICER, company=cls.other)
        cls.everywhere = cls.make_user("officer_of_all", OFFICER)
        cls.everywhere.company_ids = cls.env["res.company"].search([])
        cls.shared = cls.env.ref("social_readiness.questionnaire_readiness")
        cls.own = cls.shared.with_user(cls.here).copy({"title": "How A works"})
        cls.campaign = cls.make_campaign(name="Wave of A", questionnaire_id=cls.own.id)
        cls.campaign.action_launch()
        cls.frozen = cls.campaign.survey_id

    def test_whose_it_is(self):
        self.assertFalse(self.shared.company_id)
        self.assertEqual(self.own.company_id, self.company)
        self.assertEqual(self.frozen.company_id, self.company)
        self.assertEqual(self.own.with_user(self.here).copy().company_id, self.company)
        Survey = self.env["survey.survey"].with_context(default_survey_type="readiness")
        view = "social_readiness.survey_survey_view_form"
        with Form(Survey.with_user(self.there), view=view) as form:
            form.title = "Pulse"
        self.assertEqual(form.record.company_id, self.other)
        other = Survey.with_context(default_survey_type="survey").create({"title": "No readiness"})
        self.assertFalse(other.company_id)

    def test_nothing_of_another_company_is_found_or_read(self):
        records = {
            "survey.survey": self.own | self.frozen,
            "survey.question": (self.own | self.frozen).question_and_page_ids,
        }
        for model, theirs in records.items():
            mine = theirs.with_user(self.there)
            Model = mine.browse()
            self.assertFalse(Model.search([("id", "in", theirs.ids)]), model)
            self.assertFalse(Model.search_count([("id", "in", theirs.ids)]), model)
            with self.refused():
                mine.read(["title", "display_name"])
            with self.refused():
                mine.web_read({"title": {}})
            self.assertFalse(Model._read_group([("id", "in", theirs.ids)], ["id"]), model)
            self.assertTrue(theirs.with_user(self.here).read(["title"]), model)
        Survey = self.env["survey.survey"].with_user(self.there)
        for domain in ([("campaign_id.name", "=", "Wave of A")],
                       [("access_token", "=", self.frozen.access_token)]):  # fmt: skip
            self.assertFalse(Survey.search(domain))

    def test_nothing_of_another_company_is_changed(self):
        item = self.own._readiness_items()[0].with_user(self.there)
        questionnaire = self.own.with_user(self.there)
        for call in (
            lambda: item.write({"title": "Rewritten"}),
            lambda: item.update_field_translations("title", {"en_US": "Rewritten"}),
            lambda: item.unlink(),
            lambda: item.copy(),
            lambda: questionnaire.write({"title": "Rewritten"}),
            lambda: questionnaire.write({"company_id": self.other.id}),
            lambda: questionnaire.copy(),
            lambda: item.create({"survey_id": self.own.id, "title": "Added"}),
        ):
            with self.refused():
                call()

    def test_what_another_company_uses_is_changed_by_who_works_there_too(self):
        item = self.shared._readiness_items()[0]
        item.with_user(self.there).title = "Nobody uses it yet"
        for company in (self.company, self.other):
            self.make_campaign(company=company)
        for user in (self.here, self.there):
            for call in (
                lambda user=user: item.with_user(user).write({"title": "Rewritten"}),
                lambda user=user: item.with_user(user).unlink(),
                lambda user=user: self.shared.with_user(user).write({"title": "Rewritten"}),
                lambda user=user: self.shared.with_user(user).write({"company_id": self.other.id}),
                lambda user=user: item.with_user(user).create(
                    {"survey_id": self.shared.id, "title": "Added"}
                ),
            ):
                with self.refused():
                    call()
            self.assertTrue(item.with_user(user).title)
        item.with_user(self.everywhere).title = "Reworded"
        self.assertEqual(item.title, "Reworded")

    def test_a_questionnaire_is_not_given_to_another_company(self):
        with self.refused():
            self.own.with_user(self.here).company_id = self.other
        with self.assertRaises(ValidationError):
            self.own.sudo().company_id = self.other

    def test_a_campaign_asks_what_is_its_companys_own_or_everybodys(self):
        with self.refused():
            self.make_campaign(company=self.other, questionnaire_id=self.own.id)
        with self.refused():
            self.env["readiness.campaign"].with_user(self.there).create(
                {
                    "name": "B",
                    "company_id": self.other.id,
                    "questionnaire_id": self.own.id,
                    "date_open": self.campaign.date_open,
                    "date_close": self.campaign.date_close,
                }
            )
        campaign = self.make_campaign(company=self.other)
        campaign.with_user(self.there).action_launch()
        self.assertEqual(campaign.survey_id.company_id, self.other)
