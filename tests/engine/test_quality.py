import pytest
from engine.quality import (
    representativeness,
    worst_case_bounds,
)
from hypothesis import strategies as st

scales = st.lists(st.integers(0, 12), min_size=2, max_size=8)


def sum_of(counts, low=1):
    return sum(value * count for value, count in enumerate(counts, low))


def moved_one_by_one(counts, target, low):
    """Word by word: one answer one step at a time from the extreme level."""
    counts = list(counts)
    while sum_of(counts, low) != target:
        chosen = [level for level, count in enumerate(counts) if count]
        step = 1 if sum_of(counts, low) < target else -1
        extreme = min(chosen) if step == 1 else max(chosen)
        counts[extreme] -= 1
        counts[extreme + step] += 1
    return counts


class TestWorstCase:
    def test_known_answer(self):
        assert worst_case_bounds(5, 8, 10) == (0.5, 0.7)

    def test_nothing_is_unknown_where_all_answered(self):
        assert worst_case_bounds(5, 8, 8) == (0.625, 0.625)

    def test_everything_is_unknown_where_nobody_answered(self):
        assert worst_case_bounds(0, 0, 8) == (0, 1)

    @pytest.mark.parametrize("people", [(9, 8, 10), (5, 11, 10), (-1, 8, 10), (0, 0, 0)])
    def test_impossible(self, people):
        with pytest.raises(ValueError, match="Not possible"):
            worst_case_bounds(*people)


class TestRepresentativeness:
    def test_known_answer(self):
        assert representativeness([(8, 10), (6, 10)]) == pytest.approx(0.8)

    def test_the_same_share_everywhere(self):
        assert representativeness([(3, 6), (10, 20), (1, 2), (0, 0)]) == 1

    def test_half_of_all_and_none_of_the_others(self):
        assert representativeness([(10, 10), (0, 10)]) == 0

    def test_large_units_weigh_more(self):
        assert representativeness([(8, 10), (60, 100)]) > 0.8

    @pytest.mark.parametrize("units", [[], [(0, 0)], [(7, 6)], [(-1, 6)]])
    def test_impossible(self, units):
        with pytest.raises(ValueError, match="Response rates"):
            representativeness(units)
