# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Estimate before the launch how likely it is that each unit can be shown."""

from itertools import accumulate
from random import Random

from .checks import check_range, check_whole
from .disclosure import best_safe_set
from .tree import Tree


def shown_share(units, minimum, participation=0.6, rounds=200, seed=0):
    """Return ``{id: share of simulated campaigns that publish the unit}``, 0.0 to 1.0.

    It depends on numbers of people only: in each simulated campaign, everybody answers with the
    probability ``participation``, independently of all others. Which units are shown is then
    decided as at a real close, for the whole tree at once, because a small unit can force a large
    one beside it to be hidden. The same arguments always give the same result.

    :param units: iterable of :class:`~.tree.Unit`, one tree. Their ``respondents`` are here the
        people *invited* directly to the unit.
    :param minimum: as for :func:`~.disclosure.publishable`
    :param participation: probability from 0 to 1
    :param rounds: number of simulated campaigns, at least 1; the standard error of a share is
        at most ``0.5 / sqrt(rounds)``
    :param seed: start of the random numbers
    :raise ValueError: if the units are not one tree or an argument is out of its range
    """
    check_range("participation", participation, 0, 1)
    check_whole(rounds=rounds)
    if rounds < 1:
        raise ValueError(f"rounds must be at least 1: {rounds}.")
    tree = Tree(units)
    shown = dict.fromkeys(tree.ids, 0)
    for respondents in _draws(tree, participation, rounds, Random(seed)):
        for unit_id in best_safe_set(tree, respondents, minimum):
            shown[unit_id] += 1
    return {unit_id: count / rounds for unit_id, count in shown.items()}


def _draws(tree, participation, rounds, random):
    """Yield for each round the numbers of respondents, in the order of ``tree.ids``.

    Random numbers are drawn in the order of the units' ids, so the result does not depend on
    the order in which the units were given.
    """
    weights = {
        invited: list(accumulate(_binomial(invited, participation)))
        for invited in set(tree.respondents)
    }
    columns = [None] * len(tree.ids)
    for index in sorted(range(len(tree.ids)), key=tree.ids.__getitem__):
        invited = tree.respondents[index]
        columns[index] = random.choices(range(invited + 1), cum_weights=weights[invited], k=rounds)
    return zip(*columns, strict=True)


def _binomial(trials, probability):
    """Return the relative weights of 0 to ``trials`` successes; the likeliest has weight 1.

    Each weight is computed from its neighbor's, starting at the likeliest number. All of them
    then lie between 0 and 1, whereas the powers in the usual formula underflow to 0 for some
    thousand trials.
    """
    weights = [0.0] * (trials + 1)
    mode = min(int((trials + 1) * probability), trials)
    weights[mode] = 1.0
    if 0 < probability < 1:
        odds = probability / (1 - probability)
        for k in range(mode + 1, trials + 1):
            weights[k] = weights[k - 1] * odds * (trials - k + 1) / k
        for k in range(mode - 1, -1, -1):
            weights[k] = weights[k + 1] / odds * (k + 1) / (trials - k)
    return weights
