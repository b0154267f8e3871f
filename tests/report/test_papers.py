# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every paper and file with the names of a real company, by each program that prints."""

import io
import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless
from unittest.mock import patch

from lxml import html as lxml_html
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from odoo.exceptions import UserError

from odoo.addons.social_readiness.printing import printer, programs
from odoo.addons.social_readiness.report.export import export
from odoo.addons.social_readiness.results.document_writer import make_document
from odoo.addons.social_readiness.results.summary import Summary

from .odd_names import LONG, ODD, PASTED, SCRIPTS, OddNamesCase
from .programs import without_programs

WKHTMLTOPDF = ("wkhtmltopdf", "wkhtmltoimage")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BOARD_REPORT = "social_readiness.board_report"
HEATMAP = "social_readiness.board_heatmap"
SHEET = "social_readiness.protection_sheet"


def has_chromium():
    with without_programs(*WKHTMLTOPDF):
        return bool(printer())


def text_of(pdf):
    """The words of a PDF; what was shaped is read back as the letters that it was made of."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return unicodedata.normalize("NFKC", text)


def letters(text):
    """The letters of a text, in whatever order: a PDF holds right-to-left text as it is seen."""
    return {sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha()}


class PapersCase(OddNamesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls.publish()

    def as_officer(self, lang="en_US"):
        context = {**self.env.context, "lang": lang, "force_report_rendering": True}
        return self.env(user=self.officer.id, context=context)

    def export(self, name, lang="en_US", **view):
        view = {"campaign": self.campaign.id, "level": 9, **view}
        return export(self.as_officer(lang)["readiness.campaign"].env, name, view)[0]

    def document(self, **view):
        view = {"campaign": self.campaign.id, "level": 9, **view}
        return make_document(self.as_officer()["readiness.campaign"].env, view)

    def paper(self, report, lang="en_US"):
        return self.as_officer(lang)["ir.actions.report"]._render_qweb_pdf(
            report, self.campaign.ids
        )[0]

    def page(self, report, **data):
        report = self.as_officer()["ir.actions.report"]._render_qweb_html(
            report, self.campaign.ids, data=data
        )[0]
        return lxml_html.fromstring(report.decode())

    def speak_spanish(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])


class TestDocument(PapersCase):
    """One document: the same names, in the same order, in every file."""

    def names_in(self, root):
        return [cell.text_content().strip() for cell in root.xpath("//td[contains(@class,'unit')]")]

    def test_departments_of_one_name_show_their_path_in_lists(self):
        document = self.document()
        labels = {row.label for row in document.rows if row.name == "Support"}
        self.assertEqual(labels, {"Support · Sales", "Support · Plant"})
        listed = {row.label for row, _score, _gap in self.document().attention}
        self.assertFalse(listed & {"Support"})

    def test_departments_of_one_name_show_their_path_where_all_are_ranked(self):
        keys = [row.key for row in self.document().rows]
        tree = self.export("xlsx", rows=keys)
        ranked = self.export("xlsx", rows=keys, flat=True)

        def names(file):
            return [row[0].value for row in load_workbook(io.BytesIO(file)).active.iter_rows()]

        self.assertEqual(names(tree).count("Support"), 2)
        self.assertIn("Support · Plant", names(ranked))
        self.assertNotIn("Support", names(ranked))

    def test_departments_of_one_name_show_their_path_wherever_a_unit_is_named(self):
        units = self.campaign.unit_ids.with_user(self.officer)
        alike = units.filtered(lambda unit: unit.name == "Support")
        self.assertEqual(
            sorted(alike.mapped("display_name")), ["Support · Plant", "Support · Sales"]
        )
        listed = Summary(self.campaign.with_user(self.viewer)).compute()["priorities"]
        self.assertNotIn("Support", {one["unit"] for one in listed})

    def test_a_manager_is_not_told_the_path_above(self):
        lead = self.make_user("lead")
        self.alike[0].manager_id = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": lead.id, "company_id": self.company.id}
        )
        units = self.env["readiness.unit"].with_user(lead).search([("name", "=", "Support")])
        self.assertEqual(units.mapped("display_name"), ["Support"])

    def test_other_teams_stand_after_the_departments_in_every_file(self):
        names = [row.name for row in self.document().rows]
        rest = [name for name in names if name.startswith("Other teams")]
        self.assertTrue(rest)
        for name in rest:
            above = name.removeprefix("Other teams in ")
            level = next(row.level for row in self.document().rows if row.name == name)
            after = names[names.index(name) + 1 :]
            following = next((row for row in self.document().rows if row.name in after[:1]), None)
            self.assertTrue(following is None or following.level < level, above)
        report = [name for name in self.names_in(self.page(BOARD_REPORT)) if name != "Target"]
        self.assertEqual(report, names)
        self.assertEqual(self.names_in(self.page(HEATMAP, document=self.document())), names)

    def test_the_boards_report_has_the_cells_and_colours_of_the_heatmap(self):
        def cells(root):
            return [
                [(cell.get("class"), cell.text_content()) for cell in row.xpath("td")][1:]
                for row in root.xpath("//table[contains(@class,'heat')]/tbody/tr")
            ]

        def colours(root):
            return re.findall(r"\.s\d[.\w]* \{[^}]+\}", root.xpath("string(//head)"))

        report, heatmap = self.page(BOARD_REPORT), self.page(HEATMAP, document=self.document())
        self.assertEqual(cells(report)[1:], cells(heatmap))
        self.assertEqual(colours(report), colours(heatmap))
        self.assertTrue(colours(report))

    def test_pasted_control_characters_reach_no_file(self):
        document = self.document(search="a\x0bb")
        self.assertEqual(document.title, "Autumn wave")
        self.assertIn("a b", document.shown)
        book = load_workbook(io.BytesIO(self.export("xlsx")))
        self.assertIn("Quality control", [row[0].value for row in book.active.iter_rows()])
        deck = Presentation(io.BytesIO(self.export("pptx", search="a\x0bb")))
        shapes = [shape for slide in deck.slides for shape in slide.shapes]
        tables = [shape.table for shape in shapes if shape.has_table]
        names = {row.cells[0].text for table in tables for row in table.rows}
        self.assertIn("Quality control", names)
        for page in (self.page(BOARD_REPORT), self.page(HEATMAP, document=document)):
            self.assertIn("Quality control", " ".join(page.text_content().split()))
        self.assertNotIn("\x0b", " ".join(map(str, document[:4])))


class EveryPrinter:
    """What holds whatever program prints."""

    hidden = ()

    def setUp(self):
        super().setUp()
        self.enterContext(without_programs(*self.hidden))

    def printed(self, make):
        """What is printed; where this machine has no font for a name, that is said instead."""
        try:
            return make()
        except UserError as error:
            self.assertRegex(str(error), "fonts-noto|fonts-symbola|fontconfig")
            self.skipTest(f"this machine has not all fonts: {error}")

    def assert_named(self, text, names):
        for name in names:
            for part in name.replace("\x0b", " ").split():
                if unicodedata.bidirectional(part[0]) == "L" and part.isascii():
                    self.assertIn(part, re.sub(r"\s", "", text))
            if name not in (SCRIPTS["Hindi"], SCRIPTS["Thai"]):  # read back without their marks
                self.assertLessEqual(letters(name), letters(text), name)

    def test_every_name_is_on_the_heatmap(self):
        for make in (lambda: self.export("pdf"), lambda: self.paper(BOARD_REPORT)):
            text = text_of(self.printed(make))
            self.assert_named(text, ODD)
            # The word of 72 letters is on lines of its own column.
            written = re.findall(r"\s*".join(LONG), text)
            self.assertTrue([word for word in written if word != LONG])

    def test_the_picture_has_the_same_layout(self):
        picture = Image.open(io.BytesIO(self.printed(lambda: self.export("png"))))
        self.assertEqual(picture.width, 2692)
        self.assertGreater(picture.height, 1200)
        # Nothing but the margin is empty at its end.
        rows = picture.convert("L").resize((1, picture.height))
        self.assertLess(min(rows.crop((0, picture.height - 120, 1, picture.height)).getdata()), 255)

    def test_paper_is_a4(self):
        for report, size in (
            (HEATMAP, (842, 595)),
            (SHEET, (595, 842)),
            (BOARD_REPORT, (595, 842)),
        ):
            pages = PdfReader(io.BytesIO(self.printed(lambda name=report: self.paper(name)))).pages
            self.assertEqual(len(pages), 2 if report == HEATMAP else 3, report)
            for page in pages:
                self.assertAlmostEqual(float(page.mediabox.width), size[0], delta=1.5)
                self.assertAlmostEqual(float(page.mediabox.height), size[1], delta=1.5)

    def test_no_word_of_a_heading_is_broken(self):
        self.speak_spanish()
        text = text_of(self.printed(lambda: self.export("pdf", lang="es_ES")))
        for word in ("Organización", "Empoderamiento", "Conocimiento"):
            self.assertIn(word, text)

    def test_nothing_stays_behind(self):
        with TemporaryDirectory() as folder, patch.object(programs, "MEMORY", Path(folder)):
            self.printed(lambda: self.paper(SHEET))
            self.assertEqual(list(Path(folder).iterdir()), [])

    def test_a_code_always_has_an_owner(self):
        names = [*SCRIPTS.values(), LONG, PASTED, "W" * 200, "Ana 🌻 Ruiz"]
        people = self.make_employees(self.north, len(names), prefix="Z")
        for person, name in zip(people, names, strict=True):
            person.name = name
        campaign = self.make_campaign(self.make_company("Codes"), audience="company", name="Codes")
        people.company_id = campaign.company_id
        people.department_id = self.make_department("Team", company=campaign.company_id)
        officer = self.make_user(
            "codes", "base.group_user,social_readiness.group_readiness_officer", campaign.company_id
        )
        campaign.action_launch()
        for layout in ("slips", "letters"):
            wizard = self.env["readiness.code.wizard"].with_user(officer)
            wizard = wizard.create({"campaign_id": campaign.id, "layout": layout, "who": "all"})
            pdf = self.printed(wizard._issue)
            pages = PdfReader(io.BytesIO(pdf)).pages
            self.assertEqual(len(pages), -(-len(names) // 8) if layout == "slips" else len(names))
            self.assert_named(text_of(pdf), names)


@skipUnless(printer(), "neither wkhtmltopdf nor Chromium is installed")
class TestPrinter(EveryPrinter, PapersCase):
    """The printer that Odoo uses, where it is installed."""


@skipUnless(has_chromium(), "Chromium is not installed")
class TestChromium(EveryPrinter, PapersCase):
    """As on Debian 13, which has no wkhtmltopdf."""

    hidden = WKHTMLTOPDF


class TestNoPrinter(PapersCase):
    def setUp(self):
        super().setUp()
        self.enterContext(without_programs(*WKHTMLTOPDF, *BROWSERS))

    def test_what_cannot_be_printed_is_not_offered(self):
        board = self.as_officer()["readiness.heatmap"].get_heatmap(self.campaign.id)
        self.assertEqual(board["exports"], ["xlsx", "pptx"])
        self.assertFalse(self.campaign.can_print)
        wizard = self.env["readiness.code.wizard"].new({"campaign_id": self.campaign.id})
        self.assertFalse(wizard.can_print)

    def test_what_is_asked_for_all_the_same_says_what_to_install(self):
        with self.assertRaisesRegex(UserError, "wkhtmltopdf or Chromium"):
            self.paper(SHEET)

    def test_papers_open_as_pages(self):
        self.assertIn("Protection sheet", self.page(SHEET).text_content())
