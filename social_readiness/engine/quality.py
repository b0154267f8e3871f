"""How far those who answered can stand for those who did not."""

from math import sqrt


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


def representativeness(units):
    """Return the R-indicator of Schouten, Cobben and Bethlehem (2009).

    1 - 2 * standard deviation of the response rates of the units, each weighed by
    its headcount (of the population: not n - 1). 1: the same share answered
    everywhere. 0: half of the units answered in full and the others not at all.

    :param units: ``(respondents, headcount)`` pairs; empty units are left out
    :raise ValueError: if there is nobody at all, or more answered than there are
    """
    units = [(respondents, headcount) for respondents, headcount in units if headcount]
    if not units or any(not 0 <= answered <= people for answered, people in units):
        raise ValueError("Response rates need people, and no more respondents than people")
    everybody = sum(people for _answered, people in units)
    overall = sum(answered for answered, _people in units) / everybody
    variance = (
        sum(people * (answered / people - overall) ** 2 for answered, people in units) / everybody
    )
    return 1 - 2 * sqrt(variance)
