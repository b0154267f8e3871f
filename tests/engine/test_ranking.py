# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Ranked lists name each person's department once; the heatmap opens with a few rows."""

import pytest
from engine.ranking import opening_level, ranked

COMPANY = {"company": (None, 100)}


def test_leaves_are_ranked_and_nothing_above_them():
    rows = {
        **COMPANY,
        "sales": ("company", 60),
        "plant": ("company", 40),
        "north": ("sales", 30),
        "south": ("sales", 30),
    }
    assert ranked(rows) == {"plant", "north", "south"}


def test_a_child_with_over_80_percent_is_not_ranked_and_its_parent_stands_for_it():
    rows = {**COMPANY, "sales": ("company", 50), "plant": ("company", 50)}
    assert ranked({**rows, "north": ("sales", 41)}) == {"sales", "plant"}
    assert ranked({**rows, "north": ("sales", 40)}) == {"north", "plant"}


def test_of_a_large_and_a_small_child_the_small_one_is_ranked():
    rows = {
        **COMPANY,
        "sales": ("company", 60),
        "north": ("sales", 50),
        "south": ("sales", 10),
    }
    assert ranked(rows) == {"south"}


def test_a_large_child_hides_nothing_below_it():
    rows = {**COMPANY, "spain": ("company", 98), "madrid": ("spain", 60), "vigo": ("spain", 38)}
    assert ranked(rows) == {"madrid", "vigo"}


def test_a_chain_of_large_children_is_the_company_itself():
    rows = {**COMPANY, "spain": ("company", 98), "madrid": ("spain", 95)}
    assert ranked(rows) == frozenset()
    assert ranked({}) == frozenset()
    with pytest.raises(ValueError, match="people"):
        ranked({"company": (None, 1.5)})


@pytest.mark.parametrize(
    ("levels", "opened"),
    [
        ([1, 2, 2, 2, 2], 2),
        ([1, 2, 2, 2], 2),
        ([1, 2, 3, 3, 3, 4], 3),
        ([1, 2, 2, 2, 3], 3),
        ([1], 1),
        ([], 1),
        ([1, 1, 1, 1, 1, 2], 1),
    ],
)
def test_as_many_levels_are_opened_as_show_five_rows(levels, opened):
    assert opening_level(levels) == opened
