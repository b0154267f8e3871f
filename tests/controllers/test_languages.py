# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every link leads to the survey, whatever language stands in it."""

from ..browsing import BrowsingCase


class TestLanguages(BrowsingCase):
    def lang(self, page):
        return self.document(page).xpath("/html/@lang")[0]

    def test_the_link_decides_then_the_user_then_the_browser(self):
        spanish = {"headers": {"Accept-Language": "es-MX,es;q=0.9"}}
        link = f"/readiness/{self.campaign.link_code}"
        self.authenticate(None, None)
        self.assertEqual(self.lang(self.url_open(link)), "en-US")
        self.assertEqual(self.lang(self.url_open(link, **spanish)), "es-ES")
        self.assertEqual(self.lang(self.url_open(f"/en{link}", **spanish)), "en-US")
        self.users[0].lang = "es_ES"
        self.authenticate("person1", "person1")
        self.assertEqual(self.lang(self.welcome()), "es-ES")
        self.assertEqual(self.lang(self.welcome(lang="en")), "en-US")
        items = self.items_of(self.campaign).with_context(lang="es_ES")
        self.assertIn(items[0].title, self.welcome(lang="es").text)

    def test_a_language_that_is_not_there(self):
        """Archived since the mail was sent, never installed, or nonsense."""
        for number, lang in enumerate(("fr", "fr_FR", "xx", "es_XX", "a%20b"), 1):
            self.authenticate(f"person{number}", f"person{number}")
            page = self.welcome(lang=lang)
            self.assertEqual((page.status_code, self.main(page)), (200, "questions"), lang)
            self.assertEqual(page.history, [])
            self.assertEqual(self.main(self.send(page)), "done")

    def test_archived_after_the_launch(self):
        french = self.env["res.lang"]._activate_lang("fr_FR")
        self.campaign.action_cancel()
        dates = {name: self.campaign[name] for name in ("date_open", "date_close")}
        campaign = self.campaign.copy(dates)
        campaign.action_launch()
        self.authenticate("person1", "person1")
        self.assertEqual(self.lang(self.welcome(campaign, lang="fr")), "fr-FR")
        french.active = False
        page = self.welcome(campaign, lang="fr")
        self.assertEqual((self.main(page), self.lang(page)), ("questions", "en-US"))

    def test_a_campaign_is_asked_in_its_own_languages_only(self):
        self.campaign.action_cancel()
        dates = {name: self.campaign[name] for name in ("date_open", "date_close")}
        spanish = self.env["res.lang"]._lang_get("es_ES")
        campaign = self.campaign.copy({**dates, "lang_ids": [(6, 0, spanish.ids)]})
        campaign.action_launch()
        self.authenticate("person1", "person1")
        page = self.welcome(campaign, lang="en")
        self.assertEqual(self.lang(page), "es-ES")
        items = self.items_of(campaign).with_context(lang="es_ES")
        self.assertIn(items[0].title, page.text)

    def test_right_to_left(self):
        self.env["res.lang"]._activate_lang("ar_001")
        self.campaign.survey_id._readiness_langs()
        page = self.url_open("/ar/readiness/protection")
        self.assertEqual(self.document(page).xpath("/html/@dir"), ["rtl"])

    def test_shared_results_and_protection_too(self):
        self.authenticate("person1", "person1")
        for lang in ("", "/en", "/es", "/fr"):
            for path in ("/readiness/result", "/readiness/protection"):
                page = self.url_open(f"{lang}{path}")
                self.assertEqual(page.status_code, 200)
                self.assertIn(self.main(page), ("result", "protection"))
