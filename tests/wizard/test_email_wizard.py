# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Each email as people will get it, in each language, before anything is sent."""

from odoo.exceptions import AccessError

from ..common import ReadinessCase

OFFICER = "social_readiness.group_readiness_officer"


class TestEmailWizard(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("email_officer", OFFICER)
        cls.campaign = cls.make_campaign()

    def email(self, user=None, **values):
        Wizard = self.env["readiness.email.wizard"].with_user(user or self.officer)
        return Wizard.create({"campaign_id": self.campaign.id, **values})

    def test_the_invitation_and_the_reminder(self):
        self.campaign.invitation_subject = "Your view counts"
        invitation, reminder = self.email(), self.email(kind="reminder")
        self.assertEqual(invitation.subject, "Your view counts")
        self.assertIn(self.campaign.link_code, invitation.body)
        self.assertEqual(reminder.subject, self.campaign.reminder_subject)

    def test_in_another_language(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        spanish = self.email(lang="es_ES")
        self.assertIn("encuesta", spanish.body)
        self.assertNotEqual(spanish.subject, self.email(lang="en_US").subject)

    def test_officers_only(self):
        viewer = self.make_user("email_viewer", "social_readiness.group_readiness_viewer")
        with self.assertRaises(AccessError):
            self.email(viewer)
        stranger = self.make_user("email_stranger", OFFICER, company=self.make_company("Other"))
        with self.assertRaises(AccessError):
            self.email(stranger).read(["body"])
