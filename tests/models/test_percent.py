# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Percentages are written as the reader's language does, on screens and in files."""

from odoo.tests import TransactionCase, tagged

from odoo.addons.social_readiness.results.document import written
from odoo.addons.social_readiness.results.files.xlsx import _percent_format
from odoo.addons.social_readiness.results.heatmap_words import heatmap_words
from odoo.addons.social_readiness.tools import percent_label, percent_pattern

NO_BREAK = "\u00a0"


@tagged("post_install", "-at_install")
class TestPercent(TransactionCase):
    def setUp(self):
        super().setUp()
        self.spanish = self.env(context={"lang": "es_ES"})
        self.english = self.env(context={"lang": "en_US"})

    def test_a_percentage(self):
        self.assertEqual(percent_label(self.english, 82), "82%")
        self.assertEqual(percent_label(self.spanish, 82), f"82{NO_BREAK}%")
        self.assertEqual(percent_label(self.spanish, 0), f"0{NO_BREAK}%")

    def test_a_response_rate_in_steps(self):
        label = self.env["readiness.participation"]._label_of
        self.assertEqual(
            [label(step) for step in (10, 40, 100)], ["up to 10%", "31 to 40%", "over 90%"]
        )
        label = self.spanish["readiness.participation"]._label_of
        self.assertEqual(
            [label(step) for step in (10, 40, 100)],
            [f"hasta el 10{NO_BREAK}%", f"del 31 al 40{NO_BREAK}%", f"más del 90{NO_BREAK}%"],
        )

    def test_a_cell_of_a_file(self):
        self.assertEqual(written(heatmap_words(self.english), 35, "favourable"), "35%")
        self.assertEqual(written(heatmap_words(self.spanish), 35, "favourable"), f"35{NO_BREAK}%")
        self.assertEqual(_percent_format(percent_pattern(self.english)), '0"%"')
        self.assertEqual(_percent_format(percent_pattern(self.spanish)), f'0"{NO_BREAK}%"')
