# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Compare the figures of a campaign with those of the previous one."""

from functools import cached_property

from odoo.fields import Domain

from ..engine.trend import (
    GAVE_OFF,
    MOVED,
    OTHER_STATEMENTS,
    RENAMED,
    RESIZED,
    REWORDED,
    TOOK_IN,
    Position,
    change_of,
    is_like,
    likeness,
    mean_of_margins,
    reworded,
    statement_marks,
)
from ..tools import signed
from .release_reader import ReleaseReader
from .wordings import wordings

COMPANY = -1  # the parent of departments that are directly below the company


def same_units(units, campaigns):
    """Return {(campaign, unit): the unit of the same department there}, in one query.

    The root of one campaign corresponds to the root of the others. A unit whose department was
    deleted later is found in its own campaign only. Units that the reader may not see are left out.
    """
    there = units.search(
        Domain("campaign_id", "in", campaigns.ids)
        & (
            Domain("department_id", "in", units.department_id.ids)
            | Domain("parent_id", "=", False) & Domain("department_id", "=", False)
        )
    )
    of_department = {(one.campaign_id, one.department_id): one for one in reversed(there)}
    found = {}
    for unit in units:
        if unit.parent_id and not unit.department_id:
            of_each = {unit.campaign_id: unit} if unit.campaign_id in campaigns else {}
        else:
            of_each = {one: of_department.get((one, unit.department_id)) for one in campaigns}
        found.update({(one, unit): same for one, same in of_each.items() if same})
    return found


def with_previous(campaign):
    """Return this campaign and all published ones before it, the oldest first, in one query.

    With sudo, so that a campaign that the reader may not see does not end the chain. Which scores
    are shown depends on the rows.
    """
    newest = campaign.sudo()
    published = newest.search_fetch(
        [("company_id", "=", newest.company_id.id), ("state", "=", "published")],
        ["name", "date_close", "previous_id"],
    )
    chain = one = newest
    while (one := one.previous_id & published) and one not in chain:
        chain = one + chain
    return chain.sudo(False)


def next_campaigns(campaigns):
    """Return {campaign: the first published campaign that follows it}, as the reader may see it."""
    following = campaigns.search(
        [("previous_id", "in", campaigns.ids), ("state", "=", "published")],
        order="date_close, id",
    )
    return {one.previous_id: one for one in reversed(following)}


class CampaignFigures:
    """The figures of one campaign, as they are compared with those of another one.

    Each figure is a dict: ``score``, ``margin`` (``None`` if it is not known), ``items`` (the
    statements behind it, as ``wordings`` returns them), ``position`` (of the department) and
    ``departments`` (all of the campaign).
    """

    def __init__(self, campaign):
        self.campaign, self.env = campaign, campaign.env
        self.release = ReleaseReader(campaign)

    def figures(self, rows):
        """Return {release row of this campaign: its figure}.

        :param rows: of kind ``dimension`` or ``overall``, as the reader may see them
        """
        margins, positions = self._margins(rows), self._positions(rows.unit_id)
        return {
            row: {
                "score": row.score,
                "margin": margins[row.unit_id, row.dimension_id],
                "items": self._items.get(row.dimension_id.id),
                "position": positions[row.unit_id.id],
                "departments": self._departments,
            }
            for row in rows
        }

    @cached_property
    def _units(self):
        """Return all units; with sudo, since only the shape of the tree is used."""
        return self.campaign.sudo().unit_ids

    @cached_property
    def _departments(self):
        return frozenset(self._units.department_id.ids)

    @cached_property
    def _items(self):
        """Return {dimension id: statements}; under ``False``, those of the whole overall score."""
        # Readers have no access to questionnaires.
        items = self.campaign.sudo().survey_id._readiness_items()
        core = items.filtered("dimension_id.is_core")
        groups = {dimension.id: some for dimension, some in items.grouped("dimension_id").items()}
        asked = wordings(self.campaign, items)
        return {
            dimension: {origin: asked[origin] for origin in _origins(some)}
            for dimension, some in {**groups, False: core}.items()
        }

    def _margins(self, rows):
        """Return {(unit, dimension): margin or None}; the overall one has no dimension."""
        margins, core = {}, {unit: [] for unit in rows.unit_id}
        for row in rows:
            if row.dimension_id:
                margin = self.release.margin(row)
                margins[row.unit_id, row.dimension_id] = margin
                if row.dimension_id.is_core:
                    core[row.unit_id].append(margin)
        overall = self.env["readiness.dimension"]
        return margins | {(unit, overall): mean_of_margins(some) for unit, some in core.items()}

    def _positions(self, units):
        """Return {unit id: the position of its department in this campaign}."""
        below = {unit.id: set() for unit in units}
        for unit in self._units:
            for above in map(int, unit.parent_path.split("/")[:-2]):
                if above in below:
                    below[above].add(unit.department_id.id)
        return {unit.id: _position(unit.sudo(), below[unit.id]) for unit in units}


def _origins(items):
    """Return the ids that identify statements in all campaigns: those of their origins."""
    return [(item.origin_id or item).id for item in items]


def _position(unit, below):
    """Return the position of a department; with sudo, since the reader may not see its parent."""
    above = unit.parent_id and (unit.parent_id.department_id.id or COMPANY)
    return Position(unit.name, above or None, unit.headcount, frozenset(below) - {False})


def compared(env, before, after):
    """Return how a figure of :class:`CampaignFigures` has changed.

    :return: a dict with ``change`` in points, ``change_margin``, ``state`` (see
        ``engine.trend.change_of``), ``text``, ``is_like`` (whether both can be compared) and
        ``marks``, a sentence for each thing that has changed in the department or the statements
    """
    change = after["score"] - before["score"]
    state, margin = change_of(change, after["margin"], before["margin"])
    marks = likeness(
        before["position"], after["position"], before["departments"], after["departments"]
    )
    marks += statement_marks(before["items"], after["items"])
    return {
        "change": change,
        "change_margin": margin,
        "state": state,
        "text": _change_in_words(env, change, state),
        "is_like": is_like(marks),
        "marks": _marks_in_words(env, before, after, marks),
    }


def _change_in_words(env, change, state):
    words = {
        "up": env._("%s, beyond the margin of error", signed(change)),
        "down": env._("%s, beyond the margin of error", signed(change)),
        "unclear": env._("%s, no clear change", signed(change)),
        "unknown": env._("%s, margin of error unknown", signed(change)),
    }
    return words[state]


def _marks_in_words(env, before, after, marks):
    old, new = before["position"], after["position"]
    words = {
        RENAMED: env._("Formerly %s", old.name),
        MOVED: env._("Moved within the company"),
        TOOK_IN: env._("A sub-department was moved here"),
        GAVE_OFF: env._("A sub-department was moved elsewhere"),
        RESIZED: env._(
            "%(after)s people invited (before: %(before)s)", after=new.invited, before=old.invited
        ),
        OTHER_STATEMENTS: env._("Different statements were asked"),
        REWORDED: env._(
            "Reworded statements: %(count)s of %(all)s",
            count=len(reworded(before["items"], after["items"])),
            all=len(after["items"]),
        ),
    }
    return [words[mark] for mark in marks]
