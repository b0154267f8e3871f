# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What to do first: the actions that help, and the departments in which they help most."""

from ..engine.coherence import DepartmentGap, recommendations, state_of
from ..engine.ranking import ranked
from ..local_time import day_label
from ..tools import signed
from .summary_words import state_names

BELOW = ("failing", "short", "about")
STEPS = 3
SHARED = [("is_shared", "=", True)]  # on what others read as well, only these actions are told
PRIORITIES = 5


def first_steps(release, unit, judged, planned=(), count=STEPS):
    """Return actions for the widest gaps: one for each, then a second one, until there are enough.

    A step that is in the plan keeps its place. Once all of them are, one more is proposed.

    :param judged: the :class:`~..engine.coherence.Verdict` on the unit
    :param planned: a domain: which actions count as planned, of those that the reader may see
    :return: as ``readiness.measure._as_step``, each with ``gap``, ``gap_text`` and ``planned``:
        what ``_as_planned`` returns, or False for a proposal
    """
    below = [reason for reason in judged.reasons if reason.state in BELOW][:count]
    library = _library(release.campaign, [reason.dimension for reason in below])
    nothing = release.env["readiness.measure"]
    fitting = [library.get(reason.dimension, nothing)._fitting(reason.gap) for reason in below]
    steps = [
        (measures[turn], reason)
        for turn in range(max(map(len, fitting), default=0))
        for measures, reason in zip(fitting, below, strict=True)
        if turn < len(measures)
    ]
    return [
        {
            **measure._as_step(),
            "gap": reason.gap,
            "gap_text": signed(reason.gap),
            "planned": bool(action) and _as_planned(action),
        }
        for measure, reason, action in _chosen(steps, _planned(release.env, unit, planned), count)
    ]


def _chosen(steps, planned, count):
    """Return the steps to show, in their order: (library entry, reason, its action or None)."""
    actions = [planned.get(measure) for measure, _reason in steps]
    in_plan = sorted(
        (place for place, action in enumerate(actions) if action),
        key=lambda place: actions[place].state == "done",
    )[:count]
    proposed = [place for place, action in enumerate(actions) if not action]
    shown = sorted(in_plan + proposed[: max(1, count - len(in_plan))])
    return [(*steps[place], actions[place]) for place in shown]


def _planned(env, unit, domain=()):
    """Return {library entry: the action that came of it} of a unit; an open one before others."""
    actions = env["readiness.action"].search(
        [
            ("unit_id", "in", unit.ids),
            ("measure_id", "!=", False),
            ("state", "!=", "dropped"),
            *domain,
        ]
    )
    return {
        measure: some.sorted(lambda action: action.state == "done")[0]
        for measure, some in actions.grouped("measure_id").items()
    }


def _as_planned(action):
    """Return an action as a first step that is in the plan, as screen and paper show it."""
    _, done = action.env._, action.state == "done"
    return {
        "id": action.id,
        "name": action.name,
        "title": _("Done: %s", action.name) if done else _("In the plan: %s", action.name),
        "text": _who_and_when(action),
        "is_shared": action.is_shared,
    }


def _who_and_when(action):
    _ = action.env._
    who = action.user_id.sudo().name or ""  # readers may not have access to the user
    day = day_label(action.env, action.date_deadline)
    if action.state == "done" or not day:
        return who
    return _("%(who)s, until %(day)s", who=who, day=day) if who else _("Due on %s", day)


def open_measures(campaign, unit, dimension):
    """Return entries of the action library that are not planned for a unit yet."""
    library = _library(campaign, dimension.ids).get(dimension.id)
    planned = _planned(campaign.env, unit)
    return library and library.filtered(lambda measure: measure not in planned)


def _library(campaign, dimension_ids):
    """Return {dimension id: entries of the action library} of a campaign's company."""
    measures = campaign.env["readiness.measure"].search(
        [
            ("dimension_id", "in", dimension_ids),
            ("company_id", "in", [campaign.company_id.id, False]),
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
            release.margin(row) or 0,
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
