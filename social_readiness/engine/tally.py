# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The layout of a unit's counters: one flat array of whole numbers.

The array has three parts, in this order:

1. for each item, a histogram of its answers: five counts, of the answers 1 to 5 as given;
2. for each dimension, a histogram of its respondents' totals, from the lowest possible total
   to the highest. A total is a person's sum of answers to the items of the dimension, after
   reversing the reverse-scored ones;
3. for each item, its *product*: the sum over the respondents of their answer times their total
   in the item's dimension. Both are counted from 0 (the lowest possible) and after reversal.

All sums, favorable counts and quality figures are computed from these counters, and none of
them belongs to a single person. Campaigns that were launched with a version that had no products
have an array without the third part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

LOW, HIGH = 1, 5
LEVEL_COUNT = HIGH - LOW + 1


@dataclass(frozen=True)
class Item:
    """A statement of a questionnaire; ``reverse`` means that agreeing is unfavorable.

    ``id`` and ``dimension`` may be anything hashable.
    """

    id: int
    dimension: int
    reverse: bool = False


class TallyLayout:
    """Where the counters of a questionnaire are in the array of a unit.

    ``index`` is always that of an item in ``items``, which are in the order of the questionnaire.
    ``counters`` is always the array of one unit, or a sum of such arrays.
    """

    def __init__(self, items: Sequence[Item]):
        self.items = tuple(items)
        self.dimensions = tuple(dict.fromkeys(item.dimension for item in self.items))
        # {dimension: the indexes of its items in ``items``}
        self.indexes = {
            dimension: tuple(
                index for index, item in enumerate(self.items) if item.dimension == dimension
            )
            for dimension in self.dimensions
        }
        self._offsets: dict[int, int] = {}
        end = len(self.items) * LEVEL_COUNT
        for dimension in self.dimensions:
            self._offsets[dimension] = end
            end += self._totals(dimension)
        self._products = end
        self.size = end + len(self.items)

    def items_of(self, dimension: int) -> tuple[Item, ...]:
        return tuple(self.items[index] for index in self.indexes[dimension])

    def _totals(self, dimension: int) -> int:
        """Return how many different totals a person can have in a dimension."""
        return len(self.items_of(dimension)) * (HIGH - LOW) + 1

    def increments(self, levels: dict[int, int]) -> list[int]:
        """Return the array to add for one respondent.

        :param levels: ``{item id: answer from 1 to 5}``, for exactly the items of the layout
        :raise ValueError: if an item is missing or unknown, or an answer is not on the scale
        """
        if levels.keys() != {item.id for item in self.items}:
            raise ValueError("The answers must be those to the items of the questionnaire.")
        counters = [0] * self.size
        totals = dict.fromkeys(self.dimensions, 0)
        for index, item in enumerate(self.items):
            step = self._step(levels[item.id])
            counters[index * LEVEL_COUNT + step] = 1
            turned = (LEVEL_COUNT - 1 - step) if item.reverse else step
            counters[self._products + index] = turned
            totals[item.dimension] += turned
        for dimension, total in totals.items():
            counters[self._offsets[dimension] + total] = 1
        for index, item in enumerate(self.items, self._products):
            counters[index] *= totals[item.dimension]
        return counters

    @staticmethod
    def _step(level: int) -> int:
        if type(level) is not int or not LOW <= level <= HIGH:
            raise ValueError(f"{level!r} is not a level from {LOW} to {HIGH}.")
        return level - LOW

    def item_histogram(self, counters: Sequence[int], index: int) -> list[int]:
        """Return the histogram of an item's answers, after reversal; it begins with answer 1."""
        start = index * LEVEL_COUNT
        histogram = list(counters[start : start + LEVEL_COUNT])
        return histogram[::-1] if self.items[index].reverse else histogram

    def total_histogram(self, counters: Sequence[int], dimension: int) -> list[int]:
        """Return the histogram of a dimension's totals; it begins with the lowest possible one."""
        start = self._offsets[dimension]
        return list(counters[start : start + self._totals(dimension)])

    def product(self, counters: Sequence[int], index: int) -> int | None:
        """Return the product of an item; ``None`` if the array has no products."""
        return counters[self._products + index] if len(counters) == self.size else None


def histogram_sum(histogram: Sequence[int], low: int = LOW) -> int:
    """Return the sum of all answers in a histogram that begins with the answer ``low``."""
    return sum(map(mul, histogram, range(low, low + len(histogram))))


def add_counters(arrays: Sequence[Sequence[int]], size: int) -> list[int]:
    """Add arrays of the same layout, counter by counter; without arrays, return ``size`` zeros.

    :raise ValueError: if the arrays differ in length
    """
    return [sum(counters) for counters in zip(*arrays, strict=True)] if arrays else [0] * size
