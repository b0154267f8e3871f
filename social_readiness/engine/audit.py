# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""An independent attacker of a release.

The attacker knows everything that a release shows, and all viewers work
together: for every published unit the sum over the people in its subtree and
how many they are, and every "other teams" row. Each of these is a vector of
zeros and ones with one coordinate a unit to which somebody was invited. (People
who were invited directly to the same unit always appear together, so no combination
of sums tells them apart; a unit without people adds nothing to any sum and
has no coordinate. A sum of nobody is the zero vector.) The attacker may add,
subtract and scale sums as often as he likes, without rounding errors: what he
can work out is the row space of these vectors over the rational numbers.

He has worked out a *group* when the group's own vector of zeros and ones lies
in that space: then he knows its sum, and how many answered. The group is *exposed*
when fewer than the minimum answered, even if nobody did: that each of those who were
invited stayed away is something about them. Numbers of respondents are shown beside
the sums and obey the same combinations, so they open no further group.

What is outside this model: knowledge about single people (one's own answer, that
of friends), the limits of the scale (a sum of five times ``n`` says what everybody
answered; ``softening`` is there for that) and comparisons of two waves.

Nothing here uses that the sums come from a tree. The tree is only read to list
which people stand behind each published sum; from there on it is elimination in
exact arithmetic, which is right for any family of sums.

Search
    In reduced row echelon form a vector of the space is fixed by its values at
    the pivots. A group has a one at some pivots and a zero at the others, so it
    is the sum of the rows of a set of pivots, and fewer than the minimum answered in
    the units of these pivots if the group is exposed. The search grows sets of pivots,
    only through columns that two rows share, for as long as that holds.
    Units that no published sum separates have equal columns, before and after
    elimination, so that every group is a union of such classes.

Cost
    Each published sum is reduced once: about one step for each respondent unit
    below each published unit, as long as the reduced rows do not overlap. Sums
    that are nested or disjoint, as in a tree, never overlap: their reduced rows
    are the classes themselves and the search is one look at each. Families that
    overlap in many ways cost up to ``units ** (minimum - 1)`` in the worst case, and more
    where nobody answered in many of the units.
"""

from collections import defaultdict

from .checks import is_whole
from .row_space import RowSpace, add_up


def exposed_groups(units, published, minimum):
    """Return the groups of fewer than ``minimum`` respondents that can be told apart.

    :param units: the organisation: objects with ``id`` (hashable), ``parent_id``
        (``None`` at the top), ``respondents`` (people who answered directly in the unit)
        and ``invited`` (people who were asked directly in it; ``None`` or left out: nobody
        but the respondents). The order does not matter; several tops are allowed.
    :param published: ids of the units whose subtree sum is shown
    :param minimum: the smallest group that may be known, at least 1
    :return: the smallest exposed groups, as frozensets of the ids of units to which
        somebody was invited; any other exposed group contains one of them. An empty list
        means that the release is safe.
    :raise ValueError: for an impossible organisation, an unknown published id
        or a minimum that is not a positive whole number
    """
    units = list(units)
    respondents = _respondents(units)
    occupied, span = _spans(units)
    published = frozenset(published)
    if unknown := published.difference(span):
        unknown = sorted(unknown, key=str)
        raise ValueError(f"Published units that are not among the units: {unknown}.")
    shortest_first = sorted({span[unit_id] for unit_id in published}, key=_length)
    sums = (occupied[start:end] for start, end in shortest_first)
    return exposed_by_sums(sums, respondents, minimum, _invited(units))


def exposed_by_rows(units, rows, minimum):
    """Return the smallest groups exposed by the rows of a release, as its readers read them.

    :param units: as for :func:`exposed_groups`
    :param rows: iterable of ``(unit id, scope)``: ``"subtree"`` speaks of everybody in the
        unit and below, ``"rest"`` of those who are in no shown unit below it
    :raises ValueError: as :func:`exposed_groups`, and for a scope that is neither
    """
    units, rows = list(units), set(rows)
    if unknown := {scope for _unit_id, scope in rows} - {"subtree", "rest"}:
        raise ValueError(f"Unknown scopes of rows: {sorted(unknown)}")
    respondents = _respondents(units)
    occupied, span = _spans(units)
    shown = {unit_id for unit_id, scope in rows if scope == "subtree"}
    if strangers := {unit_id for unit_id, _scope in rows}.difference(span):
        raise ValueError(f"Rows of units that are not among the units: {sorted(strangers)}")
    below = _next_shown_below(units, shown)
    sums = []
    for unit_id, scope in rows:
        behind = set(occupied[slice(*span[unit_id])])
        if scope == "rest":
            for lower in below[unit_id]:
                behind.difference_update(occupied[slice(*span[lower])])
        sums.append(behind)
    return exposed_by_sums(sorted(sums, key=len), respondents, minimum, _invited(units))


def _next_shown_below(units, shown):
    """Map each unit to the shown units whose nearest shown or asked-for unit above it is."""
    parents = {unit.id: unit.parent_id for unit in units}
    below = defaultdict(list)
    for unit_id in shown:
        above = parents[unit_id]
        while above is not None:
            below[above].append(unit_id)
            if above in shown:
                break
            above = parents[above]
    return below


def exposed_by_sums(sums, respondents, minimum, invited=None):
    """Return the smallest exposed groups of any family of published sums.

    :param sums: iterable of collections of unit ids: the units that each sum
        adds up. Short sums first is fastest.
    :param respondents: dict unit id -> people who answered in it
    :param minimum: the smallest group that may be known, at least 1
    :param invited: dict unit id -> people who were asked in it; without it, nobody but the
        respondents
    :return: list of frozensets of unit ids, as :func:`exposed_groups`

    >>> exposed_by_sums(["ab", "abc"], {"a": 4, "b": 3, "c": 2}, 6)
    [frozenset({'c'})]
    """
    if not is_whole(minimum) or minimum < 1:
        raise ValueError(f"The minimum must be a whole number from 1 on: {minimum!r}.")
    invited = respondents if invited is None else invited
    space = RowSpace()
    for unit_ids in sums:
        space.add(unit_id for unit_id in unit_ids if invited[unit_id])
    return _smallest(_small_groups(space, respondents, minimum))


def _small_groups(space, respondents, minimum):
    """Yield every smallest exposed group, and possibly larger ones.

    Why nothing is missed: let T be the pivots of a smallest exposed group and S
    the part of T reached so far. If the rows of S do not add up to a group, some
    column is neither zero nor one, and T must have another row there. If they
    do, that group is not inside T's, since T's is smallest; so it has a column
    which is zero in T's, and again T must have another row there.
    """
    waiting = [frozenset([pivot]) for pivot in space.rows]
    seen = set(waiting)
    while waiting:
        pivots = waiting.pop()
        if _people(pivots, respondents) >= minimum:
            continue
        vector = add_up(space.rows[pivot] for pivot in pivots)
        columns = next(([column] for column in vector if vector[column] != 1), None)
        if columns is None:
            if _people(vector, respondents) < minimum:
                yield frozenset(vector)
            columns = vector
        for larger in _extensions(space, pivots, columns) - seen:
            seen.add(larger)
            waiting.append(larger)


def _extensions(space, pivots, columns):
    """Return ``pivots`` with one more pivot whose row has a value in ``columns``."""
    users = {pivot for column in columns for pivot in space.users[column]}
    return {pivots | {pivot} for pivot in users - pivots}


def _smallest(groups):
    """Return the groups that contain no other, each once, in order of finding."""
    found = dict.fromkeys(groups)
    holding = defaultdict(list)
    for group in found:
        for member in group:
            holding[member].append(group)
    return [
        group
        for group in found
        if not any(other < group for member in group for other in holding[member])
    ]


def _people(unit_ids, respondents):
    return sum(respondents[unit_id] for unit_id in unit_ids)


def _length(span):
    start, end = span
    return end - start


def _respondents(units):
    """Return dict unit id -> people directly in it, having checked both."""
    respondents = {}
    for unit in units:
        if unit.id in respondents:
            raise ValueError(f"Unit {unit.id!r} is there twice.")
        if not is_whole(unit.respondents) or unit.respondents < 0:
            raise ValueError(
                f"Respondents of unit {unit.id!r} are not a whole number from 0 on:"
                f" {unit.respondents!r}."
            )
        respondents[unit.id] = unit.respondents
    return respondents


def _invited(units):
    """Return dict unit id -> people who were asked directly in it, having checked them."""
    invited = {}
    for unit in units:
        asked = getattr(unit, "invited", None)
        invited[unit.id] = unit.respondents if asked is None else asked
        if not is_whole(invited[unit.id]) or invited[unit.id] < unit.respondents:
            raise ValueError(f"More answered in unit {unit.id!r} than were invited: {asked!r}.")
    return invited


def _spans(units):
    """List the units with people so that every subtree is one slice.

    :return: ``(occupied, span)``: ``occupied[start:end]`` with
        ``start, end = span[unit id]`` are the units behind that unit's subtree sum
    """
    parents = {unit.id: unit.parent_id for unit in units}
    order = _parents_first(units, parents)
    has_people = {unit_id for unit_id, people in _invited(units).items() if people}
    inside = {unit_id: int(unit_id in has_people) for unit_id in order}
    for unit_id in reversed(order):
        if parents[unit_id] is not None:
            inside[parents[unit_id]] += inside[unit_id]
    occupied, span = [], {}
    for unit_id in order:
        span[unit_id] = (len(occupied), len(occupied) + inside[unit_id])
        if unit_id in has_people:
            occupied.append(unit_id)
    return occupied, span


def _parents_first(units, parents):
    """Return all unit ids, each followed at once by everything below it."""
    children = defaultdict(list)
    for unit in units:
        if unit.parent_id is not None and unit.parent_id not in parents:
            raise ValueError(f"The parent of unit {unit.id!r} is unknown: {unit.parent_id!r}.")
        children[unit.parent_id].append(unit.id)
    order, waiting = [], list(children[None])
    while waiting:
        order.append(waiting.pop())
        waiting.extend(children[order[-1]])
    if len(order) < len(parents):
        circle = sorted(set(parents).difference(order), key=str)
        raise ValueError(f"Units that are their own ancestors, or below such: {circle}.")
    return order
