# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo.exceptions import AccessError, UserError

from ..common import ReadinessCase


class TestSeveralCompanies(ReadinessCase):
    """A campaign of one company never shows in another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.make_company("Other Company")
        cls.hall = cls.make_department("Hall", company=cls.other)
        cls.make_employees(cls.hall, 12, company=cls.other)
        cls.both = cls.make_user(
            "both", "social_readiness.group_readiness_officer", cls.company | cls.other
        )
        cls.only_here = cls.make_user("here", "social_readiness.group_readiness_officer")
        for company, department in ((cls.company, cls.plant), (cls.other, cls.hall)):
            cls.env["hr.employee"].create(
                {
                    "name": "In both",
                    "user_id": cls.both.id,
                    "company_id": company.id,
                    "department_id": department.id,
                }
            )
        cls.here = cls.make_campaign(name="Here")
        cls.there = cls.make_campaign(name="There", company=cls.other)
        (cls.here | cls.there).action_launch()

    @classmethod
    def make_user(cls, login, groups="base.group_user", companies=None):
        companies = companies or cls.company
        user = super().make_user(login, groups, companies[:1])
        user.company_ids = companies
        return user

    def seen(self, model, user, companies):
        records = self.env[model].with_user(user).with_context(allowed_company_ids=companies.ids)
        return records.search([]).company_id & (self.company | self.other)

    def test_an_officer_of_one_sees_nothing_of_the_other(self):
        for campaign in self.here | self.there:
            campaign._store_participation()
            self.answer_all(campaign)
            self.close(campaign)
        for model in ("campaign", "unit", "participation", "score", "quality", "mailing"):
            found = self.seen(f"readiness.{model}", self.only_here, self.company)
            self.assertLessEqual(found, self.company, model)
        with self.assertRaises(AccessError):
            self.there.with_user(self.only_here).read(["name"])

    def test_an_officer_of_both_sees_each_in_its_own(self):
        for company in (self.company, self.other):
            self.assertEqual(self.seen("readiness.campaign", self.both, company), company)
        both = self.company | self.other
        self.assertEqual(self.seen("readiness.campaign", self.both, both), both)

    def test_an_officer_of_one_cannot_write_into_the_other(self):
        with self.assertRaises(AccessError):
            self.make_campaign(name="Intruder").with_user(self.only_here).company_id = self.other
            self.env.flush_all()
        with self.assertRaises(AccessError):
            self.there.with_user(self.only_here).action_launch()

    def test_an_unsaved_draft_tells_nothing_of_the_other(self):
        Campaign = self.env["readiness.campaign"].with_user(self.only_here)
        self.assertTrue(
            Campaign.new({"company_id": self.company.id, "audience": "company"}).preview
        )
        with self.assertRaises(AccessError):
            Campaign.new({"company_id": self.other.id, "audience": "company"}).preview

    def test_a_person_of_both_answers_once_for_each(self):
        mine = self.env["readiness.my.surveys"].with_user(self.both).get_my_surveys()
        self.assertEqual([survey["name"] for survey in mine], ["Here", "There"])
        self.assertEqual(self.pending(), 2)
        self.answer_for_both(self.here)
        self.env.flush_all()
        self.assertEqual(self.pending(), 1)
        self.assertFalse(self.there._roster_row(self.both)[2])
        self.answer_for_both(self.there)
        self.assertEqual(self.pending(), 0)
        counts = [self.people_counted(campaign) for campaign in (self.here, self.there)]
        self.assertEqual(counts, [1, 1])

    def pending(self):
        return self.env["readiness.my.surveys"].with_user(self.both).get_pending_count()

    def answer_for_both(self, campaign):
        row = campaign.sudo()._roster_row(self.both)
        levels = {item.id: 3 for item in self.items_of(campaign)}
        self.answer(campaign, (row[0], row[1], None, row[2]), levels, self.both)

    def test_departments_of_another_company_are_refused(self):
        with self.assertRaises(UserError):
            self.make_campaign(audience="departments", department_ids=[(6, 0, self.hall.ids)])
            self.env.flush_all()

    def test_nobody_is_told_about_others(self):
        stranger = self.make_user("stranger")
        surveys = self.env["readiness.my.surveys"].with_user(stranger)
        self.assertEqual(surveys.get_pending_count(), 0)
