# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Bands that speak of several statements together, attacked by looking for another explanation.

Reliability, likeness and fit join the statements of a dimension, so that the exhaustive attacker
(``attacker``, one statement) does not know them. Here it is asked of each block, statement and
level: is there another way to answer, with exactly the same block tuples and bands, in which
somebody in the block gave this answer? And, as a colleague who knows one person's answers: in
which somebody else gave a 5? A way that is found proves it; so this errs on the side of alarm,
never of silence.
"""

import random
from functools import lru_cache
from math import inf

import pytest
from attacker import tuple_of
from engine.company_quality import company_bands
from engine.disclosure import Unit
from engine.release import Release, Sums, compose
from engine.tally import Item, TallyLayout, add_counters

LEVELS = range(1, 6)
TRIES = 400
STEPS = 250
MINIMUM = 6


@lru_cache
def layout_of(statements):
    return TallyLayout([Item(number, 1) for number in range(statements)])


@lru_cache
def counted(person):
    return layout_of(len(person)).increments(dict(enumerate(person)))


@lru_cache
def units_of(sizes):
    return [
        Unit(number, 1 if number > 1 else None, size, size) for number, size in enumerate(sizes, 1)
    ]


@lru_cache(maxsize=2**12)
def block_of(people):
    """(counters, softened sums) of a block; of several, a change leaves most as they were."""
    layout, respondents = layout_of(len(people[0])), len(people)
    counters = add_counters([counted(person) for person in people], layout.size)
    histograms = (layout.item_histogram(counters, place) for place in range(len(people[0])))
    totals, favourable = zip(*map(tuple_of, histograms), strict=True)
    if None in favourable:
        return counters, Sums(respondents, list(totals), None, 0)
    return counters, Sums(respondents, list(totals), list(favourable), respondents)


class Answers:
    """The answers of each person, block by block; the first block is the company's own."""

    def __init__(self, blocks):
        self.blocks = [[list(person) for person in block] for block in blocks]
        self.statements = range(len(self.blocks[0][0]))

    def copy(self):
        return Answers(self.blocks)

    def release(self):
        """What the close composes, put together from blocks: it is asked for at every try."""
        units = units_of(tuple(map(len, self.blocks)))
        counters, sums = {}, {}
        for unit, block in zip(units, self.blocks, strict=True):
            counters[unit.id], sums[unit.id] = block_of(tuple(map(tuple, block)))
        own, *others = sums.values()
        subtrees = {**sums, 1: sum(others, own)}
        layout = layout_of(len(self.statements))
        return Release(units, frozenset(sums), counters, sums, subtrees, layout, MINIMUM)


class Published:
    """The block tuples, of which all rows are functions, and the bands of a release."""

    def __init__(self, answers):
        release = answers.release()
        self.tuples, self.bands = tuples(release), list(company_bands(release, 1))

    def mismatches(self, other, most=inf):
        """How much differs in other answers, counted until it is more than ``most``.

        A sum or count of a block comes first and weighs more than a band.
        """
        release, wrong = other.release(), 0
        for weight, found, published in (
            (5, tuples(release), self.tuples),
            (1, company_bands(release, 1), self.bands),
        ):
            for one, before in zip(found, published, strict=True):
                wrong += weight * (one != before)
                if wrong > most:
                    return wrong
        return wrong


def tuples(release):
    return [
        figure
        for sums in release.blocks.values()
        for figure in (*sums.totals, *(sums.favourable or ()))
    ]


def moved(answers, block, item, level, chance, known):
    """Other answers in which somebody of the block gives this one, the sums much as before.

    :param known: the first person's answers stay as they are
    """
    other = answers.copy()
    people = other.blocks[block]
    free = list(range(known, len(people)))
    person = chance.choice(free)
    # Statements together, so that they still go along.
    items = answers.statements if chance.random() < 0.5 else (item,)
    for one in items:
        change = level - people[person][one]
        people[person][one] = level
        spread(people, [p for p in free if p != person], one, -change, chance)
    return other


def spread(people, others, item, change, chance):
    """Give the opposite change to others, a step each or as much as one of them can take."""
    if chance.random() < 0.2:
        return  # softening may hide it
    step = 1 if change > 0 else -1
    whole = chance.random() < 0.3
    for _turn in range(200):
        if not change:
            return
        person = people[chance.choice(others)]
        while 1 <= person[item] + step <= 5 and change:
            person[item] += step
            change -= step
            if not whole:
                break


def is_open(answers, published, block, item, level, chance, known=0):
    """Whether another explanation is found in which somebody gave this answer."""
    if any(person[item] == level for person in answers.blocks[block][known:]):
        return True
    for number in range(TRIES):
        other = moved(answers, block, item, level, chance, known)
        if not published.mismatches(other, most=0):
            return True
        if number % 8 == 0 and mended(other, published, block, item, level, chance, known):
            return True
    return False


def mended(other, published, block, item, level, chance, known):
    """Change further answers, here and in other blocks, until all is as published."""
    wrong = published.mismatches(other)
    for _step in range(STEPS):
        before = [[person[:] for person in people] for people in other.blocks]
        nudge(other.blocks, chance, known)
        kept = any(person[item] == level for person in other.blocks[block][known:])
        now = published.mismatches(other, most=wrong) if kept else wrong + 1
        if now > wrong:
            other.blocks = before
            continue
        wrong = now
        if not wrong:
            return True
    return False


def nudge(blocks, chance, known):
    """A small change: an exchange, one answer (softening may hide it), two apart or together."""
    block = chance.choice(blocks)
    one, two = chance.sample(range(known, len(block)), 2)
    statements = range(len(block[0]))
    item, kind = chance.choice(statements), chance.random()
    if kind < 0.4:
        block[one][item], block[two][item] = block[two][item], block[one][item]
    elif kind < 0.5:
        block[one][item] = chance.choice(LEVELS)
    else:
        most = chance.choice((1, 1, 2, 4))
        for number in {item} if kind < 0.7 else statements:
            step = min(5 - block[one][number], block[two][number] - 1, most)
            block[one][number] += step
            block[two][number] -= step


def closed(answers, chance):
    """[(block, statement, level, what the attacker knows)] of what nothing else explains."""
    published = Published(answers)
    found = []
    for block in range(len(answers.blocks)):
        for item in answers.statements:
            found += [
                (block, item, level, "nothing")
                for level in LEVELS
                if not is_open(answers, published, block, item, level, chance)
            ]
            if not is_open(answers, published, block, item, 5, chance, known=1):
                found.append((block, item, 5, "one person"))
    return found


def alike(one, two):
    return lambda n: [(one, two)] * n


def one_differs(one, two, other):
    return lambda n: [(one, two)] * (n - 1) + [other]


def halves(first, second):
    return lambda n: [first] * (n // 2) + [second] * (n - n // 2)


CORNERS = [
    alike(1, 1), alike(5, 5), alike(3, 3), alike(1, 5), alike(2, 4),
    one_differs(1, 1, (5, 5)), one_differs(5, 5, (1, 1)), one_differs(3, 3, (1, 5)),
    one_differs(4, 4, (4, 5)), halves((1, 1), (5, 5)), halves((1, 5), (5, 1)),
    halves((3, 3), (4, 4)), halves((2, 2), (2, 4)),
]  # fmt: skip


SIZES = [(50,), (15, 15, 20), (6, 20, 24)]


def company(corner, sizes, statements, chance):
    """The first block at this corner, the others at any; the two answers take turns."""
    makers = [CORNERS[corner], *(chance.choice(CORNERS) for _size in sizes[1:])]
    blocks = [make(size) for make, size in zip(makers, sizes, strict=True)]
    return Answers([[(person * statements)[:statements] for person in block] for block in blocks])


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("corner", range(len(CORNERS)))
def test_the_release_is_the_one_that_the_close_composes(corner, sizes):
    release = company(corner, sizes, 3, random.Random(corner)).release()
    counters, layout = release.block_counters, release.layout
    assert release == compose(release.units, counters, layout, MINIMUM)


@pytest.mark.parametrize(
    "sizes, statements", [*((sizes, 2) for sizes in SIZES), (SIZES[1], 3), (SIZES[2], 4)]
)
@pytest.mark.parametrize("corner", range(len(CORNERS)))
def test_nothing_follows_at_the_corners(corner, sizes, statements):
    chance = random.Random(corner if statements == 2 else corner * 7 + statements)
    assert not closed(company(corner, sizes, statements, chance), chance)


@pytest.mark.parametrize("statements", [2, 3, 4])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_follows_from_random_answers(seed, statements):
    chance = random.Random(seed)
    weights = [chance.random() ** 3 for _level in LEVELS]

    def person():
        one = chance.choices(LEVELS, weights)[0]
        others = (
            one if chance.random() < 0.6 else chance.choices(LEVELS, weights)[0]
            for _statement in range(statements - 1)
        )
        return one, *others

    answers = Answers([[person() for _person in range(size)] for size in (8, 22, 21)])
    assert not closed(answers, chance)
