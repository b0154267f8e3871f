# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import re
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import Form

from odoo.addons.social_readiness.mailing.letters import Letters
from odoo.addons.social_readiness.mailing.texts import Texts

from .posting import WEDNESDAY, PostingCase

SOON = WEDNESDAY + timedelta(minutes=5)


class TestWords(PostingCase):
    """The same words for everyone of a language, and nothing personal in them."""

    def test_each_in_their_own_language(self):
        self.people[:3].lang = "es_ES"
        user = self.make_user("habla")
        user.lang = "es_ES"
        self.people[3].write(
            {"user_id": user.id, "lang": "en_US", "work_email": "habla@company.example"}
        )
        campaign = self.launched()
        campaign.with_context(lang="es_ES").invitation_subject = "Su opinión cuenta"
        sent = self.post(SOON)
        spanish = [mail for mail in sent if mail["subject"] == "Su opinión cuenta"]
        self.assertEqual(
            self.receivers(spanish), sorted(self.people[:4].mapped("work_email")), "user's first"
        )
        self.assertEqual(
            {mail["subject"] for mail in sent} - {"Su opinión cuenta"},
            {campaign.invitation_subject},
        )

    def test_company_language_for_those_without_one(self):
        self.company.partner_id.lang = "es_ES"
        campaign = self.launched()
        campaign.with_context(lang="es_ES").invitation_subject = "Su opinión cuenta"
        self.assertEqual({mail["subject"] for mail in self.post(SOON)}, {"Su opinión cuenta"})

    def test_nothing_personal(self):
        campaign = self.launched()
        sent = self.post(SOON)
        self.assertEqual(len({mail["body"] for mail in sent}), 1)
        self.assertEqual(len({mail["subject"] for mail in sent}), 1)
        body = sent[0]["body"]
        self.assertIn("There are no right or wrong answers", body)
        for person in self.people:
            self.assertNotIn(person.name, body)
        paths = {link.split("/readiness/")[1] for link in re.findall(r'href="([^"]+)"', body)}
        self.assertEqual(paths, {campaign.link_code, f"{campaign.link_code}/protection"})
        self.assertNotIn("token", body)

    def test_words_survive_a_change_of_audience(self):
        campaign = self.make_campaign()
        campaign.invitation_words = "Our own words."
        campaign.write({"audience": "departments", "department_ids": [(6, 0, self.sales.ids)]})
        campaign.write({"date_close": campaign.date_close + timedelta(days=3)})
        self.assertEqual(campaign.invitation_words, "Our own words.")
        copy = campaign.copy()
        self.assertEqual(copy.invitation_words, "Our own words.")

    def test_own_words_stand_in_the_mail(self):
        campaign = self.launched(invitation_words="Our own words.")
        body = self.post(SOON)[0]["body"]
        self.assertIn("Our own words.", body)
        self.assertIn("is told who took part", body, "what is promised cannot be edited out")
        self.assertIn(campaign.with_context(lang="en_US").closing_label, body)

    def test_words_are_no_template(self):
        campaign = self.launched(
            invitation_subject="{{ object.company_id.name }}",
            invitation_words="<p t-out='object.company_id.name'>{{ object.name }}</p>",
        )
        mail = self.post(SOON)[0]
        self.assertEqual(mail["subject"], "{{ object.company_id.name }}")
        self.assertIn("{{ object.name }}", mail["body"])
        self.assertIn("&lt;p t-out=", mail["body"])
        self.assertNotIn(campaign.company_id.name, mail["body"])

    def test_words_rest_while_they_are_sent(self):
        campaign = self.launched()
        self.env["readiness.mailing"].create(
            {"campaign_id": campaign.id, "kind": "invitation", "planned_at": WEDNESDAY}
        )
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        with self.assertRaisesRegex(UserError, "being sent"):
            campaign.with_user(officer).invitation_words = "Other words"
        campaign.with_user(officer).reminder_words = "Later words"

    def test_a_language_installed_later_gets_the_usual_words(self):
        campaign = self.launched()
        self.env["res.lang"]._activate_lang("ca_ES")
        Texts(campaign).fill_missing("ca_ES")
        for name in ("invitation_subject", "invitation_words"):
            stored = campaign._fields[name]._get_stored_translations(campaign)
            self.assertIn("ca_ES", stored)

    def test_a_campaign_planned_in_the_browser_has_them(self):
        """Its form sends every field, the empty ones too."""
        form = Form(self.env["readiness.campaign"].with_company(self.company))
        form.name = "Planned by hand"
        campaign = form.save()
        self.assertIn("Tell us", campaign.invitation_subject)
        spanish = campaign.with_context(lang="es_ES")
        self.assertIn("Recordatorio: nuestra encuesta sigue abierta", spanish.reminder_subject)
        campaign.write({"invitation_subject": False, "invitation_words": False})
        subject, body = Letters(campaign).rendered("invitation", "es_ES")
        self.assertIn("Cuéntenos", subject)
        self.assertIn("No hay respuestas correctas ni incorrectas", body)

    def test_sample_goes_to_the_reader_only(self):
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        officer.email = "officer@company.example"
        campaign = self.make_campaign()
        with self.mock_mail_gateway():
            campaign.with_user(officer).action_send_sample()
        self.assertEqual(self.receivers(self._mails), ["officer@company.example"] * 2)
