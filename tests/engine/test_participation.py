# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Participation figures give nobody away, however they are put together."""

import random
from itertools import product

import pytest
from engine.disclosure import Unit, block_of, publishable
from engine.participation import (
    SMALLEST_INVITED,
    participation_steps,
    step_of,
    units_with_rates,
)
from organisations import ancestors, subtree_respondents


def figures_of(units, answered):
    return participation_steps(
        unit._replace(respondents=answered.get(unit.id, 0)) for unit in units
    )


def heads(units):
    return [Unit(unit.id, unit.parent_id, unit.invited) for unit in units]


def blocks_of(units):
    """{shown unit: [units of its block]}, as every reader can tell from the headcounts."""
    shown = publishable(heads(units), SMALLEST_INVITED)
    members = {unit_id: [] for unit_id in shown}
    for unit_id, holder in block_of(heads(units), shown).items():
        if holder is not None:
            members[holder].append(unit_id)
    return members


def steps_of_twenty():
    return [step_of(answered, 20) for answered in range(21)]


def test_steps_of_ten_points_with_rough_ends():
    assert set(steps_of_twenty()) == set(range(10, 101, 10))
    assert step_of(0, 20) == step_of(2, 20) == 10
    assert step_of(19, 20) == step_of(20, 20) == 100
    assert (step_of(21, 200), step_of(20, 200), step_of(181, 200)) == (20, 10, 100)


@pytest.mark.parametrize("invited", [*range(20, 60), 100, 999])
def test_no_step_stands_for_one_count_alone(invited):
    counts = [step_of(answered, invited) for answered in range(invited + 1)]
    assert all(counts.count(step) >= 2 for step in counts)


def test_eighteen_full_teams_do_not_tell_of_the_nineteenth():
    """With the parent's own share of 81 to 90 % its own 20 would be proven to have stayed away."""
    units = [Unit(0, None, 0, 20), *(Unit(team, 0, 0, 20) for team in range(1, 19))]
    answered = dict.fromkeys(range(1, 19), 19)
    figures = figures_of(units, answered)
    assert figures == figures_of(units, {**answered, 0: 2})
    assert {figures[team] for team in range(1, 19)} == {100}


@pytest.mark.parametrize("seed", range(40))
def test_all_counts_of_every_block_remain_possible(seed):
    """By trying all: each block alone, and each with each other one, in all counts of its step."""
    units = random_company(seed)
    answered = random_answers(units, seed)
    figures = figures_of(units, answered)
    members = blocks_of(units)
    for one, other in product(members, members):
        for counts in same_step(units, members[one], answered):
            moved = {**answered, **counts}
            for more in same_step(units, members[other], moved):
                assert figures_of(units, {**moved, **more}) == figures


def same_step(units, members, answered):
    """The answers of a block, [{unit: count}], that lie in the same step; one a number."""
    invited = {unit.id: unit.invited for unit in units}
    everybody = sum(invited[unit_id] for unit_id in members)
    if not everybody:
        return [{}]
    now = step_of(sum(answered.get(unit_id, 0) for unit_id in members), everybody)
    found = []
    for total in range(everybody + 1):
        if step_of(total, everybody) == now:
            left, counts = total, {}
            for unit_id in members:
                counts[unit_id] = min(left, invited[unit_id])
                left -= counts[unit_id]
            found.append(counts)
    assert len(found) >= 2
    return found


def random_company(seed):
    dice = random.Random(seed)
    units = [Unit(0, None, 0, dice.choice([0, 1, 5, 20, 30]))]
    for number in range(1, dice.randint(2, 7)):
        parent = dice.randrange(number)
        units.append(Unit(number, parent, 0, dice.choice([0, 3, 12, 20, 25, 40])))
    return units


def random_answers(units, seed):
    dice = random.Random(seed)
    ends = dice.random()
    return {
        unit.id: dice.choice([0, unit.invited])
        if dice.random() < ends
        else dice.randint(0, unit.invited)
        for unit in units
    }


@pytest.mark.parametrize("seed", range(200))
def test_no_figure_and_no_difference_of_figures_speaks_of_fewer_than_twenty(seed):
    units = random_company(seed)
    figures = figures_of(units, random_answers(units, seed))
    totals = subtree_respondents(heads(units))
    assert all(totals[unit_id] >= SMALLEST_INVITED for unit_id in figures)
    assert units_with_rates(units) == set(figures)
    for members in blocks_of(units).values():
        invited = sum(unit.invited for unit in units if unit.id in members)
        assert not invited or invited >= SMALLEST_INVITED


@pytest.mark.parametrize("seed", range(100))
def test_a_figure_is_off_by_five_points_at_most(seed):
    units = random_company(seed)
    answered = random_answers(units, seed)
    heads_below = subtree_respondents(heads(units))
    below = subtree_respondents(
        [Unit(unit.id, unit.parent_id, answered[unit.id]) for unit in units]
    )
    for unit_id, step in figures_of(units, answered).items():
        share = 100 * below[unit_id] / heads_below[unit_id]
        assert step - 15 <= share <= step + 5
        assert ancestors(units, unit_id)[-1] == 0
