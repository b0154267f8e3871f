# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from odoo.addons.social_readiness.results.document import strongest_and_weakest


@tagged("post_install", "-at_install")
class TestStrongestAndWeakest(BaseCase):
    def ranked(self, *scores):
        """The scores that are called strongest and weakest, the most extreme ones first."""
        columns = [SimpleNamespace(index=number) for number in range(len(scores))]
        cells = [SimpleNamespace(kind="value", value=score) for score in scores]
        row = SimpleNamespace(cells={"score": cells})
        sides = strongest_and_weakest(row, columns)
        return [[score for _column, score in side] for side in sides]

    def test_three_on_each_side(self):
        self.assertEqual(self.ranked(10, 80, 30, 40, 70, 60, 20, 50), [[80, 70, 60], [10, 20, 30]])

    def test_few_dimensions_are_on_one_side_each(self):
        self.assertEqual(self.ranked(10, 80, 30), [[80], [10]])

    def test_no_score_is_on_both_sides(self):
        self.assertEqual(self.ranked(80, 50, 50, 50, 50, 20), [[80], [20]])
        self.assertEqual(self.ranked(90, 90, 90, 90, 90, 25), [[90, 90, 90], [25]])
        self.assertEqual(self.ranked(90, 40, 40, 40, 40, 40), [[90], [40, 40, 40]])

    def test_nothing_stands_out_where_all_are_the_same(self):
        self.assertEqual(self.ranked(50, 50, 50, 50), [[], []])
