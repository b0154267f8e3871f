# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The protection sheet says everything that an approval is about, and nothing about answers."""

import io
import re
from datetime import datetime
from unittest import skipUnless
from unittest.mock import patch

from lxml import html as lxml_html

from odoo.exceptions import AccessError
from odoo.tools import config
from odoo.tools.pdf import PdfFileReader

from odoo.addons.social_readiness.printing import printer

from ..common import ReadinessCase

REPORT = "social_readiness.protection_sheet"

WORDY_LANGUAGES = {
    "es_ES": ("Hoja de protección", "Firma"),
    "fr_FR": ("Fiche de protection", "Signature"),
    "de_DE": ("Schutzkonzept", "Unterschrift"),
    "ca_ES": ("Full de protecció", "Signatura"),
    "pt_PT": ("Folha de proteção", "Assinatura"),
}


class ProtectionSheetCase(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")
        cls.company.resource_calendar_id.tz = "Europe/Madrid"
        cls.officer.write({"tz": "Asia/Tokyo", "email": "people@company.example"})
        cls.trust = cls.env.ref("social_readiness.dimension_trust")
        cls.campaign = cls.make_campaign(
            user_id=cls.officer.id,
            date_open=datetime(2041, 3, 4, 7, 0),
            date_close=datetime(2041, 3, 15, 17, 0),
        )

    def report(self, user=None, lang="en_US"):
        return self.env["ir.actions.report"].with_user(user or self.officer).with_context(lang=lang)

    def sheet(self, campaigns=None, **options):
        """The words of the printed sheet, in one line."""
        campaigns = campaigns or self.campaign
        page = self.report(**options)._render_qweb_html(REPORT, campaigns.ids)[0]
        root = lxml_html.fromstring(page)
        for style in root.xpath("//style"):
            style.drop_tree()
        return re.sub(r"\s+", " ", root.text_content())

    def speak(self, lang):
        self.env["res.lang"]._activate_lang(lang)
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], [lang])

    def assertSays(self, sheet, texts):
        self.assertFalse([text for text in texts if re.sub(r"\s+", " ", text) not in sheet])


class TestProtectionSheet(ProtectionSheetCase):
    def test_every_statement_is_printed(self):
        sheet = self.sheet()
        asked = self.campaign._asked_questions()
        self.assertEqual(len(asked), 8 + 32)
        self.assertSays(sheet, asked.mapped("title") + asked.dimension_id.mapped("name"))
        self.assertIn("32 statements in 8 sections", sheet)
        self.assertEqual(sheet.count("(R)"), 1 + len(asked.filtered("reverse_scored")))

    def test_every_statement_is_printed_in_spanish(self):
        self.speak("es_ES")
        sheet = self.sheet(lang="es_ES")
        asked = self.campaign._asked_questions().with_context(lang="es_ES")
        self.assertNotEqual(asked.mapped("title"), asked.with_context(lang="en_US").mapped("title"))
        self.assertSays(sheet, asked.mapped("title") + asked.dimension_id.mapped("name"))
        self.assertSays(sheet, ["Hoja de protección", "Quién lee qué", "4 de marzo de 2041"])

    def test_printed_in_the_campaigns_language(self):
        """The kind: a paper in the wrong language."""
        self.speak("es_ES")
        spanish = self.env["res.lang"]._lang_get("es_ES")
        self.campaign.lang_ids = spanish
        self.assertSays(self.sheet(), ["Hoja de protección", "Quién lee qué", "4 de marzo de 2041"])
        self.campaign.lang_ids |= self.env["res.lang"]._lang_get("en_US")
        self.assertNotIn("Hoja de protección", self.sheet(), "the reader's is one of them")

    def test_the_companys_time_and_never_utc(self):
        """The kind: a paper in the wrong time zone ("17:00, UTC")."""
        for zone, place in (
            ("America/Los_Angeles", "9:00 AM, America/Los Angeles"),
            ("Asia/Tokyo", "2:00 AM, Asia/Tokyo"),
            ("Europe/Madrid", "6:00 PM, Europe/Madrid"),
            ("Pacific/Auckland", "6:00 AM, Pacific/Auckland"),
        ):
            self.company.readiness_tz = zone
            sheet = self.sheet().replace("\u202f", " ")
            self.assertIn(place, sheet)
            self.assertNotIn("UTC", sheet)

    def test_optional_statements_are_printed_where_they_are_asked(self):
        items = self.campaign.questionnaire_id.question_ids.filtered(
            lambda item: item.dimension_id == self.trust
        )
        self.assertNotIn(items[0].title, self.sheet())
        self.campaign.optional_dimension_ids = self.trust
        self.assertSays(self.sheet(), items.mapped("title"))

    def test_audience_minimum_dates_and_contact(self):
        self.campaign.minimum = 9
        sheet = self.sheet()
        self.assertSays(
            sheet,
            [
                "Readiness Test",
                "Draft, not launched",
                "Invited 47 people",
                "Minimum group size 9 people",
                "at least 9 of its people",
                "March 4, 2041",
                "March 15, 2041",
                "Europe/Madrid",
                "people@company.example",
                "The whole company.",
                "Nobody is added after the launch; people who join later are invited next time.",
                "47 of 47 people were added to Odoo in the last 30 days.",
            ],
        )
        for name, headcount in (("Sales", 27), ("North", 16), ("South", 3), ("Plant", 20)):
            self.assertRegex(sheet, rf"{headcount}\s+{name}")

    def test_departments_of_the_audience(self):
        self.campaign.write({"audience": "departments", "department_ids": [(6, 0, self.sales.ids)]})
        sheet = self.sheet()
        self.assertSays(sheet, ["their sub-departments: Sales.", "Invited 27 people", "16 North"])
        self.assertNotIn("Plant", sheet)

    def test_a_large_audience_shows_its_upper_levels(self):
        for division in range(4):
            above = self.make_department(f"Division {division}")
            for team in range(10):
                self.make_department(f"Team {division}.{team}", above)
        sheet = self.sheet()
        self.assertSays(sheet, ["Division 3", "the upper levels of 48 departments"])
        self.assertNotIn("Team 1.1", sheet)

    def test_after_the_launch_it_shows_what_was_frozen(self):
        self.campaign.date_open = datetime(2020, 3, 4)
        item = self.campaign.questionnaire_id.question_ids[0]
        before = item.title
        self.campaign.action_launch()
        item.title = "Written after the launch."
        self.plant.name = "Renamed"
        sheet = self.sheet()
        self.assertSays(sheet, [before, "20 Plant", "Invited 47 people"])
        self.assertNotIn("Written after the launch.", sheet)
        self.assertNotIn("Draft, not launched", sheet)

    def test_what_is_stored_is_named(self):
        sheet = self.sheet()
        tables = set(re.findall(r"\b(?:readiness|res|survey)_[a-z_]+", sheet))
        self.env.cr.execute("SELECT tablename FROM pg_tables")
        known = {table for (table,) in self.env.cr.fetchall()}
        self.assertEqual(tables - known, {"readiness_keys"}, "the folder of the keys")
        self.assertLessEqual(
            {"readiness_tally", "readiness_code", "readiness_roster", "readiness_code_guess"},
            tables,
        )

    def test_nothing_of_answers_or_of_those_who_answer(self):
        for number, person in enumerate(self.people):
            person.name = f"Person-{number}"
        self.campaign.date_open = datetime(2020, 3, 4)
        self.campaign.action_launch()
        unanswered = self.sheet()
        self.answer_all(self.campaign, share=0.7)
        self.assertEqual(self.sheet(), unanswered)
        self.assertNotIn("Person-", unanswered)

    def test_a_campaign_that_is_not_repeated(self):
        self.assertIn("Not repeated", self.sheet())
        self.campaign.repeat_months = 6
        self.assertNotIn("Not repeated", self.sheet())

    def test_approval_is_printed(self):
        self.assertIn("Signature", self.sheet())
        self.campaign.write({"approved_by": "Ana, works council", "approval_date": "2026-01-15"})
        sheet = self.sheet()
        self.assertIn("Approved by Ana, works council on January 15, 2026.", sheet)
        self.assertNotIn("Signature", sheet)

    def test_texts_are_escaped(self):
        self.campaign.name = "<script>alert(1)</script>"
        page = self.report()._render_qweb_html(REPORT, self.campaign.ids)[0].decode()
        self.assertNotIn("<script>alert", page)

    def test_only_officers_print(self):
        self.campaign.date_open = datetime(2020, 3, 4)
        self.campaign.action_launch()
        viewer = self.make_user("viewer", "social_readiness.group_readiness_viewer")
        manager = self.make_user("manager")
        self.plant.manager_id = self.env["hr.employee"].create(
            {"name": "Manager", "user_id": manager.id, "company_id": self.company.id}
        )
        self.assertTrue(self.campaign.with_user(manager).has_access("read"))
        for user in (viewer, manager, self.env.ref("base.public_user")):
            with self.assertRaises(AccessError):
                self.sheet(user=user)

    def test_officers_print_for_their_companies_only(self):
        other = self.make_company("Other")
        stranger = self.make_user(
            "stranger", "social_readiness.group_readiness_officer", company=other
        )
        with self.assertRaises(AccessError):
            self.sheet(user=stranger)


@skipUnless(printer(), "neither wkhtmltopdf nor Chromium is installed")
class TestProtectionSheetPdf(ProtectionSheetCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("report.print_delay", "0")

    def pages(self, campaigns, lang="en_US"):
        report = self.report(lang=lang).with_context(force_report_rendering=True)
        pdf, kind = report._render_qweb_pdf(REPORT, campaigns.ids)
        self.assertEqual(kind, "pdf")
        pages = PdfFileReader(io.BytesIO(pdf)).pages
        return [" ".join(page.extract_text().split()) for page in pages]

    def test_three_pages_in_english(self):
        for division in range(24):
            self.make_department(f"A division with quite a long name {division}")
        first, _second, third = self.pages(self.campaign)
        self.assertIn("Protection sheet", first)
        self.assertIn("Signature", third)

    def test_three_pages_in_the_wordiest_languages_with_trust(self):
        self.campaign.optional_dimension_ids = self.trust
        folder = f"/srv/{'a-folder-with-a-long-name/' * 4}readiness_keys"
        self.enterContext(patch.dict(config.options, {"readiness_key_dir": folder}))
        for lang, (title, last_word) in WORDY_LANGUAGES.items():
            with self.subTest(lang=lang):
                self.speak(lang)
                pages = self.pages(self.campaign, lang)
                self.assertEqual(len(pages), 3)
                self.assertIn(title, pages[0])
                self.assertIn(last_word, pages[2])

    def test_several_campaigns_print_three_pages_each(self):
        self.assertEqual(len(self.pages(self.campaign | self.campaign.copy())), 6)
