# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The heatmap as a PDF, after a page with the main points, and as a picture."""

from odoo import api, models

from ..results import colors
from ..results.document import HIDDEN, Document
from ..results.document_writer import make_document
from ..results.files.table import table_of

# Pages are broken here, because not every build of wkhtmltopdf repeats table headings or keeps a
# line in one piece.
LINES_A_PAGE = 26
LONG_NAME = 36  # characters, with the indent; longer names are smaller, on two lines
PAGE_WIDTH, PICTURE_WIDTH = 1290, 1346  # pixels: the width of a page; of a picture with its margins
SHARP = 2  # pixels of a picture per pixel of its layout
AROUND, TALLEST_LINE = 600, 60  # pixels: what surrounds the table; the greatest height of a line
MOST_LINES = 100  # of a picture; the other files have all lines
NAMES = 0.22  # width of the names, as a part of the table's
LETTER, LARGEST, SMALLEST = 0.62, 11, 9  # width of a letter per font size; sizes of headings


class BoardHeatmap(models.AbstractModel):
    """Lays out a :class:`Document`; by default, the heatmap as it opens."""

    _name = "report.social_readiness.board_heatmap"
    _description = "Printed Readiness Heatmap"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the values for the template; without a document, it is made as the reader.

        :raises UserError: there is no published result that the reader may read
        """
        document = (data or {}).get("document")
        if not isinstance(document, Document):
            view = {"campaign": docids[0] if docids else False}
            document = make_document(self.env, view)
        table = table_of(document, document.mode)
        return {
            **heatmap_values(document, table, PAGE_WIDTH),
            "width": PAGE_WIDTH,
            "tables": table.pages(LINES_A_PAGE),
            "by_gap": all(gap is not None for _row, _score, gap in document.attention),
            "color_step": colors.color_step,
            "bars": self._bars(document),
        }

    @api.model
    def _picture(self, document):
        """Return a picture of the heatmap, or of its first lines if it is very long.

        :raises UserError: see ``ir.actions.report._readiness_print``
        """
        table = table_of(document, document.mode)
        shown = table._replace(lines=table.lines[:MOST_LINES])
        values = heatmap_values(document, shown, PAGE_WIDTH)
        page = self.env["ir.qweb"]._render(
            "social_readiness.board_heatmap_picture",
            {
                **values,
                "left_out": len(table.lines) - len(shown.lines),
                "tables": [shown],
                "sharp": SHARP,
                "width": PICTURE_WIDTH,
            },
        )
        height = AROUND + values["upright"] + TALLEST_LINE * len(shown.lines)
        size = SHARP * PICTURE_WIDTH, SHARP * height
        return self.env["ir.actions.report"]._readiness_picture(str(page), size)

    @staticmethod
    def _bars(document):
        """Return the company's cells in the columns that have a score: [(column, cell)]."""
        if not document.company:
            return []
        cells = zip(document.columns, document.company.cells["score"], strict=True)
        return [(column, cell) for column, cell in cells if cell.kind == "value"]


def heatmap_values(document, table, width):
    """Return what the template of the table needs, in any report.

    :param width: of the table, in pixels
    """
    size = _size_of_headings(table, width)
    return {
        "document": document,
        "words": document.words,
        "legend": document.legend(document.mode),
        "steps": [
            (step, colors.pair(step), colors.pair(step, True))
            for step in range(1, len(colors.STEPS) + 1)
        ],
        "hidden": HIDDEN,
        "long_name": LONG_NAME,
        "size": max(size, SMALLEST),
        "upright": _length_of_upright(table) if size < SMALLEST else 0,
    }


def _size_of_headings(table, width):
    """Return the size, in pixels, at which no word of a heading has to be broken."""
    words = (word for label in table.columns for word in label.short.split())
    longest = max(map(len, words), default=1)
    column = width * (1 - NAMES) / max(len(table.columns), 1) - 6
    return min(LARGEST, int(column / (LETTER * longest)))


def _length_of_upright(table):
    """Return the length, in pixels, of headings that are written upward."""
    longest = max((len(label.short) for label in table.columns), default=1)
    return max(int(longest * LARGEST * LETTER) + 8, 60)
