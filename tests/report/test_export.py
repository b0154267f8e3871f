# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The board as a file: the numbers of the screen, for each reader what the screen shows them."""

import importlib
import io
import json
import re
import sys
from unittest.mock import patch

from lxml import html as lxml_html
from openpyxl import load_workbook
from PIL import Image, ImageColor
from pptx import Presentation

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase, HttpCase, tagged
from odoo.tools import file_open
from odoo.tools.pdf import PdfFileReader

from odoo.addons.social_readiness.report.export import export, export_slide
from odoo.addons.social_readiness.results import colors
from odoo.addons.social_readiness.results.document import MODES
from odoo.addons.social_readiness.results.document_writer import make_document
from odoo.addons.social_readiness.results.files import pptx

from ..common import ReadinessCase
from ..security.roles import Roles

EVIL = "=cmd|' /C calc'!A0"
FORMATS = ["xlsx", "pdf", "pptx", "png"]


def texts_of(slide):
    """What stands in the shapes of a slide, a paragraph each."""
    frames = (shape.text_frame for shape in slide.shapes if shape.has_text_frame)
    return [paragraph.text for frame in frames for paragraph in frame.paragraphs]


@tagged("post_install", "-at_install")
class TestExport(Roles, ReadinessCase, HttpCase):
    """A published wave in which one division has a name that a spreadsheet could run."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plant.name = EVIL
        cls.make_roles()
        cls.campaign = cls.make_campaign(
            profile_id=cls.env.ref("social_readiness.profile_converse").id
        )
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        cls.files = {}

    def campaigns(self, role="viewer", **context):
        user = self.roles[role]
        return self.env(user=user.id, context={**self.env.context, **context})["readiness.campaign"]

    def board(self, role="viewer"):
        board = self.campaigns(role).env["readiness.heatmap"].get_heatmap(self.campaign.id)
        return board, [
            dict(zip(board["row_fields"], row, strict=True)) for row in board.get("rows", [])
        ]

    def export(self, name, role="viewer", lang="en_US", **view):
        """The file that a role gets; a release is frozen, so each is made once for all tests."""
        view = {"campaign": self.campaign.id, "level": 9, **view}
        key = json.dumps([name, role, lang, view], sort_keys=True)
        if key not in self.files:
            campaigns = self.campaigns(role, lang=lang, force_report_rendering=True)
            self.files[key] = export(campaigns.env, name, view)[0]
        return self.files[key]

    def test_query_budget(self):
        """As many as the heatmap, and a few, whatever the size of the company."""
        self.document()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(16):
            self.document()

    def document(self, role="viewer", **view):
        view = {"campaign": self.campaign.id, "level": 9, **view}
        return make_document(self.campaigns(role).env, view)

    def workbook(self, **options):
        return load_workbook(io.BytesIO(self.export("xlsx", **options)), rich_text=False)

    def sheet_rows(self, sheet):
        """{name of the row: cells after it}, of a sheet of the workbook."""
        return {
            row[0].value: row[1:]
            for row in sheet.iter_rows(min_row=6)
            if row[0].value and row[0].value != "Colors"
        }

    def slides(self, **options):
        return Presentation(io.BytesIO(self.export("pptx", **options)))

    def slide(self, what, role="viewer", **about):
        view = {"campaign": self.campaign.id, **about}
        return Presentation(io.BytesIO(export_slide(self.campaigns(role).env, what, view)[0]))

    def summary(self):
        return self.campaigns().env["readiness.summary"].get_summary(self.campaign.id)

    # ------------------------------------------------------------
    # WHAT IS SEEN
    # ------------------------------------------------------------

    def test_every_format_is_offered_here(self):
        self.assertEqual(self.board()[0]["exports"], FORMATS)

    def test_workbook_holds_the_numbers_of_the_board(self):
        book = self.workbook()
        board, rows = self.board()
        order = [column.index for column in self.document().columns]
        shown = self.sheet_rows(book["Score"])
        self.assertEqual(book.active.title, "Score")
        for row in rows:
            values = [cell.value for cell in shown[row["name"]]]
            expected = [row["scores"][place] for place in order] if row["scores"] else ["–"] * 9
            self.assertEqual(values[:9], expected, row["name"])
            self.assertEqual(values[-1], row["respondents"])
        gaps = self.sheet_rows(book["Gap to target"])[self.company.name]
        root = rows[0]["scores"]
        self.assertEqual(
            [cell.value for cell in gaps[:9]],
            [root[place] - board["targets"][place] for place in order],
        )

    def test_a_sheet_a_mode_and_one_on_protection(self):
        self.assertEqual(
            self.workbook(mode="gap").sheetnames,
            ["Gap to target", "Score", "% favorable", "Change", "Compared with the company",
             "Protection"],
        )  # fmt: skip
        notes = " ".join(str(row[0].value) for row in self.workbook()["Protection"].iter_rows())
        self.assertIn("fewer than 6 people", notes)
        self.assertIn("adjusted slightly", notes)

    def test_cells_have_the_colours_of_the_screen(self):
        cell = self.sheet_rows(self.workbook()["Score"])[self.company.name][0]
        ground, text = colors.STEPS[colors.color_step(cell.value, "score") - 1]
        self.assertEqual(cell.fill.fgColor.rgb[-6:].lower(), ground[1:])
        self.assertEqual(cell.font.color.rgb[-6:].lower(), text[1:])

    def test_rows_as_they_are_seen_in_their_order(self):
        keys = [f"{row['unit']}:{row['scope']}" for row in self.board()[1]]
        seen = [keys[0], keys[-1], keys[1]]
        document = self.document(rows=seen, sort={"by": "overall", "descending": True}, search="a")
        self.assertEqual([row.key for row in document.rows], seen)
        self.assertEqual(document.shown, "Sorted by Overall, highest first; search: “a”.")
        levels = [row.level for row in self.document(level=1).rows]
        self.assertEqual(levels, [1])

    def test_turned_round_as_on_the_screen(self):
        """Dimensions as lines, in every format; the numbers stay with their unit."""
        upright = self.document()
        names = [row.name for row in upright.rows]
        scores = dict(
            zip(
                [column.name for column in upright.columns],
                zip(
                    *([cell.value for cell in row.cells["score"]] for row in upright.rows),
                    strict=True,
                ),
                strict=True,
            )
        )
        sheet = self.workbook(turned=True)["Score"]
        self.assertEqual([cell.value for cell in sheet[5]][:2], ["Dimension", "Target"])
        self.assertEqual([cell.value for cell in sheet[5]][2 : 2 + len(names)], names)
        shown = self.sheet_rows(sheet)
        for name, values in scores.items():
            cells = [cell.value for cell in shown[name]][1 : 1 + len(names)]
            self.assertEqual(cells, ["–" if one is None else one for one in values], name)
        self.assertEqual(shown["Responses"][1].value, upright.rows[0].respondents)
        [table] = [
            shape.table
            for slide in self.slides(turned=True).slides
            for shape in slide.shapes
            if shape.has_table
        ]
        self.assertEqual([cell.text for cell in table.rows[0].cells], ["Dimension", *names])
        overall = next(row for row in table.rows if row.cells[0].text == "Overall")
        self.assertEqual(overall.cells[1].text, str(scores["Overall"][0]))
        pages = PdfFileReader(io.BytesIO(self.export("pdf", turned=True))).pages
        numbers = [one for one in scores["Overall"] if one is not None]
        self.assertRegex(pages[1].extract_text(), r"Overall\s*" + r"[\s–]*".join(map(str, numbers)))
        self.assertNotEqual(self.export("png", turned=True), self.export("png"))

    def test_the_legends_filter_fades_the_other_cells(self):
        view = {"mode": "gap", "step": 2}
        document = self.document(**view)
        self.assertTrue(document.caption("gap").endswith(" Highlighted: −19 to −10."))
        self.assertNotIn("Highlighted", document.caption("score"))
        cells = [cell for row in document.rows for cell in row.cells["gap"] if cell.kind == "value"]
        self.assertTrue(all(cell.is_faded == (cell.step != 2) for cell in cells))
        self.assertFalse(any(cell.is_faded for row in document.rows for cell in row.cells["score"]))
        self.assertIsNone(self.document(step=8).only)
        place = next(at for at, cell in enumerate(document.company.cells["gap"]) if cell.is_faded)
        ground, ink = colors.pair(document.company.cells["gap"][place].step, True)
        book = self.workbook(**view)
        cell = self.sheet_rows(book["Gap to target"])[self.company.name][place]
        self.assertEqual(cell.fill.fgColor.rgb[-6:].lower(), ground[1:])
        self.assertEqual(cell.font.color.rgb[-6:].lower(), ink[1:])
        picture = Image.open(io.BytesIO(self.export("png", **view)))
        found = {color for _count, color in picture.getcolors(maxcolors=1 << 20)}
        self.assertIn(ImageColor.getrgb(ground), found)

    def test_a_name_is_never_a_formula(self):
        for sheet in self.workbook():
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotEqual(cell.data_type, "f", cell.value)
                    if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                        self.assertTrue(cell.quotePrefix, cell.value)
        self.assertIn(EVIL, self.sheet_rows(self.workbook()["Score"]))

    def test_slides_hold_native_tables_and_charts(self):
        deck = self.slides()
        shapes = [shape for slide in deck.slides for shape in slide.shapes]
        [table] = [shape.table for shape in shapes if shape.has_table]
        charts = [shape.chart for shape in shapes if shape.has_chart]
        self.assertFalse([shape for shape in shapes if shape.shape_type == 13], "a picture")
        self.assertEqual([cell.text for cell in table.rows[0].cells][1], "People")
        texts = [cell.text for cell in table.rows[2].cells]
        company = self.document().rows[0]
        expected = [cell.text for cell in company.cells["score"]]
        self.assertEqual(texts[:10], [self.company.name, *expected])
        self.assertEqual(len(charts), 2)
        scores = list(charts[0].plots[0].series[-1].values)[::-1]
        self.assertEqual([str(int(score)) for score in scores], expected)
        gaps = [gap for _row, _score, gap in self.document().attention]
        self.assertEqual(list(charts[1].plots[0].series[0].values)[::-1], gaps)

    def test_the_headings_of_a_slides_heatmap_can_be_read_from_afar(self):
        shapes = [shape for slide in self.slides().slides for shape in slide.shapes]
        [table] = [shape.table for shape in shapes if shape.has_table]
        heads = [table.cell(1, column) for column in range(1, len(table.columns))]
        sizes = {head.text_frame.paragraphs[0].runs[0].font.size.pt for head in heads}
        self.assertGreaterEqual(min(sizes), 9)
        self.assertEqual({head._tc.tcPr.get("vert") for head in heads}, {"vert270"})

    def test_the_summary_is_the_first_slide(self):
        """Verdict, sentence, three gaps, three steps: those of the page."""
        first = self.slides().slides[0]
        summary = self.summary()
        words = "\n".join(texts_of(first))
        for text in (summary["verdict_name"], summary["sentence"]):
            self.assertIn(text, words)
        below = [one for one in summary["reasons"] if one["gap"] < 0]
        for one in below[:3]:
            self.assertIn(f"{one['score_text']} · {one['state_name']}", words)
        for one in summary["steps"]:
            self.assertIn(one["name"], words)
        self.assertNotIn(below[3]["name"] if len(below) > 3 else "no more gaps", words)

    def test_a_slide_tells_of_shared_actions_only(self):
        first, second, *_others = self.summary()["steps"]
        actions = (
            self.campaigns()
            .env["readiness.action"]
            .create(
                [
                    {
                        "name": f"Settle {step['id']}",
                        "campaign_id": self.campaign.id,
                        "unit_id": self.campaign._root_unit().id,
                        "dimension_id": step["dimension_id"],
                        "measure_id": step["id"],
                        "is_shared": is_shared,
                    }
                    for step, is_shared in ((first, True), (second, False))
                ]
            )
        )
        shared, private = (f"In the plan: {action.name}" for action in actions)
        told = [bool(one["planned"]) for one in self.summary()["steps"]]
        self.assertEqual(told, [True, True, False])
        content, _name = export(self.campaigns().env, "pptx", {"campaign": self.campaign.id})
        for deck in (self.slide("summary"), Presentation(io.BytesIO(content))):
            words = "\n".join(texts_of(deck.slides[0]))
            self.assertIn(f"1. {shared}", words)
            self.assertIn(f"2. {second['name']}", words)
            self.assertNotIn(private, words)

    def test_the_bars_of_the_summary_are_as_long_as_its_scores(self):
        [slide] = self.slide("summary").slides
        worst = self.summary()["reasons"][0]
        bar = next(
            shape for shape in slide.shapes if shape.name == f"{worst['name']}: {worst['score']}"
        )
        track = next(shape for shape in slide.shapes if shape.top == bar.top)
        self.assertAlmostEqual(bar.width / track.width, worst["score"] / 100, places=3)

    def test_a_summary_of_a_department_and_of_another_goal(self):
        north = self.campaign.unit_ids.filtered(lambda unit: unit.name == "North")
        listen = self.env.ref("social_readiness.profile_listen")
        [slide] = self.slide("summary", unit=north.id, profile=listen.id).slides
        self.assertEqual(slide.shapes.title.text, "North")
        self.assertIn(listen.name, " ".join(texts_of(slide)))
        view = {"campaign": self.campaign.id, "unit": north.id}
        _content, name = export_slide(self.campaigns().env, "summary", view)
        self.assertEqual(name, f"{self.campaign.name}, North.pptx")

    def test_a_slide_of_one_score(self):
        """Score, target and statements, as in the panel."""
        north = self.campaign.unit_ids.filtered(lambda unit: unit.name == "North")
        decisions = self.env.ref("social_readiness.dimension_decisions")
        [slide] = self.slide("cell", unit=north.id, dimension=decisions.id).slides
        self.assertEqual(slide.shapes.title.text, "Decision-making · North")
        cell = (
            self.campaigns()
            .env["readiness.cell"]
            .get_cell(self.campaign.id, north.id, "subtree", decisions.id)
        )
        [table] = [shape.table for shape in slide.shapes if shape.has_table]
        self.assertEqual(
            [(row.cells[0].text, row.cells[1].text) for row in table.rows],
            [
                (
                    one["text"] + one["is_reversed"] * " (reverse-scored: higher is better)",
                    str(one["score"]),
                )
                for one in cell["items"]
            ],
        )
        score = self.campaign.env["readiness.score"].search(
            [("unit_id", "=", north.id), ("scope", "=", "subtree"), ("kind", "=", "dimension"),
             ("dimension_id", "=", decisions.id)]
        )  # fmt: skip
        texts = texts_of(slide)
        for text in (str(score.score), str(score.target)):
            self.assertIn(text, texts)
        self.assertNotIn("Margin of error", texts)  # it is not known below 50 responses
        [overall] = self.slide("cell", unit=north.id).slides
        self.assertEqual(overall.shapes.title.text, "Overall · North")

    def test_no_slide_says_what_the_reader_may_not_see(self):
        """A hidden department, and another one's: the same sentence."""
        of_name = {unit.name: unit for unit in self.campaign.unit_ids}
        for role, name in (("viewer", "South"), ("manager", EVIL), ("manager", "South")):
            with self.subTest(role=role, name=name):
                with self.assertRaisesRegex(UserError, "Hidden to protect"):
                    self.slide("cell", role, unit=of_name[name].id)
                with self.assertRaises(UserError):
                    self.slide("summary", role, unit=of_name[name].id)
        with self.assertRaises(UserError):
            self.slide("summary", "employee")

    def test_picture_shows_the_colours(self):
        picture = Image.open(io.BytesIO(self.export("png")))
        self.assertGreater(picture.width, 2000)
        found = {color for _count, color in picture.getcolors(maxcolors=1 << 20)}
        for row in self.document().rows:
            for cell in row.cells["score"]:
                if cell.kind == "value":
                    self.assertIn(ImageColor.getrgb(colors.STEPS[cell.step - 1][0]), found)

    def test_paper_holds_the_numbers(self):
        pages = PdfFileReader(io.BytesIO(self.export("pdf"))).pages
        self.assertEqual(len(pages), 2)
        words = " ".join(page.extract_text() for page in pages)
        for row in self.document().rows:
            numbers = r"\s*".join(cell.text or "–" for cell in row.cells["score"])
            self.assertRegex(words, numbers)

    def test_in_the_readers_language(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        sheets = self.workbook(lang="es_ES").sheetnames
        self.assertEqual((sheets[0], sheets[-1]), ("Puntuación", "Protección"))
        titles = [slide.shapes.title.text for slide in self.slides(lang="es_ES").slides]
        self.assertIn("Departamentos con mayor brecha global con el objetivo", titles)

    def test_without_the_package_for_slides_they_are_not_offered(self):
        """As on a server where it is not installed: importing it fails."""
        self.addCleanup(importlib.reload, pptx)
        with patch.dict(sys.modules, {"pptx": None}):
            importlib.reload(pptx)
            self.assertEqual(self.board()[0]["exports"], ["xlsx", "pdf", "png"])
            with self.assertRaisesRegex(UserError, "cannot create"):
                export(self.campaigns().env, "pptx", {})
            with self.assertRaisesRegex(UserError, "cannot create"):
                export_slide(self.campaigns().env, "summary", {"campaign": self.campaign.id})
            self.assertTrue(export(self.campaigns().env, "xlsx", {}))

    def test_a_campaign_without_a_result_is_not_exported(self):
        draft = self.make_campaign(name="Not yet")
        with self.assertRaises(UserError):
            self.export("xlsx", campaign=draft.id)

    # ------------------------------------------------------------
    # THE SAME PROTECTION: what a role gets in a file is what the board shows the role
    # ------------------------------------------------------------

    def names_in(self, name, role, rows):
        options = {"role": role, "rows": rows}
        if name == "xlsx":
            shown = self.sheet_rows(self.workbook(**options)["Score"])
            return set(shown) - {"Target"}
        if name == "pptx":
            tables = [
                shape.table for slide in self.slides(**options).slides for shape in slide.shapes
                if shape.has_table
            ]  # fmt: skip
            return {
                table.cell(row, 0).text for table in tables for row in range(2, len(table.rows))
            }
        return self.names_on_paper(role, rows)

    def names_on_paper(self, role, rows):
        """As the printer gets it."""
        data = {"document": self.document(role, rows=rows)}
        report = self.env["ir.actions.report"].with_user(self.roles[role])
        page = report._render_qweb_html("social_readiness.board_heatmap", None, data=data)[0]
        names = lxml_html.fromstring(page).xpath("//td[contains(@class, 'unit')]")
        return {cell.text_content().strip() for cell in names}

    def test_each_role_gets_the_rows_of_the_board(self):
        everything = [f"{row['unit']}:{row['scope']}" for row in self.board("officer")[1]]
        for role in ("employee", "manager", "viewer", "officer", "survey_manager", "settings"):
            expected = {row["name"] for row in self.board(role)[1]}
            for name in ("xlsx", "pptx", "pdf"):
                with self.subTest(role=role, name=name):
                    if expected:
                        self.assertEqual(self.names_in(name, role, everything), expected)
                    else:
                        with self.assertRaises(UserError):
                            self.export(name, role, rows=everything)
        self.assertEqual(
            {row["name"] for row in self.board("manager")[1]}, {"North", self.company.name}
        )

    def test_staff_export_nothing_also_where_the_result_is_shared(self):
        self.campaign.shared_with_staff = True
        for name in FORMATS:
            with self.subTest(name=name), self.assertRaises(UserError):
                self.export(name, "employee")

    def test_portal_public_and_other_companies_get_nothing(self):
        self.campaign.shared_with_staff = True
        for role in ("portal", "public"):
            for name in FORMATS:
                with self.subTest(role=role, name=name), self.assertRaises(AccessError):
                    self.export(name, role)
        other = self.make_user(
            "elsewhere", "social_readiness.group_readiness_viewer", self.make_company("Other")
        )
        self.roles["elsewhere"] = other
        with self.assertRaises(UserError):
            self.export("xlsx", "elsewhere")

    def test_a_hidden_unit_has_no_number_in_any_mode(self):
        document = self.document()
        [south] = [row for row in document.rows if row.name == "South"]
        self.assertEqual((south.respondents, south.participation), (None, None))
        for cells in south.cells.values():
            self.assertEqual({cell.kind for cell in cells}, {"hidden"})
        cells = self.sheet_rows(self.workbook()["Score"])["South"]
        self.assertEqual({cell.value for cell in cells}, {"–", None})

    def test_report_by_its_own_route_is_the_readers_too(self):
        report = self.env["ir.actions.report"].with_user(self.roles["employee"])
        with self.assertRaises(UserError):
            report._render_qweb_html("social_readiness.board_heatmap", self.campaign.ids)

    # ------------------------------------------------------------
    # THE ROUTE
    # ------------------------------------------------------------

    def fetch(self, name, role, route="export", **data):
        self.authenticate(f"role_{role}", f"role_{role}")
        self.env.flush_all()
        view = json.dumps({"campaign": self.campaign.id})
        token = self.csrf_token()
        return self.url_open(
            f"/readiness/{route}/{name}", data={"view": view, "csrf_token": token, **data}
        )

    def csrf_token(self):
        page = self.url_open("/odoo")
        return re.search(r'csrf_token: "([^"]+)"', page.text)[1]

    def test_a_file_comes_by_the_route(self):
        answer = self.fetch("xlsx", "viewer")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(load_workbook(io.BytesIO(answer.content)).active.title, "Score")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertIn("Autumn wave.xlsx", answer.headers["Content-Disposition"].replace("%20", " "))

    def test_a_slide_comes_by_its_route(self):
        answer = self.fetch("summary", "viewer", route="slide")
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(len(Presentation(io.BytesIO(answer.content)).slides), 1)
        self.assertEqual(self.fetch("else", "viewer", route="slide").status_code, 404)
        self.assertEqual(self.fetch("summary", "employee", route="slide").status_code, 400)

    def test_refusals_are_told_to_the_client(self):
        answer = self.fetch("xlsx", "employee")
        self.assertEqual(answer.status_code, 400)
        self.assertIn("There are no published results", answer.text)
        self.assertEqual(self.fetch("exe", "viewer").status_code, 404)
        self.assertEqual(self.fetch("xlsx", "viewer", view="[1").status_code, 200)


@tagged("post_install", "-at_install")
class TestColours(BaseCase):
    def test_the_same_as_on_the_screen(self):
        folder = "social_readiness/static/src/board"
        with file_open(f"{folder}/color_scale.scss") as file:
            steps = re.findall(r"\d: \(\s*(#\w+),\s*(#\w+),", file.read())
        self.assertEqual(tuple(steps), colors.STEPS)

    def test_ranges_and_steps_agree(self):
        for mode in ("score", "gap", "change", "company"):
            for step, (low, high) in enumerate(colors.ranges(mode), 1):
                ends = [end for end in (low, high) if end is not None]
                self.assertEqual({colors.color_step(end, mode) for end in ends}, {step})

    def test_every_number_has_the_step_that_the_legend_says(self):
        for mode in MODES:
            lowest = -100 if mode in colors.DISTANCES else 0
            for value in range(lowest, 101):
                low, high = colors.ranges(mode)[colors.color_step(value, mode) - 1]
                self.assertTrue((low is None or low <= value) and (high is None or value <= high))

    def test_differences_are_symmetrical_around_zero(self):
        for mode in colors.DISTANCES:
            self.assertEqual(colors.color_step(0, mode), 4)
            for value in range(1, 101):
                pair = colors.color_step(value, mode), colors.color_step(-value, mode)
                self.assertEqual(sum(pair), 8)
