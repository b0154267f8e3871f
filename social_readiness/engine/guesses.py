# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The mean of what executives guessed before they saw the results.

A guess is personal. So a mean needs at least as many people as the minimum group size, and it is
softened like every sum of answers (:func:`~.softening.soften`): it does not reveal anybody's
guess, even if all guessed the same. Callers must compute it only once and keep it, because a
second mean with one more person would reveal that person's guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .checks import check_range, check_whole
from .rounding import half_up
from .softening import SMALLEST_BLOCK, soften

LOW, HIGH = 0, 100


def frozen_means(guesses: Sequence[Mapping], minimum: int) -> dict | None:
    """Return ``{"people": n, "means": {dimension: whole points}}``.

    :param guesses: one ``{dimension: 0 to 100}`` per person, all with the same dimensions
    :param minimum: smallest number of people; lower numbers count as 6
    :return: ``None`` if there are fewer people
    :raise ValueError: if a guess is not a whole number from 0 to 100

    >>> frozen_means([{"culture": 100}] * 6, 6)
    {'people': 6, 'means': {'culture': 83}}
    """
    people = len(guesses)
    if people < max(minimum, SMALLEST_BLOCK):
        return None
    for guess in guesses:
        check_guess(guess)
    return {
        "people": people,
        "means": {one: _mean([guess[one] for guess in guesses]) for one in guesses[0]},
    }


def check_guess(guess: Mapping):
    """Raise ``ValueError`` unless every guess is a whole number from 0 to 100."""
    for score in guess.values():
        check_whole(guess=score)
        check_range("guess", score, LOW, HIGH)


def _mean(scores):
    total = soften(sum(scores), len(scores), LOW, HIGH)
    return half_up(total, len(scores))
