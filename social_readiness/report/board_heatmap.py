# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The board as a PDF: a page that says it in short, then the heatmap as it is seen; and as a
picture of the heatmap alone."""

from odoo import api, models

from ..results import colors
from ..results.document import HIDDEN, Document
from ..results.document_writer import make_document
from ..results.files.table import table_of

# Broken here: not every build of wkhtmltopdf repeats a head, or keeps a line in one piece.
LINES_A_PAGE = 26
LONG_NAME = 36  # characters, with its indent: in smaller letters, on two lines
PAGE_WIDTH, PICTURE_WIDTH = 1290, 1346  # pixels: what a page holds, a picture with its margins
SHARP = 2  # pixels of a picture for each of its layout
AROUND, TALLEST_LINE = 600, 60  # pixels: what stands around the table; a line of it, at most
MOST_LINES = 100  # of a picture: further ones are in the other files
NAMES = 0.22  # of the width of a table
LETTER, LARGEST, SMALLEST = 0.62, 11, 9  # width of a letter in its size; sizes of headings


class BoardHeatmap(models.AbstractModel):
    """Lays out a :class:`Document`; without one, of the board as it opens."""

    _name = "report.social_readiness.board_heatmap"
    _description = "Printed Readiness Heatmap"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the document: made here, as the reader, where none is given.

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
            "step_of": colors.step_of,
            "bars": self._bars(document),
        }

    @api.model
    def _picture(self, document):
        """Return a picture of the heatmap; of a very long one, its first lines.

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
        """The company's score in each column that has one: [(column, cell)]."""
        if not document.company:
            return []
        cells = zip(document.columns, document.company.cells["score"], strict=True)
        return [(column, cell) for column, cell in cells if cell.kind == "value"]


def heatmap_values(document, table, width):
    """Return what the template of the table needs, wherever it stands.

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
    """The size, in pixels, at which no word over a column has to be broken."""
    words = (word for label in table.columns for word in label.short.split())
    longest = max(map(len, words), default=1)
    column = width * (1 - NAMES) / max(len(table.columns), 1) - 6
    return min(LARGEST, int(column / (LETTER * longest)))


def _length_of_upright(table):
    """How long, in pixels, headings are that are written from below upwards."""
    longest = max((len(label.short) for label in table.columns), default=1)
    return max(int(longest * LARGEST * LETTER) + 8, 60)
