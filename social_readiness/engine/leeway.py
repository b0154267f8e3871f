# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How far people of the same block may differ, so that a band proves nobody's answer.

The bands of quality rest on sums of squares within the blocks, which the softened sums do
not tell. Where everybody in a block agrees, or everybody is at one of two ends, such a sum
leaves next to no choice: a band that it alone explains would tell the answers. So the sums of
squares of the statements of a dimension, and what these statements share (the products of
their deviations), are moved together into limits that follow from the block tuples alone
(respondents, softened sum, moved favorable count).

Why other answers explain what comes out, whatever any one person answered:

1. *One statement.* With the tuple and one or two answers of a block fixed, its other answers
   can be anything from as even to as uneven as possible, and one step of two people at a time
   leads from one to the other. So the sum of squares can be anything between
   (:func:`limits_of_item`). The limits that hold whatever is fixed, in whichever block, are
   those to which the sum is moved (:func:`moved`).
2. *Several statements.* The answers to each statement are chosen on their own, as in 1. Then
   it is open who gave which: sorted, whoever is high in one statement is high in all of them,
   and they share as much as they can (:func:`most_alike`); mixed, they share nothing. Two
   people who exchange their answers to one statement lead from one to the other in small
   steps. So what the statements share can be anything from nothing to that most
   (:class:`Sharing`), however large each sum of squares is. An estimate of what two people and
   those who make up for them may take away from it (``TAKEN``) is left out.

Reliability, likeness and spread are functions of the tuples, the sums of squares and this one
shared sum. So they can be explained in other ways up to the size of a step and that estimate.
How the shared sum is divided among the statements decides how each one fits, of which 2. says
nothing. Therefore all are attacked as well, in ``tests/engine/test_several_statements.py``.

This rarely changes a band: mostly in companies of fewer than about 100 people, where nearly all
agree, and where scores are near the ends of the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from operator import mul
from typing import NamedTuple

LOW, HIGH = 1, 5
FAVOURABLE = 4  # the lowest favourable level
# A colleague, somebody else, and for each of them one who makes up for a fixed answer.
TAKEN = 4
NOTHING = 1e-9  # below it, a sum of squares is an error of rounding
# The answers that must be left open: anybody's, and a colleague's beside a 5.
CASES = [(level,) for level in range(LOW, HIGH + 1)]
CASES += [(own, HIGH) for own in range(LOW, HIGH + 1)]


class Limits(NamedTuple):
    """Of a sum of squares within blocks; ``free`` limits hold for whatever anybody answered."""

    least: float
    most: float
    free_least: float
    free_most: float


@lru_cache(maxsize=2**16)  # blocks of a company are alike: a close asks the same often
def limits_of_item(n: int, total: int, favourable: int | None) -> Limits:
    """The limits of n times 1 to 5 with this sum and, unless ``None``, so many 4 and 5."""
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
    """Move the sum of squares within all blocks to where anybody may have answered anything."""
    blocks = list(blocks)
    least = sum(one.least for one in blocks) + max(one.free_least - one.least for one in blocks)
    most = sum(one.most for one in blocks) - max(one.most - one.free_most for one in blocks)
    if least > most:
        return (least + most) / 2
    return min(max(within, least), most)


class Sharing(NamedTuple):
    """The most that the statements of a dimension can share, between two states of all blocks.

    Each state is ``(sum of squares of the statements, what they share if sorted)``: answers as
    even as their tuples allow, and as uneven.
    """

    even: tuple[float, float]
    uneven: tuple[float, float]

    def most(self, squares: float) -> float:
        """For sums of squares that add up to ``squares``: a part of the people is uneven."""
        (low, shared_low), (high, shared_high) = self
        part = min(max((squares - low) / (high - low), 0), 1) if high > low else 0
        return shared_low + part * (shared_high - shared_low)


def most_alike(blocks: Sequence[tuple[int, Sequence[int], Sequence[int] | None]]) -> Sharing:
    """Return the :class:`Sharing` of blocks: (respondents, sums, favourable counts or None)."""
    answers = [
        [
            _sorted_answers(n, total, favourable and favourable[place])
            for place, total in enumerate(totals)
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
    """Return what each statement shares with the others once the sums of squares are moved.

    All are together as alike as they are (the mean correlation stays), but share no more than
    ``most``; statements that contradict one another count as sharing nothing. What was added to
    the sums of squares is shared evenly, so that the fit of no statement rests on the few who
    differ.

    :param exact: sums of squares of the statements
    :param products: of each, the sum of the products with all others
    :param moved_to: the sums of squares, moved
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
    """What statements with these sums of squares share if they all go along perfectly."""
    return sum(map(sqrt, squares)) ** 2 - sum(squares)


def _least_and_most(n, total, favourable, fixed):
    """(least, most) sum of squares of n answers, some of them fixed; None if impossible."""
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
    """How n answers with this sum can be parted: [[(count, sum, lowest, highest)]].

    In the first way the parts are as equal as possible; in one of all, as unequal.
    """
    if favourable is None:
        return [[(n, total, LOW, HIGH)]] if LOW * n <= total <= HIGH * n else []
    high, low = favourable, n - favourable
    # Of the sum of the favourable answers, the smallest and the largest that leave the others
    # something possible.
    first = max(FAVOURABLE * high, total - (FAVOURABLE - 1) * low)
    last = min(HIGH * high, total - LOW * low)
    if min(high, low) < 0 or first > last:
        return []
    return [
        [(high, part, FAVOURABLE, HIGH), (low, total - part, LOW, FAVOURABLE - 1)]
        for part in (first, last)
    ]


def _even(n, total):
    """The sum of squares of n whole numbers with this sum, as equal as possible."""
    if not n:
        return 0
    level, more = divmod(total, n)
    return n * level * level + more * (2 * level + 1)


def _uneven(n, total, low, high):
    """The same, as unequal as possible: all but one at the ends."""
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
    """The answers in order, as even as possible and as uneven as possible, a byte each."""
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
