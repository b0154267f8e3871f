# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The department tree without archived departments, and circles of managers.

Odoo allows a department below an archived one, and two people who are each other's manager.
"""

from typing import NamedTuple


class Department(NamedTuple):
    """A department of an audience. ``path`` holds the ids from the topmost department to itself."""

    id: int
    path: tuple
    is_active: bool


def homes(departments):
    """Return where the people of each department are counted: {id: id, or None for the root}.

    They are counted in the department itself or, if it is archived, in the nearest active
    department above it.
    """
    active = {one.id for one in departments if one.is_active}
    return {one.id: _nearest(one.path, active) for one in departments}


def parents(departments):
    """Return the parent of each active department: {id: id, or None for the root}.

    This is the nearest active department above it that is among ``departments``.
    """
    active = {one.id for one in departments if one.is_active}
    return {one.id: _nearest(one.path[:-1], active) for one in departments if one.is_active}


def _nearest(path, active):
    return next((above for above in reversed(path) if above in active), None)


def rings(managers):
    """Return the circles of managers, as a list of sets of people.

    In a circle, going from manager to manager leads back to the start. A person who is their
    own manager does not count as a circle.

    :param managers: {person: their manager}
    """
    found, seen = [], {}
    for start in managers:
        person, steps = start, []
        while person in managers and person not in seen:
            seen[person] = start
            steps.append(person)
            person = managers[person]
        if seen.get(person) == start and steps:
            ring = set(steps[steps.index(person) :])
            found += [ring] if len(ring) > 1 else []
    return found
