"""From what is planned outside to the ambition that it amounts to.

A plan is as demanding as its most demanding part: one promise to answer within the hour
needs people who may decide, however modest the rest is. So the highest level that any
answer asks for is proposed, and each answer tells which one it asks for itself.
"""

from typing import NamedTuple

LEVELS = ("listen", "answer", "converse", "cocreate")
# The answers to each question, from the least to the most demanding: one a level.
QUESTIONS = {
    "channels": ("read", "few", "many", "community"),
    "speakers": ("nobody", "spokespeople", "employees", "customers"),
    "speed": ("none", "day", "hours", "together"),
    "openness": ("inside", "published", "opinions", "unfinished"),
    "decision": ("management", "usual", "speaker", "joint"),
}
APART = 2  # levels between two answers that do not go together


class Proposal(NamedTuple):
    """``level``: the ambition. ``asks``: {question: level}. ``tensions``: pairs of questions."""

    level: str
    asks: dict
    decisive: tuple
    tensions: tuple


def propose(answers):
    """Return the :class:`Proposal` for {question: answer}.

    ``decisive`` are the questions whose answers ask for the proposed level; ``tensions``
    pairs ``(demanding, held back)`` of what is promised outside and who may speak and
    decide, where the two are two levels or more apart.

    :raise ValueError: unless every question has one of its answers

    >>> plan = dict(channels="few", speakers="employees", speed="day", openness="published",
    ...             decision="management")
    >>> propose(plan).level, propose(plan).decisive, propose(plan).tensions
    ('converse', ('speakers',), (('speakers', 'decision'),))
    """
    places = {question: _place(question, answers) for question in QUESTIONS}
    highest = max(places.values())
    return Proposal(
        LEVELS[highest],
        {question: LEVELS[place] for question, place in places.items()},
        tuple(question for question, place in places.items() if place == highest),
        tuple(_tensions(places)),
    )


def _place(question, answers):
    try:
        return QUESTIONS[question].index(answers[question])
    except (KeyError, ValueError):
        raise ValueError(f"No such answer to {question!r}: {answers.get(question)!r}") from None


def _tensions(places):
    for held_back in ("decision", "speakers"):
        for question, place in places.items():
            if question not in ("decision", held_back) and place - places[held_back] >= APART:
                yield question, held_back
