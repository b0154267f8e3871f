# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The mean of what executives expected: of many only, and proof of nobody's guess."""

import pytest
from engine.guesses import frozen_means
from hypothesis import given
from hypothesis import strategies as st

POINTS = st.integers(0, 100)


def mean_of(scores, minimum=6):
    means = frozen_means([{"culture": score} for score in scores], minimum)
    return means and means["means"]["culture"]


@given(st.lists(POINTS, max_size=5))
def test_nothing_about_fewer_than_six(scores):
    assert frozen_means([{"culture": score} for score in scores], 1) is None


def test_a_larger_minimum_holds():
    assert mean_of([50] * 9, minimum=10) is None
    assert mean_of([50] * 10, minimum=10) == 50


def test_rounded_half_up():
    assert mean_of([40, 40, 40, 41, 41, 41]) == 41
    assert mean_of([40, 40, 40, 40, 41, 41]) == 40


@given(st.lists(POINTS, min_size=6, max_size=30))
def test_the_mean_excludes_no_guess_of_anybody(scores):
    """Whatever is shown, any one of them may have guessed 0, and any one 100."""
    shown, people = mean_of(scores), len(scores)
    for guess in (0, 100):
        lowest, highest = guess / people, (guess + 100 * (people - 1)) / people
        assert lowest - 0.5 <= shown <= highest + 0.5


@pytest.mark.parametrize("score", (-1, 101, 50.0, True, None))
def test_a_guess_is_a_whole_number_from_0_to_100(score):
    with pytest.raises(ValueError, match="guess"):
        mean_of([score] * 6)
