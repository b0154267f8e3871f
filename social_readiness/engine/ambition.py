# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Propose the social media goal that fits what a company plans to do on social media.

HR answers five questions about the plan, and each answer needs one of four goals. (Names in the
code use the older word "ambition" for a goal.) A plan is as demanding as its most demanding
part: a promise to reply within the hour needs people who may decide, however modest the rest of
the plan is. So the most demanding goal that any answer needs is proposed.
"""

from typing import NamedTuple

GOALS = ("listen", "answer", "converse", "cocreate")
# The answers to each question, from the least to the most demanding; each needs the goal at the
# same index.
QUESTIONS = {
    "channels": ("read", "few", "many", "community"),
    "speakers": ("nobody", "spokespeople", "employees", "customers"),
    "speed": ("none", "day", "hours", "together"),
    "openness": ("inside", "published", "opinions", "unfinished"),
    "decision": ("management", "usual", "speaker", "joint"),
}
APART = 2  # answers whose goals are this many steps apart contradict each other


class Proposal(NamedTuple):
    """What :func:`propose` returns.

    ``goal``: one of ``GOALS``. ``asks``: {question: the goal that its answer needs}.
    ``decisive``: the questions whose answers need the proposed goal. ``tensions``: pairs of
    questions whose answers contradict each other.
    """

    goal: str
    asks: dict
    decisive: tuple
    tensions: tuple


def propose(answers):
    """Return the :class:`Proposal` for {question: answer}.

    Each tension is a pair ``(demanding, held_back)``: ``held_back`` says who may decide or speak,
    and its goal is at least ``APART`` steps below that of ``demanding``.

    :raise ValueError: unless every question has one of its answers

    >>> plan = dict(channels="few", speakers="employees", speed="day", openness="published",
    ...             decision="management")
    >>> propose(plan).goal, propose(plan).decisive, propose(plan).tensions
    ('converse', ('speakers',), (('speakers', 'decision'),))
    """
    levels = {question: _level(question, answers) for question in QUESTIONS}
    highest = max(levels.values())
    return Proposal(
        GOALS[highest],
        {question: GOALS[level] for question, level in levels.items()},
        tuple(question for question, level in levels.items() if level == highest),
        tuple(_tensions(levels)),
    )


def _level(question, answers):
    try:
        return QUESTIONS[question].index(answers[question])
    except (KeyError, ValueError):
        raise ValueError(f"No such answer to {question!r}: {answers.get(question)!r}") from None


def _tensions(levels):
    for held_back in ("decision", "speakers"):
        for question, level in levels.items():
            if question not in ("decision", held_back) and level - levels[held_back] >= APART:
                yield question, held_back
