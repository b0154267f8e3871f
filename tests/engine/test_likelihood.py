# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import math
import time

import pytest
from engine.disclosure import Unit, publishable
from engine.likelihood import _binomial, shown_share
from hypothesis import given, settings
from hypothesis import strategies as st
from organisations import large_organisation, organisations

MINIMUM = 6


@given(organisations(max_units=40), st.floats(0, 1), st.integers(0, 99))
@settings(max_examples=30)
def test_shares_of_all_units(units, participation, seed):
    shares = shown_share(units, MINIMUM, participation, rounds=5, seed=seed)
    assert shares.keys() == {unit.id for unit in units}
    assert all(0 <= share <= 1 for share in shares.values())


@given(organisations(max_units=40))
@settings(max_examples=30)
def test_if_everybody_answers_chance_plays_no_part(units):
    shown = publishable(units, MINIMUM)
    expected = {unit.id: float(unit.id in shown) for unit in units}
    assert shown_share(units, MINIMUM, participation=1, rounds=3) == expected


@given(organisations(max_units=40))
@settings(max_examples=10)
def test_if_nobody_answers_nothing_is_shown(units):
    shares = shown_share(units, MINIMUM, participation=0, rounds=3)
    assert set(shares.values()) == {0.0}


@given(organisations(max_units=40), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_same_arguments_same_shares(units, dice):
    shuffled = dice.sample(units, len(units))
    shares = shown_share(units, MINIMUM, rounds=10, seed=7)
    assert shown_share(shuffled, MINIMUM, rounds=10, seed=7) == shares


def test_global_dice_are_left_alone():
    import random

    random.seed(1)
    expected = random.random()
    random.seed(1)
    shown_share([Unit(1, None, 20)], MINIMUM)
    assert random.random() == expected


def test_single_unit_is_shown_as_often_as_enough_people_answer():
    enough = sum(math.comb(10, k) * 0.6**k * 0.4 ** (10 - k) for k in range(6, 11))
    share = shown_share([Unit(1, None, 10)], MINIMUM, rounds=10000)[1]
    assert share == pytest.approx(enough, abs=4 * 0.5 / math.sqrt(10000))


def test_small_neighbour_makes_a_large_unit_uncertain():
    alone = [Unit(1, None, 0), Unit(2, 1, 20)]
    beside = [*alone, Unit(3, 1, 6)]
    assert shown_share(alone, MINIMUM)[2] > 0.95
    assert shown_share(beside, MINIMUM)[2] < 0.3


@pytest.mark.parametrize("trials", [0, 1, 2, 7, 60])
@pytest.mark.parametrize("probability", [0, 0.01, 0.5, 0.6, 0.999, 1])
def test_binomial_weights(trials, probability):
    weights = _binomial(trials, probability)
    for successes, weight in enumerate(weights):
        expected = (
            math.comb(trials, successes)
            * probability**successes
            * (1 - probability) ** (trials - successes)
        )
        assert weight / sum(weights) == pytest.approx(expected, abs=1e-12)


def test_binomial_weights_of_many_people():
    weights = _binomial(100_000, 0.6)
    mean = sum(k * weight for k, weight in enumerate(weights)) / sum(weights)
    assert mean == pytest.approx(60_000)


def test_no_units():
    assert shown_share([], MINIMUM) == {}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"participation": 1.1}, "participation must be from 0 to 1"),
        ({"participation": -0.1}, "participation must be from 0 to 1"),
        ({"participation": float("nan")}, "participation must be from 0 to 1"),
        ({"rounds": 0}, "rounds must be at least 1"),
        ({"rounds": 1.5}, "rounds must be a whole number"),
        ({"minimum": 0}, "minimum must be at least 1"),
    ],
)
def test_impossible_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        shown_share([Unit(1, None, 9)], **{"minimum": MINIMUM, **arguments})


def test_preview_of_a_large_organisation_stays_interactive():
    units = large_organisation("random", 2000, MINIMUM)
    start = time.process_time()
    shown_share(units, MINIMUM, rounds=50)
    assert time.process_time() - start < 3
