# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the engine chooses to publish withstands the attacker."""

import random
from typing import NamedTuple

import pytest
from engine.audit import exposed_by_rows, exposed_by_sums, exposed_groups
from engine.disclosure import Unit, publishable
from engine.release import compose
from engine.tally import Item, TallyLayout, add_counters
from hypothesis import given
from hypothesis import strategies as st
from organisations import (
    SHAPES,
    ancestors,
    invited_to,
    is_safe,
    large_organisation,
    organisations,
)


def random_organisation(seed, most=60):
    """Return a company of 1 to ``most`` units of any form, and a minimum from 6 to 12."""
    dice = random.Random(seed)
    shape = dice.choice(list(SHAPES))
    minimum = dice.randint(6, 12)
    return large_organisation(shape, dice.randint(1, most), minimum, seed), minimum


def test_a_thousand_random_organisations_expose_nobody():
    published_units = 0
    for seed in range(1000):
        units, minimum = random_organisation(seed)
        published = publishable(units, minimum)
        assert exposed_groups(units, published, minimum) == [], seed
        published_units += len(published)
    assert published_units > 5000  # it is no art to publish nothing


LAYOUT = TallyLayout([Item(1, 1), Item(2, 1, reverse=True)])


def random_answers(units, dice):
    """Return {unit id: counters} of people who answer at random."""
    return {
        unit.id: add_counters(
            [
                LAYOUT.increments({1: dice.randint(1, 5), 2: dice.randint(1, 5)})
                for _person in range(unit.respondents)
            ],
            LAYOUT.size,
        )
        for unit in units
    }


class RowKey(NamedTuple):
    unit: int
    scope: str


def people_behind(row, units, published):
    """Return the ids of the units that a row is about, as its reader understands it."""
    paths = {unit.id: ancestors(units, unit.id) for unit in units}
    below = {unit_id for unit_id, path in paths.items() if row.unit in path}
    if row.scope == "rest":
        below = {
            unit_id
            for unit_id in below
            if next(above for above in paths[unit_id] if above in published) == row.unit
        }
    return below


def test_rows_of_a_thousand_releases_of_random_answers_expose_nobody():
    """The attacker starts from the rows themselves, not from what was meant to be shown."""
    rest_rows = 0
    for seed in range(1000):
        units, minimum = random_organisation(seed, most=30)
        respondents = {unit.id: unit.respondents for unit in units}
        release = compose(units, random_answers(units, random.Random(seed)), LAYOUT, minimum)
        rows = list(release.rows(core=[1]))
        sums = [people_behind(row, units, release.published) for row in rows]
        invited = {unit.id: invited_to(unit) for unit in units}
        assert exposed_by_sums(sums, respondents, minimum, invited) == [], seed
        for row, unit_ids in zip(rows, sums, strict=True):
            assert row.respondents == sum(respondents[unit_id] for unit_id in unit_ids)
        rest_rows += sum(row.scope == "rest" for row in rows)
    assert rest_rows > 1000


@given(organisations(), st.integers(6, 12), st.data())
def test_any_organisation_exposes_nobody(units, minimum, data):
    shown_before = data.draw(st.sets(st.sampled_from([unit.id for unit in units])))
    published = publishable(units, minimum, shown_before)
    assert exposed_groups(units, published, minimum) == []


@given(organisations(max_units=40), st.integers(7, 12))
def test_one_person_less_than_the_minimum_is_found(units, minimum):
    published = publishable(units, minimum - 1)
    exposed = exposed_groups(units, published, minimum)
    assert bool(exposed) != is_safe(units, published, minimum)


@pytest.mark.parametrize("shape", SHAPES)
def test_large_organisations_expose_nobody(shape):
    units = large_organisation(shape, 2000, 6)
    assert exposed_groups(units, publishable(units, 6), 6) == []


def test_weakened_choice_is_caught():
    """As if blocks of one person less were let through."""
    units = [Unit(1, None, 5), Unit(2, 1, 6)]
    assert publishable(units, 6) == {1}
    assert exposed_groups(units, [1, 2], 6) == [{1}]


def test_rows_are_audited_as_their_readers_read_them():
    for seed in range(300):
        units, minimum = random_organisation(seed, most=20)
        respondents = {unit.id: unit.respondents for unit in units}
        shown = random.Random(seed).sample([unit.id for unit in units], len(units) // 2)
        rows = [(unit, scope) for unit in shown for scope in ("subtree", "rest")]
        sums = [people_behind(RowKey(*row), units, set(shown)) for row in rows]
        found = exposed_by_rows(units, rows, minimum)
        invited = {unit.id: invited_to(unit) for unit in units}
        assert set(found) == set(exposed_by_sums(sums, respondents, minimum, invited)), seed


def test_a_row_too_many_is_found():
    units = [Unit(1, None, 0), Unit(2, 1, 14), Unit(3, 1, 5)]
    assert exposed_by_rows(units, [(1, "subtree"), (2, "subtree")], 6) == [frozenset({3})]
    assert exposed_by_rows(units, [(1, "subtree")], 6) == []
