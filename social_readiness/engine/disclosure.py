# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Decide which units of a campaign may be published.

A published unit shows a sum over the respondents in its subtree. Readers can subtract such
sums from each other. What they can derive at most are the sums of *blocks*: the block of a
published unit is the set of people in its subtree who are in no published unit below it.
Every published sum is a sum of block sums, and no person is in two blocks. So the sum of a
group of people can be derived if and only if the group consists of whole blocks.

For example, a company of 60 people publishes its own score, that of Sales (30 people) and that
of the shop (18 people), which belongs to Sales. The three blocks are the shop (18), all others in
Sales (12), and everybody outside Sales (30).

A block to which people were invited, but in which nobody answered, would reveal that none of
them took part. A set of published units is therefore **safe** if and only if every block has
at least ``minimum`` respondents, or nobody was invited to it.

The input is numbers of people, never answers: which units are shown reveals nothing about
what was answered.
"""

from .checks import check_whole
from .tree import Tree, Unit

__all__ = ["Unit", "best_safe_set", "block_of", "blocks", "publishable"]

NOBODY = -1  # a state below "0 respondents": nobody who was invited is uncovered


def publishable(units, minimum, prefer=()):
    """Return the ids of the units to publish: the best safe set.

    The best set has the largest sum of subtree respondents over the published units. Ties are
    decided by the most units, then by the most units of ``prefer``, then by the sorted ids
    (the set whose tuple of ids comes first). No two sets tie in all of these, so the result
    does not depend on the order of ``units``.

    A unit whose subtree has no respondents is never published. A unit may be published if all
    of its people are in published units below it: nobody was invited to its own block.

    :param units: iterable of :class:`Unit` that form one tree; if it is empty, nothing is
        published
    :param minimum: smallest number of respondents in a block to which anybody was invited
    :param prefer: ids of units that the previous campaign published; unknown ids are ignored
    :rtype: frozenset
    :raise ValueError: if the units are not one tree (see :class:`~.tree.Tree`) or
        ``minimum`` is not a whole number from 1

    >>> sorted(publishable([Unit(1, None, 4), Unit(2, 1, 14), Unit(3, 1, 5)], 6))
    [1, 2]
    """
    tree = Tree(units)
    return best_safe_set(tree, tree.respondents, minimum, prefer)


def best_safe_set(tree, respondents, minimum, prefer=()):
    """Return what :func:`publishable` returns, for a tree that is already checked.

    This is a dynamic program: it decides about one unit after another, from the leaves to the
    root. A respondent is *uncovered* as long as no unit that contains them is published. All
    that the units above need to know about a subtree is its state: how many of its respondents
    are uncovered (``minimum`` stands for any larger number, too), or ``NOBODY`` if every person
    invited is in a published unit. Of all sets that lead to the same state, only the best one is
    kept, as ``{state: key}``; the larger key belongs to the better set (see :func:`_weights`).

    Only units with at least ``minimum`` respondents in their subtree are candidates. They form
    the top of the tree. The people of all other units count as directly in the nearest
    candidate above them.

    :param tree: a :class:`~.tree.Tree`; the numbers of people invited are read from it
    :param respondents: number of people who answered directly in each unit, in the order of
        ``tree.ids``
    :raise ValueError: if ``minimum`` is not a whole number from 1
    """
    check_whole(minimum=minimum)
    if minimum < 1:
        raise ValueError(f"minimum must be at least 1: {minimum}.")
    totals = tree.subtree_sums(respondents)
    candidates = [index for index, total in enumerate(totals) if total >= minimum]
    if not candidates:
        return frozenset()
    weights = _weights(tree, totals, candidates, frozenset(prefer))
    best = _best_key(tree, totals, candidates, minimum, weights)
    return _decoded(best, sorted(tree.ids[index] for index in candidates))


def blocks(units, published):
    """Return ``{id: respondents in its block}`` for the published units.

    The exact reference for tests and for checks from outside: the addon itself adds up blocks from
    :func:`block_of`.

    :param units: iterable of :class:`Unit`, one tree
    :param published: iterable of ids of units
    :raise ValueError: if the units are not one tree or a published id is not among them
    """
    tree = Tree(units)
    sizes = dict.fromkeys(published, 0)
    for holder, count in zip(_holders(tree, sizes), tree.respondents, strict=True):
        if holder is not None:
            sizes[holder] += count
    return sizes


def block_of(units, published):
    """Return for every unit the id of the published unit whose block its own people are in.

    This is the unit itself if it is published, or else the nearest published unit above it.
    It is ``None`` if there is neither: then the unit's people are in no published number.
    Parameters and errors are those of :func:`blocks`.
    """
    tree = Tree(units)
    return dict(zip(tree.ids, _holders(tree, frozenset(published)), strict=True))


def _holders(tree, published):
    """Return what :func:`block_of` returns, as a list in the order of ``tree.ids``."""
    unknown = set(published).difference(tree.ids)
    if unknown:
        raise ValueError(f"Published but not among the units: {sorted(unknown)}.")
    holders = []
    for unit_id, parent in zip(tree.ids, tree.parents, strict=True):
        if unit_id in published:
            holders.append(unit_id)
        else:
            holders.append(None if parent is None else holders[parent])
    return holders


def _weights(tree, totals, candidates, prefer):
    """Yield what publishing each candidate adds to the key, from the last candidate to the first.

    The key of a set of units is one whole number. It holds, from the highest bits to the
    lowest: the sum of subtree respondents, the number of units, the number of preferred units,
    and one bit per candidate (the lowest id has the highest of these bits). This has four
    consequences:

    * The keys of disjoint sets add up to the key of their union, because no part of the number
      can overflow into the next one.
    * The larger key belongs to the better set. For the ids: take two sets with equally many
      units, and the smallest id that is in only one of them. The set with this id has the
      first sorted tuple, and its bit is the highest in which the keys differ.
    * A better part makes a better whole, since x > y implies x + z > y + z. So the dynamic
      program needs to keep only the best set for each state.
    * The lowest bits of the best key are the published units themselves.
    """
    width = len(candidates)
    by_id = sorted(candidates, key=tree.ids.__getitem__)
    bit = {index: width - 1 - rank for rank, index in enumerate(by_id)}
    for index in reversed(candidates):
        merit = totals[index] * (width + 1) + 1
        merit = merit * (width + 1) + (tree.ids[index] in prefer)
        yield (merit << width) + (1 << bit[index])


def _decoded(key, ids):
    """Return the ids whose bit is set in the key; ``ids`` are all candidates, sorted."""
    width = len(ids)
    bits = f"{key & ((1 << width) - 1):0{width}b}"
    return frozenset(unit_id for unit_id, bit in zip(ids, bits, strict=True) if bit == "1")


def _best_key(tree, totals, candidates, minimum, weights):
    own = _own_people(tree, totals, candidates)
    invited = _own_people(tree, tree.subtree_sums(tree.invited), candidates)
    waiting = {}  # {parent: states of those of its children that are finished, combined}
    for index, weight in zip(reversed(candidates), weights, strict=True):
        hidden = waiting.pop(index, {NOBODY: 0})
        if invited[index]:
            hidden = _shifted(hidden, own[index], minimum)
        states = _published(hidden, minimum, weight)
        parent = tree.parents[index]
        if parent in waiting:
            states = _merged(waiting[parent], states, minimum)
        waiting[parent] = states
    return max(waiting[None].values())


def _own_people(tree, totals, candidates):
    """Return how many people of each candidate's subtree are in no candidate below it."""
    own = list(totals)
    for index in candidates[1:]:
        own[tree.parents[index]] -= totals[index]
    return own


def _shifted(states, own, minimum):
    """Return the states after adding a unit's own people, ``own`` of whom answered."""
    shifted = {}
    for uncovered, key in states.items():
        _keep_better(shifted, _together(uncovered, own, minimum), key)
    return shifted


def _together(some, more, minimum):
    """Return the state of two groups together; it is ``NOBODY`` only if both are."""
    if some == NOBODY or more == NOBODY:
        return min(max(some, more), minimum)
    return min(some + more, minimum)


def _published(states, minimum, weight):
    """Return the states after deciding whether a unit is published.

    :param states: those that its subtree has if the unit stays hidden; they remain possible

    Publishing the unit covers everybody in it, so it leads to ``NOBODY``. It is allowed if its
    block would be empty (the state is ``NOBODY``) or large enough (``minimum``). The better of
    these two replaces the hidden state ``NOBODY``, since publishing always increases the key.
    """
    best = max(states[size] for size in (NOBODY, minimum) if size in states)
    return {**states, NOBODY: best + weight}


def _merged(left, right, minimum):
    """Combine every state of one subtree with every state of its sibling."""
    merged = {}
    for some, key in left.items():
        for more, other_key in right.items():
            _keep_better(merged, _together(some, more, minimum), key + other_key)
    return _undominated(merged)


def _undominated(states):
    """Leave out each state for which another has a better key and as many uncovered respondents.

    More uncovered respondents are never worse than fewer: wherever fewer make a block large
    enough, more do as well. ``NOBODY`` is always kept, because an empty block is safe too.
    """
    kept, best = {}, -1
    for uncovered in sorted(states, reverse=True):
        if states[uncovered] > best or uncovered == NOBODY:
            kept[uncovered] = best = states[uncovered]
    return kept


def _keep_better(states, uncovered, key):
    if key > states.get(uncovered, -1):
        states[uncovered] = key
