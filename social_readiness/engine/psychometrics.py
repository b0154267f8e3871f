# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Formulas for how far the numbers of a campaign can be trusted.

Everything is computed from histograms: sequences of counts whose index 0 is the lowest possible
answer (or the lowest possible sum of answers). The functions return exact values, which could
reveal answers in small groups. What may be published is decided in :mod:`.company_quality` and
in SECURITY.md, promise 5: bands, for the whole company only, from 50 respondents on.

The addon calls ``sum_of_squares`` and ``margin_of_known_spread``. The other functions are the exact
reference that the published bands and margins are tested against, here and by checks from outside.
"""

from itertools import count
from math import fsum, inf, sqrt
from operator import mul
from statistics import NormalDist

from .distributions import f_quantile, t_quantile


def sum_of_squares(histogram):
    """Return n times the sum of the squared deviations from the mean: a whole number."""
    return _spread(histogram)


def cronbach_alpha(item_histograms, total_histogram, low=1):
    """Return Cronbach's (1951) alpha: how far J items measure the same thing.

    J / (J - 1) * (1 - sum of item variances / variance of the persons' totals)

    The exact reference for the band ``alpha``.

    :param item_histograms: one histogram per item, after reversal; index 0 is the answer ``low``
    :param total_histogram: histogram of the persons' sums over the items; index 0 is the lowest
        possible sum, J * ``low``
    :param low: value of the lowest answer; alpha does not depend on it
    :return: at most 1, perhaps negative; ``None`` for fewer than two items or respondents, or if
        all totals are equal
    :raise ValueError: if the histograms do not hold equally many people
    """
    items = len(item_histograms)
    if {sum(histogram) for histogram in item_histograms} - {sum(total_histogram)}:
        raise ValueError("Every item and the total need the same number of respondents")
    total_spread = _spread(total_histogram, items * low)
    if items < 2 or not total_spread:
        return None
    item_spread = sum(_spread(histogram, low) for histogram in item_histograms)
    shared = (total_spread - item_spread) / total_spread
    return min(1.0, items / (items - 1) * shared)


def alpha_interval(alpha, respondents, items, level=0.95):
    """Return the confidence interval of an alpha by Feldt (1965), as ``(low, high)``.

    1 - (1 - alpha) * F(quantile; n - 1, (n - 1)(J - 1)), with equal tails, for n respondents
    and J items. The exact reference for how far a band can be from the truth.

    :param level: confidence level
    :raise ValueError: for fewer than two items or respondents, an alpha that is
        above 1 or ``None``, or a level outside ]0, 1[
    """
    if alpha is None or not alpha <= 1:
        raise ValueError(f"An interval needs an alpha of at most 1: {alpha!r}")
    if respondents < 2 or items < 2:
        raise ValueError("An interval of alpha needs two respondents and two items")
    upper_tail = (1 + _checked_level(level)) / 2
    df1, df2 = respondents - 1, (respondents - 1) * (items - 1)
    return (
        1 - (1 - alpha) * f_quantile(upper_tail, df1, df2),
        1 - (1 - alpha) * f_quantile(1 - upper_tail, df1, df2),
    )


def intraclass(group_total_histograms):
    """Return intraclass correlations from a one-way analysis of variance with random groups.

    * ICC(1) = (MSB - MSW) / (MSB + (n0 - 1) * MSW): which share of the differences between
      people are differences between groups (Shrout & Fleiss 1979).
      n0 = (N - sum n_i**2 / N) / (k - 1) is the mean size of k groups of unequal sizes n_i,
      N people in all.
    * ICC(2) = (MSB - MSW) / MSB: how reliable the group means are (Bliese 2000).

    ICC(1) is the exact reference for the band ``icc1``.

    :param group_total_histograms: one histogram per group, of the persons' sums (or of single
        answers); index 0 is the same value in all. Groups without respondents are left out.
    :return: ``(icc1, icc2, f, df_between, df_within)``. Both coefficients may be negative. If
        nobody differs within any group, the first three are 1, 1 and infinity. If all group
        means are equal, ICC(2) is minus infinity and f is 0. If nobody differs at all, the
        first three are ``None``.
    :raise ValueError: for fewer than two groups with respondents, or if each of them has only
        one
    """
    groups = [histogram for histogram in group_total_histograms if sum(histogram)]
    sizes = [sum(histogram) for histogram in groups]
    df_between, df_within = len(groups) - 1, sum(sizes) - len(groups)
    if df_between < 1:
        raise ValueError("Intraclass correlations need two groups with respondents")
    if df_within < 1:
        raise ValueError("Intraclass correlations need a group of two respondents")
    between = _spread_between(groups) / df_between
    within = _spread_within(groups) / df_within
    return *_intraclass(between, within, _mean_size(sizes)), df_between, df_within


def mean_margin(sd, respondents, headcount, level=0.95):
    """Return the half-width of the confidence interval of a mean.

    t * sd / sqrt(n) * sqrt(1 - n / N), with n - 1 degrees of freedom and the finite population
    correction (Cochran 1977). This is the sampling error only: it assumes that those who did not
    answer are like those who did. The exact reference for :func:`margin_of_known_spread`.

    :param sd: standard deviation of the answers (computed with n - 1), from 0; the result has
        the same unit
    :param respondents: n, at least 2
    :param headcount: N, at least n; if they are equal, the margin is 0
    :param level: confidence level
    :raise ValueError: if a number is out of its range
    """
    _check_margin(sd, respondents, headcount)
    t = t_quantile((1 + _checked_level(level)) / 2, respondents - 1)
    return t * sd * _chance(respondents, headcount)


def margin_of_known_spread(sd, respondents, headcount, level=0.95):
    """Return the half-width for a group's mean if ``sd`` comes from elsewhere.

    z * sd / sqrt(n) * sqrt(1 - n / N): like :func:`mean_margin`, but with the quantile of the
    normal distribution, as for a known standard deviation (Cochran 1977, 2.6 and 2.8). Student's
    t would allow for an ``sd`` that is estimated from the same n answers. Here it is the whole
    company's, whose precision does not depend on the size of the group.

    :param sd: standard deviation of the whole company; the other parameters and the errors are
        those of :func:`mean_margin`

    >>> round(margin_of_known_spread(1, 6, 12), 4)
    0.5658
    """
    _check_margin(sd, respondents, headcount)
    z = NormalDist().inv_cdf((1 + _checked_level(level)) / 2)
    return z * sd * _chance(respondents, headcount)


def _chance(respondents, headcount):
    """Return the standard error of a mean for a standard deviation of 1."""
    return sqrt((headcount - respondents) / (respondents * headcount))


def _check_margin(sd, respondents, headcount):
    if not 2 <= respondents <= headcount:
        raise ValueError(
            "A margin needs two respondents or more, and no more than the headcount:"
            f" {respondents!r} of {headcount!r}"
        )
    if not 0 <= sd < inf:
        raise ValueError(f"A standard deviation is not negative: {sd!r}")


def _checked_level(level):
    if not 0 < level < 1:
        raise ValueError(f"A confidence level lies between 0 and 1: {level!r}")
    return level


def _sum(histogram, low=0):
    return sum(map(mul, histogram, count(low)))


def _spread(histogram, low=0):
    """Return n times the sum of squared deviations from the mean: a whole number."""
    products = list(map(mul, histogram, count(low)))
    squares = sum(map(mul, products, count(low)))
    return sum(histogram) * squares - sum(products) ** 2


def _spread_within(groups):
    return fsum(_spread(histogram) / sum(histogram) for histogram in groups)


def _spread_between(groups):
    """Return the sum of n_i * (group mean - overall mean)**2, without loss of digits."""
    everybody = sum(map(sum, groups))
    overall = sum(map(_sum, groups))
    return fsum(
        (_sum(histogram) * everybody - overall * sum(histogram)) ** 2
        / (sum(histogram) * everybody**2)
        for histogram in groups
    )


def _mean_size(sizes):
    everybody = sum(sizes)
    squares = sum(size * size for size in sizes)
    return (everybody * everybody - squares) / (everybody * (len(sizes) - 1))


def _intraclass(between, within, size):
    """Return ICC(1), ICC(2) and F of two mean squares, or their limits where one is 0."""
    if not between and not within:
        return None, None, None
    icc1 = (between - within) / (between + (size - 1) * within)
    icc2 = (between - within) / between if between else -inf
    return icc1, icc2, between / within if within else inf
