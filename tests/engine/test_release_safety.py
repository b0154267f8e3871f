"""What the engine chooses to publish withstands the attacker."""

import random

import pytest
from engine.audit import exposed_groups
from engine.disclosure import Unit, publishable
from hypothesis import given
from hypothesis import strategies as st
from organisations import SHAPES, is_safe, large_organisation, organisations


def random_organisation(seed):
    """Return a company of 1 to 60 units of any form, and a minimum from 6 to 12."""
    dice = random.Random(seed)
    shape = dice.choice(list(SHAPES))
    minimum = dice.randint(6, 12)
    return large_organisation(shape, dice.randint(1, 60), minimum, seed), minimum


def test_a_thousand_random_organisations_expose_nobody():
    published_units = 0
    for seed in range(1000):
        units, minimum = random_organisation(seed)
        published = publishable(units, minimum)
        assert exposed_groups(units, published, minimum) == [], seed
        published_units += len(published)
    assert published_units > 5000  # it is no art to publish nothing


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
