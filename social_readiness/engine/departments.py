"""Departments as they are: some archived, some below a gap, some people their own boss's boss."""

from typing import NamedTuple


class Department(NamedTuple):
    """A department of an audience. ``path`` holds the ids from the top down to itself."""

    id: int
    path: tuple
    is_active: bool


def places(departments):
    """Return where the people of each department are counted: {id: id, or None for the root}.

    In the department itself; of an archived one, in the nearest active one above it.
    """
    active = {one.id for one in departments if one.is_active}
    return {one.id: _nearest(one.path, active) for one in departments}


def parents(departments):
    """Return what each active department is placed below: {id: id, or None for the root}.

    The nearest active one above it: the tree closes over whatever is archived, or is not among
    these departments at all.
    """
    active = {one.id for one in departments if one.is_active}
    return {one.id: _nearest(one.path[:-1], active) for one in departments if one.is_active}


def _nearest(path, active):
    return next((above for above in reversed(path) if above in active), None)


def rings(managers):
    """Return the people who are, step by step, their own managers: a list of sets.

    :param managers: {person: the person's manager}; somebody who is his own manager is no ring
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
