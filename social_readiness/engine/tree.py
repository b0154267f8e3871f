# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The tree of units, checked once and then processed without recursion."""

from typing import NamedTuple

from .checks import is_whole


class Unit(NamedTuple):
    """A unit of a campaign: the copy of a department that was made at the launch."""

    id: int
    parent_id: int | None  # None for the root
    respondents: int  # people who answered directly in the unit, without the units below it
    invited: int | None = None  # people invited directly to it; None: exactly the respondents


class Tree:
    """Units in an order in which every parent comes before its children.

    ``ids``, ``respondents``, ``invited`` and ``parents`` (positions in these lists, ``None`` for
    the root) are lists in that order. So one forward pass goes down the tree and one backward
    pass goes up, however deep it is. Among siblings, the one with the most units below it comes
    last: a backward pass finishes it first, and so never has more than log2(units) parents that
    are only partly finished.

    :param units: iterable of :class:`Unit` (or of tuples like it), in any order
        Without units, the tree is empty.
    :raise ValueError: if an id is not a whole number or is used twice, a parent is unknown,
        there is not exactly one root, parents form a cycle, a number of people is negative or
        not whole, or more people answered than were invited
    """

    def __init__(self, units):
        units = [Unit(*unit) for unit in units]
        _check_each(units)
        position = {unit.id: index for index, unit in enumerate(units)}
        order = _walk([_parent_position(unit, position) for unit in units])
        ordered = [units[index] for index in order]
        position = {unit.id: index for index, unit in enumerate(ordered)}
        self.ids = [unit.id for unit in ordered]
        self.respondents = [unit.respondents for unit in ordered]
        self.invited = [invited_of(unit) for unit in ordered]
        self.parents = [_parent_position(unit, position) for unit in ordered]

    def subtree_sums(self, values):
        """Return for each unit the sum of ``values`` over itself and all units below it.

        :param values: one number per unit, in the order of ``ids``; so is the result
        """
        sums = list(values)
        for index in range(len(sums) - 1, 0, -1):
            sums[self.parents[index]] += sums[index]
        return sums


def invited_of(unit):
    """Return how many people were invited directly to the unit."""
    return unit.respondents if unit.invited is None else unit.invited


def _check_each(units):
    seen = set()
    for unit in units:
        if not is_whole(unit.id):
            raise ValueError(f"The id {unit.id!r} of a unit is not a whole number.")
        if unit.id in seen:
            raise ValueError(f"Two units have the id {unit.id}.")
        if not is_whole(unit.respondents) or unit.respondents < 0:
            raise ValueError(
                f"The respondents of unit {unit.id} must be a whole number from 0: "
                f"{unit.respondents!r}."
            )
        if not is_whole(invited_of(unit)) or invited_of(unit) < unit.respondents:
            raise ValueError(
                f"The people invited to unit {unit.id} must be a whole number from its "
                f"{unit.respondents} respondents on: {unit.invited!r}."
            )
        seen.add(unit.id)


def _parent_position(unit, position):
    if unit.parent_id is None:
        return None
    if not is_whole(unit.parent_id) or unit.parent_id not in position:
        raise ValueError(f"The parent {unit.parent_id!r} of unit {unit.id} is not among the units.")
    return position[unit.parent_id]


def _walk(parents):
    """Return the positions depth first: parents before children, the largest child last.

    :param parents: position of each unit's parent, ``None`` for the root
    """
    if not parents:
        return []
    root, children = _root(parents), _children(parents)
    size = _subtree_sizes(root, children, parents)
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(sorted(children[node], key=size.__getitem__, reverse=True))
    return order


def _root(parents):
    roots = [node for node, parent in enumerate(parents) if parent is None]
    if not roots:
        raise ValueError("No unit is the root: every unit has a parent.")
    if len(roots) > 1:
        raise ValueError(f"There must be one root: {len(roots)} units have no parent.")
    return roots[0]


def _children(parents):
    children = [[] for _parent in parents]
    for node, parent in enumerate(parents):
        if parent is not None:
            children[parent].append(node)
    return children


def _subtree_sizes(root, children, parents):
    breadth_first = [root]
    for node in breadth_first:  # grows while it is read
        breadth_first.extend(children[node])
    if len(breadth_first) < len(parents):
        raise ValueError("Some units are their own ancestors: parents form a cycle.")
    size = [1] * len(parents)
    for node in reversed(breadth_first[1:]):
        size[parents[node]] += size[node]
    return size
