# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a native table on a slide."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches

from ... import colors
from ...document import HIDDEN, DocumentCell
from ..table import shortened
from . import strokes

# In inches.
TOP, NAME, LEFT, INDENT = 1.15, 2.7, 0.05, 0.12
PILLARS, HEAD, LINE = 0.22, 0.55, 0.32
LINE_LENGTH, SMALL_LINE_LENGTH = 40, 44  # characters of a name
LARGEST, SMALLEST, LETTER = 10, 9, 0.64  # points of a heading; width of a letter per point
MARGIN = 0.04  # on both sides of a heading
POINTS = 72  # in an inch
# Headings that are written upward: inches, and characters of a name on several lines.
UPRIGHT_HEAD, UPRIGHT_LENGTH = 1.4, 36
LINES, LINES_BELOW_UPRIGHT = 15, 11  # on a slide


class HeatmapTable:
    """A native table: headings, and the lines of the heatmap's table."""

    def __init__(self, slide, table):
        self.shown = table
        columns = len(table.columns)
        place = strokes.inches(strokes.LEFT, TOP, strokes.WIDTH, 1)
        self.groups = table.column_groups()
        self.heads = 1 + bool(self.groups)
        shape = slide.shapes.add_table(len(table.lines) + self.heads, columns + 1, *place)
        self.table = shape.table
        self.table.horz_banding = False
        widths = [NAME, *[(strokes.WIDTH - NAME) / columns] * columns]
        for column, width in zip(self.table.columns, widths, strict=True):
            column.width = Inches(width)

    def draw(self):
        if self.groups:
            self._pillars()
        self._head(self.heads - 1)
        for row, (label, cells) in enumerate(self.shown.lines, self.heads):
            self.table.rows[row].height = Inches(LINE)
            self._line(row, label, cells)

    def _pillars(self):
        self.table.rows[0].height = Inches(PILLARS)
        self._cell(0, 0, "", 9, colors.MUTED, "#ffffff")
        first = 1
        for group, count in self.groups:
            cell = self._cell(0, first, group, 9, colors.MUTED, "#ffffff", bold=True)
            cell.merge(self.table.cell(0, first + count - 1))
            first += count

    def _head(self, row):
        """Write the headings: upward, if their words are too long to be read across."""
        texts = [label.short for label in self.shown.columns]
        is_upright = has_upright_heads(self.shown)
        height = UPRIGHT_HEAD if is_upright else HEAD
        self.table.rows[row].height = Inches(height)
        size = fitting_size(texts, column_width(self.shown))
        if is_upright:
            size = min(SMALLEST, fitting_size(texts, height))
        corner = self._cell(row, 0, self.shown.corner, LARGEST, "#ffffff", colors.BRAND, bold=True)
        corner.margin_left = Inches(LEFT)
        for column, text in enumerate(texts, 1):
            text = shortened(text, UPRIGHT_LENGTH) if is_upright else text
            cell = self._cell(row, column, text, size, "#ffffff", colors.BRAND, bold=True)
            if is_upright:
                cell._tc.get_or_add_tcPr().set("vert", "vert270")
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT

    def _line(self, row, label, cells):
        ink = colors.MUTED if label.is_quiet else colors.TEXT
        text, size = _fitting(label)
        name = self._cell(row, 0, text, size, ink, "#ffffff", label.is_strong)
        name.margin_left = Inches(LEFT + INDENT * (label.level - 1))
        for column in range(1, len(self.shown.columns) + 1):
            cell = cells[column - 1] if cells else DocumentCell("none")
            self._figure(row, column, cell, label.is_strong)

    def _figure(self, row, column, cell, bold):
        ground, ink = ("#ffffff", colors.TEXT)
        if cell.kind == "value":
            ground, ink = colors.pair(cell.step, cell.is_faded)
        text = HIDDEN if cell.kind == "hidden" else cell.text
        shape = self._cell(row, column, text, 13, ink, ground, bold)
        if cell.kind == "hidden":
            strokes.hatch(shape)

    def _cell(self, row, column, text, size, ink, ground, bold=False):
        shape = self.table.cell(row, column)
        shape.margin_top = shape.margin_bottom = Emu(0)
        shape.margin_left = shape.margin_right = Inches(0.02)
        shape.vertical_anchor = MSO_ANCHOR.MIDDLE
        strokes.fill(shape, ground)
        strokes.write(shape.text_frame, text, size, ink, bold)
        align = PP_ALIGN.CENTER if column else PP_ALIGN.LEFT
        shape.text_frame.paragraphs[0].alignment = align
        return shape


def _fitting(label):
    """Return the name and the size in which it fits: a long one is smaller, on two lines."""
    indent = 2 * label.level
    if len(label.name) + indent <= LINE_LENGTH:
        return label.name, 11
    return shortened(label.name, 2 * (SMALL_LINE_LENGTH - indent)), 9


def lines_of(table):
    """Return how many lines of a table fit on a slide."""
    return LINES_BELOW_UPRIGHT if has_upright_heads(table) else LINES


def has_upright_heads(table):
    """Return whether headings are written upward, as they would be too small to read across."""
    texts = [label.short for label in table.columns]
    return fitting_size(texts, column_width(table)) < SMALLEST


def column_width(table):
    return (strokes.WIDTH - NAME) / max(len(table.columns), 1)


def fitting_size(texts, length):
    """Return the size, in points, at which the longest word fits in so many inches."""
    longest = max((len(word) for text in texts for word in text.split()), default=1)
    return min(LARGEST, int(2 * POINTS * (length - MARGIN) / (LETTER * longest)) / 2)
