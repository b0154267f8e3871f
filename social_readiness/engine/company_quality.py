# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The quality of a release in bands: for the whole company only, from 50 respondents on.

The figures are computed once, at the close, and only the band of each figure is published. A
figure has two parts. How blocks differ from each other is computed from their softened sums,
as the published scores are. How people differ within their blocks is exact, unless nearly all
agree: then :mod:`.leeway` moves it. Every band is published, whatever was answered: a figure
that cannot be computed gets the lowest band, because a missing band would prove that everybody
answered the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from .leeway import NOTHING, limits_of_item, most_alike, moved, shared_within
from .psychometrics import margin_of_known_spread, sum_of_squares
from .release import Release
from .scores import margin_points
from .tally import histogram_sum

SMALLEST_COMPANY = 50
FEWEST_GROUPS = 3  # an intraclass correlation needs at least so many blocks
MIN_ITEM_REST_CORRELATION = 0.3  # an item below it should be checked (Nunnally & Bernstein 1994)

# {band: the lowest value in it}, from the lowest band (which has no lower limit) to the highest.
RELIABILITY = {"below_06": None, "from_06": 0.6, "from_07": 0.7, "from_08": 0.8}
LIKENESS = {"little": None, "some": 0.05, "much": 0.15}
SPREAD = {"small": None, "medium": 0.8, "large": 1.1}
FIT = {"look": None, "fits": MIN_ITEM_REST_CORRELATION}
BANDS = {"alpha": RELIABILITY, "icc1": LIKENESS, "spread": SPREAD, "item_rest": FIT}
# The upper limit of each band of spread, in steps of the answer scale; margins of error are
# computed from it. The highest band has no upper limit: 1.5 stands for it, and the margin is
# shown as "at least".
UPPER_EDGE = {"small": 0.8, "medium": 1.1, "large": 1.5}
OPEN_ENDED = "large"


class Band(NamedTuple):
    """The band of one figure; ``item`` is ``None`` unless ``kind`` is ``item_rest``."""

    kind: str  # a key of BANDS
    dimension: int
    item: int | None
    band: str


def band_of(kind: str, value: float | None) -> str:
    """Return the band in which a value lies; ``None`` (cannot be computed) is in the lowest.

    :param kind: a key of ``BANDS``

    >>> band_of("alpha", 0.7), band_of("alpha", None), band_of("spread", 3)
    ('from_07', 'below_06', 'large')
    """
    lowest, *higher = BANDS[kind].items()
    if value is None:
        return lowest[0]
    reached = [band for band, begin in higher if value >= begin]
    return reached[-1] if reached else lowest[0]


def score_margin(spread: str, respondents: int, headcount: int) -> int:
    """Return the margin of error of a group's score, in whole points: half of the 95 % interval.

    It is computed from the upper limit of the company's band of spread, never from the group's
    own spread (see :func:`~.psychometrics.margin_of_known_spread`). If the band is
    ``OPEN_ENDED``, the true margin is at least as wide.

    :param spread: a key of ``UPPER_EDGE``
    :param respondents: at least 2
    :param headcount: people invited; fewer than the respondents counts as equally many

    >>> score_margin("small", 6, 12), score_margin("small", 12, 12)
    (11, 0)
    """
    headcount = max(headcount, respondents)
    return margin_points(margin_of_known_spread(UPPER_EDGE[spread], respondents, headcount))


def company_bands(release: Release, root: int) -> Iterator[Band]:
    """Yield all bands; none if the unit ``root`` is hidden or has fewer than 50 respondents."""
    company = release.subtrees.get(root)
    if company is None or company.respondents < SMALLEST_COMPANY:
        return
    for dimension in release.layout.dimensions:
        yield from _Dimension(release, dimension).bands()


class _Dimension:
    """The sums of squares of one dimension, between and within the blocks with respondents.

    "Within" values are sums over all blocks of squared deviations from the block's mean:
    ``items`` has one per item (moved by :mod:`.leeway`), ``within`` is that of the persons'
    totals. ``shared`` has for each item the sum of the products of its deviations with those of
    all other items of the dimension (moved as well). So ``within`` is the sum of both.
    """

    def __init__(self, release: Release, dimension: int):
        self.release, self.layout, self.id = release, release.layout, dimension
        self.indexes = self.layout.indexes[dimension]
        self.blocks = [unit for unit, sums in release.blocks.items() if sums.respondents]
        self.sizes = [release.blocks[unit].respondents for unit in self.blocks]
        self.people = sum(self.sizes)
        exact = [self._exact(index) for index in self.indexes]
        self.items = [
            moved(one, self._limits(index)) for one, index in zip(exact, self.indexes, strict=True)
        ]
        self.products = self._products()
        self.shared = self._shared(exact)
        self.between = self._between(self._sums(self.indexes))
        self.within = sum(self.items) + sum(self.shared)

    def bands(self) -> Iterator[Band]:
        for kind, value in (
            ("alpha", self.alpha()),
            ("icc1", self.icc1()),
            ("spread", sqrt(self.total / (self.people - 1)) / len(self.indexes)),
        ):
            yield Band(kind, self.id, None, band_of(kind, value))
        for number, index in enumerate(self.indexes):
            item = self.layout.items[index].id
            yield Band("item_rest", self.id, item, band_of("item_rest", self.fit(number)))

    @property
    def total(self):
        return max(self.between + self.within, 0)

    def alpha(self):
        """Return Cronbach's (1951) alpha; None for a single item or if nobody differs."""
        items = len(self.indexes)
        if items < 2 or self.total < NOTHING:
            return None
        of_items = sum(
            within + self._between(self._sums([index]))
            for index, within in zip(self.indexes, self.items, strict=True)
        )
        return items / (items - 1) * (1 - of_items / self.total)

    def icc1(self):
        """Return ICC(1) (Shrout & Fleiss 1979): how alike people of the same block are.

        None for fewer than three blocks or if nobody differs.
        """
        groups = len(self.sizes)
        if groups < FEWEST_GROUPS or self.total < NOTHING:
            return None
        between, within = self.between / (groups - 1), self.within / (self.people - groups)
        squares = sum(size * size for size in self.sizes)
        size = (self.people - squares / self.people) / (groups - 1)
        return (between - within) / (between + (size - 1) * within)

    def fit(self, number):
        """Return the correlation of an item with the sum of the others (Nunnally & Bernstein 1994).

        None for a single item, without the products of the tally, or if nobody differs.

        :param number: index of the item within the dimension
        """
        index, others = (
            self.indexes[number],
            [one for one in self.indexes if one != self.indexes[number]],
        )
        if not others or self.products is None:
            return None
        shared = self.shared[number]
        within_rest = max(self.within - self.items[number] - 2 * shared, 0)
        item_sums, rest_sums = self._sums([index]), self._sums(others)
        item = self.items[number] + self._between(item_sums)
        rest = within_rest + self._between(rest_sums)
        both = shared + self._between(item_sums, rest_sums)
        return both / sqrt(item * rest) if item * rest > NOTHING else None

    # ------------------------------------------------------------
    # BETWEEN BLOCKS: softened sums
    # ------------------------------------------------------------

    def _sums(self, indexes: Sequence[int]):
        totals = [self.release.blocks[unit].totals for unit in self.blocks]
        return [sum(of_block[index] for index in indexes) for of_block in totals]

    def _between(self, sums, other_sums=None):
        others = sums if other_sums is None else other_sums
        shared = sum(a * b / n for a, b, n in zip(sums, others, self.sizes, strict=True))
        return shared - sum(sums) * sum(others) / self.people

    # ------------------------------------------------------------
    # WITHIN BLOCKS
    # ------------------------------------------------------------

    def _limits(self, index):
        for unit in self.blocks:
            sums = self.release.blocks[unit]
            favourable = sums.favourable and sums.favourable[index]
            yield limits_of_item(sums.respondents, sums.totals[index], favourable)

    def _shared(self, exact):
        """Return ``shared`` (see the class), moved into what the block tuples allow."""
        if len(self.indexes) == 1:
            return [0]
        of_blocks = map(self.release.blocks.get, self.blocks)
        most = most_alike(
            [(one.respondents, self._at(one.totals), self._at(one.favourable)) for one in of_blocks]
        ).most(sum(self.items))
        products = self.products
        if products is None:  # only their sum is known; no band depends on how it is divided
            products = [(self._exact_total() - sum(exact)) / len(exact)] * len(exact)
        return shared_within(exact, products, self.items, most)

    def _at(self, of_items):
        return of_items and [of_items[index] for index in self.indexes]

    def _exact(self, index):
        return sum(_within(self._histogram(unit, index)) for unit in self.blocks)

    def _exact_total(self):
        counters = self.release.block_counters
        return sum(_within(self.layout.total_histogram(counters[u], self.id)) for u in self.blocks)

    def _histogram(self, unit, index):
        return self.layout.item_histogram(self.release.block_counters[unit], index)

    def _products(self):
        """Return the exact ``shared`` of each item; None if the tally has no products."""
        found = [[self._product(unit, index) for unit in self.blocks] for index in self.indexes]
        return None if None in found[0] else list(map(sum, found))

    def _product(self, unit, index):
        """Return the part of one block in what :meth:`_products` returns for one item, or None."""
        counters = self.release.block_counters[unit]
        product = self.layout.product(counters, index)
        if product is None:
            return None
        item, totals = self._histogram(unit, index), self.layout.total_histogram(counters, self.id)
        people = sum(item)
        shared = product - histogram_sum(item, 0) * histogram_sum(totals, 0) / people
        return shared - _within(item)


def _within(histogram):
    """Return the sum of the squared deviations from the mean of a histogram."""
    return sum_of_squares(histogram) / sum(histogram)
