# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the counters of a unit are laid out: one flat array of integers.

For every item a histogram of its levels, in the order in which the items are asked; then,
for every dimension, a histogram of the respondents' totals over its items (reverse-scored
items turned round), from the lowest possible total on; then, for every item, one sum over
the respondents of their answer times their total, both in steps above the lowest and after
turning round. Sums, favourable counts and the quality figures all follow from these; nothing
in them is one person's.

A tally that was opened before there were products holds none: it is shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

LOW, HIGH = 1, 5
LEVELS = HIGH - LOW + 1


@dataclass(frozen=True)
class Item:
    """An item of a questionnaire: any hashable id, that of its dimension, and its direction."""

    id: int
    dimension: int
    reverse: bool = False


class TallyLayout:
    """The places of a questionnaire's histograms in the array of a unit."""

    def __init__(self, items: Sequence[Item]):
        self.items = tuple(items)
        self.dimensions = tuple(dict.fromkeys(item.dimension for item in self.items))
        # {dimension: the places of its items}
        self.places = {
            dimension: tuple(
                place for place, item in enumerate(self.items) if item.dimension == dimension
            )
            for dimension in self.dimensions
        }
        self._offsets: dict[int, int] = {}
        end = len(self.items) * LEVELS
        for dimension in self.dimensions:
            self._offsets[dimension] = end
            end += self._totals(dimension)
        self._products = end
        self.size = end + len(self.items)

    def items_of(self, dimension: int) -> tuple[Item, ...]:
        return tuple(self.items[place] for place in self.places[dimension])

    def _totals(self, dimension: int) -> int:
        """How many totals are possible: from ``LOW`` to ``HIGH`` times the number of items."""
        return len(self.items_of(dimension)) * (HIGH - LOW) + 1

    def increments(self, levels: dict[int, int]) -> list[int]:
        """Return the array to add for one respondent.

        :param levels: {item id: level 1 to 5}, exactly the items of the layout
        :raises ValueError: an item is missing, unknown, or its level is not on the scale
        """
        if levels.keys() != {item.id for item in self.items}:
            raise ValueError("The answers must be those to the items of the questionnaire.")
        cells = [0] * self.size
        totals = dict.fromkeys(self.dimensions, 0)
        for place, item in enumerate(self.items):
            step = self._step(levels[item.id])
            cells[place * LEVELS + step] = 1
            turned = (LEVELS - 1 - step) if item.reverse else step
            cells[self._products + place] = turned
            totals[item.dimension] += turned
        for dimension, total in totals.items():
            cells[self._offsets[dimension] + total] = 1
        for place, item in enumerate(self.items, self._products):
            cells[place] *= totals[item.dimension]
        return cells

    @staticmethod
    def _step(level: int) -> int:
        if type(level) is not int or not LOW <= level <= HIGH:
            raise ValueError(f"{level!r} is not a level from {LOW} to {HIGH}.")
        return level - LOW

    def item_histogram(self, cells: Sequence[int], place: int) -> list[int]:
        """The histogram of the item at ``place``, turned round if it is reverse-scored."""
        start = place * LEVELS
        histogram = list(cells[start : start + LEVELS])
        return histogram[::-1] if self.items[place].reverse else histogram

    def total_histogram(self, cells: Sequence[int], dimension: int) -> list[int]:
        """The histogram of the respondents' totals over the items of a dimension."""
        start = self._offsets[dimension]
        return list(cells[start : start + self._totals(dimension)])

    def product(self, cells: Sequence[int], place: int) -> int | None:
        """The sum of answer times total for the item at ``place``, in steps; None without."""
        return cells[self._products + place] if len(cells) == self.size else None


def histogram_sum(histogram: Sequence[int], low: int = LOW) -> int:
    """The sum of all answers in a histogram whose first count is that of ``low``."""
    return sum(map(mul, histogram, range(low, low + len(histogram))))


def add_cells(arrays: Sequence[Sequence[int]], size: int) -> list[int]:
    """Add arrays of the same layout cell by cell; no array gives an array of zeros."""
    return [sum(cells) for cells in zip(*arrays, strict=True)] if arrays else [0] * size
