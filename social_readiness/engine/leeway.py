"""How far people of the same group may differ, so that a band proves nobody's answer.

The bands of quality rest on sums of squares within the blocks, which the softened sums do
not tell. Where everybody in a block agrees, or everybody is at one of two ends, such a sum
leaves next to no choice: a band that it alone explains would tell the answers. So it is moved
into limits that follow from the block tuples (respondents, softened sum, moved favourable
count) alone, and between which it can lie whatever any one person answered: for an outsider
any level of anybody, for a colleague of whatever own answer the highest level of anybody
else. Only in small companies, and where nearly all agree, does this move anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from .rounding import half_up

LOW, HIGH = 1, 5
FAVOURABLE = 4  # the lowest favourable level


class Limits(NamedTuple):
    """Of a sum of squares within groups; ``free`` limits hold for whatever anybody answered."""

    least: float
    most: float
    free_least: float
    free_most: float


@lru_cache(maxsize=2**16)  # groups of a company are alike: a close asks the same often
def limits_of_item(n: int, total: int, favourable: int | None) -> Limits:
    """The limits of n times 1 to 5 with this sum and, unless ``None``, so many 4 and 5."""
    return _limits(n, total, _cases(), lambda fixed: _squares(n, total, favourable, fixed))


@lru_cache(maxsize=2**16)  # groups of a company are alike: a close asks the same often
def limits_of_total(n: int, total: int, items: int) -> Limits:
    """The limits of the respondents' sums over several items.

    A person of whom one answer is fixed has the others to go where the person's sum is least,
    or most, conspicuous; of a colleague everything is fixed.
    """
    if items == 1:
        return limits_of_item(n, total, None)
    low, high = LOW * items, HIGH * items

    def near(level):  # the possible sum of a person with this answer that is next to the mean
        least, most = level + LOW * (items - 1), level + HIGH * (items - 1)
        return min(max(half_up(total, n), least), most)

    cases = [(near(level),) for level in (LOW, HIGH)]
    cases += [(own, near(HIGH)) for own in (low, high)]
    return _limits(n, total, cases, lambda fixed: _between(n, total, fixed, low, high))


def moved(within: float, blocks: Iterable[Limits]) -> float:
    """Move the sum of squares within all blocks to where anybody may have answered anything."""
    blocks = list(blocks)
    least = sum(one.least for one in blocks) + max(one.free_least - one.least for one in blocks)
    most = sum(one.most for one in blocks) - max(one.most - one.free_most for one in blocks)
    if least > most:
        return (least + most) / 2
    return min(max(within, least), most)


def _cases():
    """The answers that must be left open: anybody's, and a colleague's beside a 5."""
    anybody = [(level,) for level in range(LOW, HIGH + 1)]
    return anybody + [(own, HIGH) for own in range(LOW, HIGH + 1)]


def _limits(n, total, cases, squares: Callable):
    found = [limits for fixed in cases if (limits := squares(fixed))]
    least, most = squares(())
    centre = total * total / n
    return Limits(
        least - centre,
        most - centre,
        max([least, *(low for low, _high in found)]) - centre,
        min([most, *(high for _low, high in found)]) - centre,
    )


def _squares(n, total, favourable, fixed):
    """(least, most) sum of squares of n answers, some of them fixed; None if impossible."""
    if favourable is None:
        return _between(n, total, fixed, LOW, HIGH)
    high = favourable - sum(level >= FAVOURABLE for level in fixed)
    low = n - len(fixed) - high
    rest = total - sum(fixed)
    # Of the sum of the favourable answers, the smallest and the largest that leave the others
    # something possible.
    first = max(FAVOURABLE * high, rest - (FAVOURABLE - 1) * low)
    last = min(HIGH * high, rest - LOW * low)
    if min(high, low) < 0 or first > last:
        return None
    own = sum(level * level for level in fixed)
    return (
        own + _even(high, first) + _even(low, rest - first),
        own
        + max(
            _uneven(high, part, FAVOURABLE, HIGH) + _uneven(low, rest - part, LOW, FAVOURABLE - 1)
            for part in {first, last}
        ),
    )


def _between(n, total, fixed, low, high):
    others, rest = n - len(fixed), total - sum(fixed)
    if not low * others <= rest <= high * others:
        return None
    own = sum(value * value for value in fixed)
    return own + _even(others, rest), own + _uneven(others, rest, low, high)


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
