# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Response rates while a campaign is open, in steps of ten points that reveal no single response.

As with scores, everything shown is a function of the blocks of the departments shown. A block
has at least 20 people who were invited (or none), and of its response rate only the step of ten
points in which it lies is used. A department's rate is computed from the steps of its blocks,
never from its own count. Otherwise, 18 teams of 20 at "over 90 %" below a department at "up to
90 %" would prove that none of the 20 people directly in that department responded. So all
figures together reveal at most the step of each block, and several counts are possible for
every step: "nobody" or "everybody" is never the only possible one.
"""

from .disclosure import block_of, publishable
from .tree import Tree, Unit, invited_of

SMALLEST_INVITED = 20
STEP = 10  # points


def step_of(answered, invited):
    """Return the upper end of the step in which a response rate lies: 10, 20 ... 100 percent.

    A rate on the border of two steps is in the lower one; 0 is in the first.

    >>> step_of(0, 20), step_of(2, 20), step_of(3, 20), step_of(20, 20)
    (10, 10, 20, 100)
    """
    return min(max(-(-answered * 10 // invited) * STEP, STEP), 100)


def participation_steps(units):
    """Return ``{unit id: step}`` of the units that may be shown, chosen by headcount alone.

    :param units: iterable of :class:`~.tree.Unit`, one tree; all with ``invited``

    >>> sorted(participation_steps([Unit(1, None, 5, 20), Unit(2, 1, 20, 20)]).items())
    [(1, 60), (2, 100)]
    """
    units = [Unit(*unit) for unit in units]
    heads = _heads(units)
    shown = publishable(heads, SMALLEST_INVITED)
    blocks = _blocks(units, heads, shown)
    tree = Tree(heads)
    expected = tree.subtree_sums(_expected(blocks.get(unit_id)) for unit_id in tree.ids)
    invited = tree.subtree_sums(blocks.get(unit_id, (0, 0))[1] for unit_id in tree.ids)
    return {
        unit_id: step_of(doubled, 2 * 100 * people)
        for unit_id, doubled, people in zip(tree.ids, expected, invited, strict=True)
        if unit_id in shown
    }


def units_with_rates(units):
    """Return the ids of the units for which :func:`participation_steps` gives a step.

    >>> sorted(units_with_rates([Unit(1, None, 0, 30), Unit(2, 1, 0, 20), Unit(3, 1, 0, 19)]))
    [1, 2]
    """
    return publishable(_heads(Unit(*unit) for unit in units), SMALLEST_INVITED)


def _heads(units):
    """Return the same tree with everybody who was invited in place of the respondents."""
    return [unit._replace(respondents=invited_of(unit), invited=None) for unit in units]


def _blocks(units, heads, shown):
    """Return ``{shown unit: (answered, invited)}`` of its block."""
    blocks = dict.fromkeys(shown, (0, 0))
    holders = block_of(heads, shown)
    for unit, head in zip(units, heads, strict=True):
        if (holder := holders[unit.id]) is not None:
            answered, invited = blocks[holder]
            blocks[holder] = (answered + unit.respondents, invited + head.respondents)
    return blocks


def _expected(block):
    """Return 200 times the number of respondents at the middle of a block's step.

    The factor 200 makes it a whole number.
    """
    if not block or not block[1]:
        return 0
    return 2 * block[1] * step_of(*block) - STEP * block[1]
