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
from .tally import LOW, histogram_sum

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


def _dimension_figures(release, dimension):
    groups = _total_histograms(release, dimension)
    totals = _added(groups)
    places = release.layout.places[dimension]
    items = {place: _item_histogram(release, place) for place in places}
    yield from _alpha_figures(dimension, list(items.values()), totals)
    yield from _intraclass_figures(dimension, groups)
    spread = standard_deviation(totals)
    if spread is not None:
        yield _figure("spread", dimension, spread / len(places))
    for place, histogram in items.items():
        yield from _item_rest_figure(release, dimension, place, histogram)
        yield from _distribution(dimension, release.layout.items[place].id, histogram)


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


def _item_rest_figure(release, dimension, place, histogram):
    """How an item goes with the rest of its dimension, in steps of a tenth.

    Not where fewer than the minimum group chose another than the most frequent level: the
    figure would speak of these few. One decimal, since 32 of them stand side by side.
    """
    if sum(histogram) - max(histogram) < release.minimum or len(_places_of(release, place)) < 2:
        return
    groups = [_item_rest_of(release, unit, place) for unit in _answering_blocks(release)]
    if None in groups:
        return
    correlation = item_rest_correlation(groups)
    if correlation is not None:
        item = release.layout.items[place].id
        yield Figure("item_rest", dimension, item, None, round(correlation, 1) + 0.0)


def _item_rest_of(release, unit, place):
    """An item and its rest in a block; ``None`` if the tallies hold no products.

    Of a block whose sums were softened nothing but the moved histograms is looked at, as if
    there the item had nothing to do with the rest: products know who answered what.
    """
    layout, cells, sums = release.layout, release.block_cells[unit], release.blocks[unit]
    product = layout.product(cells, place)
    if product is None:
        return None
    places = _places_of(release, place)
    item = layout.item_histogram(cells, place)
    total = layout.total_histogram(cells, layout.items[place].dimension)
    if all(_is_untouched(release, unit, one) for one in places):
        return item_rest(item, total, product)
    moved = move_to_sum(item, sums.totals[place])
    total = move_to_sum(total, sum(sums.totals[one] for one in places), LOW * len(places))
    return item_rest(moved, total)


def _is_untouched(release, unit, place):
    histogram = release.layout.item_histogram(release.block_cells[unit], place)
    return histogram_sum(histogram) == release.blocks[unit].totals[place]


def _answering_blocks(release):
    return [unit for unit in release.block_cells if release.blocks[unit].respondents]


def _places_of(release, place):
    return release.layout.places[release.layout.items[place].dimension]


def _distribution(dimension, item, histogram):
    groups = merge_small_levels(histogram)
    shares = whole_percentages([count for _levels, count in groups])
    for (levels, _count), share in zip(groups, shares, strict=True):
        yield Figure("distribution", dimension, item, (levels[0] + LOW, levels[-1] + LOW), share)


def _figure(kind, dimension, value):
    return Figure(kind, dimension, None, None, round(value, 2))


def _item_histogram(release, place):
    """The company's answers to an item, each block moved to its softened sum."""
    return _added(
        [
            move_to_sum(
                release.layout.item_histogram(cells, place), release.blocks[unit].totals[place]
            )
            for unit, cells in release.block_cells.items()
            if release.blocks[unit].respondents
        ]
    )


def _total_histograms(release, dimension):
    """The person totals over a dimension, a histogram a block, moved to the softened sums."""
    places = release.layout.places[dimension]
    lowest = LOW * len(places)
    return [
        move_to_sum(
            release.layout.total_histogram(cells, dimension),
            sum(release.blocks[unit].totals[place] for place in places),
            lowest,
        )
        for unit, cells in release.block_cells.items()
        if release.blocks[unit].respondents
    ]


def _added(histograms):
    return [sum(counts) for counts in zip(*histograms, strict=True)]
