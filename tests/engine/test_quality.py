from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from engine.quality import (
    merge_small_levels,
    move_to_sum,
    representativeness,
    whole_percentages,
    worst_case_bounds,
)
from hypothesis import given
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


class TestMoveToSum:
    @pytest.mark.parametrize(
        ("counts", "target", "moved"),
        [
            ([6, 0, 0, 0, 0], 14, [0, 4, 2, 0, 0]),
            ([0, 0, 0, 0, 6], 26, [0, 0, 0, 4, 2]),
            ([0, 6, 0, 0, 0], 14, [0, 4, 2, 0, 0]),
            ([7, 0, 0, 0, 1], 16, [3, 4, 0, 0, 1]),
            ([2, 1, 3, 2, 2], 31, [2, 1, 3, 2, 2]),
            ([3, 0], 6, [0, 3]),
            ([0, 0, 0], 0, [0, 0, 0]),
        ],
    )
    def test_examples(self, counts, target, moved):
        assert move_to_sum(counts, target) == moved

    @given(st.data(), scales, st.integers(0, 4))
    def test_is_what_single_steps_give(self, data, counts, low):
        answers, high = sum(counts), low + len(counts) - 1
        target = data.draw(st.integers(low * answers, high * answers))
        moved = move_to_sum(counts, target, low)
        assert moved == moved_one_by_one(counts, target, low)
        assert sum_of(moved, low) == target
        assert sum(moved) == answers

    def test_leaves_the_histogram_alone(self):
        counts = [6, 0, 0, 0, 0]
        move_to_sum(counts, 14)
        assert counts == [6, 0, 0, 0, 0]

    @pytest.mark.parametrize("target", [5, 31, 14.5])
    def test_impossible_sum(self, target):
        with pytest.raises(ValueError):
            move_to_sum([6, 0, 0, 0, 0], target)


def most_groups(counts, least):
    """Try every way to cut the levels into neighbours with enough answers each."""
    cuts = range(1, len(counts))
    for number in reversed(range(len(counts))):
        for chosen in combinations(cuts, number):
            ends = [0, *chosen, len(counts)]
            if all(sum(counts[a:b]) >= least for a, b in pairwise(ends)):
                return number + 1
    return 1


class TestMergeSmallLevels:
    @pytest.mark.parametrize(
        ("counts", "merged"),
        [
            ([3, 4, 5], [((0,), 3), ((1,), 4), ((2,), 5)]),
            ([2, 4, 5], [((0, 1), 6), ((2,), 5)]),
            ([4, 5, 2], [((0,), 4), ((1, 2), 7)]),
            ([9, 0, 0, 0, 9], [((0,), 9), ((1, 2, 3, 4), 9)]),
            ([1, 1, 0, 0, 0], [((0, 1, 2, 3, 4), 2)]),
            ([0, 0, 0], [((0, 1, 2), 0)]),
            ([0, 0, 50, 0, 0], [((0, 1, 2, 3, 4), 50)]),
        ],
    )
    def test_examples(self, counts, merged):
        assert merge_small_levels(counts) == merged

    @given(scales, st.integers(1, 6))
    def test_no_group_is_small_and_no_level_is_lost(self, counts, least):
        groups = merge_small_levels(counts, least)
        levels = [level for levels, _count in groups for level in levels]
        assert levels == list(range(len(counts)))
        assert all(count == sum(counts[i] for i in ls) for ls, count in groups)
        assert len(groups) == 1 or all(count >= least for _levels, count in groups)
        assert len(groups) == most_groups(counts, least)


class TestPercentages:
    @pytest.mark.parametrize(
        ("counts", "shares"),
        [
            ([1, 1, 1], [34, 33, 33]),
            ([0, 5], [0, 100]),
            ([1, 2], [33, 67]),
            ([1, 1, 1, 1, 1, 1], [17, 17, 17, 17, 16, 16]),
            ([1, 999], [0, 100]),
        ],
    )
    def test_examples(self, counts, shares):
        assert whole_percentages(counts) == shares

    @given(st.lists(st.integers(0, 10**6), min_size=1).filter(any))
    def test_add_up_and_stay_next_to_the_exact_share(self, counts):
        shares = whole_percentages(counts)
        assert sum(shares) == 100
        for share, count in zip(shares, counts, strict=True):
            assert abs(share - Fraction(100 * count, sum(counts))) < 1

    @pytest.mark.parametrize("counts", [[], [0, 0]])
    def test_of_nothing(self, counts):
        with pytest.raises(ValueError, match="no answers"):
            whole_percentages(counts)


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
