# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from fractions import Fraction

import pytest
from engine.quality import worst_case_bounds


class TestWorstCase:
    def test_known_answer(self):
        assert worst_case_bounds(5, 8, 10) == (0.5, 0.7)

    def test_sums_of_scores_stay_exact(self):
        bounds = worst_case_bounds(Fraction(61 * 8, 100), 8, 9)
        assert bounds == (Fraction(122, 225), Fraction(147, 225))

    def test_nothing_is_unknown_where_all_answered(self):
        assert worst_case_bounds(5, 8, 8) == (0.625, 0.625)

    def test_everything_is_unknown_where_nobody_answered(self):
        assert worst_case_bounds(0, 0, 8) == (0, 1)

    @pytest.mark.parametrize("people", [(9, 8, 10), (5, 11, 10), (-1, 8, 10), (0, 0, 0)])
    def test_impossible(self, people):
        with pytest.raises(ValueError, match="Not possible"):
            worst_case_bounds(*people)
