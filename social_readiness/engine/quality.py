# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How far those who answered can speak for those who did not."""


def worst_case_bounds(total, respondents, headcount):
    """Return the lowest and the highest possible mean among everybody invited, from 0 to 1.

    ``(t / N, (t + N - n) / N)``: the mean if each of those who did not answer counted 0, and if
    each counted 1 (Manski 1989). Nothing is assumed about them.

    :param total: t, the sum over those who answered, each from 0 to 1: a number of favorable
        answers, or a score / 100 times the respondents; a ``Fraction`` is computed exactly
    :param respondents: n
    :param headcount: N, number of people invited, at least 1
    :return: two numbers of the kind of ``total / headcount``
    :raise ValueError: unless 0 <= t <= n <= N and N >= 1

    >>> worst_case_bounds(5, 8, 10)
    (0.5, 0.7)
    """
    if not (0 <= total <= respondents <= headcount and headcount):
        raise ValueError(
            f"Not possible: a sum of {total!r} over {respondents!r} of {headcount!r} people."
        )
    return total / headcount, (total + headcount - respondents) / headcount
