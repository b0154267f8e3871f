# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import pytest
from engine.ambition import GOALS, QUESTIONS, propose
from hypothesis import given
from hypothesis import strategies as st

PLANS = st.fixed_dictionaries({name: st.sampled_from(all_) for name, all_ in QUESTIONS.items()})


def place(question, answer):
    return QUESTIONS[question].index(answer)


@pytest.mark.parametrize("level", range(4))
def test_answers_of_one_level_propose_it(level):
    proposal = propose({name: answers[level] for name, answers in QUESTIONS.items()})
    assert proposal.goal == GOALS[level]
    assert proposal.decisive == tuple(QUESTIONS)
    assert proposal.tensions == ()


@given(PLANS)
def test_the_most_demanding_answer_decides(plan):
    proposal = propose(plan)
    assert GOALS.index(proposal.goal) == max(place(*answer) for answer in plan.items())
    assert all(proposal.asks[one] == proposal.goal for one in proposal.decisive)


@given(PLANS, st.sampled_from(list(QUESTIONS)), st.integers(0, 3))
def test_asking_for_more_never_proposes_less(plan, question, level):
    more = {**plan, question: QUESTIONS[question][max(level, place(question, plan[question]))]}
    assert GOALS.index(propose(more).goal) >= GOALS.index(propose(plan).goal)


@given(PLANS)
def test_tensions_are_between_what_is_promised_and_who_may(plan):
    for demanding, held_back in propose(plan).tensions:
        assert held_back in ("decision", "speakers")
        assert place(demanding, plan[demanding]) - place(held_back, plan[held_back]) >= 2


@pytest.mark.parametrize("wrong", [{}, {"channels": "television"}])
def test_every_question_needs_one_of_its_answers(wrong):
    with pytest.raises(ValueError):
        propose(wrong)
