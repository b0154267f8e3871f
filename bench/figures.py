# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Times of repeated work: taken in turns, told as a median with its spread."""

import statistics
import time
from typing import NamedTuple


class Times(NamedTuple):
    """What was measured, in the order of measuring; in seconds unless said otherwise."""

    values: tuple

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def low(self):
        return min(self.values)

    @property
    def high(self):
        return max(self.values)

    def ratio(self, other):
        """The median of the pairwise ratios: what both suffered at the same moment cancels."""
        pairs = zip(self.values, other.values, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


def in_turns(rounds, *works):
    """Do each work once a round, in changing order; return the Times of each.

    A work is a function without arguments. What it returns is its figure; ``None`` means
    the seconds that it took.
    """
    measured = [[] for _work in works]
    places = list(range(len(works)))
    for number in range(rounds):
        for place in places if number % 2 == 0 else reversed(places):
            started = time.perf_counter()
            result = works[place]()
            seconds = time.perf_counter() - started
            measured[place].append(seconds if result is None else result)
    return [Times(tuple(values)) for values in measured]
