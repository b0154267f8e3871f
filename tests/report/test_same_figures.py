# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Files derive from a heatmap what the screen derives: see ``same_figures.test.js``."""

import json

from odoo.tests import TransactionCase, tagged
from odoo.tools import file_open

from odoo.addons.social_readiness.results.document import MODES, Rows, document_columns

SHARED = "social_readiness/static/tests/same_figures.js"


@tagged("post_install", "-at_install")
class TestSameFigures(TransactionCase):
    def test_files_derive_the_figures_that_the_screen_derives(self):
        with file_open(SHARED) as file:
            _head, shared, _foot = file.read().split("`")
        shared = json.loads(shared)
        rows = Rows(shared["heatmap"], document_columns(shared["heatmap"])).open_to(2)
        found = {
            row.key: {
                "participation": row.participation,
                **{mode: [self.cell_text(cell) for cell in row.cells[mode]] for mode in MODES},
            }
            for row in rows
        }
        self.assertEqual(found, shared["expected"])

    @staticmethod
    def cell_text(cell):
        return cell.text if cell.kind == "value" else f"({cell.kind})"
