# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Decide whether a department can be compared between two campaigns, and whether it changed.

A department is recognized by its record, even if it was renamed or moved in the tree. But it may
no longer consist of the same people: departments merge, split, grow and shrink. The list of who
was invited is deleted after a campaign, so this is judged from the trees and headcounts that
each campaign keeps. A department that was joined by as many people as left it looks unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from math import ceil, sqrt
from typing import NamedTuple

from .checks import check_whole
from .rounding import half_up

RENAMED, MOVED = "renamed", "moved"  # the people are the same
# The people are not the same: it took over another department, gave one away, or its headcount
# changed much.
TOOK_IN, GAVE_OFF, RESIZED = "took_in", "gave_off", "resized"
OTHER_STATEMENTS, REWORDED = "other_statements", "reworded"  # the statements are not the same
UNLIKE = frozenset({TOOK_IN, GAVE_OFF, RESIZED, OTHER_STATEMENTS, REWORDED})
ROUNDING = 1  # a change of one point can come from rounding alone
LARGEST_CHANGE = 4  # resized: the headcounts differ by more than a fourth of the larger one


class Position(NamedTuple):
    """A department in one campaign.

    ``above`` is the department above it, ``None`` if it is the top of the campaign. ``below``
    holds all departments below it.
    """

    name: str
    above: int | None
    invited: int
    below: frozenset = frozenset()


def likeness(
    before: Position, after: Position, all_before: Collection = (), all_after: Collection = ()
) -> tuple[str, ...]:
    """Return what happened to a department between two campaigns.

    The result holds some of ``RENAMED``, ``MOVED``, ``TOOK_IN``, ``GAVE_OFF`` and ``RESIZED``.

    :param all_before: all departments of the earlier campaign. A sub-department that is not among
        them is new, so it was not taken over from elsewhere
    :param all_after: all departments of the later one. A sub-department that is not among them
        no longer exists, so it was not given to another department

    >>> likeness(Position("Sales", 1, 40), Position("Markets", 2, 42))
    ('renamed', 'moved')
    >>> likeness(Position("Sales", 1, 20), Position("Sales", 1, 31))
    ('resized',)
    """
    larger, smaller = max(before.invited, after.invited), min(before.invited, after.invited)
    marks = {
        RENAMED: before.name != after.name,
        MOVED: None not in (before.above, after.above) and before.above != after.above,
        TOOK_IN: (after.below - before.below) & set(all_before),
        GAVE_OFF: (before.below - after.below) & set(all_after),
        RESIZED: LARGEST_CHANGE * (larger - smaller) > larger,
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def is_like(marks: Collection[str]) -> bool:
    """Return whether scores with these marks can be compared: none of them is in ``UNLIKE``."""
    return not UNLIKE & set(marks)


def statement_marks(before: Mapping, after: Mapping) -> tuple[str, ...]:
    """Return what happened to the statements behind a score between two campaigns.

    The result holds some of ``OTHER_STATEMENTS`` and ``REWORDED``.

    :param before: ``{statement: {language: text}}`` of the earlier campaign
    :param after: the same of the later one
    """
    marks = {
        OTHER_STATEMENTS: before.keys() != after.keys(),
        REWORDED: reworded(before, after),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def reworded(before: Mapping, after: Mapping) -> frozenset:
    """Return the statements that both campaigns used, but in different words.

    Only languages that both campaigns have are compared. Capitals and punctuation make no
    difference. Parameters are those of :func:`statement_marks`.

    >>> first = {1: {"en": "I know"}, 2: {"en": "I ask", "es": "Pregunto"}}
    >>> sorted(reworded(first, {1: {"en": "I know."}, 2: {"en": "We ask"}}))
    [2]
    """
    return frozenset(
        statement
        for statement in before.keys() & after.keys()
        if any(
            _words(before[statement][language]) != _words(after[statement][language])
            for language in before[statement].keys() & after[statement].keys()
        )
    )


def _words(text):
    return re.findall(r"\w+", text.casefold())


def change_of(change: int, margin: int | None, margin_before: int | None) -> tuple:
    """Return ``(state, margin)`` of a change between two scores, in whole points.

    The margin of the change is the square root of the sum of both squared margins, rounded up,
    and at least one point, because both scores are rounded. The state is ``up`` or ``down`` if
    the change is larger than this margin, and ``unclear`` otherwise. It is ``unknown``, with the
    margin ``None``, if the margin of either score is not known.

    :param change: later score minus earlier one
    :param margin: of the later score; ``None``: not known
    :param margin_before: of the earlier one
    :raise ValueError: if ``change`` is not a whole number

    >>> change_of(6, 3, 4), change_of(5, 3, 4), change_of(9, None, 4), change_of(1, 0, 0)
    (('up', 5), ('unclear', 5), ('unknown', None), ('unclear', 1))
    """
    check_whole(change=change)
    if margin is None or margin_before is None:
        return "unknown", None
    shown = max(ROUNDING, ceil(sqrt(margin * margin + margin_before * margin_before)))
    if abs(change) <= shown:
        return "unclear", shown
    return ("up" if change > 0 else "down"), shown


def mean_of_margins(margins: Collection[int | None]) -> int | None:
    """Return a margin for the mean of several scores; None if one of their margins is not known.

    It is the mean of their margins: the true margin of the mean is never wider.
    """
    if not margins or None in margins:
        return None
    return half_up(sum(margins), len(margins))
