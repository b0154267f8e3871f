# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Decide whether a company is ready for its social media goal, and which gaps are most urgent.

Each dimension has a state, decided by its gap (score minus target) in whole points:

* ``there``: at the target or above;
* ``about``: below it, but by no more than the margin of error, so that chance may explain it;
* ``short``: further below, by at most 10 points;
* ``failing``: more than 10 points below, whatever the margin. Otherwise a wide margin, which
  comes from few responses, could pass for readiness.

The lowest dimension decides; strengths elsewhere do not offset it:

* ``inside`` (shown as "Not ready yet"): a dimension is ``failing``;
* ``ready``: every dimension is ``there``, or ``about`` and at most 5 points below;
* ``care`` ("Proceed with caution"): everything else.

So a higher score never makes the result worse. A dimension without a target is not counted.
If a dimension has a target but no score, it was not asked about. If the company itself added it,
it is not counted either; if it is one of the standard questionnaire, its state is ``missing``,
and the result is ``care`` at best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from .checks import check_range, check_whole

CARE = 10  # points: a dimension further below its target is failing
NEAR = 5  # points: a gap this small is no obstacle to "ready", if it is within the margin
VERDICTS = ("inside", "care", "ready")  # from the worst to the best
GAP_STATES = ("failing", "short", "missing", "about", "there")  # from the most urgent on


class Dimension(NamedTuple):
    """A dimension to judge; ``score`` and ``target``: 0 to 100, or ``None`` if it has none.

    ``margin`` is the half-width of the score's interval in whole points. ``is_core`` is false
    for dimensions that the company added to the standard questionnaire.
    """

    id: object
    score: int | None
    target: int | None
    margin: int = 0
    is_core: bool = True


class Reason(NamedTuple):
    """The state of a dimension (one of ``GAP_STATES``). ``gap`` is ``None`` if it is missing."""

    dimension: object
    state: str
    gap: int | None
    margin: int = 0


class Verdict(NamedTuple):
    """One of ``VERDICTS`` with its reasons, the worst first.

    ``verdict`` is ``None`` if no dimension has both a score and a target.
    """

    verdict: str | None
    reasons: tuple[Reason, ...]


class DepartmentGap(NamedTuple):
    """One dimension in one department.

    ``gap`` is score minus target, ``None`` if the department is hidden. ``people`` is its number
    of respondents, ``change`` the score minus that of the previous campaign.
    """

    unit: object
    dimension: object
    gap: int | None
    people: int
    change: int | None = None
    margin: int = 0


def state_of(gap, margin=0):
    """Return ``there``, ``about``, ``short`` or ``failing``.

    :param gap: score minus target, in whole points
    :param margin: half-width of the score's interval, in whole points, from 0
    :raise ValueError: if a number is not whole or the margin is negative

    >>> state_of(-3, margin=4), state_of(-3), state_of(-11, margin=20)
    ('about', 'short', 'failing')
    """
    check_whole(gap=gap, margin=margin)
    if margin < 0:
        raise ValueError(f"A margin is not negative: {margin!r}.")
    if gap >= 0:
        return "there"
    if -gap > CARE:
        return "failing"
    return "about" if -gap <= margin else "short"


def judge(dimensions: Iterable[Dimension]) -> Verdict:
    """Return the verdict on one unit, with its reasons, the worst first.

    :raise ValueError: if a score or target is not a whole number from 0 to 100

    >>> judge([Dimension("decisions", 54, 75), Dimension("access", 80, 70)])
    Verdict(verdict='inside', reasons=(Reason(dimension='decisions', state='failing', gap=-21, \
margin=0), Reason(dimension='access', state='there', gap=10, margin=0)))
    """
    reasons = [reason for reason in map(_reason, dimensions) if reason]
    reasons.sort(key=_urgency)
    return Verdict(_verdict(reasons), tuple(reasons))


def _reason(dimension):
    dimension = Dimension(*dimension)
    if dimension.target is None:
        return None
    if dimension.score is None:
        return Reason(dimension.id, "missing", None) if dimension.is_core else None
    for name in ("score", "target"):
        check_whole(**{name: getattr(dimension, name)})
        check_range(name, getattr(dimension, name), 0, 100)
    gap = dimension.score - dimension.target
    return Reason(dimension.id, state_of(gap, dimension.margin), gap, dimension.margin)


def _urgency(reason):
    """Sort key: the worst state first, within it the widest gap; ties keep their order."""
    return GAP_STATES.index(reason.state), reason.gap or 0


def _verdict(reasons):
    if all(reason.state == "missing" for reason in reasons):
        return None
    if any(reason.state == "failing" for reason in reasons):
        return "inside"
    return "ready" if all(map(_is_enough, reasons)) else "care"


def _is_enough(reason):
    return reason.state == "there" or (reason.state == "about" and -reason.gap <= NEAR)


def coherent_today(profiles, scores, margins=None, core=None):
    """Return ``(profile, verdict)`` of the most demanding goal whose verdict is not ``inside``.

    A profile is a goal with its targets. The most demanding is that with the highest mean target.

    :param profiles: {profile: {dimension: target}}
    :param scores: {dimension: score}; ``None`` or left out: not asked about
    :param margins: {dimension: margin}
    :param core: the dimensions of the standard questionnaire; ``None``: all are
    :return: ``None`` if the company is not ready even for the least demanding goal

    >>> coherent_today({"listen": {"culture": 50}, "converse": {"culture": 70}}, {"culture": 55})
    ('listen', 'ready')
    """
    for profile in sorted(profiles, key=lambda one: _demand(profiles[one]), reverse=True):
        verdict = judge(dimensions_of(profiles[profile], scores, margins, core)).verdict
        if verdict in ("ready", "care"):
            return profile, verdict
    return None


def dimensions_of(targets: Mapping, scores: Mapping, margins=None, core=None):
    """Return one :class:`Dimension` for each target, as :func:`judge` takes them."""
    margins = margins or {}
    return [
        Dimension(one, scores.get(one), target, margins.get(one, 0), core is None or one in core)
        for one, target in targets.items()
    ]


def _demand(targets):
    return Fraction(sum(targets.values()), len(targets)) if targets else 0


def recommendations(gaps: Iterable[DepartmentGap]) -> list[DepartmentGap]:
    """Return the gaps below target, the most urgent first.

    Sorted by state (``failing``, ``short``, ``about``), then by points below the target times
    people, since a small gap of many people may weigh more than a wide gap of a few; ties by
    the wider gap, then by the larger fall since the previous campaign. Hidden departments are
    left out.
    """
    below = [DepartmentGap(*one) for one in gaps if one[2] is not None and one[2] < 0]
    return sorted(below, key=_weight)


def _weight(one):
    state = GAP_STATES.index(state_of(one.gap, one.margin))
    return state, one.gap * one.people, one.gap, one.change or 0
