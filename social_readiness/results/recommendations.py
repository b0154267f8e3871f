# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What to do first: the actions that help, and the departments in which they help most."""

from ..engine.coherence import DepartmentGap, recommendations, state_of
from ..engine.ranking import ranked
from ..tools import signed
from .summary_words import state_names

BELOW = ("failing", "short", "about")
STEPS = 3
PRIORITIES = 5


def first_steps(release, unit, judged, planned=(), count=STEPS):
    """Return actions for the widest gaps: one for each, then a second one, until there are enough.

    :param judged: the :class:`~..engine.coherence.Verdict` on the unit
    :param planned: a domain: which planned actions are no longer proposed; by default, all that
        the reader may see
    :return: as ``readiness.measure._as_step``, each with ``gap`` and ``gap_text``
    """
    below = [reason for reason in judged.reasons if reason.state in BELOW][:count]
    dimensions = [reason.dimension for reason in below]
    library = open_measures(release.campaign, unit, dimensions, planned)
    nothing = release.env["readiness.measure"]
    fitting = [library.get(reason.dimension, nothing)._fitting(reason.gap) for reason in below]
    steps = [
        (measures[turn], reason)
        for turn in range(count)
        for measures, reason in zip(fitting, below, strict=True)
        if turn < len(measures)
    ]
    return [
        {**measure._as_step(), "gap": reason.gap, "gap_text": signed(reason.gap)}
        for measure, reason in steps[:count]
    ]


def open_measures(campaign, unit, dimension_ids, planned=()):
    """Return {dimension id: entries of the action library} that are not planned for a unit yet.

    :param planned: as ``first_steps`` takes it
    """
    planned = campaign.env["readiness.action"].search(
        [("unit_id", "in", unit.ids), ("state", "!=", "dropped"), *planned]
    )
    measures = campaign.env["readiness.measure"].search(
        [
            ("dimension_id", "in", dimension_ids),
            ("company_id", "in", [campaign.company_id.id, False]),
            ("id", "not in", planned.measure_id.ids),
        ]
    )
    return {dimension.id: some for dimension, some in measures.grouped("dimension_id").items()}


def priorities(release, unit, targets, count=PRIORITIES):
    """Return which dimension of which department below a unit comes first.

    Only departments that are ranked are named: see ``engine.ranking``.

    :param targets: {dimension id: score that the goal needs}
    :return: a list of dicts, the first ones first
    """
    units = release.env["readiness.unit"].search([("id", "child_of", unit.ids)])
    rows = release.dimension_rows(units)
    below = _ranked_units(rows.unit_id | unit)
    gaps = [
        DepartmentGap(
            row.unit_id,
            row.dimension_id,
            row.score - targets[row.dimension_id.id],
            row.respondents,
            row.change if row.has_change else None,
            release.margin(row),
        )
        for row in rows
        if row.unit_id in below and row.dimension_id.id in targets
    ]
    names = state_names(release.env)
    return [_priority(gap, names) for gap in recommendations(gaps)[:count]]


def _ranked_units(units):
    """Return those of the shown units that are ranked; each is placed below the nearest one."""
    rows = {}
    for unit in units.sorted(lambda one: (one.parent_path.count("/"), one.id)):
        above = reversed([int(one) for one in unit.parent_path.split("/")[:-2]])
        rows[unit.id] = next((one for one in above if one in rows), None), unit.headcount
    return units.browse(ranked(rows))


def _priority(gap, names):
    state = state_of(gap.gap, gap.margin)
    return {
        "unit_id": gap.unit.id,
        "unit": gap.unit.display_name,
        "dimension_id": gap.dimension.id,
        "dimension": gap.dimension.name,
        "gap": gap.gap,
        "gap_text": signed(gap.gap),
        "people": gap.people,
        "change_text": "" if gap.change is None else signed(gap.change),
        "state": state,
        "state_name": names[state],
    }
