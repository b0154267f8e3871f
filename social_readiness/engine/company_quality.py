"""The quality figures of a release: for the company only, from 50 respondents on.

They are computed once, at the close, from histograms of blocks that were first moved to the
softened sums, so that they can tell nothing that the scores do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .psychometrics import (
    alpha_interval,
    cronbach_alpha,
    intraclass,
    item_rest,
    item_rest_correlation,
    standard_deviation,
)
from .quality import merge_small_levels, move_to_sum, whole_percentages
from .release import Release
from .tally import LOW

SMALLEST_COMPANY = 50
FEWEST_GROUPS = 3  # no intraclass correlation with fewer


class Figure(NamedTuple):
    """One figure: ``levels`` (lowest, highest) is about a distribution, else ``None``."""

    kind: str
    dimension: int
    item: int | None
    levels: tuple[int, int] | None
    value: float  # two decimals


def company_figures(release: Release, root: int) -> Iterator[Figure]:
    """All quality figures; none if the company is hidden or has fewer than 50 respondents."""
    company = release.subtrees.get(root)
    if company is None or company.respondents < SMALLEST_COMPANY:
        return
    for dimension in release.layout.dimensions:
        yield from _dimension_figures(release, dimension)


class _Block(NamedTuple):
    """The answers of a block to a dimension, moved to its softened sums.

    ``products`` are there only where nothing had to be moved: they know who answered what.
    """

    items: list[list[int]]  # a histogram an item, in the order of the dimension's places
    totals: list[int]
    products: list[int | None]


def _dimension_figures(release, dimension):
    blocks = [_block(release, unit, dimension) for unit in _answering_blocks(release)]
    groups = [block.totals for block in blocks]
    items = list(map(_added, zip(*(block.items for block in blocks), strict=True)))
    totals = _added(groups)
    yield from _alpha_figures(dimension, items, totals)
    yield from _intraclass_figures(dimension, groups)
    spread = standard_deviation(totals)
    if spread is not None:
        yield _figure("spread", dimension, spread / len(items))
    has_products = all(_has_products(release, unit) for unit in _answering_blocks(release))
    for number, place in enumerate(release.layout.places[dimension]):
        item = release.layout.items[place].id
        if has_products and len(items) > 1 and _many_differ(items[number], release.minimum):
            yield from _item_rest_figure(dimension, item, _item_and_rest(blocks, number))
        yield from _distribution(dimension, item, items[number])


def _block(release, unit, dimension):
    layout, cells, sums = release.layout, release.block_cells[unit], release.blocks[unit].totals
    places = layout.places[dimension]
    histograms = [layout.item_histogram(cells, place) for place in places]
    moved = [
        move_to_sum(histogram, sums[place])
        for histogram, place in zip(histograms, places, strict=True)
    ]
    totals = move_to_sum(
        layout.total_histogram(cells, dimension),
        sum(sums[place] for place in places),
        LOW * len(places),
    )
    is_untouched = moved == histograms
    products = [layout.product(cells, place) if is_untouched else None for place in places]
    return _Block(moved, totals, products)


def _answering_blocks(release):
    return [unit for unit in release.block_cells if release.blocks[unit].respondents]


def _alpha_figures(dimension, item_histograms, totals):
    alpha = cronbach_alpha(item_histograms, totals)
    if alpha is not None:
        low, high = alpha_interval(alpha, sum(totals), len(item_histograms))
        yield _figure("alpha", dimension, alpha)
        yield _figure("alpha_low", dimension, low)
        yield _figure("alpha_high", dimension, high)


def _intraclass_figures(dimension, groups):
    groups = [histogram for histogram in groups if sum(histogram)]
    if len(groups) >= FEWEST_GROUPS:
        icc1, icc2, *_test = intraclass(groups)
        if icc1 is not None:
            # A negative correlation is an estimate of none.
            yield _figure("icc1", dimension, max(icc1, 0))
            yield _figure("icc2", dimension, max(icc2, 0))


def _has_products(release, unit):
    """Whether the tallies of a block hold products: one that was opened long ago has none."""
    return release.layout.product(release.block_cells[unit], 0) is not None


def _many_differ(histogram, minimum):
    """Not where fewer than the minimum group chose another than the most frequent level: the
    correlation would speak of these few.
    """
    return sum(histogram) - max(histogram) >= minimum


def _item_and_rest(blocks, number):
    """An item and its rest in each block.

    Of a block whose sums were softened nothing but the moved histograms is looked at, as if
    there the item had nothing to do with the rest.
    """
    return [
        item_rest(block.items[number], block.totals, block.products[number]) for block in blocks
    ]


def _item_rest_figure(dimension, item, groups):
    """How an item goes with the rest of its dimension, in steps of a tenth.

    One decimal, since 32 of them stand side by side.
    """
    correlation = item_rest_correlation(groups)
    if correlation is not None:
        yield Figure("item_rest", dimension, item, None, round(correlation, 1) + 0.0)


def _distribution(dimension, item, histogram):
    groups = merge_small_levels(histogram)
    shares = whole_percentages([count for _levels, count in groups])
    for (levels, _count), share in zip(groups, shares, strict=True):
        yield Figure("distribution", dimension, item, (levels[0] + LOW, levels[-1] + LOW), share)


def _figure(kind, dimension, value):
    return Figure(kind, dimension, None, None, round(value, 2))


def _added(histograms):
    return [sum(counts) for counts in zip(*histograms, strict=True)]
