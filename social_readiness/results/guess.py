# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Blind spots: what executives expected, compared with the result."""

from .words import short_name


def guesses_beside(campaign, rows):
    """Return what the reader and all guessers expected, beside the company's scores.

    :param rows: {dimension id: release row} of the root, as the reader may see it
    :return: ``False`` if there is nothing to show, or a dict with ``people`` (number of guessers
        behind the mean), ``has_own``, ``sentence`` and ``dimensions``
    """
    own = campaign.env["readiness.guess"].sudo()._own(campaign) or {}
    frozen = campaign.sudo().guess_means or {}  # the mean of all guesses, which is fixed once
    means = {int(dimension): mean for dimension, mean in frozen.get("means", {}).items()}
    lines = [
        _line(dimension, row, own.get(dimension), means.get(dimension))
        for dimension, row in rows.items()
        if dimension in own or dimension in means
    ]
    if not lines:
        return False
    return {
        "people": frozen.get("people", 0),
        "has_own": bool(own),
        "sentence": _sentence(campaign.env, lines if own else []),
        "dimensions": lines,
    }


def _line(dimension, row, guess, mean):
    return {
        "id": dimension,
        "name": row.dimension_id.name,
        "score": row.score,
        "guess": False if guess is None else guess,
        "difference": guess is not None and row.score - guess,
        "mean": False if mean is None else mean,
    }


def _sentence(env, lines):
    """Return the sentence: Biggest surprise: decision-making. You guessed 75; the score is 46."""
    lines = [line for line in lines if line["guess"] is not False]
    if not lines:
        return env._("Executives' guess and the results")
    furthest = max(lines, key=lambda line: abs(line["difference"]))
    if not furthest["difference"]:
        return env._("You guessed every score exactly.")
    return env._(
        "Biggest surprise: %(dimension)s. You guessed %(guess)s; the score is %(score)s.",
        dimension=short_name(env["readiness.dimension"].browse(furthest["id"])),
        guess=furthest["guess"],
        score=furthest["score"],
    )
