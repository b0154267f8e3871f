# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from engine.scores import (
    margin_points,
    overall_of,
    score_of,
    share_of,
)
from hypothesis import given
from hypothesis import strategies as st


@st.composite
def sums(draw):
    answers = draw(st.integers(1, 5000))
    return draw(st.integers(answers, 5 * answers)), answers


def half_up(number):
    digits = Decimal(number.numerator * 10**6 // number.denominator) / 10**6
    return int(digits.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("total", "answers", "score"),
    [
        (6, 6, 0),
        (30, 6, 100),
        (18, 6, 50),
        (81, 20, 76),  # 76.25
        (201, 200, 0),  # 0.125
        (51, 50, 1),  # 0.5
        (53, 50, 2),  # 1.5
        (77, 50, 14),  # 13.5
        (249, 50, 100),  # 99.5
    ],
)
def test_score(total, answers, score):
    assert score_of(total, answers) == score


def test_score_on_another_scale():
    assert score_of(30, 12, low=0, high=10) == 25
    assert score_of(-3, 6, low=-2, high=2) == 38  # 37.5


@given(sums())
def test_score_is_rounded_once_and_half_up(pair):
    total, answers = pair
    exact = (Fraction(total, answers) - 1) / 4 * 100
    assert score_of(total, answers) == half_up(exact)


@given(sums())
def test_mirrored_answers_have_the_mirrored_score(pair):
    total, answers = pair
    mirrored = score_of(6 * answers - total, answers)
    assert score_of(total, answers) + mirrored in (100, 101)  # 101: two halves


@given(st.lists(sums(), min_size=1, max_size=12))
def test_overall_is_the_mean_of_unrounded_scores(dimensions):
    exact = [(Fraction(total, n) - 1) / 4 * 100 for total, n in dimensions]
    assert overall_of(dimensions) == half_up(sum(exact) / len(exact))


def test_overall_weighs_dimensions_not_answers():
    assert overall_of([(10, 10), (5000, 1000)]) == 50


def test_overall_does_not_round_twice():
    dimensions = [(303, 300), (303, 300)]  # 0.25 each
    assert [score_of(*pair) for pair in dimensions] == [0, 0]
    assert overall_of([*dimensions, (156, 150)]) == 1  # (.25 + .25 + 1) / 3 = .5


def test_overall_of_nothing():
    with pytest.raises(ValueError, match="without dimensions"):
        overall_of([])


@pytest.mark.parametrize(
    ("total", "answers", "message"),
    [
        (0, 0, "without answers"),
        (5, 6, "cannot have the sum"),
        (31, 6, "cannot have the sum"),
        (1, -1, "cannot have the sum"),
        (20.5, 6, "total must be a whole number"),
        (20, True, "answers must be a whole number"),
    ],
)
def test_no_score(total, answers, message):
    for function in (score_of, lambda *pair: overall_of([pair])):
        with pytest.raises(ValueError, match=message):
            function(total, answers)


@pytest.mark.parametrize(
    ("count", "total", "share"),
    [(0, 7, 0), (7, 7, 100), (1, 3, 33), (2, 3, 67), (1, 8, 13), (1, 200, 1)],
)
def test_share(count, total, share):
    assert share_of(count, total) == share


@pytest.mark.parametrize(
    ("count", "total"), [(0, 0), (8, 7), (-1, 7), (1, -7), (1.0, 7), (True, 7)]
)
def test_no_share(count, total):
    with pytest.raises(ValueError):
        share_of(count, total)


@pytest.mark.parametrize(
    ("half_width", "points"), [(0, 0), (0.0, 0), (0.25, 6), (0.5, 13), (0.1652, 4)]
)
def test_margin(half_width, points):
    assert margin_points(half_width) == points


@pytest.mark.parametrize("half_width", [-0.1, float("inf"), float("nan")])
def test_no_margin(half_width):
    with pytest.raises(ValueError, match="finite number from 0"):
        margin_points(half_width)
