# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Move sums away from the ends of the scale, so that they do not reveal anybody's answer.

If everybody in a block gives the same answer at an end of the scale, the sum reveals
everybody's answer, and hiding only such sums would reveal it too. So every sum of a block is
softened before anything is computed from it, and everything that is shown is computed from
softened sums.
"""

from .checks import check_range, check_total, check_whole

SMALLEST_BLOCK = 6
SMALLEST_FAVOURABLE_BLOCK = 15


def soften(total, respondents, low=1, high=5):
    """Return the sum moved into ``[low*n + 2*(high - low), high*n - (high - low)]``.

    n is ``respondents``. Whatever softened sum is shown:

    * An outsider cannot exclude any answer of anybody. At the lower bound, the true sum may be
      the bound itself: then one person may have answered ``high``, and ``high - low`` is left
      for the others. At the upper bound, one person may have answered ``low`` and all others
      ``high``. Each time, this may be anybody.
    * A colleague, who can subtract their own answer, can never exclude that any given other
      person answered ``high``. This is why the lower bound is two times ``high - low`` above
      the end of the scale: once for the colleague's own ``high``, once for the other person's.

    At the upper bound, a colleague who answered ``low`` may conclude that all others answered
    ``high``. Colleagues who pool their answers can find out more. SECURITY.md says both. What a
    sum reveals about the block as a whole ("the score is low, so somebody answered low") is
    its purpose.

    :param total: sum of the block's answers to one item, after reversal
    :param respondents: 0, which has the sum 0, or at least 6
    :raise ValueError: if a number is not whole, ``low`` is not below ``high``, there
        are 1 to 5 respondents, or so many answers cannot have this sum

    >>> soften(6, 6), soften(20, 6), soften(30, 6)
    (14, 20, 26)
    """
    check_total(total, respondents, low, high)
    if not respondents:
        return 0
    if respondents < SMALLEST_BLOCK:
        raise ValueError(
            f"A block is empty or has at least {SMALLEST_BLOCK} respondents, not {respondents}."
        )
    step = high - low
    return _moved(total, low * respondents + 2 * step, high * respondents - step)


def soften_favourable(count, softened_total, respondents):
    """Return the number of answers 4 and 5, moved to where it does not reveal any answer either.

    The scale is 1 to 5, and t is the softened sum of n answers. The count is moved into
    ``[max(2, ceil((t - 3n + 4) / 2)), min(n - 2, floor((t - n - 3) / 3))]``; these bounds
    themselves are kept within ``[2, n - 2]``. With c favorable answers, a sum lies between
    n + 3c (favorable answers all 4, others all 1) and 3n + 2c (all 5 and all 3). A count at the
    limit of what the sum allows would reveal the answers. So the bounds stay two above the
    fewest favorable answers that the sum allows, and one below the most.

    Sum and count together have the same effect as in :func:`soften`: an outsider cannot exclude
    any answer of anybody, and a colleague can never exclude that any given other person
    answered 5. From 15 respondents on, the lower bound is never above the upper one.

    :param count: number of the block's answers 4 and 5 to one item, after reversal
    :param softened_total: what :func:`soften` returned for the same answers
    :param respondents: at least 15
    :raise ValueError: if a number is not whole or out of its range, or there are fewer than
        15 respondents

    >>> soften_favourable(0, 23, 15), soften_favourable(15, 71, 15)
    (2, 13)
    """
    n = respondents
    check_whole(count=count, softened_total=softened_total, respondents=n)
    if n < SMALLEST_FAVOURABLE_BLOCK:
        raise ValueError(
            f"A favourable share needs blocks of at least {SMALLEST_FAVOURABLE_BLOCK} "
            f"respondents, not {n}."
        )
    check_range("count", count, 0, n)
    check_range("softened_total", softened_total, n + 8, 5 * n - 4)
    fewest = _moved(_ceil_half(softened_total - 3 * n + 4), 2, n - 2)
    most = _moved((softened_total - n - 3) // 3, 2, n - 2)
    return _moved(count, fewest, most)


def _moved(value, lowest, highest):
    return min(max(value, lowest), highest)


def _ceil_half(value):
    return -(-value // 2)
