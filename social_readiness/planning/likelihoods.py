# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How likely it is that each department of a draft can be shown after people have responded."""

from ..engine.disclosure import Unit
from ..engine.likelihood import shown_share
from ..engine.rounding import half_up

# Number of simulated campaigns: fewer for larger trees, so that the answer takes about a second.
ROUNDS = 200
ROUNDS_TIMES_UNITS = 20_000
FEWEST_ROUNDS = 20
MOST_UNITS = 10_000
MOST_PEOPLE = 2_000_000


def likelihoods(tree, minimum):
    """Return how likely each unit of a tree can be shown: {id as text: tenths, 0 to 10}.

    It is the share of simulated campaigns, with a usual response rate, in which it is shown.

    :param tree: [[id, parent id or None, people directly in it]], one tree
    :raises ValueError, TypeError: it is not a tree, or too large
    """
    units = [Unit(*unit) for unit in tree]
    if len(units) > MOST_UNITS or sum(unit.respondents for unit in units) > MOST_PEOPLE:
        raise ValueError("too large")
    rounds = min(ROUNDS, max(FEWEST_ROUNDS, ROUNDS_TIMES_UNITS // max(len(units), 1)))
    shares = shown_share(units, max(minimum or 0, 1), rounds=rounds)
    return {str(unit): half_up(share * 10) for unit, share in shares.items()}
