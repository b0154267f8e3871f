# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The slides, one after the other."""

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from ....tools import one_or_many
from ... import colors
from ..table import table_of
from . import pages, strokes
from .charts import BarChart
from .heatmap import HeatmapTable, lines_of
from .summary import draw_summary

MOST_SLIDES = 8
LEGEND_WIDTH = 0.85  # inches


def write(document):
    """Return the bytes of the presentation: the summary first, where there is one."""
    deck = pages.new_deck(document.title)
    Slides(deck, document).draw()
    return pages.saved(deck)


class Slides:
    TITLE_AND_MORE = 0  # layout of the standard template

    def __init__(self, deck, document):
        self.deck, self.document, self.words = deck, document, document.words

    def draw(self):
        if self.document.summary:
            draw_summary(self.deck, self.document.summary)
        else:
            self._title()
        self._heatmap()
        if self.document.company:
            self._dimensions()
        if self.document.attention:
            self._attention()
        self._notes()

    # ------------------------------------------------------------
    # SLIDES
    # ------------------------------------------------------------

    def _title(self):
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[self.TITLE_AND_MORE])
        whole = (0, 0, Inches(0.22), self.deck.slide_height)
        band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *whole)
        strokes.fill(band, colors.BRAND)
        band.line.fill.background()
        heading, subtitle = slide.placeholders[0], slide.placeholders[1]
        strokes.place(heading, strokes.LEFT, 1.1, strokes.WIDTH, 1.3)
        strokes.write(heading.text_frame, self.document.title, 40, colors.BRAND, bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        strokes.place(subtitle, strokes.LEFT, 2.45, strokes.WIDTH, 0.7)
        text = f"{self.words['title']} · {self.document.subtitle}"
        strokes.write(subtitle.text_frame, text, 18, colors.MUTED)
        self._facts(slide)

    def _facts(self, slide):
        facts = self.document.facts or [(self.words["company_hidden"], "")]
        width = strokes.WIDTH / max(len(facts), 3)
        for index, (name, value) in enumerate(facts):
            at = strokes.inches(strokes.LEFT + width * index, 3.9, width, 1.6)
            box = slide.shapes.add_textbox(*at)
            strokes.write(box.text_frame, value, 36, colors.BRAND, bold=True)
            strokes.add(box.text_frame, name, 16, colors.MUTED)

    def _heatmap(self):
        """Write the heatmap in its mode, on as many slides as its lines need, up to a limit."""
        table = table_of(self.document, self.document.mode)
        pages = table.pages(lines_of(table))
        left_out = sum(len(page.lines) for page in pages[MOST_SLIDES:])
        pages = pages[:MOST_SLIDES]
        for number, page in enumerate(pages, 1):
            count = f" ({number}/{len(pages)})" if len(pages) > 1 else ""
            self._heatmap_slide(page, count, left_out if number == len(pages) else 0)

    def _heatmap_slide(self, table, count, left_out):
        mode = self.document.mode
        slide = self._slide(f"{self.words['heatmap']}: {self.words[mode]}{count}")
        HeatmapTable(slide, table).draw()
        self._legend(slide)
        rows = one_or_many(left_out, self.words["one_more"], self.words["more"] % left_out)
        more = rows if left_out else ""
        words = (more, self.document.caption(mode), self.document.notes[1])
        pages.foot(slide, " ".join(text for text in words if text))

    def _dimensions(self):
        """Write the company's score in each column, beside the target if there is one."""
        slide = self._slide(self.words["dimensions"])
        scores = self.document.company.cells["score"]
        shown = [
            (column, cell)
            for column, cell in zip(self.document.columns, scores, strict=True)
            if cell.kind == "value"
        ]
        targets = [column.target for column, _cell in shown]
        series = {self.words["score"]: [cell.value for _column, cell in shown]}
        if None not in targets:
            series = {self.words["target"]: targets, **series}
        chart = BarChart(slide, [column.short for column, _cell in shown], series, (0, 100))
        chart.color([cell.step for _column, cell in shown])
        pages.foot(slide, self.words["score_help"])

    def _attention(self):
        """Write the departments that are furthest behind, the worst at the top."""
        found = self.document.attention
        by_gap = all(gap is not None for _row, _score, gap in found)
        mode = "gap" if by_gap else "score"
        slide = self._slide(self.words[f"attention_{mode}"])
        values = [gap if by_gap else score for _row, score, gap in found]
        ends = (min(0, *values) - 5, max(0, *values) + 5) if by_gap else (0, 100)
        names = [row.label for row, _score, _gap in found]
        chart = BarChart(slide, names, {self.words[mode]: values}, ends)
        if by_gap:
            chart.sign()
        chart.color([colors.color_step(value, mode) for value in values])
        pages.foot(slide, self.words[f"{mode}_help"])

    def _notes(self):
        slide = self._slide(self.words["notes"])
        box = slide.shapes.add_textbox(*strokes.inches(strokes.LEFT, 1.5, strokes.WIDTH, 5))
        box.text_frame.word_wrap = True
        for index, note in enumerate(self.document.notes):
            write_note = strokes.add if index else strokes.write
            write_note(box.text_frame, note, 18, colors.TEXT, space=10)

    # ------------------------------------------------------------
    # PARTS
    # ------------------------------------------------------------

    def _slide(self, title):
        return pages.new_slide(self.deck, title)

    def _legend(self, slide):
        """Write what the colors mean, above the right end of the table."""
        legend = self.document.legend(self.document.mode)
        left = strokes.LEFT + strokes.WIDTH - LEGEND_WIDTH * len(legend)
        for index, (text, (ground, ink)) in enumerate(legend):
            at = strokes.inches(left + LEGEND_WIDTH * index, 0.88, LEGEND_WIDTH, 0.22)
            box = slide.shapes.add_textbox(*at)
            strokes.fill(box, ground)
            strokes.write_in_middle(box.text_frame, text, 9, ink)
