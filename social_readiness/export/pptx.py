"""The board as slides: native tables and charts, so that they can be edited and read aloud.

``python-pptx`` is an optional package: without it the board is not offered as slides.
"""

import io

try:
    import pptx
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import (
        XL_CHART_TYPE,
        XL_LABEL_POSITION,
        XL_LEGEND_POSITION,
        XL_TICK_LABEL_POSITION,
    )
    from pptx.enum.dml import MSO_PATTERN
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Inches, Pt
except ImportError:
    pptx = None

from . import colors
from .document import HIDDEN, Cell
from .table import table_of

AVAILABLE = pptx is not None
LINES_A_SLIDE = 15
MOST_SLIDES = 8
MANY_COLUMNS = 13  # including the names


def write(document):
    """Return the bytes of the presentation."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    deck.core_properties.title = document.title
    deck.core_properties.author = ""
    Slides(deck, document).draw()
    output = io.BytesIO()
    deck.save(output)
    return output.getvalue()


class Slides:
    TITLE_AND_MORE, TITLE_ONLY = 0, 5  # layouts of the standard template
    LEFT, WIDTH = 0.6, 12.13  # inches

    def __init__(self, deck, document):
        self.deck, self.document, self.words = deck, document, document.words

    def draw(self):
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
        band = slide.shapes.add_shape(1, 0, 0, Inches(0.22), self.deck.slide_height)
        _fill(band, colors.BRAND)
        band.line.fill.background()
        heading, subtitle = slide.placeholders[0], slide.placeholders[1]
        _place(heading, self.LEFT, 1.1, self.WIDTH, 1.3)
        _write(heading.text_frame, self.document.title, 40, colors.BRAND, bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        _place(subtitle, self.LEFT, 2.45, self.WIDTH, 0.7)
        text = f"{self.words['title']} · {self.document.subtitle}"
        _write(subtitle.text_frame, text, 18, colors.MUTED)
        self._facts(slide)

    def _facts(self, slide):
        facts = self.document.facts or [(self.words["company_hidden"], "")]
        width = self.WIDTH / max(len(facts), 3)
        for place, (name, value) in enumerate(facts):
            box = slide.shapes.add_textbox(*_inches(self.LEFT + width * place, 3.9, width, 1.6))
            _write(box.text_frame, value, 36, colors.BRAND, bold=True)
            _add(box.text_frame, name, 16, colors.MUTED)

    def _heatmap(self):
        """The board in its mode, on as many slides as its lines need."""
        table = table_of(self.document, self.document.mode)
        lines = table.lines
        parts = [lines[at : at + LINES_A_SLIDE] for at in range(0, len(lines), LINES_A_SLIDE)]
        for number, part in enumerate(parts[:MOST_SLIDES], 1):
            mode = self.words[self.document.mode]
            count = f" ({number}/{min(len(parts), MOST_SLIDES)})" if len(parts) > 1 else ""
            slide = self._slide(f"{self.words['heatmap']}: {mode}{count}")
            HeatmapTable(self, slide, table._replace(lines=part)).draw()
            left_out = len(lines) - MOST_SLIDES * LINES_A_SLIDE
            more = self.words["more"] % left_out if number == MOST_SLIDES and left_out > 0 else ""
            help_text = self.words[f"{self.document.mode}_help"]
            parts_of_foot = (more, help_text, self.document.shown, self.document.notes[1])
            self._foot(slide, " ".join(text for text in parts_of_foot if text))

    def _dimensions(self):
        slide = self._slide(self.words["dimensions"])
        columns = [
            (column, cell)
            for column, cell in zip(
                self.document.columns, self.document.company.cells["score"], strict=True
            )
            if cell.kind == "value"
        ]
        columns.reverse()  # a bar chart is drawn from below
        scores = [cell.value for _column, cell in columns]
        targets = [column.target for column, _cell in columns]
        with_targets = None not in targets
        data = CategoryChartData()
        data.categories = [column.short for column, _cell in columns]
        if with_targets:
            data.add_series(self.words["target"], targets)
        data.add_series(self.words["score"], scores)
        chart = self._bars(slide, data, (0, 100), with_legend=with_targets)
        if with_targets:
            _color_series(chart.plots[0].series[0], colors.TARGET)
        series = chart.plots[0].series[-1]
        _color_series(series, colors.STEPS[5][0])
        _color_points(series, [cell.step for _column, cell in columns])
        self._foot(slide, self.words["score_help"])

    def _attention(self):
        """The rows that are furthest behind, the worst on top."""
        found = self.document.attention[::-1]
        by_gap = all(gap is not None for _row, _score, gap in found)
        mode = "gap" if by_gap else "score"
        slide = self._slide(self.words["attention"])
        data = CategoryChartData()
        data.categories = [row.name for row, _score, _gap in found]
        values = [gap if by_gap else score for _row, score, gap in found]
        data.add_series(self.words[mode], values)
        ends = (min(0, *values) - 5 if by_gap else 0, max(0, *values) + 5 if by_gap else 100)
        chart = self._bars(slide, data, ends, with_legend=False)
        _color_points(chart.plots[0].series[0], [colors.step_of(value, mode) for value in values])
        words = self.words["attention_gap" if by_gap else "attention_score"]
        self._foot(slide, f"{words}. {self.words[f'{mode}_help']}")

    def _notes(self):
        slide = self._slide(self.words["notes"])
        box = slide.shapes.add_textbox(*_inches(self.LEFT, 1.5, self.WIDTH, 5))
        box.text_frame.word_wrap = True
        for place, note in enumerate(self.document.notes):
            write = _add if place else _write
            write(box.text_frame, note, 18, colors.TEXT, space=10)

    # ------------------------------------------------------------
    # PARTS
    # ------------------------------------------------------------

    def _slide(self, title):
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[self.TITLE_ONLY])
        heading = slide.shapes.title
        _place(heading, self.LEFT, 0.3, self.WIDTH, 0.75)
        _write(heading.text_frame, title, 26, colors.BRAND, bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        return slide

    def _foot(self, slide, text):
        box = slide.shapes.add_textbox(*_inches(self.LEFT, 6.75, self.WIDTH, 0.6))
        box.text_frame.word_wrap = True
        _write(box.text_frame, text, 11, colors.MUTED)

    def _bars(self, slide, data, ends, with_legend):
        place = _inches(self.LEFT, 1.15, self.WIDTH, 5.5)
        chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data).chart
        chart.has_title = False
        chart.has_legend = with_legend
        if with_legend:
            chart.legend.position = XL_LEGEND_POSITION.BOTTOM
            chart.legend.include_in_layout = False
        chart.font.size, chart.font.color.rgb = Pt(14), _rgb(colors.TEXT)
        axis = chart.value_axis
        axis.minimum_scale, axis.maximum_scale = ends
        axis.visible, axis.has_major_gridlines = False, False
        chart.category_axis.format.line.color.rgb = _rgb(colors.LINE)
        chart.category_axis.has_major_gridlines = False
        _low_labels(chart.category_axis)
        plot = chart.plots[0]
        plot.gap_width, plot.overlap = 45, -5
        plot.has_data_labels = True
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        plot.data_labels.font.size = Pt(14)
        return chart


class HeatmapTable:
    """A native table: a head, and the lines of the board's own table."""

    NAME, INDENT = 2.7, 0.12  # inches

    def __init__(self, slides, slide, table):
        self.mode, self.shown = slides.document.mode, table
        columns = len(table.columns)
        shape = slide.shapes.add_table(
            len(table.lines) + 1, columns + 1, *_inches(slides.LEFT, 1.15, slides.WIDTH, 1)
        )
        self.table = shape.table
        self.table.horz_banding = False
        widths = [self.NAME, *[(slides.WIDTH - self.NAME) / columns] * columns]
        for column, inches in zip(self.table.columns, widths, strict=True):
            column.width = Inches(inches)

    def draw(self):
        self.table.rows[0].height = Inches(0.62)
        head = [self.shown.corner, *(label.short for label in self.shown.columns)]
        for place, text in enumerate(head):
            size = _size_of(text, len(head))
            self._cell(0, place, text, size, "#ffffff", colors.BRAND, bold=True)
        for place, (label, cells) in enumerate(self.shown.lines, 1):
            self.table.rows[place].height = Inches(0.32)
            self._line(place, label, cells)

    def _line(self, place, label, cells):
        ink = colors.MUTED if label.is_quiet else colors.TEXT
        name = self._cell(place, 0, label.name, 11, ink, "#ffffff", label.is_strong)
        name.margin_left = Inches(0.05 + self.INDENT * (label.level - 1))
        for column in range(1, len(self.shown.columns) + 1):
            cell = cells[column - 1] if cells else Cell("none")
            self._figure(place, column, cell, label.is_strong)

    def _figure(self, place, column, cell, bold):
        ground, ink = ("#ffffff", colors.TEXT)
        if cell.kind == "value":
            ground, ink = colors.STEPS[cell.step - 1]
        text = HIDDEN if cell.kind == "hidden" else cell.text
        shape = self._cell(place, column, text, 13, ink, ground, bold)
        if cell.kind == "hidden":
            _hatch(shape)

    def _cell(self, row, column, text, size, ink, ground, bold=False):
        shape = self.table.cell(row, column)
        shape.margin_top = shape.margin_bottom = Emu(0)
        shape.margin_left = shape.margin_right = Inches(0.02)
        shape.vertical_anchor = MSO_ANCHOR.MIDDLE
        _fill(shape, ground)
        _write(shape.text_frame, text, size, ink, bold)
        align = PP_ALIGN.CENTER if column else PP_ALIGN.LEFT
        shape.text_frame.paragraphs[0].alignment = align
        return shape


# ------------------------------------------------------------
# STROKES
# ------------------------------------------------------------


def _size_of(heading, columns):
    """The size at which the longest word of a narrow column's heading fits."""
    longest = max(map(len, heading.split()), default=0)
    if columns > MANY_COLUMNS:
        return 7.5
    return 10 if longest < 12 else 9 if longest < 13 else 7.5


def _rgb(color):
    return RGBColor.from_string(color.lstrip("#").upper())


def _inches(*numbers):
    return [Inches(number) for number in numbers]


def _place(shape, left, top, width, height):
    shape.left, shape.top, shape.width, shape.height = _inches(left, top, width, height)


def _fill(shape, color):
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(color)


def _hatch(shape):
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb = _rgb(colors.HATCH)
    shape.fill.back_color.rgb = _rgb("#ffffff")


def _write(frame, text, size, color, bold=False, space=0):
    """Write the first paragraph of a text."""
    frame.word_wrap = True
    _style(frame.paragraphs[0], text, size, color, bold, space)


def _add(frame, text, size, color, bold=False, space=0):
    _style(frame.add_paragraph(), text, size, color, bold, space)


def _style(paragraph, text, size, color, bold, space):
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_after = Pt(space)
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = _rgb(color)


def _color_series(series, color):
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _rgb(color)


def _color_points(series, steps):
    """Give each bar the colour that its number has on the board."""
    series.invert_if_negative = False
    for place, step in enumerate(steps):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colors.STEPS[step - 1][0])
        line = series.points[place].format.line
        line.color.rgb = _rgb(colors.HATCH)


def _low_labels(axis):
    """Names beside the bars, also of those that go to the left."""
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
