# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Sentences of the preview: whom a launch would leave out, or count elsewhere."""

from ..tools import one_or_many
from .incomplete import incomplete_notes
from .left_out import reasons_left_out

# At most so many people whose managers form a circle are named.
RING_NAMES = 6


def preview_notes(env, groups, scope, left_out, chosen):
    """Return the sentences in the reader's language; none if nobody is concerned.

    :param groups: as ``Audience.groups`` returns them
    :param left_out: as ``count_left_out`` returns it
    :param chosen: which incomplete records the campaign leaves out (``incomplete``)
    """
    counted = [
        _managers_note(env, groups, scope),
        _archived_note(env, groups),
        *reasons_left_out(env, left_out),
    ]
    return [
        *(text for people, text in counted if people),
        *incomplete_notes(env, groups, chosen),
        *_rest_notes(env, left_out),
        *_ring_notes(env, scope.ring),
    ]


def _managers_note(env, groups, scope):
    people = sum(
        group.people
        for group in groups
        if not group.left_out and group.manages and group.home not in (None, scope.root.id)
    )
    return people, env._("Managers counted at the top level, not in their team: %s.", people)


def _archived_note(env, groups):
    people = sum(group.people for group in groups if not group.left_out and group.is_archived)
    return people, one_or_many(
        people,
        env._(
            "1 person is in an archived department. They are counted in the nearest active parent "
            "department."
        ),
        env._(
            "%s people are in archived departments. They are counted in the nearest active "
            "parent department.",
            people,
        ),
    )


def _rest_notes(env, left_out):
    return [
        env._(
            "People not invited because of “%(campaign)s”: %(people)s.",
            campaign=name,
            people=people,
        )
        for _campaign, name, _launched, people in left_out["campaigns"]
    ]


def _ring_notes(env, people):
    """Return a sentence that names people whose managers form a circle, which HR has to correct."""
    if not people:
        return []
    names = env["hr.employee.public"].browse(people[:RING_NAMES]).mapped("name")
    return [
        env._(
            "These people manage each other in a circle: %s. They are counted in their own "
            "teams. Correct who manages whom.",
            ", ".join(names) + ("…" if len(people) > RING_NAMES else ""),
        )
    ]
