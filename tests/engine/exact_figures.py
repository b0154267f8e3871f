# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Figures as textbooks define them, from histograms: what the bands are compared with."""

from collections import Counter
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from engine.psychometrics import sum_of_squares
from engine.tally import histogram_sum


def standard_deviation(histogram):
    """Return the sample standard deviation (n - 1) of the answers in a histogram.

    In steps of the histogram. ``None`` for fewer than two answers.
    """
    respondents = sum(histogram)
    if respondents < 2:
        return None
    return sqrt(sum_of_squares(histogram) / (respondents * (respondents - 1)))


class ItemRest(NamedTuple):
    """An item and the rest of its dimension in a group: sums, and spreads around their means.

    A spread is n times the sum of the squared deviations from the mean; ``shared`` is n times
    the sum of the products of both deviations.
    """

    respondents: int
    item_sum: int
    rest_sum: int
    item_spread: int
    rest_spread: int
    shared: int


def item_rest(item_histogram, total_histogram, product=None):
    """Return the :class:`ItemRest` of a group.

    :param item_histogram: after reversal
    :param total_histogram: of every person's sum over all items, this one included
    :param product: sum of answer times total over the group, both counted from index 0;
        without it, as if the item had nothing to do with the rest
    """
    respondents = sum(item_histogram)
    item, total = histogram_sum(item_histogram, 0), histogram_sum(total_histogram, 0)
    item_spread, total_spread = sum_of_squares(item_histogram), sum_of_squares(total_histogram)
    shared = 0 if product is None else respondents * product - item * total - item_spread
    rest_spread = max(total_spread - item_spread - 2 * shared, 0)
    return ItemRest(respondents, item, total - item, item_spread, rest_spread, shared)


def item_rest_correlation(groups):
    """Return the correlation of an item with the sum of the others over all groups together.

    The corrected item-total correlation (Nunnally & Bernstein 1994): corrected, since the
    item is no part of what it is compared with. Deviations within the groups and those
    between their means are added up, so that it is that of everybody in one group.

    :param groups: an :class:`ItemRest` each; groups without respondents are left out
    :return: a float from -1 to 1; ``None`` where item or rest is the same for everybody
    """
    groups = [ItemRest(*group) for group in groups if group[0]]
    item = _added_spread(groups, "item_sum", "item_sum", "item_spread")
    rest = _added_spread(groups, "rest_sum", "rest_sum", "rest_spread")
    if not item or not rest:
        return None
    shared = _added_spread(groups, "item_sum", "rest_sum", "shared")
    return max(-1.0, min(shared / sqrt(item * rest), 1.0))


def _added_spread(groups, left, right, within):
    """Return N times the sum of the products of deviations from the overall means: exact."""
    everybody = sum(group.respondents for group in groups)
    of_size = Counter()  # many groups are equally large, and adding fractions takes long
    for group in groups:
        means = getattr(group, left) * getattr(group, right)
        of_size[group.respondents] += getattr(group, within) + means
    products = sum(Fraction(added, size) for size, added in of_size.items())
    sums = [sum(getattr(group, side) for group in groups) for side in (left, right)]
    return everybody * products - sums[0] * sums[1]
