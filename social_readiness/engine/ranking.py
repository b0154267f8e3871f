# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Which rows of a tree are ranked, and how many of its levels are opened.

A list that ranks names leaves: a department and its sub-departments in one list would count the
same people twice. A child with nearly all people of its parent says no more than the parent, and
is not ranked; where nothing else is left below the parent, that one stands for it.
"""

from collections.abc import Mapping

from .checks import check_whole

NEARLY_ALL = 80  # percent of the parent's people
FEW_ROWS = 5


def ranked(rows: Mapping) -> frozenset:
    """Return the keys of the rows that are ranked; never that of a row without a parent.

    :param rows: {key: (key of the parent, or ``None``; people)}, parents before their children
    :raise ValueError: if a number of people is not whole

    >>> sorted(ranked({"all": (None, 100), "a": ("all", 60), "b": ("all", 40), "c": ("a", 30)}))
    ['b', 'c']
    >>> sorted(ranked({"all": (None, 100), "a": ("all", 60), "c": ("a", 50)}))
    ['a']
    """
    for _parent, people in rows.values():
        check_whole(people=people)
    parents, found = set(), set()
    for key in reversed(rows):  # children before their parents
        parent, people = rows[key]
        is_leaf = key not in parents
        if parent not in rows or (is_leaf and _is_nearly_all(people, rows[parent])):
            continue
        parents.add(parent)
        if is_leaf:
            found.add(key)
    return frozenset(found)


def _is_nearly_all(people, parent):
    return 100 * people > NEARLY_ALL * parent[1]


def opening_level(levels, few=FEW_ROWS) -> int:
    """Return how many of the upper levels are opened first: as many as show a few rows.

    :param levels: the level of each row, the top being 1
    :return: at least 1; all levels where there are fewer rows

    >>> opening_level([1, 2, 2, 3, 3, 3]), opening_level([1, 2, 3]), opening_level([1, *[2] * 9])
    (3, 3, 2)
    """
    levels = list(levels)
    for level in sorted(set(levels)):
        if sum(one <= level for one in levels) >= few:
            return level
    return max(levels, default=1)


def fitting_level(levels, most, least):
    """Return the lowest level down to which at most ``most`` rows are, or else ``least``.

    :param levels: the level of each row; a larger number is further down

    >>> fitting_level([1, 2, 2, 3, 3, 3], 4, least=2)
    2
    """
    level = max(levels, default=least)
    while level > least and sum(one <= level for one in levels) > most:
        level -= 1
    return level
