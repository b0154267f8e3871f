"""The board as a PDF: a page that says it in short, then the heatmap as it is seen."""

from odoo import api, models

from ..export import colors
from ..export.document import HIDDEN, Document
from ..export.table import table_of

# Broken here: not every build of wkhtmltopdf repeats a head, or keeps a line in one piece.
LINES_A_PAGE = 26
LONG_NAME = 36  # characters, with its indent: in smaller letters, on two lines


class BoardHeatmap(models.AbstractModel):
    """Lays out a :class:`Document`; without one, of the board as it opens."""

    _name = "report.social_readiness.board_heatmap"
    _description = "Readiness Heatmap on Paper"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return the document: made here, as the reader, where none is given.

        :raises UserError: there is no published result that the reader may read
        """
        document = (data or {}).get("document")
        if not isinstance(document, Document):
            view = {"campaign": docids[0] if docids else False}
            document = self.env["readiness.campaign"]._export_document(view)
        return {
            "document": document,
            "words": document.words,
            "tables": table_of(document, document.mode).pages(LINES_A_PAGE),
            "legend": document.legend(document.mode),
            "steps": [
                (step, colors.pair(step), colors.pair(step, True))
                for step in range(1, len(colors.STEPS) + 1)
            ],
            "by_gap": all(gap is not None for _row, _score, gap in document.attention),
            "step_of": colors.step_of,
            "hidden": HIDDEN,
            "long_name": LONG_NAME,
            "bars": self._bars(document),
        }

    @staticmethod
    def _bars(document):
        """The company's score in each column that has one: [(column, cell)]."""
        if not document.company:
            return []
        cells = zip(document.columns, document.company.cells["score"], strict=True)
        return [(column, cell) for column, cell in cells if cell.kind == "value"]
