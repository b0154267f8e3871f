# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What releases published once, and what the attacker found in it. Kept to see that he can."""

from itertools import product

from attacker import sum_of, tuple_of
from engine.release import score_of


def moved_to(histogram, total):
    """Answers moved one step at a time from the end until they have the softened sum."""
    counts = list(histogram)
    while sum_of(counts) < total:
        level = next(level for level, count in enumerate(counts) if count)
        counts[level] -= 1
        counts[level + 1] += 1
    while sum_of(counts) > total:
        level = max(level for level, count in enumerate(counts) if count)
        counts[level] -= 1
        counts[level - 1] += 1
    return counts


def distribution(answers, least=3):
    """The whole company's percentages, small levels merged: [(levels, percent)]."""
    moved = [moved_to(histogram, tuple_of(histogram)[0]) for histogram in answers]
    groups = [([], 0)]
    for level, count in enumerate(map(sum, zip(*moved, strict=True)), 1):
        if groups[-1][1] >= least:
            groups.append(([], 0))
        groups[-1] = ([*groups[-1][0], level], groups[-1][1] + count)
    if groups[-1][1] < least and len(groups) > 1:
        last = groups.pop()
        groups[-1] = (groups[-1][0] + last[0], groups[-1][1] + last[1])
    people = sum(count for _levels, count in groups)
    shares = [count * 100 // people for _levels, count in groups]
    order = sorted(range(len(groups)), key=lambda i: -(groups[i][1] * 100 % people))
    for place in order[: 100 - sum(shares)]:
        shares[place] += 1
    return [(tuple(levels), share) for (levels, _count), share in zip(groups, shares, strict=True)]


def explanations(answers, histograms_of):
    """All answers with the same scores of all blocks and the same distribution of the company."""
    shown = [score_of(tuple_of(one)[0], sum(one)) for one in answers]
    seen = distribution(answers)
    possible = [
        [h for h in histograms_of(sum(one)) if score_of(tuple_of(h)[0], sum(h)) == score]
        for one, score in zip(answers, shown, strict=True)
    ]
    return [list(found) for found in product(*possible) if distribution(found) == seen]
