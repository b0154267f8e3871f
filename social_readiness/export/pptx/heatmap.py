"""The board as a native table on a slide."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches

from .. import colors
from ..document import HIDDEN, Cell
from ..table import shortened
from . import strokes

# In inches.
TOP, NAME, LEFT, INDENT = 1.15, 2.7, 0.05, 0.12
PILLARS, HEAD, LINE = 0.22, 0.55, 0.32
LINE_LENGTH, SMALL_LINE_LENGTH = 40, 44  # characters of a name
MANY_COLUMNS = 13  # including the names
LONG_HEADING = 26  # characters


class HeatmapTable:
    """A native table: a head, and the lines of the board's own table."""

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
        for place, (label, cells) in enumerate(self.shown.lines, self.heads):
            self.table.rows[place].height = Inches(LINE)
            self._line(place, label, cells)

    def _pillars(self):
        self.table.rows[0].height = Inches(PILLARS)
        self._cell(0, 0, "", 9, colors.MUTED, "#ffffff")
        first = 1
        for group, count in self.groups:
            cell = self._cell(0, first, group, 9, colors.MUTED, "#ffffff", bold=True)
            cell.merge(self.table.cell(0, first + count - 1))
            first += count

    def _head(self, row):
        self.table.rows[row].height = Inches(HEAD)
        head = [self.shown.corner, *(label.short for label in self.shown.columns)]
        for place, text in enumerate(head):
            size = _size_of(text, len(head))
            cell = self._cell(row, place, text, size, "#ffffff", colors.BRAND, bold=True)
            if not place:
                cell.margin_left = Inches(LEFT)

    def _line(self, place, label, cells):
        ink = colors.MUTED if label.is_quiet else colors.TEXT
        text, size = _fitting(label)
        name = self._cell(place, 0, text, size, ink, "#ffffff", label.is_strong)
        name.margin_left = Inches(LEFT + INDENT * (label.level - 1))
        for column in range(1, len(self.shown.columns) + 1):
            cell = cells[column - 1] if cells else Cell("none")
            self._figure(place, column, cell, label.is_strong)

    def _figure(self, place, column, cell, bold):
        ground, ink = ("#ffffff", colors.TEXT)
        if cell.kind == "value":
            ground, ink = colors.pair(cell.step, cell.is_faded)
        text = HIDDEN if cell.kind == "hidden" else cell.text
        shape = self._cell(place, column, text, 13, ink, ground, bold)
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
    """The name, and the size in which it fits: a long one is smaller, on two lines."""
    indent = 2 * label.level
    if len(label.name) + indent <= LINE_LENGTH:
        return label.name, 11
    return shortened(label.name, 2 * (SMALL_LINE_LENGTH - indent)), 9


def _size_of(heading, columns):
    """The size at which the longest word of a narrow column's heading fits."""
    longest = max(map(len, heading.split()), default=0)
    if columns > MANY_COLUMNS or longest > 14 or len(heading) > LONG_HEADING:
        return 7.5
    return 10 if longest < 11 else 9 if longest < 13 else 8
