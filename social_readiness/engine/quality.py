# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How far those who answered can speak for those who did not."""


def worst_case_bounds(favourable, respondents, headcount):
    """Return the lowest and the highest possible favorable share among everybody invited.

    ``(f / N, (f + N - n) / N)``: the share if nobody of those who did not answer were favorable,
    and if all of them were (Manski 1989). Nothing is assumed about them.

    :param favourable: f, number of favorable answers
    :param respondents: n
    :param headcount: N, number of people invited, at least 1
    :return: two floats from 0.0 to 1.0
    :raise ValueError: unless 0 <= f <= n <= N and N >= 1
    """
    if not (0 <= favourable <= respondents <= headcount and headcount):
        raise ValueError(
            f"Not possible: {favourable!r} favourable of {respondents!r} answers"
            f" of {headcount!r} people."
        )
    return favourable / headcount, (favourable + headcount - respondents) / headcount
