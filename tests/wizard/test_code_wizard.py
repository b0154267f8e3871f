# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import io
import re
import time

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from odoo.addons.social_readiness.mailing.codes import Codes
from odoo.addons.social_readiness.report.code_texts import code_texts

from ..common import ReadinessCase

CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b")


def text_of(pdf):
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def codes_in(pdf):
    return [code.replace("-", "") for code in CODE.findall(text_of(pdf))]


class TestCodeWizard(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Papers for twenty people are read in half the time.
        cls.people[20:].active = False
        cls.people = cls.people[:20]
        cls.officer = cls.make_user(
            "officer", "base.group_user,social_readiness.group_readiness_officer"
        )
        cls.with_login = cls.people[0]
        cls.with_login.user_id = cls.make_user("with_login")
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()

    def wizard(self, user=None, **values):
        env = self.env(user=user or self.officer)
        return env["readiness.code.wizard"].create({"campaign_id": self.campaign.id, **values})

    def one(self, employee, **values):
        return self.wizard(who="one", employee_id=employee.id, **values)

    def holder(self, code):
        row = self.campaign.sudo()._roster_row(self.env.ref("base.public_user"), code=code)
        return row and row[0]

    def hashes(self):
        self.env.cr.execute(
            "SELECT employee_id, hash FROM readiness_code"
            " JOIN readiness_roster roster ON roster.id = roster_id"
            " WHERE roster.campaign_id = %s",
            [self.campaign.id],
        )
        return {employee: bytes(stored) for employee, stored in self.env.cr.fetchall()}

    # ------------------------------------------------------------
    # WHO MAY, FOR WHOM
    # ------------------------------------------------------------

    def test_only_officers(self):
        for login, groups in (
            ("employee", "base.group_user"),
            ("viewer", "social_readiness.group_readiness_viewer"),
            ("surveyor", "survey.group_survey_manager"),
        ):
            user = self.make_user(login, groups)
            with self.assertRaises(AccessError):
                self.wizard(user)

    def test_another_officers_wizard(self):
        other = self.make_user("other", "base.group_user,social_readiness.group_readiness_officer")
        with self.assertRaises(AccessError):
            self.wizard().with_user(other)._issue()

    def test_another_companys_campaign(self):
        wizard = self.wizard()
        stranger = self.make_user(
            "stranger",
            "base.group_user,social_readiness.group_readiness_officer",
            self.make_company("Elsewhere"),
        )
        with self.assertRaises(AccessError):
            self.wizard(stranger)._issue()
        self.assertTrue(wizard.people)

    def test_everyone_without_a_login_and_nobody_else(self):
        wizard = self.wizard()
        self.assertEqual(wizard.people, len(self.people) - 1)
        codes = codes_in(wizard._issue())
        self.assertEqual(len(set(codes)), len(self.people) - 1)
        self.assertNotIn(self.with_login.id, self.hashes())
        self.assertEqual(len({self.holder(code) for code in codes}), len(codes))

    def test_opened_from_the_campaign(self):
        Wizard = self.env["readiness.code.wizard"].with_user(self.officer)
        with Form(Wizard.with_context(default_campaign_id=self.campaign.id)) as form:
            self.assertEqual(form.people, len(self.people) - 1)
            self.assertEqual(form.without_login, len(self.people) - 1)
            form.who = "one"
            self.assertEqual(form.people, 0)
            self.assertIn("choose who needs a new code", form.nobody)
            form.employee_id = self.env["hr.employee.public"].browse(self.people[2].id)
            self.assertEqual((form.people, form.nobody), (1, False))
        self.assertEqual(
            form.record.action_print()["params"],
            {"wizard_id": form.record.id, "issued": "1 code issued"},
        )

    def test_a_login_taken_away_after_the_launch_gives_no_code(self):
        self.with_login.user_id = False
        with self.assertRaises(UserError):
            self.one(self.with_login).action_print()

    def test_a_login_given_later_leads_to_the_same_row(self):
        late = self.people[1]
        [code] = codes_in(self.one(late)._issue())
        user = self.make_user("late")
        late.user_id = user
        row = self.campaign.sudo()._roster_row(user.with_company(self.company))
        self.assertEqual(row[0], self.holder(code))
        with self.assertRaises(UserError):
            self.one(late).action_print()

    def test_not_while_it_is_a_draft_or_over(self):
        draft = self.make_campaign(name="Not yet")
        wizard = self.wizard()
        wizard.campaign_id = draft
        with self.assertRaises(UserError):
            wizard.action_print()
        wizard.campaign_id = self.campaign
        self.close(self.campaign)
        with self.assertRaises(UserError):
            wizard.action_print()

    # ------------------------------------------------------------
    # ISSUED, ISSUED AGAIN
    # ------------------------------------------------------------

    def test_who_has_a_code_keeps_it(self):
        [code] = codes_in(self.one(self.people[2])._issue())
        codes = codes_in(self.wizard()._issue())
        self.assertEqual(len(codes), len(self.people) - 2)
        self.assertTrue(self.holder(code))
        with self.assertRaises(UserError):
            self.wizard().action_print()

    def test_a_new_code_ends_the_old_one(self):
        [old] = codes_in(self.one(self.people[2])._issue())
        [new] = codes_in(self.one(self.people[2])._issue())
        self.assertFalse(self.holder(old))
        self.assertTrue(self.holder(new))

    def test_counted_on_the_campaign(self):
        self.one(self.people[2])._issue()
        self.one(self.people[2])._issue()
        self.wizard()._issue()
        self.wizard(who="all")._issue()
        self.assertEqual(self.campaign.codes_issued, len(self.people) - 1)
        self.assertEqual(self.campaign.codes_reissued, 1 + len(self.people) - 1)

    def test_counts_are_not_written_by_hand(self):
        campaign = self.campaign.with_user(self.officer)
        for name in ("codes_issued", "codes_reissued"):
            with self.assertRaises(UserError):
                campaign.write({name: 1})

    def test_counts_stay_in_the_release(self):
        self.one(self.people[2])._issue()
        self.answer_all(self.campaign)
        self.close(self.campaign)
        self.assertEqual(self.campaign.codes_issued, 1)
        self.assertEqual(self.campaign.codes_reissued, 0)
        self.assertFalse(any(self.hashes().values()))

    # ------------------------------------------------------------
    # NOWHERE BUT ON THE PAPER
    # ------------------------------------------------------------

    def test_codes_are_stored_nowhere(self):
        with self.assertLogs("odoo.sql_db", "DEBUG") as logs:
            codes = codes_in(self.wizard()._issue())
            self.env.flush_all()
        written = "\n".join(logs.output)
        sought = [form for code in codes[:5] for form in (code, self.printed(code))]
        for form in sought:
            self.assertNotIn(form, written)
        for table in self.tables():
            self.env.cr.execute(
                f'SELECT count(*) FROM "{table}" t WHERE t::text ~ %s', ["|".join(sought)]
            )
            self.assertFalse(self.env.cr.fetchone()[0], table)
        self.assertFalse(
            self.env["ir.attachment"].sudo().search_count([("res_model", "like", "readiness")])
        )

    @staticmethod
    def printed(code):
        return f"{code[:4]}-{code[4:8]}-{code[8:]}"

    def tables(self):
        self.env.cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [table for (table,) in self.env.cr.fetchall()]

    def test_hash_needs_the_campaigns_key(self):
        """Whoever has the database alone cannot try codes; a new secret of Odoo's harms none."""
        [code] = codes_in(self.one(self.people[2])._issue())
        stored = self.hashes()[self.people[2].id]
        self.assertNotIn(
            stored, {hashlib.new(kind, code.encode()).digest() for kind in ("sha256", "sha1")}
        )
        self.env["ir.config_parameter"].sudo().set_param("database.secret", "another")
        self.assertTrue(self.holder(code))
        self.env.cr.execute("UPDATE readiness_campaign SET seal_name = 'gone'")
        self.assertFalse(self.holder(code))

    # ------------------------------------------------------------
    # PAPER
    # ------------------------------------------------------------

    def test_slip(self):
        text = text_of(self.one(self.people[3])._issue())
        for part in (self.people[3].name, "Autumn wave", self.campaign.link.split("://")[1]):
            self.assertIn(part, text)
        for part in ("can answer in your place", "Confidential: nobody is told who took part."):
            self.assertIn(part, " ".join(text.split()))

    def test_a_slip_that_is_printed_early_says_from_when_it_works(self):
        early = self.make_campaign(
            date_open="2041-03-04 07:00:00", date_close="2041-03-15 17:00:00"
        )
        self.assertTrue(code_texts(self.campaign)["closing"].startswith("Open until"))
        early.state = "scheduled"
        self.assertRegex(code_texts(early)["closing"], "Open from Mar 4, 2041.* to Mar 15, 2041")

    def test_eight_slips_a_page_one_letter_a_page(self):
        slips, letters = self.wizard()._issue(), self.wizard(who="all", layout="letters")._issue()
        people = len(self.people) - 1
        self.assertEqual(len(PdfReader(io.BytesIO(slips)).pages), -(-people // 8))
        self.assertEqual(len(PdfReader(io.BytesIO(letters)).pages), people)

    def closing_in_spanish(self):
        return f"{self.campaign.closing_day.day} de "

    def proposed(self):
        """The languages that the dialog proposes to the officer."""
        env = self.env(user=self.officer, context={"default_campaign_id": self.campaign.id})
        proposed = Form(env["readiness.code.wizard"]).lang_ids.ids
        return self.env["res.lang"].browse(proposed).mapped("code")

    def languages(self, *codes):
        langs = [self.env["res.lang"]._activate_lang(code) for code in codes]
        return [(6, 0, [lang.id for lang in langs])]

    def test_each_in_their_language_where_that_is_asked_for(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.people[4].lang = "es_ES"
        closing = self.closing_in_spanish()
        self.assertIn(closing, text_of(self.one(self.people[4], language="own")._issue()))
        self.assertNotIn(closing, text_of(self.one(self.people[5], language="own")._issue()))

    def test_papers_are_in_the_language_of_the_campaign_or_else_of_hr(self):
        """The kind: a paper in the language with which people were imported (59 slips)."""
        both, english = self.languages("es_ES", "en_US"), self.languages("en_US")
        self.assertEqual(set(self.people.mapped("lang")) - {"en_US", False}, set())
        self.assertEqual(self.proposed(), ["en_US"])
        self.officer.lang = "es_ES"
        self.assertEqual(self.proposed(), ["es_ES"], "of whoever prints")
        slips = self.wizard()._issue()
        self.assertIn(self.closing_in_spanish(), text_of(slips))
        self.campaign.action_cancel()
        self.campaign = self.make_campaign(lang_ids=english)
        self.assertEqual(self.proposed(), ["en_US"], "of the campaign")
        self.campaign.lang_ids = both
        self.assertEqual(set(self.proposed()), {"en_US", "es_ES"}, "both are the campaign's")

    def test_papers_are_proposed_in_each_language_that_people_are_entered_with(self):
        self.languages("es_ES", "fr_FR", "de_DE")
        self.people.lang = "es_ES"
        self.people[0:8].lang = "fr_FR"
        self.people[8].lang = "de_DE"
        self.assertEqual(set(self.proposed()), {"es_ES", "fr_FR"}, "not the one of one person")

    def test_a_slip_in_two_languages_has_one_code(self):
        spanish = self.languages("es_ES", "en_US")
        [code] = codes_in(pdf := self.one(self.people[3], lang_ids=spanish)._issue())
        self.assertTrue(self.holder(code))
        for text in (self.closing_in_spanish(), "Keep it to yourself", "Su código"):
            self.assertIn(text, text_of(pdf))

    def test_slips_in_two_languages_are_four_a_page_and_letters_are_two_pages(self):
        people, both = len(self.people) - 1, self.languages("es_ES", "en_US")
        slips = self.wizard(lang_ids=both)._issue()
        letters = self.wizard(who="all", layout="letters", lang_ids=both)._issue()
        self.assertEqual(len(PdfReader(io.BytesIO(slips)).pages), -(-people // 4))
        self.assertEqual(len(PdfReader(io.BytesIO(letters)).pages), 2 * people)

    def test_at_least_one_language_and_no_more_than_fit(self):
        many = self.languages("es_ES", "en_US", "fr_FR", "de_DE", "ca_ES")
        for langs in ([(5,)], many):
            with self.assertRaisesRegex(UserError, "Languages"):
                self.wizard(lang_ids=langs).action_print()
        self.assertTrue(self.wizard(lang_ids=[(5,)], language="own").action_print())

    # ------------------------------------------------------------
    # POSTER
    # ------------------------------------------------------------

    def poster(self, *codes):
        name, pdf = self.wizard(layout="poster", lang_ids=self.languages(*codes))._paper()
        self.assertEqual(name, "Poster")
        return PdfReader(io.BytesIO(pdf)).pages

    def test_a_poster_is_one_page_of_a4_in_each_chosen_language(self):
        langs = ("en_US", "es_ES", "fr_FR", "de_DE")
        for number in (1, 2, 3, 4):
            [page] = self.poster(*langs[:number])
            self.assertAlmostEqual(float(page.mediabox.width), 595, delta=1.5)
            self.assertAlmostEqual(float(page.mediabox.height), 842, delta=1.5)
            text = " ".join(page.extract_text().split())
            self.assertEqual("Confidencial" in text, number > 1)
            self.assertEqual("Vertraulich" in text, number > 3)

    def test_a_poster_says_who_asks_when_and_where(self):
        self.company.readiness_tz = "Asia/Tokyo"
        self.env["ir.config_parameter"].set_param("web.base.url", "https://people.example.com")
        [page] = self.poster("en_US")
        text = " ".join(page.extract_text().split())
        closing = self.campaign._moment_label(self.campaign.date_close, "full")
        for part in (
            self.company.name,
            f"people.example.com/readiness/{self.campaign.link_code}",
            " ".join(closing.split()),
            "about fewer than 6 people",
        ):
            self.assertIn(part, text)

    def test_a_poster_issues_no_code(self):
        [page] = self.poster("en_US")
        self.assertFalse(CODE.findall(page.extract_text()))
        self.assertFalse(self.hashes())
        self.assertEqual(self.campaign.codes_issued, 0)

    def test_a_poster_where_nobody_needs_a_code(self):
        self.wizard()._issue()
        self.assertIn("already has a code", self.wizard().nobody)
        with self.assertRaises(UserError):
            self.wizard().action_print()
        self.assertFalse(self.wizard(layout="poster").action_print()["params"]["issued"])

    def test_papers_say_the_companys_time(self):
        for zone in ("America/Los_Angeles", "Asia/Tokyo", "Europe/Madrid", "Pacific/Auckland"):
            self.company.readiness_tz = zone
            closing = self.campaign._moment_label(self.campaign.date_close)
            paper = " ".join(text_of(self.one(self.people[4])._issue()).split())
            self.assertIn(" ".join(closing.split()), paper)
            self.assertNotIn("UTC", paper)

    def test_names_that_are_long_or_strange(self):
        for name in ("W" * 200, "<b>Ana & José</b>", "Ελένη Żółć Мария", ""):
            self.people[6].name = name or " "
            self.assertTrue(self.one(self.people[6])._issue().startswith(b"%PDF"), name)

    def test_ten_thousand(self):
        self.env.cr.execute(
            "INSERT INTO readiness_roster (campaign_id, unit_id, seat)"
            " SELECT %s, %s, 100 + n FROM generate_series(1, 10000) n RETURNING id",
            [self.campaign.id, self.campaign.unit_ids[0].id],
        )
        roster_ids = [roster_id for (roster_id,) in self.env.cr.fetchall()]
        codes = Codes(self.campaign).make_up(roster_ids)
        start = time.process_time()
        with self.assertQueryCount(9):
            Codes(self.campaign.sudo()).store(codes)
            self.env.flush_all()
        self.assertLess(time.process_time() - start, 10)
        self.assertEqual(self.campaign.codes_issued, 10_000)
