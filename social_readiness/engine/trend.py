# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Can a department be compared between two campaigns, and has its score changed?

A department is compared with itself by its record, even if it was renamed or moved in the tree.
It may still not be the same people: departments merge, split, grow and shrink. Who was invited
is deleted after a campaign, so this is judged from the trees and headcounts that each campaign
keeps. Where as many people left as joined, it cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from math import ceil, sqrt
from typing import NamedTuple

from .checks import check_whole
from .rounding import half_up

RENAMED, MOVED = "renamed", "moved"  # the same people
TOOK_IN, GAVE_OFF, RESIZED = "took_in", "gave_off", "resized"  # others, or fewer, or more
OTHER_STATEMENTS, REWORDED = "other_statements", "reworded"  # something else was asked
UNLIKE = frozenset({TOOK_IN, GAVE_OFF, RESIZED, OTHER_STATEMENTS, REWORDED})
ROUNDING = 1  # a change of one point can come from rounding alone
LARGEST_CHANGE = 4  # resized: the sizes differ by more than a quarter of the larger one


class Position(NamedTuple):
    """A department in one campaign. ``above`` is its parent, ``None`` if the campaign has none."""

    name: str
    above: int | None
    invited: int
    below: frozenset = frozenset()


def likeness(
    before: Position, after: Position, all_before: Collection = (), all_after: Collection = ()
) -> tuple[str, ...]:
    """Return what has happened to a department between two campaigns: the marks above.

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
    """Whether both campaigns asked the same people the same things, as far as can be seen."""
    return not UNLIKE & set(marks)


def statement_marks(before: Mapping, after: Mapping) -> tuple[str, ...]:
    """Return what has happened to the statements behind a score between two campaigns.

    :param before: ``{statement: {language: text}}``, as for :func:`reworded`
    """
    marks = {
        OTHER_STATEMENTS: before.keys() != after.keys(),
        REWORDED: reworded(before, after),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def reworded(before: Mapping, after: Mapping) -> frozenset:
    """Return the statements that both campaigns asked, but in different words.

    :param before: ``{statement: {language: text}}``. Only languages that both
        campaigns have are compared. Capitals and punctuation make no difference.

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
    """Return ``(state, margin)`` of a change: ``up``, ``down``, ``unclear`` or ``unknown``.

    ``unknown`` where a margin is not known (``None``): nothing can be said of the change then.
    The margin of a difference is the root of the sum of the squares of both, rounded up; one
    point at least, since both scores are rounded. What is not beyond it is unclear.

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
    """The margin of the mean of several scores is no wider than the mean of their margins."""
    if not margins or None in margins:
        return None
    return half_up(sum(margins), len(margins))
