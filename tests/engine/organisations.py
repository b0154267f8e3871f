# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Organisations to test with, and the definitions of design and promises, word by word.

Nothing here is fast or clever: a definition that can be read is what the engine is
compared with.
"""

import random
from itertools import chain, combinations

from engine.disclosure import Unit
from hypothesis import strategies as st


@st.composite
def organisations(draw, min_units=1, max_units=200, max_respondents=20):
    """Trees of every form, from a star to a chain, with ids in no order.

    In half of them more were invited than answered, and in some units nobody answered.
    """
    count = draw(st.integers(min_units, max_units))
    ids = draw(st.lists(st.integers(0, 9999), min_size=count, max_size=count, unique=True))
    reach = draw(st.sampled_from([1, 2, 5, max_units]))
    parents = [None] + [
        ids[draw(st.integers(max(0, index - reach), index - 1))] for index in range(1, count)
    ]
    respondents = st.just(0) | st.integers(1, 3) | st.integers(0, max_respondents)
    some_stay_away = draw(st.booleans())
    units = []
    for unit_id, parent_id in zip(ids, parents, strict=True):
        answered = draw(respondents)
        invited = answered + draw(st.integers(0, 3)) if some_stay_away else None
        units.append(Unit(unit_id, parent_id, answered, invited))
    return draw(st.permutations(units))


def invited_to(unit):
    return unit.respondents if unit.invited is None else unit.invited


def ancestors(units, unit_id):
    """Return the ids from the unit itself up to the root."""
    parents = {unit.id: unit.parent_id for unit in units}
    path = []
    while unit_id is not None:
        path.append(unit_id)
        unit_id = parents[unit_id]
    return path


def subtree_respondents(units):
    totals = dict.fromkeys((unit.id for unit in units), 0)
    for unit in units:
        for unit_id in ancestors(units, unit.id):
            totals[unit_id] += unit.respondents
    return totals


def block_sizes(units, published):
    """Of a published unit: those in its subtree who are in no published unit below."""
    sizes = dict.fromkeys(published, 0)
    for unit in units:
        nearest = [i for i in ancestors(units, unit.id) if i in sizes][:1]
        for unit_id in nearest:
            sizes[unit_id] += unit.respondents
    return sizes


def is_safe(units, published, minimum):
    sizes = block_sizes(units, published)
    invited = block_sizes([u._replace(respondents=invited_to(u)) for u in units], published)
    return all(size >= minimum or not invited[unit_id] for unit_id, size in sizes.items())


def best_by_trying_all(units, minimum, prefer=()):
    """Return the best safe set as the contract words it, from all sets of units."""
    totals = subtree_respondents(units)
    shown = sorted(unit_id for unit_id, total in totals.items() if total)
    every = chain.from_iterable(combinations(shown, r) for r in range(len(shown) + 1))
    return frozenset(
        max(
            (ids for ids in every if is_safe(units, ids, minimum)),
            key=lambda ids: (
                sum(totals[unit_id] for unit_id in ids),
                len(ids),
                len(set(ids) & set(prefer)),
                [-unit_id for unit_id in ids],  # equally many: the lowest ids win
            ),
        )
    )


SHAPES = {
    "chain": lambda index, dice: index - 1,
    "star": lambda index, dice: 0,
    "two below each": lambda index, dice: (index - 1) // 2,
    "ten below each": lambda index, dice: (index - 1) // 10,
    "random": lambda index, dice: dice.randrange(index),
    "random and deep": lambda index, dice: dice.randrange(max(0, index - 5), index),
    "pairs below the root": lambda index, dice: 0 if index % 2 else index - 1,
}


def large_organisation(shape, count, minimum, seed=0):
    """Return ``count`` units, most of them near the minimum, in random order.

    In every second organisation (by ``seed``) some who were invited did not answer.
    """
    dice = random.Random(seed)
    units = []
    for index in range(count):
        parent = SHAPES[shape](index, dice) if index else None
        answered = dice.choice([dice.randint(0, minimum), dice.randint(0, 3 * minimum)])
        units.append(Unit(index, parent, answered))
    dice.shuffle(units)
    if seed % 2:
        units = [u._replace(invited=u.respondents + dice.choice([0, 0, 1, 5])) for u in units]
    return units
