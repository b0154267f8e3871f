# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What is like with like, and what is a change."""

import pytest
from engine.trend import Position, change_of, is_like, likeness, mean_of_margins
from hypothesis import given
from hypothesis import strategies as st

SALES = Position("Sales", 1, 40, frozenset({5, 6}))
EVERYBODY = {1, 2, 5, 6, 7}


def marks(after, before=SALES, all_before=EVERYBODY, all_after=EVERYBODY):
    return likeness(before, after, all_before, all_after)


@pytest.mark.parametrize(
    ("after", "expected", "like"),
    [
        ({}, (), True),
        ({"name": "Markets"}, ("renamed",), True),
        ({"above": 2}, ("moved",), True),
        ({"above": None}, (), True),
        ({"below": frozenset({5, 6, 7})}, ("took_in",), False),
        ({"below": frozenset({5, 6, 9})}, (), True),
        ({"below": frozenset({5})}, ("gave_off",), False),
        ({"invited": 53}, (), True),
        ({"invited": 54}, ("resized",), False),
        ({"invited": 30}, (), True),
        ({"invited": 29}, ("resized",), False),
    ],
)
def test_what_has_happened(after, expected, like):
    found = marks(SALES._replace(**after))
    assert found == expected
    assert is_like(found) is like


def test_a_team_that_is_gone_altogether_was_given_to_nobody():
    assert marks(SALES._replace(below=frozenset({5})), all_after=EVERYBODY - {6}) == ()


@given(st.integers(0, 500), st.integers(0, 500))
def test_growing_and_shrinking_are_alike(before, after):
    one, other = SALES._replace(invited=before), SALES._replace(invited=after)
    assert likeness(one, other) == likeness(other, one)


@given(st.integers(-100, 100), st.integers(0, 40), st.integers(0, 40))
def test_a_change_beyond_its_margin_is_clear(change, margin, before):
    state, shown = change_of(change, margin, before)
    assert shown >= max(margin, before, 1)
    if abs(change) > shown:
        assert state == ("up" if change > 0 else "down")
    else:
        assert state == "unclear"


def test_nothing_is_said_where_a_margin_is_not_known():
    assert change_of(40, None, 3) == change_of(40, 3, None) == ("unknown", None)


def test_the_mean_of_margins_is_unknown_where_one_is():
    assert mean_of_margins([3, 4]) == 4
    assert mean_of_margins([3, None]) is None
    assert mean_of_margins([]) is None
