# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Attack what a campaign is about to publish: can small groups be worked out by subtraction?

This checks ``disclosure`` by other means, with linear algebra. The attacker stands for all
readers together and knows everything that is shown: for every published unit, the sum over the
people in its subtree and how many they are; and the same for every "Other teams in ..." row.
Each of these sums is a vector of zeros and ones with one coordinate per unit to which somebody
was invited. (People who were invited directly to the same unit appear in the same sums, so no
combination of sums separates them. A unit without people adds nothing to any sum and has no
coordinate.) The attacker may add, subtract and multiply sums without rounding errors. So what
can be derived is the row space of these vectors over the rational numbers.

A *group* of units is derived if its own vector of zeros and ones lies in that space: then its
sum is known, and how many answered. The group is *exposed* if fewer than the minimum answered.
This includes groups in which nobody answered, since it reveals that none of those who were
invited took part. The numbers of respondents, which are shown beside the sums, add up in the
same way and expose no further groups.

Not covered here: knowledge about single people (one's own answer or a friend's), the ends of
the scale (a sum of 5 * n reveals everybody's answer; ``softening`` prevents this), and
comparisons of two campaigns.

The tree is read only to list the people behind each published sum. Everything after that is
elimination in exact arithmetic, which holds for any family of sums, not only for those of a
tree.

How groups are searched
    In reduced row echelon form, a vector of the space is determined by its values at the
    pivots. A group has ones at some pivots and zeros at the others, so it is the sum of the
    rows of a set of pivots. If the group is exposed, fewer than the minimum answered in the
    units of these pivots. The search starts at single pivots and adds further ones, only
    through columns in which two rows have a value, as long as this holds.
    Units that no published sum separates have equal columns before and after elimination. So
    every group consists of whole classes of such units.

What it costs
    Each published sum is reduced once. This takes about one step for each unit with people
    below each published unit, as long as the reduced rows do not overlap. Sums that are nested
    or disjoint, as in a tree, never overlap: their reduced rows are the classes themselves, and
    the search looks at each once. Sums that overlap in many ways cost up to
    ``units ** (minimum - 1)`` steps in the worst case, and more if nobody answered in many of
    the units.
"""

from collections import defaultdict

from .checks import is_whole
from .row_space import RowSpace, add_up


def exposed_groups(units, published, minimum):
    """Return the groups with fewer than ``minimum`` respondents whose sum can be derived.

    :param units: objects with ``id`` (hashable), ``parent_id`` (``None`` at the top),
        ``respondents`` (people who answered directly in the unit) and ``invited`` (people who
        were invited directly to it; if ``None`` or absent, exactly the respondents). Their
        order does not matter, and several of them may be at the top.
    :param published: ids of the units whose subtree sum is shown
    :param minimum: the smallest number of respondents that a group may have, at least 1
    :return: list of frozensets of ids of units to which somebody was invited. These are the
        smallest exposed groups: every other exposed group contains one of them. An empty list
        means that the release is safe.
    :raise ValueError: if the units are not a forest with possible numbers of people, a
        published id is unknown, or ``minimum`` is not a whole number from 1
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
    """Return the smallest groups that the rows of a release expose.

    :param units: as for :func:`exposed_groups`
    :param rows: iterable of ``(unit id, scope)``. A row of scope ``"subtree"`` is about
        everybody in the unit and below it, one of scope ``"rest"`` about those of them who are
        in no shown unit below it.
    :return: as :func:`exposed_groups`
    :raise ValueError: as :func:`exposed_groups`, and for any other scope
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
    """Return ``{unit id: shown units below it with no other shown unit between}``."""
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
    """Return the smallest groups that any family of published sums exposes.

    :param sums: iterable of collections of unit ids: the units that each sum adds up. It is
        fastest with short sums first.
    :param respondents: ``{unit id: people who answered in it}``
    :param minimum: the smallest number of respondents that a group may have, at least 1
    :param invited: ``{unit id: people who were invited to it}``; if ``None``, exactly the
        respondents
    :return: list of frozensets of unit ids, as :func:`exposed_groups`
    :raise ValueError: if ``minimum`` is not a whole number from 1

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

    Why none is missed: let T be the pivots of a smallest exposed group, and S the part of T
    that was reached so far. If the rows of S do not add up to a group, their sum has a value
    other than zero and one in some column, and T must have another row with a value there. If
    they do add up to a group, it does not lie within T's group, since that one is smallest. So
    it has a column that is zero in T's group, and again T must have another row there.
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
    """Return all sets of ``pivots`` and one more pivot whose row has a value in ``columns``."""
    users = {pivot for column in columns for pivot in space.users[column]}
    return {pivots | {pivot} for pivot in users - pivots}


def _smallest(groups):
    """Return the groups that contain no other group, each once, in the order given."""
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
    """Return ``{unit id: people who answered directly in it}`` after checking both."""
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
    """Return ``{unit id: people who were invited directly to it}`` after checking the numbers."""
    invited = {}
    for unit in units:
        asked = getattr(unit, "invited", None)
        invited[unit.id] = unit.respondents if asked is None else asked
        if not is_whole(invited[unit.id]) or invited[unit.id] < unit.respondents:
            raise ValueError(f"More answered in unit {unit.id!r} than were invited: {asked!r}.")
    return invited


def _spans(units):
    """List the units to which somebody was invited, so that every subtree is one slice.

    :return: ``(occupied, span)``. With ``start, end = span[unit id]``, the units behind the
        subtree sum of a unit are ``occupied[start:end]``.
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
    """Return all unit ids in an order in which each is directly followed by its subtree."""
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
