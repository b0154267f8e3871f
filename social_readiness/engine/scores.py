# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Compute the whole numbers that are shown from sums of answers.

Everything is computed exactly, with whole numbers and fractions, and rounded half up once, at
the end.
"""

from fractions import Fraction

from .checks import check_range, check_scale, check_total, check_whole
from .rounding import half_up


def score_of(total, answers, low=1, high=5):
    """Return the score in whole points: 0 if all answers are ``low``, 100 if ``high``.

    :param total: sum of all answers, after reversal and softening
    :param answers: how many answers were added up: respondents times items
    :raise ValueError: if a number is not whole, there is no answer, ``low`` is not
        below ``high``, or so many answers cannot have this sum

    >>> score_of(81, 20)  # the mean 4.05 is at 76.25
    76
    """
    steps, answered = _exact_score(total, answers, low, high)
    return half_up(steps, answered)


def overall_of(dimensions, low=1, high=5):
    """Return the mean of the unrounded scores of dimensions, in whole points.

    All dimensions have the same weight, however many items they have.

    :param dimensions: iterable of ``(total, answers)``, as for :func:`score_of`
    :raise ValueError: if it is empty, and as :func:`score_of`

    >>> overall_of([(81, 20), (11, 10)])  # (76.25 + 2.5) / 2 = 39.375
    39
    """
    scores = [Fraction(*_exact_score(total, answers, low, high)) for total, answers in dimensions]
    if not scores:
        raise ValueError("There is no overall score without dimensions.")
    mean = sum(scores) / len(scores)
    return half_up(mean)


def share_of(count, total):
    """Return the share of ``count`` in ``total`` in whole percent.

    :raise ValueError: if a number is not whole, ``total`` is not positive, or ``count``
        is not from 0 to ``total``
    """
    check_whole(count=count, total=total)
    if total < 1:
        raise ValueError(f"There is no share of a total of {total}.")
    check_range("count", count, 0, total)
    return half_up(100 * count, total)


def response_rate(respondents, invited):
    """Return the share of those invited who responded, in whole percent.

    It is None if one of the numbers is not shown (None or 0).

    >>> response_rate(25, 200)
    13
    """
    return share_of(respondents, invited) if respondents and invited else None


def margin_points(half_width, low=1, high=5):
    """Convert the half-width of an interval to whole points of the score.

    :param half_width: finite number from 0, in the unit of the answers
    :raise ValueError: if it is negative or not finite
    """
    check_scale(low, high)
    if not 0 <= half_width < float("inf"):
        raise ValueError(f"A margin is a finite number from 0, not {half_width!r}.")
    return half_up(Fraction(half_width) * 100, high - low)


def _exact_score(total, answers, low, high):
    """Return the exact score as ``(numerator, denominator)``."""
    check_total(total, answers, low, high)
    if not answers:
        raise ValueError("There is no score without answers.")
    return 100 * (total - low * answers), (high - low) * answers
