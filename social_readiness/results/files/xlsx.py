# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a workbook: numbers in colored cells, one sheet per mode, one about protection."""

import io

import xlsxwriter

from .. import colors
from ..document import DIFFERENCE, HIDDEN, DocumentCell
from .table import table_of

NAME_WIDTH, WIDEST_NAME, COLUMN_WIDTH, NOTES_WIDTH = 36, 64, 16, 90  # characters
DIAGONAL = 14  # the pattern of thin diagonal stripes
DEEPEST = 7  # so many levels of rows can be folded in a workbook
TITLE, SUBTITLE, SHOWN, PILLARS, HEAD, FIRST = range(6)
ASIDE = ("share", "count", "target")  # numbers without a colour
# Whatever comes from the database is text: never a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(document):
    """Return the bytes of the workbook."""
    output = io.BytesIO()
    book = xlsxwriter.Workbook(output, OPTIONS)
    book.set_properties({"title": document.title, "comments": document.subtitle})
    formats = Formats(book, document.words["percent"])
    for mode in document.modes:
        ModeSheet(book, formats, document, mode).draw()
    write_notes(book, formats, document)
    book.close()
    return output.getvalue()


class Formats:
    """The formats of a workbook, each created once.

    :param percent: how the reader's language writes whole percent
    """

    BASE = {"font_name": "Arial", "font_size": 10, "font_color": colors.TEXT, "valign": "vcenter"}

    def __init__(self, book, percent):
        self.book = book
        self.made = {}
        self.numbers = dict.fromkeys(("gap", "change", "company"), DIFFERENCE)
        self.numbers["share"] = self.numbers["favourable"] = _percent_format(percent)

    def of(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({**self.BASE, **properties})
        return self.made[key]

    def text(self, text, **properties):
        """Return the format of a text.

        A text that a spreadsheet could take for a formula is quoted, so that it stays a text even
        if somebody edits the cell.
        """
        if text[:1] in "=+-@\t\r" and text:
            properties["quote_prefix"] = True
        return self.of(**properties)

    def cell(self, cell, mode, bold=False):
        """Return the format of a cell; it is asked for each cell, but computed once per format."""
        key = (cell.kind, cell.step, cell.is_faded, mode, bold)
        if key not in self.made:
            self.made[key] = self._cell(cell, mode, bold)
        return self.made[key]

    def _cell(self, cell, mode, bold):
        look = {"align": "center", "border": 1, "border_color": "#ffffff", "bold": bold}
        if cell.kind in ASIDE:
            look["num_format"] = self.numbers.get(cell.kind, "0")
        if cell.kind == "target":
            look.update(italic=True, font_color=colors.MUTED)
        if cell.kind == "hidden":
            look.update(pattern=DIAGONAL, fg_color=colors.HATCH, bg_color="#ffffff")
        if cell.kind == "value":
            ground, text = colors.pair(cell.step, cell.is_faded)
            look.update(bg_color=ground, font_color=text)
            look["num_format"] = self.numbers.get(mode, "0")
        return self.of(**look)


def _percent_format(percent):
    """Return the number format of whole percent: 0"%", with a space where the language has one."""
    return (percent % 0).replace("0", '0"') + '"'


class ModeSheet:
    """One sheet: the heatmap in one mode."""

    def __init__(self, book, formats, document, mode):
        self.formats, self.document, self.mode = formats, document, mode
        self.words = document.words
        self.sheet = book.add_worksheet(self.words[mode][:31])
        self.table = table_of(document, mode, with_targets=mode in ("score", "gap"))

    def draw(self):
        self._write_top()
        self._write_head()
        for row, (label, cells) in enumerate(self.table.lines, FIRST):
            self._write_line(row, label, cells)
        last = FIRST + len(self.table.lines)
        self._write_legend(last + 1)
        self._set_up(last)

    def _text(self, row, column, text, **look):
        self.sheet.write_string(row, column, text, self.formats.text(text, **look))

    def _write_top(self):
        document = self.document
        self._text(TITLE, 0, document.title, bold=True, font_size=16, font_color=colors.BRAND)
        self._text(SUBTITLE, 0, document.subtitle, font_color=colors.MUTED)
        words = f"{self.words[self.mode]}. {document.caption(self.mode)}"
        self._text(SHOWN, 0, words, font_color=colors.MUTED)

    def _write_head(self):
        look = {"bold": True, "bottom": 2, "bottom_color": colors.BRAND, "valign": "bottom"}
        self._text(HEAD, 0, self.table.corner, **look)
        for column, label in enumerate(self.table.columns, 1):
            self._text(HEAD, column, label.name, **look, align="center", text_wrap=True)
        self._write_groups()

    def _write_groups(self):
        look = {"bold": True, "align": "center", "font_color": colors.MUTED}
        first = 1
        for group, count in self.table.column_groups():
            if group and count > 1:
                self.sheet.merge_range(PILLARS, first, PILLARS, first + count - 1, "")
            if group:
                self._text(PILLARS, first, group, **look)
            first += count

    def _write_line(self, row, label, cells):
        look = {"bold": label.is_strong}
        if label.is_quiet:
            look.update(italic=True, font_color=colors.MUTED)
        is_long = len(label.name) + label.level > WIDEST_NAME
        self._text(row, 0, label.name, indent=label.level - 1, text_wrap=is_long, **look)
        for column, cell in enumerate(cells, 1):
            self._write_cell(row, column, cell, label.is_strong)
        folds = label.level > 1 and not (self.document.is_turned or self.document.is_flat)
        fold = {"level": min(label.level - 1, DEEPEST)} if folds else {}
        self.sheet.set_row(row, 30 if is_long else 18, None, fold)

    def _write_cell(self, row, column, cell, bold):
        form = self.formats.cell(cell, self.mode, bold)
        if cell.value is not None:
            self.sheet.write_number(row, column, cell.value, form)
        elif cell.kind == "hidden":
            self.sheet.write_string(row, column, HIDDEN, form)
        else:
            self.sheet.write_blank(row, column, None, form)

    def _write_legend(self, row):
        self._text(row, 0, self.words["legend"], bold=True)
        for step, (text, (ground, ink)) in enumerate(self.document.legend(self.mode), 1):
            self._text(row, step, text, align="center", bg_color=ground, font_color=ink)
        form = self.formats.cell(DocumentCell("hidden"), self.mode)
        self.sheet.write_string(row + 1, 1, HIDDEN, form)
        self._text(row + 1, 2, self.words["hidden"], font_color=colors.MUTED)

    def _name_width(self):
        longest = max(
            (len(label.name) + label.level for label, _cells in self.table.lines), default=0
        )
        return min(max(longest, NAME_WIDTH), WIDEST_NAME)

    def _set_up(self, rows):
        """Set how the sheet opens, and how it prints: on landscape pages as wide as the paper."""
        sheet, last = self.sheet, max(len(self.table.columns), len(colors.STEPS))
        sheet.set_column(0, 0, self._name_width())
        sheet.set_column(1, last, COLUMN_WIDTH)
        sheet.set_row(TITLE, 26)
        sheet.set_row(HEAD, 78)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(FIRST, 1)
        sheet.outline_settings(symbols_below=False)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(PILLARS, HEAD)
        sheet.print_area(0, 0, rows + 2, last)
        sheet.set_footer(f"&L{self.document.title.replace('&', '&&')}&R&P / &N")


def write_notes(book, formats, document):
    """Write the last sheet: what the file is, how it is protected, and what not to do with it."""
    sheet = book.add_worksheet(document.words["notes_sheet"][:31])
    sheet.set_column(0, 0, NOTES_WIDTH)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    lines = [
        (document.words["notes"], {"bold": True, "font_size": 16, "font_color": colors.BRAND}),
        (document.title, {"bold": True}),
        (document.subtitle, {"font_color": colors.MUTED}),
        *((f"{name}: {value}", {}) for name, value in document.facts),
        ("", {}),
        *((note, {"text_wrap": True}) for note in document.notes),
    ]
    for row, (text, look) in enumerate(lines):
        sheet.write_string(row, 0, text, formats.text(text, **look))
        if "text_wrap" in look:
            sheet.set_row(row, 6 + 14 * (1 + len(text) // NOTES_WIDTH))
