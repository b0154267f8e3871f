# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Which units of a campaign may be published.

A published unit shows a sum over the respondents of its subtree. Whoever subtracts such
sums from each other can get at the *blocks*: of a published unit, the respondents in
its subtree who are in no published unit below it. The published sums span the block
sums and blocks are disjoint, so a group of people can be worked out if and only if it
is a union of blocks. A block to which people were invited but in which nobody answered
would tell of each of them that they did not take part. A set of published units is
therefore **safe** if and only if every block has at least ``minimum`` respondents, or
nobody was invited to it.

Only numbers of people go in, never an answer: which units are shown says nothing about
what was answered.
"""

from .checks import check_whole
from .tree import Tree, Unit

__all__ = ["Unit", "best_safe_set", "block_of", "blocks", "publishable"]

NOBODY = -1  # fewer than no respondents: everybody who was invited is covered


def publishable(units, minimum, prefer=()):
    """Return the ids of the units to publish: the best safe set.

    Best is the largest sum of subtree respondents over the published units; among
    equals the most units; among these the most units of ``prefer``; among these the
    lowest ids, that is, the set whose sorted tuple of ids comes first. No two sets are
    equal in all of this, so the result depends neither on the order of ``units`` nor on
    chance.

    A unit without respondents in its whole subtree is never published. A unit all of
    whose people are in published units below it may be: nobody was invited to its block.

    :param units: iterable of :class:`Unit`, one tree (or none: then nothing is
        published)
    :param minimum: smallest number of respondents in a block to which anybody was invited
    :param prefer: ids shown in the wave before; ids of other trees are ignored
    :rtype: frozenset
    :raise ValueError: if the units are not one tree (see :class:`~.tree.Tree`) or
        ``minimum`` is not a whole number from 1

    >>> sorted(publishable([Unit(1, None, 4), Unit(2, 1, 14), Unit(3, 1, 5)], 6))
    [1, 2]
    """
    tree = Tree(units)
    return best_safe_set(tree, tree.respondents, minimum, prefer)


def best_safe_set(tree, respondents, minimum, prefer=()):
    """Return what :func:`publishable` returns, for a tree that was checked before.

    A dynamic programme from the leaves to the root. All that matters of a subtree to
    the units above it is how many of its respondents are still uncovered, capped at
    ``minimum``, or that nobody at all is (``NOBODY``: whoever was invited is covered); so
    for each such state only the best way to get there is kept, as ``{uncovered: key}``
    (see :func:`_weights`). Only units with at least ``minimum``
    respondents in their subtree can be published. They form the top of the tree;
    everyone else counts as directly in the nearest of them above.

    :param tree: a :class:`~.tree.Tree`
    :param respondents: how many answered directly in each unit, in the order of
        ``tree.ids``; who was invited is what the tree says
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
    """Return ``{id: block size}`` for the published units.

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
    """Return ``{id: id of the published unit whose block its own people are in}``.

    This is the unit itself or the nearest published unit above it, and ``None`` if
    there is none, so that its people are in no published number at all. All units are
    keys. Parameters and errors as for :func:`blocks`.
    """
    tree = Tree(units)
    return dict(zip(tree.ids, _holders(tree, frozenset(published)), strict=True))


def _holders(tree, published):
    """Return for each unit the id of the nearest published one from itself upwards."""
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
    """Yield what publishing a candidate adds to a key, from the last to the first.

    The key of a set of units is one whole number that holds, from its highest bits to
    its lowest: the sum of subtree respondents, the number of units, the number of
    preferred ones, and one bit per candidate, the lowest id's bit being the highest. So

    * the keys of disjoint sets add up to the key of their union, as no part of the
      number can overflow into the next;
    * the larger key is the better set. As to the ids: of two sets with equally many
      units, that one has the first sorted tuple which holds the smallest id that is in
      only one of them, for up to there the tuples are the same; and this id is the
      highest bit in which the keys differ;
    * a better part makes a better whole: x > y implies x + z > y + z. Therefore the
      dynamic programme may forget all ways but the best to the same state;
    * the lowest bits of the best key are the answer itself.
    """
    width = len(candidates)
    by_id = sorted(candidates, key=tree.ids.__getitem__)
    place = {index: width - 1 - rank for rank, index in enumerate(by_id)}
    for index in reversed(candidates):
        merit = totals[index] * (width + 1) + 1
        merit = merit * (width + 1) + (tree.ids[index] in prefer)
        yield (merit << width) + (1 << place[index])


def _decoded(key, ids):
    """Return those of the sorted candidates' ids whose bit is set."""
    width = len(ids)
    bits = f"{key & ((1 << width) - 1):0{width}b}"
    return frozenset(unit_id for unit_id, bit in zip(ids, bits, strict=True) if bit == "1")


def _best_key(tree, totals, candidates, minimum, weights):
    own = _own_people(tree, totals, candidates)
    invited = _own_people(tree, tree.subtree_sums(tree.invited), candidates)
    waiting = {}  # for the parents of finished candidates, those put together so far
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
    """The people of each candidate who are in no candidate below it."""
    own = list(totals)
    for index in candidates[1:]:
        own[tree.parents[index]] -= totals[index]
    return own


def _shifted(states, own, minimum):
    """Add uncovered people, ``own`` of whom answered, to every state."""
    shifted = {}
    for uncovered, key in states.items():
        _keep_better(shifted, _together(uncovered, own, minimum), key)
    return shifted


def _together(some, more, minimum):
    """The state of two groups: the respondents of both, or nobody if both are nobody."""
    if some == NOBODY or more == NOBODY:
        return min(max(some, more), minimum)
    return min(some + more, minimum)


def _published(states, minimum, weight):
    """Add the state in which the unit is published: nobody is left uncovered.

    Where nobody is uncovered anyway, publishing changes nothing else and adds to the
    key, so it replaces hiding.
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
    """Leave out each state that another beats in both key and uncovered respondents.

    As long as anybody is uncovered, more uncovered respondents are never worse: they make
    a block large enough wherever fewer do. Nobody is another matter, since an empty block
    is safe.
    """
    kept, best = {}, -1
    for uncovered in sorted(states, reverse=True):
        if states[uncovered] > best or uncovered == NOBODY:
            kept[uncovered] = best = states[uncovered]
    return kept


def _keep_better(states, uncovered, key):
    if key > states.get(uncovered, -1):
        states[uncovered] = key
