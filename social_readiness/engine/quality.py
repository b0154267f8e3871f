"""Preparation and bounds of the quality figures (design.md, promise 5).

The distributions of answers that a release shows for the whole company go through
three steps: every block's histogram is moved until its sum is the softened sum
that everything else is computed from (:func:`move_to_sum`); the blocks are added
up and small levels merged (:func:`merge_small_levels`); the rest is shown in
:func:`whole_percentages`. None of them looks at anything but counts.
"""

from math import sqrt
from operator import mul

from .checks import check_total


def move_to_sum(histogram, target_sum, low=1):
    """Move answers one step at a time until they add up to ``target_sum``.

    Where the sum is too low, one answer of the lowest level that has any goes one
    level up, again and again; where it is too high, one of the highest level goes
    down. The number of answers stays.

    :param histogram: counts; index 0 is the answer (or sum) ``low``
    :param target_sum: a sum that so many answers can have
    :return: a new list of counts, of the same length
    :raise ValueError: if so many answers cannot have that sum

    >>> move_to_sum([6, 0, 0, 0, 0], 14)
    [0, 4, 2, 0, 0]
    """
    counts = list(histogram)
    check_total(target_sum, sum(counts), low, low + len(counts) - 1)
    missing = target_sum - sum(map(mul, counts, range(low, low + len(counts))))
    if not missing:
        return counts
    if missing < 0:
        return _raised(counts[::-1], -missing)[::-1]
    return _raised(counts, missing)


def _raised(counts, steps):
    """Take ``steps`` single steps upwards, a whole level at a time, in place."""
    for level in range(len(counts) - 1):
        moving = min(counts[level], steps)
        counts[level] -= moving
        counts[level + 1] += moving
        steps -= moving
    return counts


def merge_small_levels(histogram, least=3):
    """Merge levels with fewer than ``least`` answers with a neighbour.

    Upwards from the lowest level: a level takes in the next ones until it has
    enough; what is left at the top joins the level below. Levels that nobody chose
    are small too: "nobody" is also said about somebody. No other merging of
    neighbours leaves more groups.

    :return: list of ``(levels, count)`` from low to high, ``levels`` a tuple of
        indexes of the histogram. Every count is at least ``least``, or all levels
        are one group.

    >>> merge_small_levels([1, 20, 7, 30, 2])
    [((0, 1), 21), ((2,), 7), ((3, 4), 32)]
    """
    groups = [((), 0)]
    for level, count in enumerate(histogram):
        if groups[-1][1] >= least:
            groups.append(((), 0))
        groups[-1] = _joined(groups[-1], ((level,), count))
    if groups[-1][1] < least and len(groups) > 1:
        groups[-2:] = [_joined(*groups[-2:])]
    return groups


def _joined(lower, upper):
    return lower[0] + upper[0], lower[1] + upper[1]


def whole_percentages(counts):
    """Return whole percentages that add up to 100, by largest remainders.

    Among equal remainders the first is rounded up.

    :raise ValueError: if nothing was counted: "no answers" is not 0 %

    >>> whole_percentages([1, 1, 1])
    [34, 33, 33]
    """
    total = sum(counts)
    if total < 1:
        raise ValueError("There are no percentages of no answers")
    shares = [count * 100 // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda i: -(counts[i] * 100 % total))
    for index in by_remainder[: 100 - sum(shares)]:
        shares[index] += 1
    return shares


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
