# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Compute what a campaign publishes, once, at its close, from the counters of its units.

The order is: the numbers of respondents decide which units are published; reverse-scored items
are reversed; the sums of blocks are softened; scores are computed from these. Every number of
every row comes from softened sums of blocks. So the number of a larger unit is the mean of the
numbers of its blocks, weighted by respondents, and all rows together reveal no more than the
blocks do. (:mod:`.disclosure` explains what a block is.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .disclosure import Unit, block_of, publishable
from .scores import overall_of, score_of, share_of
from .softening import SMALLEST_FAVOURABLE_BLOCK, soften, soften_favourable
from .tally import TallyLayout, add_counters, histogram_sum
from .tree import Tree

FAVOURABLE_LEVELS = 2  # the two highest answers, 4 and 5


class ReleaseRow(NamedTuple):
    """One row of a release: the numbers of one unit about one dimension, item or overall.

    ``favourable`` is the share among the ``favourable_respondents``, who are the respondents in
    blocks of 15 or more. It is ``None`` if there are none, and in rows of kind ``overall``.
    """

    unit: int
    scope: str  # "subtree": the unit and all below it; "rest": its block ("Other teams in ...")
    kind: str  # "dimension", "item" or "overall"
    dimension: int | None
    item: int | None
    score: int  # 0 to 100
    favourable: int | None  # whole percent
    respondents: int
    favourable_respondents: int


@dataclass(frozen=True)
class Sums:
    """Sums over one or more blocks: what may be shown, and what every score is computed from.

    ``totals`` are the softened sums of the answers, ``favourable`` the moved counts of favorable
    answers (see :mod:`.softening`), both after reversal. Each has one number per item, in the order
    of the layout.
    """

    respondents: int
    totals: Sequence[int]
    favourable: Sequence[int] | None  # over the blocks of 15 or more; None if there are none
    favourable_respondents: int  # the respondents of these blocks

    def __add__(self, other: Sums) -> Sums:
        if not self.respondents or not other.respondents:
            return self if self.respondents else other
        return Sums(
            self.respondents + other.respondents,
            _add(self.totals, other.totals),
            _add(self.favourable, other.favourable),
            self.favourable_respondents + other.favourable_respondents,
        )


def _add(left, right):
    if left is None or right is None:
        return right if left is None else left
    return [a + b for a, b in zip(left, right, strict=True)]


@dataclass(frozen=True)
class Release:
    """The published units, with the softened sums of their blocks and of their subtrees.

    ``block_counters`` are the exact counters of each block, from which the quality bands are
    computed; nothing of them is published otherwise. All keys are ids of published units.
    """

    units: Sequence[Unit]
    published: frozenset[int]
    block_counters: Mapping[int, Sequence[int]]
    blocks: Mapping[int, Sums]
    subtrees: Mapping[int, Sums]
    layout: TallyLayout
    minimum: int

    def rows(self, core: Collection[int]) -> Iterator[ReleaseRow]:
        """Yield all rows, by unit id.

        A published unit has rows of its subtree and, if units below it are published, of the rest.

        :param core: ids of the dimensions that count in the overall score
        """
        split = self._split_units()
        for unit in sorted(self.published):
            yield from self._rows_of(unit, "subtree", self.subtrees[unit], core)
            if unit in split and self.blocks[unit].respondents:
                yield from self._rows_of(unit, "rest", self.blocks[unit], core)

    def _split_units(self) -> set[int]:
        """Return the published units that have a published unit below them."""
        holders = _published_above(self.units, self.published)
        return {above for above in holders.values() if above is not None}

    def _rows_of(self, unit, scope, sums, core):
        overall = []
        for dimension in self.layout.dimensions:
            indexes = self.layout.indexes[dimension]
            total, answers = sum(sums.totals[i] for i in indexes), sums.respondents * len(indexes)
            favourable = sums.favourable and [sums.favourable[i] for i in indexes]
            yield _row(unit, scope, sums, (dimension, None), (total, answers), favourable)
            if dimension in core:
                overall.append((total, answers))
            for index in indexes:
                subject = (dimension, self.layout.items[index].id)
                favourable = sums.favourable and [sums.favourable[index]]
                answered = (sums.totals[index], sums.respondents)
                yield _row(unit, scope, sums, subject, answered, favourable)
        if overall:
            score = overall_of(overall)
            yield ReleaseRow(unit, scope, "overall", None, None, score, None, sums.respondents, 0)


def _row(unit, scope, sums, subject, answered, favourable):
    dimension, item = subject
    kind = "dimension" if item is None else "item"
    score, people = score_of(*answered), sums.favourable_respondents
    # ``favourable`` holds one count per item, each of which lies between 0 and ``people``.
    share = share_of(sum(favourable), people * len(favourable)) if people else None
    return ReleaseRow(unit, scope, kind, dimension, item, score, share, sums.respondents, people)


def compose(
    units: Iterable[Unit],
    counters: Mapping[int, Sequence[int]],
    layout: TallyLayout,
    minimum: int,
    prefer: Iterable[int] = (),
) -> Release:
    """Decide which units are published, from numbers of people only, and compute their sums.

    :param units: the tree, with the people who answered and were invited directly in each unit
    :param counters: ``{unit id: its array of counters}``; a unit that is not a key has no answers
    :param minimum: smallest number of respondents in a block to which anybody was invited, at
        least 6
    :param prefer: ids of the units that the previous campaign published
    :raise ValueError: as :func:`~.disclosure.publishable` and :func:`~.softening.soften`
    """
    units = [Unit(*unit) for unit in units]
    published = publishable(units, minimum, prefer)
    block_counters = _block_counters(units, published, counters, layout)
    blocks = {unit: _softened(block, layout) for unit, block in block_counters.items()}
    subtrees = _subtree_sums(units, published, blocks)
    return Release(units, published, block_counters, blocks, subtrees, layout, minimum)


def _block_counters(units, published, counters, layout):
    members = {unit: [] for unit in published}
    for unit, holder in block_of(units, published).items():
        if holder is not None and unit in counters:
            members[holder].append(counters[unit])
    return {unit: add_counters(arrays, layout.size) for unit, arrays in members.items()}


def _softened(counters, layout):
    histograms = [layout.item_histogram(counters, index) for index in range(len(layout.items))]
    respondents = sum(histograms[0])
    totals = [soften(histogram_sum(histogram), respondents) for histogram in histograms]
    favourable = None
    if respondents >= SMALLEST_FAVOURABLE_BLOCK:
        favourable = [
            soften_favourable(sum(histogram[-FAVOURABLE_LEVELS:]), total, respondents)
            for histogram, total in zip(histograms, totals, strict=True)
        ]
    return Sums(respondents, totals, favourable, respondents if favourable else 0)


def _subtree_sums(units, published, blocks):
    """Return ``{published unit: sums over its subtree}``, added up from the lowest units."""
    subtrees = dict(blocks)
    above = _published_above(units, published)
    for unit in reversed(Tree(units).ids):
        if unit in published and above[unit] is not None:
            subtrees[above[unit]] = subtrees[above[unit]] + subtrees[unit]
    return subtrees


def _published_above(units, published):
    """Return ``{published unit: the nearest published unit above it, or None}``."""
    holders = block_of(units, published)
    parents = {unit.id: unit.parent_id for unit in units}
    return {unit: None if parents[unit] is None else holders[parents[unit]] for unit in published}
