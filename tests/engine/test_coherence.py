# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import pytest
from engine.coherence import (
    CARE,
    GAP_STATES,
    VERDICTS,
    DepartmentGap,
    Dimension,
    coherent_today,
    judge,
    recommendations,
    state_of,
)
from hypothesis import given
from hypothesis import strategies as st

POINTS = st.integers(0, 100)
MARGINS = st.integers(0, 40)


@st.composite
def dimension_lists(draw, asked=False):
    names = draw(st.lists(st.integers(1, 99), min_size=1, max_size=10, unique=True))
    score = POINTS if asked else st.none() | POINTS
    return [
        Dimension(name, draw(score), draw(POINTS), draw(MARGINS), draw(st.booleans()))
        for name in names
    ]


def rank(verdict):
    return VERDICTS.index(verdict)


@pytest.mark.parametrize(
    ("gap", "margin", "state"),
    [
        (0, 0, "there"),
        (7, 3, "there"),
        (-1, 0, "short"),
        (-3, 3, "about"),
        (-4, 3, "short"),
        (-10, 10, "about"),
        (-10, 0, "short"),
        (-11, 0, "failing"),
        (-11, 40, "failing"),  # no margin excuses more than ten points
    ],
)
def test_state(gap, margin, state):
    assert state_of(gap, margin) == state


@pytest.mark.parametrize(
    ("gaps", "verdict"),
    [
        ([(0, 0), (5, 0)], "ready"),
        ([(0, 0), (-5, 5)], "ready"),
        ([(0, 0), (-5, 4)], "care"),
        ([(0, 0), (-8, 9)], "care"),
        ([(0, 0), (-10, 0)], "care"),
        ([(40, 0), (-11, 0)], "inside"),
    ],
)
def test_verdict(gaps, verdict):
    dimensions = [
        Dimension(place, 50 + gap, 50, margin) for place, (gap, margin) in enumerate(gaps)
    ]
    assert judge(dimensions).verdict == verdict


def test_the_sentence_of_the_specification():
    verdict = judge(
        [
            Dimension("access", 80, 70),
            Dimension("empowerment", 58, 75),
            Dimension("decisions", 54, 75),
        ]
    )
    assert verdict.verdict == "inside"
    assert [(one.dimension, one.gap) for one in verdict.reasons] == [
        ("decisions", -21),
        ("empowerment", -17),
        ("access", 10),
    ]


@given(dimension_lists(asked=True), st.data())
def test_a_higher_score_never_makes_it_worse(dimensions, data):
    place = data.draw(st.integers(0, len(dimensions) - 1))
    one = dimensions[place]
    raised = [*dimensions]
    raised[place] = one._replace(score=data.draw(st.integers(one.score, 100)))
    assert rank(judge(raised).verdict) >= rank(judge(dimensions).verdict)


@given(dimension_lists(asked=True), st.data())
def test_a_lower_target_never_makes_it_worse(dimensions, data):
    place = data.draw(st.integers(0, len(dimensions) - 1))
    one = dimensions[place]
    eased = [*dimensions]
    eased[place] = one._replace(target=data.draw(st.integers(0, one.target)))
    assert rank(judge(eased).verdict) >= rank(judge(dimensions).verdict)


@given(dimension_lists(asked=True))
def test_the_weakest_decides(dimensions):
    alone = [judge([one]).verdict for one in dimensions]
    assert rank(judge(dimensions).verdict) == min(map(rank, alone))


@given(dimension_lists(), dimension_lists(asked=True))
def test_adding_a_dimension_never_makes_it_better(dimensions, more):
    before = judge(dimensions).verdict
    if before is not None:
        assert rank(judge([*dimensions, *more]).verdict) <= rank(before)


@given(dimension_lists(), st.randoms())
def test_order_and_names_do_not_matter(dimensions, chance):
    verdict, reasons = judge(dimensions)
    shuffled = [one._replace(id=f"new name of {one.id}") for one in dimensions]
    chance.shuffle(shuffled)
    again = judge(shuffled)
    assert again.verdict == verdict
    assert [(one.state, one.gap) for one in again.reasons] == [
        (one.state, one.gap) for one in reasons
    ]


@given(dimension_lists())
def test_reasons_come_worst_first(dimensions):
    reasons = judge(dimensions).reasons
    order = [(GAP_STATES.index(one.state), one.gap or 0) for one in reasons]
    assert order == sorted(order)


@given(dimension_lists(asked=True), dimension_lists())
def test_what_has_no_score_is_never_counted_against_it(dimensions, others):
    hidden = [one._replace(id=f"hidden {one.id}", score=None) for one in others]
    alone, together = judge(dimensions).verdict, judge([*dimensions, *hidden]).verdict
    if any(one.is_core for one in hidden):
        assert together == (alone if alone == "inside" else "care")
    else:
        assert together == alone


@given(dimension_lists())
def test_a_hidden_unit_has_no_verdict(dimensions):
    assert judge([one._replace(score=None) for one in dimensions]).verdict is None
    assert judge([one._replace(target=None) for one in dimensions]) == (None, ())


@pytest.mark.parametrize("wrong", [{"score": 101}, {"score": 50.5}, {"target": -1}, {"margin": -1}])
def test_impossible_numbers_are_refused(wrong):
    with pytest.raises(ValueError):
        judge([Dimension("culture", 50, 60)._replace(**wrong)])


# ------------------------------------------------------------
# What would be coherent today
# ------------------------------------------------------------

DIMENSIONS = "abcd"
SCORES = st.fixed_dictionaries(dict.fromkeys(DIMENSIONS, POINTS))
PROFILES = st.dictionaries(st.integers(1, 9), SCORES, min_size=1, max_size=5)


def demand(targets):
    return sum(targets.values())


@given(PROFILES, SCORES)
def test_coherent_today_is_the_highest_that_holds(profiles, scores):
    found = coherent_today(profiles, scores)
    holding = {
        one
        for one, targets in profiles.items()
        if min(scores[d] - targets[d] for d in DIMENSIONS) >= -CARE
    }
    if found is None:
        assert not holding
    else:
        assert found[0] in holding
        assert demand(profiles[found[0]]) == max(demand(profiles[one]) for one in holding)


@given(PROFILES, SCORES, st.sampled_from(DIMENSIONS), POINTS)
def test_a_higher_score_never_lowers_what_is_coherent(profiles, scores, name, score):
    higher = {**scores, name: max(score, scores[name])}
    before, after = coherent_today(profiles, scores), coherent_today(profiles, higher)
    if before:
        assert demand(profiles[after[0]]) >= demand(profiles[before[0]])


# ------------------------------------------------------------
# What first
# ------------------------------------------------------------

CELLS = st.lists(
    st.builds(
        DepartmentGap,
        st.integers(1, 9),
        st.sampled_from(DIMENSIONS),
        st.none() | st.integers(-60, 40),
        st.integers(6, 500),
        st.none() | st.integers(-30, 30),
        MARGINS,
    ),
    max_size=12,
)


@given(CELLS)
def test_only_what_is_shown_and_below_its_target_comes_first(cells):
    ranked = recommendations(cells)
    assert sorted(ranked, key=repr) == sorted(
        (cell for cell in cells if cell.gap is not None and cell.gap < 0), key=repr
    )


@given(CELLS)
def test_failing_cells_come_before_all_others(cells):
    states = [GAP_STATES.index(state_of(cell.gap, cell.margin)) for cell in recommendations(cells)]
    assert states == sorted(states)


def test_reach_then_change_decide_between_gaps():
    few = DepartmentGap("few", "a", -20, 10)
    many = DepartmentGap("many", "a", -15, 200)
    falling = DepartmentGap("falling", "a", -20, 10, -5)
    slight = DepartmentGap("slight", "a", -9, 900)
    assert recommendations([slight, few, many, falling]) == [many, falling, few, slight]
