# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The attacker finds what can be found, and only that.

He is compared with a slower one who shares nothing with him: who tries every set of
units and asks, by plain Gaussian elimination, whether its sum follows from the sums
that are shown.
"""

import json
import time
from fractions import Fraction
from itertools import chain, combinations
from pathlib import Path

import pytest
from engine.audit import exposed_by_sums, exposed_groups
from engine.disclosure import Unit
from hypothesis import example, given, settings
from hypothesis import strategies as st
from organisations import (
    SHAPES,
    ancestors,
    invited_to,
    is_safe,
    large_organisation,
    organisations,
    subtree_respondents,
)

ORACLES = json.loads((Path(__file__).parent / "oracles" / "disclosure.json").read_text())[
    "instances"
]

COMPANY = [
    Unit("Company", None, 4),
    Unit("R&D", "Company", 0),
    Unit("Backend", "R&D", 12),
    Unit("Frontend", "R&D", 7),
    Unit("QA", "R&D", 3),
    Unit("Sales", "Company", 0),
    Unit("North", "Sales", 10),
    Unit("South", "Sales", 4),
]


def subtree_sums(units, published):
    """Return, for every published unit, the ids of the units with invited people below it."""
    return [
        {unit.id for unit in units if invited_to(unit) and top in ancestors(units, unit.id)}
        for top in published
    ]


def rank(vectors):
    rows, found = [[Fraction(value) for value in vector] for vector in vectors], 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((row for row in rows[found:] if row[column]), None)
        if lead is None:
            continue
        rows.remove(lead)
        rows = [
            [a - b * row[column] / lead[column] for a, b in zip(row, lead, strict=True)]
            for row in rows
        ]
        rows.insert(0, lead)
        found += 1
    return found


def subsets(items):
    return chain.from_iterable(combinations(items, r) for r in range(1, len(items) + 1))


def exposed_by_trying_all(sums, respondents, minimum, invited=None):
    """Return every exposed group that holds no smaller one, from all sets of units."""
    ids = [unit_id for unit_id, people in (invited or respondents).items() if people]
    vectors = [[int(unit_id in sum_) for unit_id in ids] for sum_ in sums]
    known = rank(vectors)
    exposed = {
        frozenset(group)
        for group in subsets(ids)
        if sum(respondents[unit_id] for unit_id in group) < minimum
        and rank([*vectors, [int(unit_id in group) for unit_id in ids]]) == known
    }
    return {group for group in exposed if not any(other < group for other in exposed)}


def respondents_of(units):
    return {unit.id: unit.respondents for unit in units}


def invited_of(units):
    return {unit.id: invited_to(unit) for unit in units}


def plain_rule(units, minimum):
    """Return what most systems publish: every unit with at least ``minimum`` people."""
    totals = subtree_respondents(units)
    return {unit_id for unit_id, total in totals.items() if total >= minimum}


@pytest.mark.parametrize("instance", ORACLES)
def test_plain_rule_is_seen_through_where_it_is_unsafe(instance):
    units = [Unit(*node) for node in instance["nodes"]]
    minimum = instance["k"]
    published = plain_rule(units, minimum)
    exposed = exposed_groups(units, published, minimum)
    assert bool(exposed) != is_safe(units, published, minimum)
    sums = subtree_sums(units, published)
    assert set(exposed) == exposed_by_trying_all(sums, respondents_of(units), minimum)


def test_plain_rule_is_unsafe_in_many_known_trees():
    """So that the test above cannot pass by never finding anything."""
    unsafe = 0
    for instance in ORACLES:
        units = [Unit(*node) for node in instance["nodes"]]
        published = plain_rule(units, instance["k"])
        unsafe += bool(exposed_groups(units, published, instance["k"]))
    assert 10 <= unsafe < len(ORACLES)


@given(st.data())
def test_finds_what_trying_all_groups_finds(data):
    units = data.draw(organisations(max_units=8, max_respondents=5))
    published = data.draw(st.sets(st.sampled_from([unit.id for unit in units])))
    minimum = data.draw(st.integers(1, 9))
    exposed = exposed_groups(units, published, minimum)
    assert len(exposed) == len(set(exposed))
    sums = subtree_sums(units, published)
    expected = exposed_by_trying_all(sums, respondents_of(units), minimum, invited_of(units))
    assert set(exposed) == expected


@st.composite
def overlapping_sums(draw):
    """Sums of units that share some: nobody publishes so, but it is where it is hard."""
    ids = "abcdefgh"[: draw(st.integers(2, 8))]
    respondents = {unit_id: draw(st.integers(0, 2)) for unit_id in ids}
    count = draw(st.integers(1, len(ids)))
    patterns = st.integers(1, 2 ** len(ids) - 1)
    sums = [
        {unit_id for place, unit_id in enumerate(ids) if pattern >> place & 1}
        for pattern in draw(st.lists(patterns, min_size=count, max_size=count))
    ]
    return sums, respondents, draw(st.integers(1, 9))


@given(overlapping_sums(), st.data())
def test_those_who_stayed_away_are_found_in_sums_that_do_not_come_from_a_tree(family, data):
    sums, respondents, minimum = family
    invited = {one: people + data.draw(st.integers(0, 2)) for one, people in respondents.items()}
    exposed = exposed_by_sums(sums, respondents, minimum, invited)
    assert set(exposed) == exposed_by_trying_all(sums, respondents, minimum, invited)


def test_the_chief_who_did_not_answer_is_found():
    """17 answered in the company, 8 and 9 in its departments: so the chief did not."""
    units = [Unit(1, None, 0, 1), Unit(2, 1, 8, 8), Unit(3, 1, 9, 9)]
    assert exposed_groups(units, {1, 2, 3}, 6) == [{1}]
    assert exposed_groups(units, {1, 2}, 6) == []
    assert exposed_groups([units[0]._replace(invited=0), *units[1:]], {1, 2, 3}, 6) == []


def test_a_large_group_in_which_nobody_answered_is_found():
    units = [Unit(1, None, 0, 0), Unit(2, 1, 0, 30), Unit(3, 1, 9, 9)]
    assert exposed_groups(units, {1, 3}, 6) == [{2}]
    assert exposed_groups(units, {1}, 6) == []


def test_more_answers_than_people_are_refused():
    with pytest.raises(ValueError, match="More answered"):
        exposed_groups([Unit(1, None, 7, 6)], {1}, 6)


@given(overlapping_sums())
@settings(max_examples=500)
@example((["bd", "ab"], {"a": 1, "b": 1, "d": 1}, 8))
@example((["cg", "beg", "bc"], {"b": 1, "c": 1, "e": 2, "g": 2}, 6))
@example((["ade", "bcd", "ab", "be"], {"a": 1, "b": 1, "c": 2, "d": 1, "e": 1}, 8))
@example((["bfh", "bcf", "bce"], {"b": 1, "c": 1, "e": 1, "f": 2, "h": 1}, 5))
@example((["de", "bc", "bd"], {"b": 2, "c": 1, "d": 2, "e": 2}, 9))
def test_is_right_for_sums_that_do_not_come_from_a_tree(family):
    sums, respondents, minimum = family
    exposed = exposed_by_sums(sums, respondents, minimum)
    assert len(exposed) == len(set(exposed))
    assert set(exposed) == exposed_by_trying_all(sums, respondents, minimum)


@given(organisations(), st.integers(6, 12), st.data())
def test_verdict_on_large_trees_is_that_of_the_blocks(units, minimum, data):
    shown = data.draw(st.sampled_from([1, 2, 3]))
    published = {unit.id for index, unit in enumerate(units) if index % shown == 0}
    exposed = exposed_groups(units, published, minimum)
    assert bool(exposed) != is_safe(units, published, minimum)


@given(organisations(max_units=30), st.integers(6, 12))
def test_neither_order_nor_rows_of_other_teams_change_anything(units, minimum):
    published = plain_rule(units, minimum)
    sums = subtree_sums(units, published)
    other_teams = [
        larger - set().union(*(smaller for smaller in sums if smaller < larger)) for larger in sums
    ]
    exposed = exposed_by_sums(
        [*sums[::-1], *other_teams], respondents_of(units), minimum, invited_of(units)
    )
    assert set(exposed) == set(exposed_groups(units, published, minimum))


@given(organisations(), st.integers(6, 12))
def test_all_that_is_exposed_is_a_group_of_too_few_people(units, minimum):
    respondents, invited = respondents_of(units), invited_of(units)
    for group in exposed_groups(units, respondents, minimum):
        assert sum(respondents[unit_id] for unit_id in group) < minimum
        assert all(invited[unit_id] for unit_id in group)


@pytest.mark.parametrize(
    ("published", "exposed"),
    [
        ([], []),
        (["Company"], []),
        (["Company", "R&D", "Backend", "North"], []),
        (["Company", "R&D", "Sales"], [{"Company"}]),
        (["Company", "R&D", "Backend", "Sales"], [{"Company"}]),
        (["R&D", "Backend", "Frontend"], [{"QA"}]),
        (["Sales", "North"], [{"South"}]),
        (["South"], [{"South"}]),
    ],
)
def test_what_follows_by_subtraction(published, exposed):
    assert exposed_groups(COMPANY, published, 5) == exposed


def test_two_hidden_siblings_are_one_group():
    units = [Unit(1, None, 0), Unit(2, 1, 9), Unit(3, 1, 2), Unit(4, 1, 3)]
    assert exposed_groups(units, [1, 2], 6) == [{3, 4}]
    assert exposed_groups(units, [1, 2], 5) == []


def test_hidden_units_without_respondents_hide_nobody():
    units = [Unit(1, None, 0), Unit(2, 1, 9), Unit(3, 1, 0), Unit(4, 1, 3)]
    assert exposed_groups(units, [1, 2], 6) == [{4}]


def test_units_without_respondents_expose_nobody():
    units = [Unit(1, None, 9), Unit(2, 1, 0), Unit(3, 2, 0)]
    assert exposed_groups(units, [1, 2, 3], 6) == []


def test_what_needs_a_fraction_is_found():
    """(ab + ac - bc) / 2 is a."""
    respondents = {"a": 5, "b": 6, "c": 7}
    assert exposed_by_sums(["ab", "ac", "bc"], respondents, 6) == [{"a"}]


def test_what_needs_more_than_two_sums_is_found():
    """abc - cd + de - e is ab - nothing less than all four sums gives it."""
    respondents = dict.fromkeys("abcde", 2) | {"c": 9, "d": 9, "e": 9}
    sums = ["abc", "cd", "de", "e"]
    for missing in sums:
        fewer = [sum_ for sum_ in sums if sum_ != missing]
        assert exposed_by_sums(fewer, respondents, 6) == []
    assert exposed_by_sums(sums, respondents, 6) == [{"a", "b"}]


def test_smallest_groups_only():
    respondents = {"a": 1, "b": 1, "c": 9}
    assert set(exposed_by_sums(["a", "ab", "abc"], respondents, 6)) == {
        frozenset("a"),
        frozenset("b"),
    }


def test_any_object_with_the_three_attributes_will_do():
    class Department:
        def __init__(self, id, parent_id, respondents):
            self.id, self.parent_id, self.respondents = id, parent_id, respondents

    units = [Department(0, None, 8), Department(1, 0, 5)]
    assert exposed_groups(iter(units), iter([0, 1]), 6) == [{1}]


@given(organisations(max_units=20), st.integers(6, 12))
def test_units_may_come_in_any_order(units, minimum):
    published = plain_rule(units, minimum)
    assert set(exposed_groups(units, published, minimum)) == set(
        exposed_groups(units[::-1], published, minimum)
    )


@pytest.mark.parametrize(
    ("units", "published", "minimum", "message"),
    [
        ([Unit(1, None, 6), Unit(1, None, 6)], [], 6, "twice"),
        ([Unit(1, None, -1)], [], 6, "whole number from 0"),
        ([Unit(1, None, 6.0)], [], 6, "whole number from 0"),
        ([Unit(1, None, True)], [], 6, "whole number from 0"),
        ([Unit(1, 2, 6)], [], 6, "parent of unit 1 is unknown"),
        ([Unit(1, 1, 6)], [], 6, r"their own ancestors.*\[1\]"),
        ([Unit(1, None, 6), Unit(2, 3, 6), Unit(3, 2, 6)], [], 6, r"\[2, 3\]"),
        ([Unit(1, None, 6)], [1, 7], 6, r"not among the units: \[7\]"),
        ([Unit(1, None, 6)], [1], 0, "minimum"),
        ([Unit(1, None, 6)], [1], 6.5, "minimum"),
        ([Unit(1, None, 6)], [1], None, "minimum"),
    ],
)
def test_refuses_the_impossible(units, published, minimum, message):
    with pytest.raises(ValueError, match=message):
        exposed_groups(units, published, minimum)


@pytest.mark.parametrize("shape", SHAPES)
def test_two_thousand_published_units_take_less_than_five_seconds(shape):
    units = large_organisation(shape, 2000, 6)
    published = [unit.id for unit in units]
    start = time.process_time()
    exposed = exposed_groups(units, published, 6)
    assert time.process_time() - start < 5
    respondents = respondents_of(units)
    assert set(exposed) == {
        frozenset([unit_id]) for unit_id in respondents if 0 < respondents[unit_id] < 6
    }


def test_twenty_thousand_units_within_reason():
    units = large_organisation("ten below each", 20_000, 6)
    start = time.process_time()
    exposed_groups(units, plain_rule_by_depth(units, 6), 6)
    assert time.process_time() - start < 20


def plain_rule_by_depth(units, minimum):
    """As :func:`plain_rule`, for units numbered from the top down."""
    totals = respondents_of(units)
    for unit in sorted(units, key=lambda unit: -unit.id):
        if unit.parent_id is not None:
            totals[unit.parent_id] += totals[unit.id]
    return [unit_id for unit_id, total in totals.items() if total >= minimum]


@given(organisations(max_units=12, max_respondents=8))
def test_a_minimum_of_one_exposes_nobody_but_those_who_stayed_away(units):
    respondents = respondents_of(units)
    for group in exposed_groups(units, respondents, 1):
        assert not any(respondents[unit_id] for unit_id in group)
