# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One attacker for everything that a release publishes.

He holds all rows (scores, shares with the number of responses behind them, respondents) and
all bands, knows the program, and asks of each block, item and level: is there any way to
answer, with exactly the same publication, in which somebody here gave this answer? And, as a
colleague who knows one answer: in which somebody else gave a 5?

Answers to an item are whole-number histograms of five levels. What is published of a block is
a function of its softened sum and moved favourable count (the block tuple), and the bands of
one item are functions of these and of one more number, the sum of squares within all blocks.
So all histograms of a block are sorted by these three numbers, once; the rest is putting
blocks together. Nothing is left out: this is exhaustive.

Margins, gaps, changes, rates, guesses and effects of plans are functions of these numbers and
of headcounts and targets, so they open nothing. ``PUBLISHED`` says so of every field and key; a
number that is not in it has not been attacked, and a test fails.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import product
from math import lcm
from operator import mul
from typing import NamedTuple

from engine.company_quality import company_bands
from engine.disclosure import Unit
from engine.release import Release, Sums
from engine.softening import SMALLEST_FAVOURABLE_BLOCK, soften, soften_favourable
from engine.tally import Item, TallyLayout

LEVELS = range(1, 6)
SQUARES = [level * level for level in LEVELS]
ITEM = Item(1, 1)
LAYOUT = TallyLayout([ITEM])

# What the models publish, and how the attacker uses it: every field of a release that holds
# a figure, every key of a cell's details, every column of the board.
FACTS = "known beforehand: who, when, what was asked, headcounts, targets"
ROWS = "a constraint of its own: compared with what he would have published"
BAND = "a constraint of its own: compared with what he would have published"
DERIVED = "a function of rows, bands, headcounts and targets alone"
PUBLISHED = {
    "readiness.score": {
        "score": ROWS,
        "favourable": ROWS,
        "has_favourable": ROWS,
        "favourable_respondents": ROWS,
        "respondents": ROWS,
        "gap": DERIVED,
        "change": DERIVED,
        "has_change": DERIVED,
        "target": FACTS,
        "has_target": FACTS,
        "minimum": FACTS,
        "item_origin": FACTS,
        "is_reworded": FACTS,
        "dimension_sequence": FACTS,
    },
    "readiness.quality": {
        "band": BAND,
        "kind": FACTS,
        "sequence": FACTS,
        "dimension_sequence": FACTS,
    },
    "readiness.participation": {
        "step": DERIVED,  # attacked in test_participation
        "invited": FACTS,
    },
    "get_cell": {
        "items": ROWS,
        "campaigns": ROWS,
        "respondents": ROWS,
        "favourable_respondents": ROWS,
        "margin": DERIVED,
        "margin_is_least": DERIVED,
        "actions": FACTS,
        "ideas": DERIVED,
        "may_plan": FACTS,
        "outcomes": DERIVED,
    },
    "get_heatmap": {
        "unit": FACTS,
        "parent": FACTS,
        "scope": FACTS,
        "name": FACTS,
        "invited": FACTS,
        "department": FACTS,
        "respondents": ROWS,
        "scores": ROWS,
        "favourable": ROWS,
        "favourable_respondents": ROWS,
        "changes": DERIVED,
        "level": FACTS,
        "label": FACTS,
        "is_ranked": FACTS,
    },
    "document": {
        "key": FACTS,
        "name": FACTS,
        "label": FACTS,
        "level": FACTS,
        "invited": FACTS,
        "respondents": ROWS,
        "favourable_respondents": ROWS,
        "participation": DERIVED,
        "is_ranked": FACTS,
        "cells": ROWS,
    },
    "trust": {
        "name": FACTS,
        "score": ROWS,
        "margin": DERIVED,
        "bounds": DERIVED,
        "is_doubtful": BAND,
        "reliability": BAND,
        "likeness": BAND,
        "spread": BAND,
        "fit": BAND,
    },
}


def histograms(n):
    """All histograms of n answers."""

    def filled(left, levels):
        if levels == 1:
            yield (left,)
            return
        for count in range(left + 1):
            for rest in filled(left - count, levels - 1):
                yield (count, *rest)

    return filled(n, len(LEVELS))


def sum_of(histogram):
    return sum(map(mul, LEVELS, histogram))


def squares_of(histogram):
    return sum(map(mul, SQUARES, histogram))


def tuple_of(histogram):
    """The block tuple: softened sum, and moved favourable count where there is one."""
    return _tuple(sum(histogram), sum_of(histogram), sum(histogram[3:]))


@lru_cache(maxsize=2**14)
def _tuple(n, exact, favourable):
    total = soften(exact, n)
    if n < SMALLEST_FAVOURABLE_BLOCK:
        return total, None
    return total, soften_favourable(favourable, total, n)


def within(histogram):
    """Sum of squares within the block, times n, which is a whole number."""
    n = sum(histogram)
    return n * squares_of(histogram) - sum_of(histogram) ** 2


# The cases that must stay open: an answer of somebody, or a colleague's and another's 5.
OUTSIDER = [(level,) for level in LEVELS]
COLLEAGUE = [(own, 5) for own in LEVELS]


def holds(histogram, case):
    return all(histogram[level - 1] >= case.count(level) for level in case)


def cases_of(histogram):
    """The cases that it holds: no case asks for more than two answers of a level."""
    return _cases_of_few(tuple([count if count < 2 else 2 for count in histogram]))


@lru_cache
def _cases_of_few(histogram):
    return frozenset(case for case in OUTSIDER + COLLEAGUE if holds(histogram, case))


class Kind(NamedTuple):
    """Histograms of one block that no publication tells apart."""

    cases: frozenset  # those that some of them leave open
    example: tuple


@lru_cache(maxsize=64)
def kinds(n):
    """{block tuple: {sum of squares within, times n: Kind}} of all histograms of n answers."""
    found = defaultdict(dict)
    for histogram in histograms(n):
        of_tuple, squares = found[tuple_of(histogram)], within(histogram)
        known = of_tuple.get(squares, Kind(frozenset(), histogram))
        if not (cases := cases_of(histogram)) <= known.cases:
            of_tuple[squares] = Kind(known.cases | cases, known.example)
    return found


class Company:
    """What is published of one item in a company of which all blocks are known.

    The first block is the company's own ("other teams"), the others are its departments.
    """

    def __init__(self, sizes):
        self.sizes = sizes
        self.units = [
            Unit(number, 1 if number > 1 else None, size) for number, size in enumerate(sizes, 1)
        ]

    def rows(self, tuples):
        return list(self._release(tuples).rows([1]))

    def bands(self, tuples, answers):
        return list(company_bands(self._release(tuples, answers), 1))

    def _release(self, tuples, answers=()):
        """As the close composes it, from block tuples instead of answers."""
        blocks = {
            unit.id: Sums(
                unit.respondents, [total], share and [share], (share and unit.respondents) or 0
            )
            for unit, (total, share) in zip(self.units, tuples, strict=True)
        }
        company = blocks[1]
        for unit in self.units[1:]:
            company += blocks[unit.id]
        cells = {
            unit.id: [*histogram, *histogram, squares_of(histogram)]
            for unit, histogram in zip(self.units, answers, strict=False)
        }
        return Release(
            self.units, frozenset(blocks), cells, blocks, {**blocks, 1: company}, LAYOUT, 6
        )


def followed(answers, says=None):
    """Return what follows from a publication: {(block, case that nobody's answers allow)}.

    :param answers: the true ones, a histogram a block
    :param says: ``f(company, tuples, answers)`` -> what is published beside the rows
    """
    company = Company([sum(histogram) for histogram in answers])
    truth = [tuple_of(histogram) for histogram in answers]
    seen = company.rows(truth), says and says(company, truth, answers)
    left = {
        (block, case)
        for block, histogram in enumerate(answers)
        for case in OUTSIDER + [case for case in COLLEAGUE if holds(histogram, case[:1])]
    }
    for tuples in product(*map(_near, company.sizes, truth)):
        if left and company.rows(tuples) == seen[0]:
            left -= _open(company, tuples, left, says, seen[1])
    return left


def _near(n, truth):
    """The block tuples that may be published as the same whole points and percents."""
    return [
        one
        for one in kinds(n)
        if abs(one[0] - truth[0]) * 25 <= n
        and (one[1] is None or abs(one[1] - truth[1]) * 100 <= n)
    ]


def _open(company, tuples, left, says, said):
    """Those of the cases that these block tuples allow, together with what is said beside."""
    blocks = [kinds(n)[one] for n, one in zip(company.sizes, tuples, strict=True)]
    if says is None:
        return {
            (block, case)
            for block, case in left
            if any(case in kind.cases for kind in blocks[block].values())
        }
    is_said = {}
    found = set()
    for block, case in left:
        for squares, examples in _added(company.sizes, blocks, block, case).items():
            if squares not in is_said:
                is_said[squares] = says(company, tuples, examples) == said
            if is_said[squares]:
                found.add((block, case))
                break
    return found


def _added(sizes, blocks, block, case):
    """{sum of squares within all blocks: examples of answers}, with the case in one of them."""
    common = lcm(*sizes)
    added = {0: ()}
    for number, (n, found) in enumerate(zip(sizes, blocks, strict=True)):
        added = {
            so_far + squares * (common // n): (*examples, kind.example)
            for so_far, examples in added.items()
            for squares, kind in found.items()
            if number != block or case in kind.cases
        }
    return added
