# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How far those who answered can stand for those who did not."""


def worst_case_bounds(favourable, respondents, headcount):
    """Return between which shares the favourable answers of everybody must lie.

    ``(f / N, (f + N - n) / N)``: as if all who did not answer were unfavourable, or
    all favourable (Manski 1989). Nothing is assumed about them.

    :param favourable: f, favourable answers among the respondents
    :param respondents: n
    :param headcount: N, at least 1
    :raise ValueError: unless 0 <= f <= n <= N and N >= 1
    """
    if not (0 <= favourable <= respondents <= headcount and headcount):
        raise ValueError(
            f"Not possible: {favourable!r} favourable of {respondents!r} answers"
            f" of {headcount!r} people."
        )
    return favourable / headcount, (favourable + headcount - respondents) / headcount
