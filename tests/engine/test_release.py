# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A release in miniature: counts, units to publish, softened sums, scores.

What the models do with a database is done here with dictionaries, so that the promises
that depend on the engine alone can be attacked without one.
"""

from engine.disclosure import Unit, block_of, publishable
from engine.scores import score_of
from engine.softening import soften
from hypothesis import given
from hypothesis import strategies as st
from organisations import ancestors, organisations

MINIMUM = 6
ANSWERS = st.integers(1, 5)


def softened_blocks(units, answers):
    """Return ``{published id: (softened sum, respondents)}`` of its block."""
    counted = [unit._replace(respondents=len(answers[unit.id])) for unit in units]
    shown = publishable(counted, MINIMUM)
    people = {unit_id: [] for unit_id in shown}
    for unit_id, holder in block_of(counted, shown).items():
        if holder is not None:
            people[holder] += answers[unit_id]
    return {
        unit_id: (soften(sum(block), len(block)), len(block)) for unit_id, block in people.items()
    }


def release(units, answers):
    """Return ``{published id: (score, respondents)}``, all that is ever shown."""
    parts = softened_blocks(units, answers)
    sums = dict.fromkeys(parts, (0, 0))
    for unit_id, (total, count) in parts.items():
        for above in ancestors(units, unit_id):
            if above in sums:
                sums[above] = (sums[above][0] + total, sums[above][1] + count)
    return {unit_id: (score_of(*pair), pair[1]) for unit_id, pair in sums.items()}


def same_answer(units, answer):
    return {unit.id: [answer] * unit.respondents for unit in units}


@given(organisations(max_units=60), st.randoms(use_true_random=False))
def test_what_is_shown_depends_on_counts_only(units, dice):
    answers = {
        unit.id: [dice.randint(1, 5) for _person in range(unit.respondents)] for unit in units
    }
    pattern = publishable(units, MINIMUM)
    assert release(units, answers).keys() == pattern
    assert release(units, same_answer(units, 1)).keys() == pattern
    assert release(units, same_answer(units, 5)).keys() == pattern


@given(organisations(max_units=30), ANSWERS, st.data())
def test_one_who_differs_from_all_lowest_cannot_be_seen(units, other, data):
    lowest = same_answer(units, 1)
    differing = {unit_id: list(block) for unit_id, block in lowest.items()}
    people = [unit_id for unit_id, block in lowest.items() if block]
    if people:
        differing[data.draw(st.sampled_from(people))][0] = other
    assert release(units, differing) == release(units, lowest)


@given(organisations(max_units=30), ANSWERS, st.data())
def test_one_who_differs_from_all_highest_cannot_be_seen(units, other, data):
    highest = same_answer(units, 5)
    differing = {unit_id: list(block) for unit_id, block in highest.items()}
    people = [unit_id for unit_id, block in highest.items() if block]
    if people:
        differing[data.draw(st.sampled_from(people))][0] = other
    assert release(units, differing) == release(units, highest)


@given(organisations(max_units=30), ANSWERS)
def test_no_score_is_at_an_end_of_the_scale(units, answer):
    scores = release(units, same_answer(units, answer)).values()
    assert all(0 < score < 100 for score, respondents in scores if respondents < 200)


def test_numbers_add_up():
    units = [Unit(1, None, 6), Unit(2, 1, 10), Unit(3, 1, 8)]
    shown = release(units, {1: [1] * 6, 2: [5] * 10, 3: [3] * 8})
    assert shown == {
        1: (score_of(14 + 46 + 24, 24), 24),
        2: (score_of(46, 10), 10),
        3: (score_of(24, 8), 8),
    }
