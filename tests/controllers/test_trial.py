# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The test run: the employees' own page, marked as a test, and nothing of it is stored."""

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
        cls.questionnaire = cls.draft.questionnaire_id

    def trial(self):
        return self.url_open(f"/readiness/{self.draft.link_code}/trial")

    def asked(self):
        questions = self.draft._asked_questions()
        return {f"q{item.id}": "4" for item in questions if not item.is_page}

    def test_whole_way_and_nothing_is_stored(self):
        self.authenticate("trial_hr", "trial_hr")
        self.trial()
        self.env.flush_all()
        before = snapshot(self.env.cr)
        page = self.trial()
        self.assertIn("Test run.", page.text)
        names = set(self.document(page).xpath("//input[@type='radio']/@name"))
        self.assertEqual(names, set(self.asked()))
        self.assertEqual(self.main(self.send(page, self.asked())), "trial_done")
        self.env.flush_all()
        changed = difference(before, snapshot(self.env.cr))
        self.assertFalse({table: rows for table, rows in changed.items() if table not in OF_ODOO})

    def test_a_missing_answer_is_asked_for_as_of_everyone(self):
        self.authenticate("trial_hr", "trial_hr")
        levels = self.asked()
        name, _level = levels.popitem()
        page = self.send(self.trial(), levels)
        links = self.document(page).xpath("//div[@id='missing']//a/@href")
        self.assertEqual(links, [f"#{name}-1"])

    def test_the_editors_own_button_leads_to_it(self):
        action = self.questionnaire.with_user(self.user("trial_hr")).action_test_survey()
        self.authenticate("trial_hr", "trial_hr")
        for path in (action["url"], f"/survey/test/{self.questionnaire.access_token}"):
            page = self.url_open(path)
            self.assertIn("Test run.", page.text)
            levels = {f"q{item.id}": "3" for item in self.questionnaire.question_ids}
            self.assertEqual(self.main(self.send(page, levels)), "trial_done")

    def user(self, login):
        return self.env["res.users"].search([("login", "=", login)])

    def test_only_whoever_writes_it(self):
        paths = [
            f"/readiness/{self.draft.link_code}/trial",
            f"/readiness/test/{self.questionnaire.id}",
        ]
        for login in ("person1", None):
            self.authenticate(login, login)
            for path in paths:
                self.assertNotIn("Test run.", self.url_open(path).text, (login, path))

    def test_a_launched_campaign_has_no_test_run(self):
        self.authenticate("trial_hr", "trial_hr")
        for path in (
            f"/readiness/{self.campaign.link_code}/trial",
            f"/readiness/test/{self.campaign.survey_id.id}",
        ):
            self.assertEqual(self.main(self.url_open(path)), "wrong_link")
