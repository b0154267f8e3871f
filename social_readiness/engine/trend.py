"""Is a group in two waves the same group, and has its score changed?

A department is compared with itself by its identity, whatever it is called and wherever it
hangs. That is not always like with like: departments take others in, give some off, grow and
shrink. Who was asked is forgotten, so that only what the frozen trees tell can be told: where
as many people leave as come, nothing shows.
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
LARGEST_CHANGE = 4  # a size that differs by more than the fourth part of the larger one


class Place(NamedTuple):
    """A department in a wave: ``above`` is ``None`` where that wave knows of nothing above."""

    name: str
    above: int | None
    invited: int
    below: frozenset = frozenset()


def likeness(
    before: Place, after: Place, all_before: Collection = (), all_after: Collection = ()
) -> tuple[str, ...]:
    """Return what has happened to a department between two waves.

    :param all_before: the departments of the earlier wave; one that comes in and was not there
        is a new team of the same people
    :param all_after: those of the later wave; one that is gone altogether was given to nobody

    >>> likeness(Place("Sales", 1, 40), Place("Markets", 2, 42))
    ('renamed', 'moved')
    >>> likeness(Place("Sales", 1, 20), Place("Sales", 1, 31))
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
    """Whether two waves asked the same people, as far as can be told, the same things."""
    return not UNLIKE & set(marks)


def statement_marks(before: Mapping, after: Mapping) -> tuple[str, ...]:
    """Return what has happened to the statements behind a score between two waves.

    :param before: ``{statement: {language: text}}``, as for :func:`reworded`
    """
    marks = {
        OTHER_STATEMENTS: before.keys() != after.keys(),
        REWORDED: reworded(before, after),
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def reworded(before: Mapping, after: Mapping) -> frozenset:
    """Return the statements that both waves asked, but not in the same words.

    :param before: ``{statement: {language: text}}``. Only languages of both waves count, and
        neither capitals nor punctuation do.

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
