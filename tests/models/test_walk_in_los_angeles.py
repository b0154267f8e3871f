# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A company as it really is, in Los Angeles: from a file of HR's to every paper about the result.

Nobody is the head of a department and nobody has a login; names are in five scripts, two
departments have one name, one in the middle of the tree is archived, and most people have no email.
"""

import csv
import io
import re
import unicodedata
from datetime import date, datetime, timedelta

from freezegun import freeze_time
from lxml import html as lxml_html
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from odoo import fields
from odoo.tests import Form

from odoo.addons.social_readiness.local_time import to_utc
from odoo.addons.social_readiness.mailing.codes import Codes
from odoo.addons.social_readiness.mailing.letters import Letters
from odoo.addons.social_readiness.printing import printer
from odoo.addons.social_readiness.report import code_paper
from odoo.addons.social_readiness.report.export import export
from odoo.addons.social_readiness.results.document import Rows
from odoo.addons.social_readiness.results.document_writer import make_document
from odoo.addons.social_readiness.results.summary import Summary

from ..browsing import BrowsingCase
from ..common import ReadinessCase
from .test_walk_from_a_spreadsheet import OPTIONS

ZONE = "America/Los_Angeles"
PLANNED = datetime(2026, 11, 4, 18)  # UTC
OPENING, CLOSING = datetime(2026, 11, 9, 8), datetime(2026, 11, 20, 18)  # there
# The close is on the 21st in UTC, however a language writes it.
WRONG_DAY = re.compile(
    r"Nov\w*\.? 21\b|\b21(st)?( de)? [Nn]ov|2026-11-21|11/21/2026|21/11/2026|21\.11\.2026"
)
SCRIPTS = ("Zoë Žluťoučká", "Ирина Петрова", "Ελένη Παππά", "خديجة الشمالي", "王小明")
EMOJI = "Ana 🌻 Ruiz"
# {external id: (name, that of the one above, whether it is active, people)}
DEPARTMENTS = {
    "w_works": ("Works", "", True, 9),
    "w_line": ("Линия", "w_works", False, 7),
    "w_depot": ("Depot Łódź", "w_line", True, 20),
    "w_help_works": ("Support", "w_works", True, 16),
    "w_trade": ("Handel", "", True, 9),
    "w_help_trade": ("Support", "w_trade", True, 18),
    "w_shops": ("Καταστήματα", "w_trade", True, 17),
    "w_lab": ("北京研发部", "", True, 15),
    "": ("", "", True, 8),
}
LEADS = {"w_depot": "Łucja Lead", "w_help_trade": "Øyvind Lead"}
IMPORTED = sum(people for *_department, people in DEPARTMENTS.values())
LATER = 1
ASKED = IMPORTED - LATER
SUPPORT = {"Support · Works", "Support · Handel"}
BOARD_REPORT = "social_readiness.board_report"
HEATMAP = "social_readiness.board_heatmap"


def department_rows():
    yield ("External ID", "Name", "Parent Department/External ID", "Company", "Active")
    for key, (name, above, is_active, _people) in DEPARTMENTS.items():
        if key:
            yield (key, name, above, "Ñandú Walk", str(is_active))


def names_of(team, people):
    """The names of a team: those of all scripts in turn; the lead is the first."""
    names = [f"{SCRIPTS[place % len(SCRIPTS)]} {team[2:]}{place}" for place in range(people)]
    return [LEADS[team], *names[1:]] if team in LEADS else names


def employee_rows():
    """Every third has an email; the last of the laboratory begins next year."""
    yield (
        "Employee Name",
        "Department/External ID",
        "Manager",
        "Work Email",
        "Company",
        "Contract Start Date",
    )
    for team, (*_department, people) in DEPARTMENTS.items():
        for place, name in enumerate(names_of(team, people)):
            begins = "2027-03-01" if (team, place) == ("w_lab", people - 1) else ""
            lead = LEADS.get(team, "") if place else ""
            address = "" if place % 3 else f"{team or 'top'}{place}@walk.example"
            name = EMOJI if (team, place) == ("w_shops", 3) else name
            yield (name, team, lead, address, "Ñandú Walk", begins)


def words_of(page):
    """The words of a page, in one line, without its styles."""
    root = lxml_html.fromstring(page)
    for unseen in root.xpath("//style | //script"):
        unseen.drop_tree()
    return re.sub(r"\s+", " ", root.text_content())


def letters(text):
    """The letters of a text, in whatever order: a PDF holds right-to-left text as it is seen."""
    return {sign for sign in unicodedata.normalize("NFKC", text) if sign.isalpha()}


class TestWalkInLosAngeles(BrowsingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.walk = cls.make_company("Ñandú Walk")
        cls.walk.readiness_tz = ZONE
        cls.hr = cls.make_user("walk_hr", "hr.group_hr_manager", company=cls.walk)
        # The officer travels: nothing may come from where she is.
        cls.hr.write({"email": "walk.hr@walk.example", "tz": "Asia/Tokyo"})

    def as_hr(self, model, **context):
        context = {"allowed_company_ids": self.walk.ids, "lang": "en_US", **context}
        return self.env[model].with_user(self.hr).with_context(**context)

    def test_from_the_file_to_every_paper(self):
        with freeze_time(PLANNED):
            self.import_company()
            campaign = self.plan()
            self.launch(campaign)
        with freeze_time(campaign.date_open + timedelta(hours=2)):
            self.env["readiness.campaign"]._cron_open_and_close()
            self.assertEqual(campaign.state, "open")
            codes = self.print_slips(campaign)
            self.check_mails(campaign)
            self.answer_by_code(campaign, codes)
        with freeze_time(campaign.date_close + timedelta(minutes=1)):
            self.env["readiness.campaign"]._cron_open_and_close()
            self.assertEqual(campaign.state, "published")
            self.check_files(campaign)
            self.check_papers(campaign)
            self.check_days_of_the_api(campaign)
            self.check_pages_and_notes(campaign)

    def assert_day(self, text):
        """The day of the close stands there, and it is the company's."""
        text = text.replace("\u202f", " ").replace("\xa0", " ")
        self.assertRegex(text, r"Nov\w*\.? 20\b|\b20 de nov|2026-11-20")
        self.assert_no_wrong_day(text)

    def assert_no_wrong_day(self, text):
        found = WRONG_DAY.search(text)
        self.assertFalse(found, found and text[max(0, found.start() - 80) : found.end() + 80])

    # ------------------------------------------------------------
    # THE FILES
    # ------------------------------------------------------------

    def import_company(self):
        departments = self.import_rows("hr.department", department_rows())
        self.assertEqual(len(departments), len(DEPARTMENTS) - 1)
        self.assertEqual(departments.filtered(lambda one: not one.active).name, "Линия")
        self.assertFalse(departments.manager_id)
        people = self.import_rows("hr.employee", employee_rows())
        self.assertEqual(len(people), IMPORTED)
        self.assertFalse(people.user_id)
        self.assertEqual(set(people.parent_id.mapped("name")), set(LEADS.values()))

    def import_rows(self, model, rows):
        """Upload a file as Odoo's import page does, with the columns that it proposes."""
        file = io.StringIO()
        csv.writer(file).writerows(rows)
        wizard = self.as_hr("base_import.import").create(
            {
                "res_model": model,
                # As spreadsheet programs mark it; without the mark, Odoo guesses windows-1254.
                "file": file.getvalue().encode("utf-8-sig"),
                "file_type": "text/csv",
                "file_name": "a.csv",
            }
        )
        proposed = wizard.parse_preview(dict(OPTIONS))
        self.assertNotIn("error", proposed)
        columns = proposed["headers"]
        matched = [proposed["matches"].get(number) for number in range(len(columns))]
        names = ["/".join(path) if path else False for path in matched]
        self.assertTrue(all(names), (columns, names))
        done = wizard.execute_import(names, columns, {**OPTIONS, **proposed["options"]})
        self.assertFalse([one for one in done["messages"] if one["type"] == "error"], done)
        return self.as_hr(model, active_test=False).browse(done["ids"])

    # ------------------------------------------------------------
    # THE DRAFT
    # ------------------------------------------------------------

    def plan(self):
        """On the form: the preview says who is left out and who is counted elsewhere."""
        form = Form(self.as_hr("readiness.campaign"))
        self.assertEqual(form.date_open, to_utc(OPENING, ZONE), "proposed: Monday at eight, there")
        self.assertEqual(form.date_close, to_utc(CLOSING, ZONE))
        form.name = "Ñandú: autumn"
        self.check_preview(form.preview)
        campaign = form.save()
        self.assertEqual(campaign.closing_day, CLOSING.date())
        self.assert_day(campaign.local_dates)
        self.check_sheet(campaign)
        return campaign

    def check_preview(self, preview):
        self.assertEqual(preview["headcount"] + LATER, IMPORTED)
        self.assertEqual(
            preview["notes"],
            [
                "Managers counted at the top level, not in their team: 2.",
                "7 people are in archived departments. They are counted in the nearest active "
                "parent department.",
                "People not invited because their contract begins later: 1.",
            ],
        )
        rows = {(row["name"], row["depth"]): row["headcount"] for row in preview["rows"]}
        self.assertEqual(rows["Works", 1], 9 + 7 + 19 + 16)
        self.assertEqual(rows["Depot Łódź", 2], 19, "in the tree, though not its level above")
        self.assertEqual(rows["北京研发部", 1], 14)
        self.assertNotIn(("Линия", 2), rows)
        self.assertEqual(sum(row["direct"] for row in preview["rows"]), ASKED)

    def check_sheet(self, campaign):
        """The protection sheet: the numbers of the form, in the company's time."""
        page = self.paper_page("social_readiness.protection_sheet", campaign)
        words = words_of(page)
        self.assert_day(words)
        self.assertIn("6:00 PM, America/Los Angeles", words.replace("\u202f", " "))
        self.assertNotIn("UTC", words)
        self.assertIn(f"Invited {ASKED} people", words)
        self.assertIn("because their contract begins later: 1.", words)
        for number, name in ((51, "Works"), (19, "Depot Łódź"), (16, "Support"), (17, "Support")):
            self.assertRegex(words, rf"\b{number}\s+{name}")

    def launch(self, campaign):
        reached = campaign.reach_mails
        self.assertEqual(campaign.reach_by_code, ASKED, "nobody has a login")
        campaign.action_launch()
        self.assertEqual((campaign.state, campaign.headcount), ("scheduled", ASKED))
        self.assertEqual(sum(campaign.unit_ids.mapped("direct_headcount")), ASKED)
        self.assertEqual(campaign.left_out["later"], LATER)
        self.assertIn("contract begins later: 1.", campaign.audience_notes)
        addresses = [row[3] for row in employee_rows()][1:]
        self.assertEqual(reached, sum(map(bool, addresses)))
        self.check_sheet(campaign)
        self.authenticate(None, None)
        early = words_of(self.welcome(campaign).content).replace("\u202f", " ")
        self.assertIn("November 9, 2026, 8:00 AM", early.replace(" at ", ", "))

    # ------------------------------------------------------------
    # WHILE IT IS OPEN
    # ------------------------------------------------------------

    def print_slips(self, campaign):
        """Print the slips; return the codes that stand on them."""
        wizard = self.as_hr("readiness.code.wizard").create(
            {"campaign_id": campaign.id, "who": "all"}
        )
        self.assertEqual((wizard.people, wizard.lang_ids.mapped("code")), (ASKED, ["en_US"]))
        issued = Codes(campaign.sudo()).make_up(wizard._roster_ids())
        addressees = wizard._addressees(issued)
        self.check_slips(addressees)
        if printer():
            text = "\n".join(
                page.extract_text() for page in PdfReader(io.BytesIO(wizard._issue())).pages
            )
            self.assert_day(re.sub(r"\s+", " ", text))
            self.assertLessEqual(letters("".join(SCRIPTS)), letters(text))
            self.assertEqual(campaign.codes_issued, ASKED)
            found = re.findall(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b", text)
            self.assertEqual(len(set(found)), ASKED)
        Codes(campaign.sudo()).store(issued)
        return issued

    def check_slips(self, addressees):
        """Every name is on a slip, none is blank, and the two teams of one name are told apart."""
        names = sorted(row[0] for row in employee_rows())
        names.remove("Employee Name")
        printed = sorted(one.name for one in addressees)
        missing = set(names) - set(printed)
        self.assertEqual((len(printed), len(missing)), (ASKED, LATER))
        self.assertTrue(all(name.strip() for name in printed))
        langs = {texts["lang"] for one in addressees for texts in one.texts}
        self.assertEqual(langs, {"en-US"})
        departments = {one.department for one in addressees}
        self.assertLessEqual(SUPPORT | {"Линия", "北京研发部"}, departments)
        self.assertNotIn("Support", departments, "to whom is it to be handed?")
        rows, sheets = code_paper.sheets(addressees)
        page = self.env["ir.qweb"]._render(
            "social_readiness.code_slips",
            {
                "title": "Slips",
                "addressees": addressees,
                "sheets": sheets,
                "rows": rows,
                "size_of": code_paper.size_of,
            },
        )
        words = words_of(str(page))
        self.assertFalse([name for name in printed if name not in words])
        self.assert_day(words)

    def check_mails(self, campaign):
        figures = [(unit, 5) for unit in campaign.sudo().unit_ids]
        for kind in ("invitation", "reminder", "nudge"):
            for lang in ("en_US", "es_ES"):
                with self.subTest(kind, lang=lang):
                    subject, body = Letters(campaign.sudo()).rendered(
                        kind, lang, figures if kind == "nudge" else None
                    )
                    words = f"{subject} {words_of(body)}"
                    self.assert_day(words)
                    self.assertEqual("Support · Handel" in words, kind == "nudge")

    def answer_by_code(self, campaign, codes):
        """Some type their code on the page, as it was printed; nine in ten answer."""
        rows = {row[0]: row for row in self.roster_of(campaign)}
        self.authenticate(None, None)
        answered = 0
        for place, (roster, code) in enumerate(codes.items()):
            if place % 10 == 9:
                continue
            answered += 1
            levels = {item.id: 1 + (roster + item.id) % 5 for item in self.items_of(campaign)}
            if place < 5:
                page = self.enter_code("-".join((code[:4], code[4:8], code[8:])), campaign)
                self.assert_no_wrong_day(words_of(page.content))
                sent = {f"q{item}": str(level) for item, level in levels.items()}
                self.assertEqual(self.main(self.send(page, sent)), "done")
            else:
                self.assertTrue(self.answer(campaign, rows[roster], levels))
        self.assertEqual(self.people_counted(campaign), answered)

    # ------------------------------------------------------------
    # EVERY PAPER
    # ------------------------------------------------------------

    def view(self, campaign):
        return {"campaign": campaign.id, "level": 9}

    def export(self, name, campaign, **view):
        view = {**self.view(campaign), **view}
        campaigns = self.as_hr("readiness.campaign", force_report_rendering=True)
        return io.BytesIO(export(campaigns.env, name, view)[0])

    def paper_page(self, report, campaign, **data):
        report = self.as_hr("ir.actions.report")._render_qweb_html(report, campaign.ids, data=data)
        return report[0].decode()

    def check_files(self, campaign):
        document = make_document(self.as_hr("readiness.campaign").env, self.view(campaign))
        self.assert_day(document.subtitle)
        labels = {row.label for row in document.rows}
        self.assertLessEqual(SUPPORT | {"Works", "Depot Łódź", "Καταστήματα"}, labels)
        self.assertEqual(document.rows[0].invited, ASKED)
        self.assertIn("People not invited because", str(document.notes))
        listed = {row.label for row, _score, _gap in document.attention}
        self.assertNotIn("Support", listed)
        keys = [row.key for row in document.rows]
        book = load_workbook(self.export("xlsx", campaign, rows=keys, flat=True))
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        self.assertLessEqual(SUPPORT, set(cells))
        self.assertNotIn("Support", cells)
        self.assert_day(" ".join(cells))
        deck = Presentation(self.export("pptx", campaign))
        self.assert_day(" ".join(self.words_of_slides(deck)))
        if printer():
            text = "\n".join(
                page.extract_text() for page in PdfReader(self.export("pdf", campaign)).pages
            )
            self.assert_day(re.sub(r"\s+", " ", text))
            self.assertLessEqual(letters("北京研发部 Καταστήματα Łódź"), letters(text))

    def words_of_slides(self, deck):
        for slide in deck.slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    yield shape.text_frame.text
                if shape.has_table:
                    yield from (cell.text for row in shape.table.rows for cell in row.cells)

    def check_papers(self, campaign):
        document = make_document(self.as_hr("readiness.campaign").env, self.view(campaign))
        heatmap = words_of(self.paper_page(HEATMAP, campaign, document=document))
        report = words_of(self.paper_page(BOARD_REPORT, campaign))
        for words in (heatmap, report):
            self.assert_day(words)
            self.assertFalse([row.name for row in document.rows if row.name not in words])
        self.check_sheet(campaign)

    def check_days_of_the_api(self, campaign):
        reader = campaign.with_user(self.hr).with_context(tz="Asia/Tokyo")
        board = reader.env["readiness.heatmap"].get_heatmap(campaign.id)
        self.assertEqual(board["campaign"]["date_open"], "2026-11-09")
        self.assertEqual(board["campaign"]["date_close"], "2026-11-20")
        [listed] = [one for one in board["campaigns"] if one["id"] == campaign.id]
        self.assertEqual(listed["date_close"], "2026-11-20")
        root = campaign._root_unit()
        trend = reader.env["readiness.trend"].get_trend(campaign.id)
        self.assertEqual([one["date"] for one in trend["campaigns"]], ["2026-11-20"])
        cell = reader.env["readiness.cell"].get_cell(campaign.id, root.id, "subtree")
        self.assertEqual([one["date"] for one in cell["campaigns"]], ["2026-11-20"])
        for payload in (board, trend, cell):
            self.assert_no_wrong_day(str(payload))
        rows = Rows(board, [])
        self.assertEqual(rows.root["invited"], ASKED)
        self.assertEqual((reader.closing_day, reader._today()), (date(2026, 11, 20),) * 2)
        names = {listed["unit"] for listed in Summary(reader).compute()["priorities"]}
        self.assertNotIn("Support", names)

    def check_pages_and_notes(self, campaign):
        over = words_of(self.welcome(campaign).content)
        self.assert_no_wrong_day(over)
        for message in campaign.message_ids:
            self.assert_no_wrong_day(words_of(message.body or "<p/>"))
        units = campaign.unit_ids.filtered(lambda unit: unit.name == "Support")
        self.assertEqual(set(units.mapped("display_name")), SUPPORT)
        self.assertGreater(campaign.date_published, fields.Datetime.to_datetime("2026-11-21"))


class TestDepartmentsOfOneName(ReadinessCase):
    """Where a department is named by itself before the launch, which freezes units with paths."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.alike = [cls.make_department("Support", above) for above in (cls.sales, cls.plant)]
        cls.make_employees(cls.alike[0], 12)
        cls.draft = cls.make_campaign(
            audience="departments", department_ids=[(6, 0, (cls.alike[0] | cls.north).ids)]
        )

    def named_on_the_sheet(self):
        sheet = self.env["report.social_readiness.protection_sheet"]
        return sheet._sheet(self.draft)["departments"]

    def test_the_sheet_says_which_one_is_asked(self):
        self.assertEqual(self.named_on_the_sheet().count("Support · Sales"), 1)
        self.assertIn("North", self.named_on_the_sheet().split(", "), "others stay short")

    def test_an_archived_one_of_the_name_counts_too(self):
        self.alike[1].active = False
        self.assertIn("Support · Sales", self.named_on_the_sheet())

    def test_another_companys_does_not(self):
        self.alike[1].unlink()
        self.make_department("Support", company=self.make_company("Elsewhere"))
        self.assertIn("Support", self.named_on_the_sheet().split(", "))

    def test_a_draft_says_which_one_was_deleted(self):
        self.alike[0].member_ids.department_id = self.sales
        self.alike[0].unlink()
        self.assertIn("Support · Sales", self.draft.launch_problem)
