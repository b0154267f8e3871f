"""The test run: the employees' own pages, and nothing of it is stored."""

from ..browsing import BrowsingCase
from ..security.database import difference, snapshot

# What Odoo itself writes when somebody looks at pages.
OF_ODOO = {"res_device_log", "ir_attachment", "orm_signaling_templates"}


class TestTrial(BrowsingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_user("trial_hr", "hr.group_hr_manager,social_readiness.group_readiness_officer")
        cls.draft = cls.make_campaign(name="Trial wave")

    def trial(self):
        return self.url_open(f"/readiness/{self.draft.link_code}/trial")

    def begin_trial(self):
        return self.url_open(f"/readiness/{self.draft.link_code}/trial/begin")

    def sections(self):
        return self.draft._asked_questions().filtered("is_page")

    def send(self, page, levels, **post):
        url = f"/{self.draft.questionnaire_id.access_token}/trial-{self.draft.link_code}"
        return self.submit(url, page, levels, **post)

    def levels(self, page, level=4):
        return {item.id: level for item in page.question_ids}

    def test_all_pages_and_nothing_is_stored(self):
        self.authenticate("trial_hr", "trial_hr")
        self.trial()
        self.begin_trial()
        self.env.flush_all()
        before = snapshot(self.env.cr)
        self.assertIn("Test run.", self.trial().text)
        first = self.begin_trial().text
        self.assertIn("Test run.", first)
        self.assertIn(self.sections()[0].question_ids[0].title, first)
        for page, following in zip(self.sections(), self.sections()[1:], strict=False):
            result = self.send(page, self.levels(page))
            self.assertIn(following.question_ids[0].title, result["survey_content"])
        result = self.send(self.sections()[-1], self.levels(self.sections()[-1]))
        self.assertIn('data-message="trial_done"', result["survey_content"])
        self.env.flush_all()
        changed = difference(before, snapshot(self.env.cr))
        self.assertFalse({table: rows for table, rows in changed.items() if table not in OF_ODOO})

    def test_a_missing_answer_is_asked_for_as_of_everyone(self):
        self.authenticate("trial_hr", "trial_hr")
        page = self.sections()[0]
        result = self.send(page, {})
        self.assertEqual(set(result["fields"]), {str(item) for item in page.question_ids.ids})

    def test_back_and_sections_that_were_not_asked_for(self):
        self.authenticate("trial_hr", "trial_hr")
        second = self.sections()[1]
        back = self.send(second, {}, previous_page_id=str(self.sections()[0].id))
        self.assertIn(self.sections()[0].question_ids[0].title, back["survey_content"])
        self.assertIn(f"of {len(self.sections())}", back["survey_progress"])
        optional = self.draft.questionnaire_id.page_ids - self.sections()
        self.assertTrue(optional)
        lost = self.send(optional[0], self.levels(optional[0]))
        self.assertIn('data-message="wrong_link"', lost["survey_content"])

    def test_only_whoever_plans_the_campaign(self):
        page = self.sections()[0]
        for login in ("person1", None):
            self.authenticate(login, login)
            for answer in (self.trial(), self.begin_trial()):
                self.assertNotIn(page.question_ids[0].title, answer.text)
                self.assertNotIn("Test run.", answer.text)
            refused = self.send(page, self.levels(page))
            self.assertIn('data-message="wrong_link"', refused["survey_content"])

    def test_a_launched_campaign_has_no_test_run(self):
        self.authenticate("trial_hr", "trial_hr")
        answer = self.url_open(f"/readiness/{self.campaign.link_code}/trial")
        self.assertIn('data-message="wrong_link"', answer.text)
