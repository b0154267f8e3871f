# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The known answers of four departments, and what must hold for any answers.

The data set is our own: 4 items, 1 to 5, one word of digits a person. The answers were
computed by other means.
"""

from collections import Counter
from math import inf, nan, sqrt
from statistics import mean, stdev, variance

import pytest
from engine.distributions import f_quantile
from engine.psychometrics import (
    alpha_interval,
    cronbach_alpha,
    intraclass,
    mean_margin,
)
from exact_figures import item_rest, item_rest_correlation, standard_deviation
from hypothesis import assume, given
from hypothesis import strategies as st

DEPARTMENTS = {
    "A": "4454 5454 4555 4444 5554",
    "B": "2322 3323 2221 3233 1222 2332",
    "C": "3343 4443 3433 2333 4344",
    "D": "5545 1212 3343 4454 2122 5455 1121",
}
HEADCOUNT = {"A": 6, "B": 8, "C": 5, "D": 12}
ITEMS = 4


def people(*departments):
    words = " ".join(DEPARTMENTS[department] for department in departments).split()
    return [[int(digit) for digit in word] for word in words]


EVERYBODY = people(*DEPARTMENTS)


def histogram(values, low, high):
    counts = Counter(values)
    return [counts[value] for value in range(low, high + 1)]


def totals(rows, low=1, high=5):
    items = len(rows[0])
    return histogram(map(sum, rows), items * low, items * high)


def item_histograms(rows, low=1, high=5):
    return [histogram(column, low, high) for column in zip(*rows, strict=True)]


def exactly(expected):
    return pytest.approx(expected, abs=1e-9, rel=0)


@st.composite
def answers(draw, items=None):
    count = items or draw(st.integers(2, 6))
    row = st.lists(st.integers(1, 5), min_size=count, max_size=count)
    size = draw(st.integers(2, 30))
    return draw(st.lists(row, min_size=size, max_size=size))


def item_rest_of(rows, item):
    columns = item_histograms(rows)
    product = sum((row[item] - 1) * (sum(row) - len(row)) for row in rows)
    return item_rest(columns[item], totals(rows), product)


def pearson(left, right):
    x, y = mean(left), mean(right)
    shared = sum((a - x) * (b - y) for a, b in zip(left, right, strict=True))
    return shared / sqrt(sum((a - x) ** 2 for a in left) * sum((b - y) ** 2 for b in right))


class TestItemRest:
    @pytest.mark.parametrize(
        ("item", "expected"),
        [(0, 0.92567322), (1, 0.85844669), (2, 0.88246186), (3, 0.90698552)],
    )
    def test_known_answer(self, item, expected):
        correlation = item_rest_correlation([item_rest_of(EVERYBODY, item)])
        assert correlation == pytest.approx(expected, abs=1e-8)

    @given(answers(), st.integers(0, 1), st.integers(1, 29))
    def test_is_the_correlation_of_the_single_answers_in_one_group_or_two(self, rows, item, cut):
        own = [row[item] for row in rows]
        rest = [sum(row) - row[item] for row in rows]
        groups = [part for part in (rows[:cut], rows[cut:]) if part]
        correlation = item_rest_correlation([item_rest_of(part, item) for part in groups])
        if len(set(own)) == 1 or len(set(rest)) == 1:
            assert correlation is None
        else:
            assert correlation == exactly(pearson(own, rest))

    @given(answers())
    def test_without_products_it_claims_nothing(self, rows):
        group = item_rest(item_histograms(rows)[0], totals(rows))
        assert item_rest_correlation([group]) in (0, None)

    def test_empty_groups_are_left_out(self):
        empty = item_rest([0] * 5, [0] * 17, 0)
        assert item_rest_correlation([empty]) is None


class TestAlpha:
    def test_known_answer(self):
        alpha = cronbach_alpha(item_histograms(EVERYBODY), totals(EVERYBODY))
        assert alpha == pytest.approx(0.9556530214, abs=1e-10)

    @pytest.mark.parametrize(
        ("dropped", "expected"),
        [(0, 0.93184932), (1, 0.95165202), (2, 0.94462488), (3, 0.93773467)],
    )
    def test_if_an_item_is_dropped(self, dropped, expected):
        rows = [row[:dropped] + row[dropped + 1 :] for row in EVERYBODY]
        alpha = cronbach_alpha(item_histograms(rows), totals(rows))
        assert alpha == pytest.approx(expected, abs=1e-8)

    @given(answers())
    def test_is_the_formula_of_the_single_answers(self, rows):
        sums = [sum(row) for row in rows]
        alpha = cronbach_alpha(item_histograms(rows), totals(rows))
        if len(set(sums)) == 1:
            assert alpha is None
        else:
            columns = list(zip(*rows, strict=True))
            unshared = sum(map(variance, columns)) / variance(sums)
            items = len(columns)
            assert alpha == pytest.approx(items / (items - 1) * (1 - unshared))

    @given(answers(), st.integers(-3, 3))
    def test_does_not_depend_on_the_lowest_answer(self, rows, low):
        histograms = item_histograms(rows), totals(rows)
        assert cronbach_alpha(*histograms, low) == cronbach_alpha(*histograms)

    def test_equal_items_agree_wholly(self):
        rows = [[answer] * 5 for answer in (1, 2, 4, 4, 5)]
        assert cronbach_alpha(item_histograms(rows), totals(rows)) == 1

    def test_never_above_one(self):
        """Two equal items, each moved a step, and totals that were not."""
        assert cronbach_alpha([[2, 1, 3], [2, 1, 3]], [3, 0, 0, 0, 3]) == 1

    def test_opposite_items_may_make_it_negative(self):
        rows = [[1, 5], [5, 1], [2, 5], [5, 2]]
        assert cronbach_alpha(item_histograms(rows), totals(rows)) < 0

    @pytest.mark.parametrize(
        "rows",
        [
            [[1], [3], [5]],  # one item
            [[3, 3], [3, 3]],  # nobody differs
            [[1, 5], [5, 1]],  # no total differs
            [[1, 4]],  # one respondent
        ],
    )
    def test_does_not_exist(self, rows):
        assert cronbach_alpha(item_histograms(rows), totals(rows)) is None

    def test_does_not_exist_without_respondents(self):
        assert cronbach_alpha([[0] * 5, [0] * 5], [0] * 9) is None

    def test_all_histograms_hold_the_same_people(self):
        with pytest.raises(ValueError, match="same number of respondents"):
            cronbach_alpha([[1, 1], [2, 0]], [1, 0, 2])


class TestAlphaInterval:
    def test_known_answer(self):
        alpha = cronbach_alpha(item_histograms(EVERYBODY), totals(EVERYBODY))
        low, high = alpha_interval(alpha, len(EVERYBODY), ITEMS)
        assert (round(low, 3), round(high, 3)) == (0.916, 0.979)
        assert low == exactly(1 - (1 - alpha) * 1.88844735725193)
        assert high == exactly(1 - (1 - alpha) * 0.4689538184548463)

    @given(st.floats(-1, 0.99), st.integers(2, 5000), st.integers(2, 40))
    def test_a_higher_level_is_wider(self, alpha, respondents, items):
        low, high = alpha_interval(alpha, respondents, items)
        lower, higher = alpha_interval(alpha, respondents, items, 0.99)
        assert lower < low < high < higher <= 1

    def test_nothing_to_doubt(self):
        assert alpha_interval(1, 10, 3) == (1, 1)

    @pytest.mark.parametrize(
        "arguments",
        [(None, 9, 3), (1.1, 9, 3), (nan, 9, 3), (0.8, 1, 3), (0.8, 9, 1)],
    )
    def test_impossible(self, arguments):
        with pytest.raises(ValueError, match="nterval"):
            alpha_interval(*arguments)

    @pytest.mark.parametrize("level", [0, 1, 95, -0.5, nan])
    def test_impossible_level(self, level):
        with pytest.raises(ValueError, match="level"):
            alpha_interval(0.8, 9, 3, level)


class TestIntraclass:
    GROUPS = [totals(people(department)) for department in DEPARTMENTS]

    def test_known_answers(self):
        icc1, icc2, f, df_between, df_within = intraclass(self.GROUPS)
        assert icc1 == exactly(0.4058418440)
        assert icc2 == exactly(0.7959323116)
        assert f == exactly(4.9003348242)
        assert (df_between, df_within) == (3, 19)
        assert f_quantile(1 - 0.0109140559, df_between, df_within) == pytest.approx(f)

    @given(st.lists(answers(items=3), min_size=2, max_size=8))
    def test_is_the_analysis_of_variance_of_the_single_answers(self, groups):
        sums = [[sum(row) for row in rows] for rows in groups]
        everybody = [value for group in sums for value in group]
        overall, number, k = mean(everybody), len(everybody), len(sums)
        between = sum(len(g) * (mean(g) - overall) ** 2 for g in sums) / (k - 1)
        within = sum(variance(g) * (len(g) - 1) for g in sums) / (number - k)
        assume(between > 1e-9 and within)
        size = (number - sum(len(g) ** 2 for g in sums) / number) / (k - 1)
        assert intraclass([totals(rows) for rows in groups]) == pytest.approx(
            (
                (between - within) / (between + (size - 1) * within),
                (between - within) / between,
                between / within,
                k - 1,
                number - k,
            )
        )

    @given(st.lists(st.lists(st.integers(0, 9), min_size=3), min_size=2, max_size=6))
    def test_does_not_depend_on_where_the_scale_begins(self, groups):
        assume(all(sum(group) for group in groups))
        assume(sum(map(sum, groups)) > len(groups))
        shifted = intraclass([[0, 0, *group] for group in groups])
        expected = intraclass(groups)
        if None in expected:  # nobody differs at all; approx() takes no None
            assert shifted == expected
        else:
            assert shifted == pytest.approx(expected, rel=1e-9)

    def test_groups_without_respondents_do_not_count(self):
        assert intraclass([*self.GROUPS, [0] * 17, []]) == intraclass(self.GROUPS)

    def test_groups_alike_make_it_negative(self):
        icc1, icc2, f, _between, _within = intraclass([[1, 0, 1], [2, 0, 2]])
        assert icc1 == pytest.approx(-1 / (8 / 3 - 1))
        assert (icc2, f) == (-inf, 0)

    def test_nobody_differs_within_a_group(self):
        assert intraclass([[4, 0], [0, 3]]) == (1, 1, inf, 1, 5)

    def test_nobody_differs_at_all(self):
        assert intraclass([[0, 4], [0, 3]]) == (None, None, None, 1, 5)

    @pytest.mark.parametrize("groups", [[], [[3, 4]], [[3, 4], [0, 0]]])
    def test_needs_two_groups(self, groups):
        with pytest.raises(ValueError, match="two groups"):
            intraclass(groups)

    def test_needs_more_than_single_people(self):
        with pytest.raises(ValueError, match="group of two"):
            intraclass([[1, 0], [0, 1], [1, 0]])

    def test_large_numbers_keep_their_digits(self):
        """Far from zero, with little between the groups: nothing cancels."""
        groups = [[0] * 10_000 + [50_000, 50_001], [0] * 10_000 + [50_001, 50_000]]
        f = intraclass(groups)[2]
        number, difference = 100_001, 1 / 100_001
        between = 2 * number * (difference / 2) ** 2
        within = 2 * (50_000 * 50_001 / number) / (2 * number - 2)
        assert f == pytest.approx(between / within, rel=1e-12)


class TestMargin:
    @pytest.mark.parametrize(
        ("department", "sd", "half_width"),
        [
            ("A", 0.3259601203, 0.1652315334),
            ("B", 0.4587119648, 0.2406943422),
            ("C", 0.4183300133, 0),
            ("D", 1.5593420468, 0.9309043787),
        ],
    )
    def test_known_answers(self, department, sd, half_width):
        rows = people(department)
        computed = standard_deviation(totals(rows)) / ITEMS
        assert computed == exactly(sd)
        margin = mean_margin(computed, len(rows), HEADCOUNT[department])
        assert margin == exactly(half_width)

    @pytest.mark.parametrize(
        ("headcount", "half_width"),
        [(10, 0.3870024865), (1000, 0.8618954611), (8, 0), (10**15, 0.8653638674)],
    )
    def test_known_answers_of_one_group(self, headcount, half_width):
        sd = standard_deviation(histogram([4, 3, 5, 4, 2, 4, 3, 5], 1, 5))
        assert sd == exactly(1.0350983390)
        assert mean_margin(sd, 8, headcount) == exactly(half_width)

    def test_a_lower_level_is_narrower(self):
        assert mean_margin(1, 8, 20, 0.8) < mean_margin(1, 8, 20)

    @given(st.integers(2, 500), st.integers(0, 500), st.floats(0, 4))
    def test_more_answers_make_it_narrower(self, respondents, silent, sd):
        headcount = respondents + silent + 1
        wider = mean_margin(sd, respondents, headcount)
        assert 0 <= mean_margin(sd, respondents + 1, headcount) <= wider

    @pytest.mark.parametrize(("respondents", "headcount"), [(1, 8), (0, 8), (9, 8)])
    def test_impossible_numbers_of_people(self, respondents, headcount):
        with pytest.raises(ValueError, match="two respondents"):
            mean_margin(1, respondents, headcount)

    @pytest.mark.parametrize("sd", [-1, inf, nan])
    def test_impossible_deviation(self, sd):
        with pytest.raises(ValueError, match="deviation"):
            mean_margin(sd, 5, 8)


@given(st.lists(st.integers(1, 5), min_size=2))
def test_standard_deviation_is_that_of_the_single_answers(values):
    assert standard_deviation(histogram(values, 1, 5)) == pytest.approx(stdev(values))


def test_standard_deviation_of_two_answers():
    assert standard_deviation([1, 0, 1]) == sqrt(2)


@pytest.mark.parametrize("counts", [[], [0, 0], [0, 1]])
def test_standard_deviation_needs_two_answers(counts):
    assert standard_deviation(counts) is None
