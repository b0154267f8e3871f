# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Move what the quality bands rest on, so that no band reveals anybody's answer.

The quality bands (:mod:`.company_quality`) need more than the published sums: how far people
differ within their blocks, as sums of squared deviations. If everybody in a block agrees, or
everybody is at one of the two ends of the scale, very few ways of answering lead to such a sum
of squares, and a band could reveal answers. So the sums of squares of a dimension's statements,
and what these statements *share* (the sum of the products of their deviations), are moved
together into limits. The limits follow from the block tuples alone: respondents, softened sum
and moved favorable count.

Why other answers lead to the same result, whatever any one person answered:

1. *One statement.* Fix the tuple of a block and one or two of its answers. Its other answers
   can then be anything from as equal as possible to as unequal as possible. One gets from one
   to the other in small steps: two people change their answers by one, in opposite directions.
   So the sum of squares can have any value in between, up to the size of a step
   (:func:`limits_of_item`). It is moved into the limits that hold whatever answers are fixed,
   in whichever block (:func:`moved`).
2. *Several statements.* Choose the answers to each statement separately, as in 1. It is still
   open which person gave which of them. If they are sorted, whoever is high in one statement is
   high in all, and the statements share as much as possible (:func:`most_alike`). If they are
   mixed, they share nothing. One gets from one to the other in small steps, in which two people
   exchange their answers to one statement. So the statements can share anything from nothing to
   this maximum (:class:`Sharing`), whatever their sums of squares are. From the maximum, an
   estimate is subtracted of what fixed answers can take away from it (``TAKEN``).

Reliability, likeness and spread are functions of the tuples, the sums of squares and the shared
sum. So other answers lead to the same values, up to the size of a step and the error of that
estimate. How well each statement fits also depends on how the shared sum is divided among the
statements; the argument does not cover this. So ``tests/engine/test_several_statements.py``
attacks all bands by search.

This rarely changes a band. It can do so in companies with fewer than about 100 respondents, if
nearly all agree and scores are near the ends of the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from operator import mul
from typing import NamedTuple

LOW, HIGH = 1, 5
FAVOURABLE = 4  # the lowest favorable answer
# So many people's answers may be bound: a colleague's, another person's, and for each of them
# one whose answer makes the sum come out.
TAKEN = 4
NOTHING = 1e-9  # a smaller sum of squares is a rounding error of 0
# The sets of answers that must remain possible: any single answer of anybody, and a 5 of anybody
# beside any answer that a colleague knows (their own).
CASES = [(level,) for level in range(LOW, HIGH + 1)]
CASES += [(own, HIGH) for own in range(LOW, HIGH + 1)]


class Limits(NamedTuple):
    """The limits of a block's sum of squared deviations for one statement.

    It is possible from ``least`` to ``most`` for some answers. From ``free_least`` to
    ``free_most`` it is possible whichever of the ``CASES`` is true.
    """

    least: float
    most: float
    free_least: float
    free_most: float


@lru_cache(maxsize=2**16)  # many blocks of a company have the same numbers
def limits_of_item(n: int, total: int, favourable: int | None) -> Limits:
    """Return the limits for ``n`` answers from 1 to 5 with the sum ``total``.

    :param favourable: how many of them are 4 or 5; ``None``: not known
    """
    found = [limits for fixed in CASES if (limits := _least_and_most(n, total, favourable, fixed))]
    least, most = _least_and_most(n, total, favourable, ())
    centre = total * total / n
    return Limits(
        least - centre,
        most - centre,
        max([least, *(low for low, _high in found)]) - centre,
        min([most, *(high for _low, high in found)]) - centre,
    )


def moved(within: float, blocks: Iterable[Limits]) -> float:
    """Return the sum of squares over all blocks, moved to where every answer remains possible.

    Answers are fixed in one block at a time: the block whose free limits are narrowest counts.
    """
    blocks = list(blocks)
    least = sum(one.least for one in blocks) + max(one.free_least - one.least for one in blocks)
    most = sum(one.most for one in blocks) - max(one.most - one.free_most for one in blocks)
    if least > most:
        return (least + most) / 2
    return min(max(within, least), most)


class Sharing(NamedTuple):
    """The most that the statements of a dimension can share, in two extreme states of the blocks.

    In ``even``, the answers to each statement are as equal as the tuples allow; in ``uneven``,
    as unequal. Each is ``(sum of squares of all statements, what they share if the answers are
    sorted)``, over all blocks.
    """

    even: tuple[float, float]
    uneven: tuple[float, float]

    def most(self, squares: float) -> float:
        """Return the most that can be shared if the sums of squares add up to ``squares``.

        Interpolated between both states, as if a part of the people were in each of them.
        """
        (low, shared_low), (high, shared_high) = self
        part = min(max((squares - low) / (high - low), 0), 1) if high > low else 0
        return shared_low + part * (shared_high - shared_low)


def most_alike(blocks: Sequence[tuple[int, Sequence[int], Sequence[int] | None]]) -> Sharing:
    """Return the :class:`Sharing` of a dimension.

    :param blocks: for each block its respondents, the softened sums of the dimension's
        statements, and their favorable counts or ``None``
    """
    answers = [
        [
            _sorted_answers(n, total, favourable and favourable[index])
            for index, total in enumerate(totals)
        ]
        for n, totals, favourable in blocks
    ]
    return Sharing(*(_sorted_state(blocks, answers, state) for state in range(2)))


def _sorted_state(blocks, answers, state):
    squares = shared = taken = 0
    for (n, totals, _favourable), items in zip(blocks, answers, strict=True):
        own = sum(item[state].squares for item in items)
        people = list(map(sum, zip(*(item[state].answers for item in items), strict=True)))
        centres = sum(total * total for total in totals) / n
        found = sum(map(mul, people, people)) - own - sum(totals) ** 2 / n + centres
        squares, shared = squares + own - centres, shared + found
        taken = max(taken, found * min(TAKEN / n, 1))
    return squares, max(shared - taken, 0)


def shared_within(
    exact: Sequence[float],
    products: Sequence[float],
    moved_to: Sequence[float],
    most: float,
) -> list[float]:
    """Return what each statement shares with the others after the sums of squares were moved.

    The mean correlation between the statements stays as it is, but in total they share no more
    than ``most``. If they contradict one another (a negative total), they share nothing. What
    moving added to the sums of squares is divided evenly among the statements, so that the fit
    of no statement depends on the few people who differ.

    :param exact: exact sum of squares of each statement
    :param products: for each statement, the exact sum of its products with all others
    :param moved_to: sum of squares of each statement after :func:`moved`
    :param most: what :meth:`Sharing.most` returned
    """
    before, after, shared = _together(exact), _together(moved_to), sum(products)
    if before < NOTHING or after < NOTHING or shared < NOTHING:
        return [0] * len(exact)
    shared_after = min(shared * after / before, most)
    kept = min(before / after, 1)
    roots = list(map(sqrt, moved_to))
    evenly = [root * (sum(roots) - root) / after for root in roots]
    return [
        shared_after * (kept * product / shared + (1 - kept) * even)
        for product, even in zip(products, evenly, strict=True)
    ]


def _together(squares):
    """Return what statements with these sums of squares share if all correlations are 1."""
    return sum(map(sqrt, squares)) ** 2 - sum(squares)


def _least_and_most(n, total, favourable, fixed):
    """Return the least and the most sum of squares of n answers; None if there are none such.

    These are squares of the answers themselves, not of deviations from their mean.

    :param fixed: some of the answers; ``n``, ``total`` and ``favourable`` include them
    """
    ways = _ways(n - len(fixed), total - sum(fixed), _other_favourable(favourable, fixed))
    if not ways:
        return None
    own = sum(level * level for level in fixed)
    return (
        own + sum(_even(count, part) for count, part, _low, _high in ways[0]),
        own + max(sum(_uneven(*part) for part in way) for way in ways),
    )


def _other_favourable(favourable, fixed):
    if favourable is None:
        return None
    return favourable - sum(level >= FAVOURABLE for level in fixed)


def _ways(n, total, favourable):
    """Return ways to divide the sum of n answers between favorable and other answers.

    Each way is a list of parts ``(answers, their sum, lowest answer, highest answer)``. The
    first way allows the most equal answers, and one of all ways the most unequal ones. The list
    is empty if no such answers exist.
    """
    if favourable is None:
        return [[(n, total, LOW, HIGH)]] if LOW * n <= total <= HIGH * n else []
    high, low = favourable, n - favourable
    # The smallest and the largest sum of the favorable answers for which the others' is possible.
    first = max(FAVOURABLE * high, total - (FAVOURABLE - 1) * low)
    last = min(HIGH * high, total - LOW * low)
    if min(high, low) < 0 or first > last:
        return []
    return [
        [(high, part, FAVOURABLE, HIGH), (low, total - part, LOW, FAVOURABLE - 1)]
        for part in (first, last)
    ]


def _even(n, total):
    """Return the sum of squares of n whole numbers that are as equal as this sum allows."""
    if not n:
        return 0
    level, more = divmod(total, n)
    return n * level * level + more * (2 * level + 1)


def _uneven(n, total, low, high):
    """Return the same for numbers as unequal as possible: all but one are ``low`` or ``high``."""
    if not n:
        return 0
    at_top, over = divmod(total - low * n, high - low)
    squares = at_top * high * high + (n - at_top) * low * low
    return squares + (low + over) ** 2 - low * low if over else squares


class _Sorted(NamedTuple):
    answers: bytes
    squares: int


@lru_cache(maxsize=2**12)
def _sorted_answers(n, total, favourable):
    """Return the answers in ascending order, one byte each: as equal and as unequal as possible."""
    ways = _ways(n, total, favourable)
    squares = [sum(_uneven(*part) for part in way) for way in ways]
    uneven = ways[squares.index(max(squares))]
    return (
        _Sorted(
            b"".join(_even_answers(*part[:2]) for part in reversed(ways[0])),
            sum(_even(*part[:2]) for part in ways[0]),
        ),
        _Sorted(b"".join(_uneven_answers(*part) for part in reversed(uneven)), max(squares)),
    )


def _even_answers(n, total):
    level, more = divmod(total, n) if n else (0, 0)
    return bytes([level]) * (n - more) + bytes([level + 1]) * more


def _uneven_answers(n, total, low, high):
    at_top, over = divmod(total - low * n, high - low)
    between = bytes([low + over]) if over else b""
    return bytes([low]) * (n - at_top - len(between)) + between + bytes([high]) * at_top
