# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The last look before a launch: what goes out, to whom and when."""

from datetime import datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from ..common import ReadinessCase

OFFICER = "social_readiness.group_readiness_officer"


@freeze_time("2041-03-01 09:00:00")
class TestLaunchWizard(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.readiness_tz = "Europe/Madrid"
        cls.officer = cls.make_user("launch_officer", OFFICER)
        cls.people[0].user_id = cls.make_user("launch_reader")
        cls.people[1:4].write({"work_email": "someone@company.example"})
        cls.people[4].work_email = "no address"
        cls.campaign = cls.make_campaign(
            date_open=datetime(2041, 3, 4, 7), date_close=datetime(2041, 3, 15, 17)
        )

    def review(self, user=None):
        action = self.campaign.with_user(user or self.officer).action_review_launch()
        wizards = self.env[action["res_model"]].with_user(user or self.officer)
        return Form(wizards.with_context(**action["context"])).save()

    def test_it_says_what_goes_out(self):
        wizard = self.review()
        self.assertEqual(wizard.people, "47 people")
        self.assertRegex(wizard.emails, r"^\d+ people, on Monday, March 4, 2041")
        self.assertEqual(int(wizard.emails.split()[0]), self.campaign.reach_mails)
        self.assertEqual(int(wizard.codes.split()[0]), self.campaign.reach_by_code)
        self.assertEqual(wizard.invalid, "1. Correct it to reach this person.")
        self.assertEqual(wizard.approval, "None. Your company does not require one.")
        self.assertIn("March 15, 2041", wizard.closing)
        self.assertIn("(Europe/Madrid)", wizard.closing)
        self.assertEqual(self.campaign.state, "draft")

    def test_one_is_said_as_one(self):
        users = self.make_users({f"launch_{number}": "base.group_user" for number in range(45)})
        for person, user in zip(self.people[1:46], users, strict=True):
            person.user_id = user
        self.assertEqual(
            self.review().codes,
            "1 person without an Odoo user. Print their code after the launch.",
        )

    def test_what_is_nothing_is_not_said(self):
        self.people[4].work_email = "other@company.example"
        wizard = self.review()
        self.assertIs(wizard.invalid, False)
        self.assertIs(wizard.languages, False)

    def test_it_names_the_languages_to_check(self):
        self.env["res.lang"]._activate_lang("es_ES")
        item = self.campaign.questionnaire_id.question_ids[:1]
        item.langs_behind = ["es_ES"]
        self.assertIn("Español", self.review().languages)

    def test_it_says_who_approved(self):
        self.campaign.write({"approved_by": "Ana, works council", "approval_date": "2041-02-28"})
        self.assertEqual(self.review().approval, "Approved by Ana, works council.")

    def test_no_invitation_by_email(self):
        self.campaign.send_invitation = False
        self.assertEqual(self.review().emails, "No invitation by email")

    def test_its_button_launches(self):
        told = self.review().action_launch()["params"]["message"]
        self.assertEqual(self.campaign.state, "scheduled")
        self.assertRegex(told, r"^Launched\. It opens on March 4, 2041, 8:00.AM\. Next: print")

    def test_what_cannot_be_launched_says_why_at_once(self):
        self.campaign.department_ids = self.south
        self.campaign.audience = "departments"
        with self.assertRaisesRegex(UserError, "Audience"):
            self.review()
        self.assertFalse(self.env["readiness.launch.wizard"].search([]))

    def test_officers_only(self):
        viewer = self.make_user("launch_viewer", "social_readiness.group_readiness_viewer")
        for user in (viewer, self.make_user("launch_employee")):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.review(user)
        wizard = self.review()
        with self.assertRaises(AccessError):
            wizard.with_user(self.make_user("other_officer", OFFICER)).action_launch()
