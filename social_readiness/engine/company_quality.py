"""The quality figures of a release: for the company only, from 50 respondents on.

They are computed once, at the close, from histograms of blocks that were first moved to the
softened sums, so that they can tell nothing that the scores do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .psychometrics import alpha_interval, cronbach_alpha, intraclass, standard_deviation
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
