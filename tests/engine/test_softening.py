# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Attacks on single sums: who can exclude which answer of whom?

An attacker knows the rule and tries every way in which the block may have answered.
The same attacks succeed against weaker rules, so they are worth something.
"""

import pytest
from engine.softening import soften, soften_favourable
from hypothesis import given
from hypothesis import strategies as st

SIZES = range(6, 41)
LARGE_SIZES = range(15, 41)
SCALES = [(1, 5), (0, 10), (1, 7), (0, 1), (-2, 2)]


def preimages(rule, respondents, low, high):
    """Return ``{what is shown: true sums that look like this}``."""
    sums = {}
    for total in range(low * respondents, high * respondents + 1):
        shown = rule(total, respondents, low, high)
        sums.setdefault(shown, []).append(total)
    return sums


def possible(totals, respondents, known, low, high):
    """Tell whether the answers ``known`` of some people fit to one of the sums."""
    others = respondents - len(known)
    rest = [total - sum(known) for total in totals]
    return any(low * others <= total <= high * others for total in rest)


def excluded_by_outsiders(rule, respondents, low=1, high=5):
    """Return the answers that some shown sum excludes for any given person."""
    return {
        answer
        for totals in preimages(rule, respondents, low, high).values()
        for answer in range(low, high + 1)
        if not possible(totals, respondents, [answer], low, high)
    }


def excluded_by_colleagues(rule, respondents, low=1, high=5):
    """Return the answers of another that somebody excludes who knows their own."""
    return {
        answer
        for totals in preimages(rule, respondents, low, high).values()
        for own in range(low, high + 1)
        if possible(totals, respondents, [own], low, high)
        for answer in range(low, high + 1)
        if not possible(totals, respondents, [own, answer], low, high)
    }


# Sums


@pytest.mark.parametrize(("low", "high"), SCALES)
@pytest.mark.parametrize("respondents", SIZES)
def test_outsiders_exclude_no_answer(respondents, low, high):
    assert not excluded_by_outsiders(soften, respondents, low, high)


@pytest.mark.parametrize(("low", "high"), SCALES)
@pytest.mark.parametrize("respondents", SIZES)
def test_colleagues_never_exclude_the_highest_answer(respondents, low, high):
    assert high not in excluded_by_colleagues(soften, respondents, low, high)


@pytest.mark.parametrize("respondents", SIZES)
def test_colleagues_of_a_low_scoring_block_exclude_no_answer(respondents):
    """Whoever sees the lowest sum there is can still ascribe any answer to anybody."""
    totals = preimages(soften, respondents, 1, 5)[respondents + 8]
    assert all(
        possible(totals, respondents, [own, answer], 1, 5)
        for own in range(1, 6)
        for answer in range(1, 6)
    )


def test_attacks_succeed_against_plain_sums():
    def plain(total, respondents, low, high):
        return total

    assert excluded_by_outsiders(plain, 6) == {1, 2, 3, 4, 5}


def test_attacks_succeed_against_a_lower_bound_of_one_step():
    def one_step(total, respondents, low, high):
        bound = low * respondents + (high - low)
        return min(max(total, bound), high * respondents - (high - low))

    assert not excluded_by_outsiders(one_step, 6)
    assert 5 in excluded_by_colleagues(one_step, 6)


@pytest.mark.parametrize("respondents", SIZES)
def test_moves_into_the_bounds_and_no_further(respondents):
    lowest, highest = respondents + 8, 5 * respondents - 4
    for total in range(respondents, 5 * respondents + 1):
        expected = sorted([lowest, total, highest])[1]
        assert soften(total, respondents) == expected


@given(st.integers(6, 500), st.integers(-9, 9), st.integers(1, 12), st.data())
def test_any_scale(respondents, low, width, data):
    high = low + width
    totals = st.integers(low * respondents, high * respondents)
    softened = soften(data.draw(totals), respondents, low, high)
    assert low * respondents + 2 * width <= softened <= high * respondents - width
    assert soften(softened, respondents, low, high) == softened


def test_empty_block():
    assert soften(0, 0) == 0
    with pytest.raises(ValueError, match="cannot have the sum 1"):
        soften(1, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((15, 5), "at least 6 respondents, not 5"),
        ((1, 1), "at least 6 respondents, not 1"),
        ((-6, -6), "cannot have the sum"),
        ((5, 6), "6 answers from 1 to 5 cannot have the sum 5"),
        ((31, 6), "cannot have the sum 31"),
        ((20.0, 6), "total must be a whole number"),
        ((20, 6.0), "must be a whole number"),
        ((True, 6), "total must be a whole number"),
        ((None, 6), "total must be a whole number"),
        ((20, 6, 5, 1), "must be below the highest"),
        ((20, 6, 1, 1), "must be below the highest"),
        ((20, 6, 1.0, 5), "low must be a whole number"),
    ],
)
def test_impossible_sums(arguments, message):
    with pytest.raises(ValueError, match=message):
        soften(*arguments)


# Favourable answers


def fits(total, count, respondents):
    """Tell whether ``count`` answers of 4 or 5 and the rest of 1 to 3 have the sum."""
    fewest, most = 3 * count + respondents, 2 * count + 3 * respondents
    return 0 <= count <= respondents and fewest <= total <= most


def possible_pairs(pairs, respondents, known):
    """Tell whether the answers ``known`` of some people fit to one (sum, count)."""
    total_of_known = sum(known)
    favourable = sum(answer >= 4 for answer in known)
    others = respondents - len(known)
    return any(fits(total - total_of_known, count - favourable, others) for total, count in pairs)


def pair_preimages(respondents, rule=soften_favourable):
    """Return ``{(sum, count) as shown: true (sum, count) that look like this}``."""
    pairs = {}
    for total in range(respondents, 5 * respondents + 1):
        softened = soften(total, respondents)
        for count in range(respondents + 1):
            if fits(total, count, respondents):
                shown = softened, rule(count, softened, respondents)
                pairs.setdefault(shown, []).append((total, count))
    return pairs


@pytest.mark.parametrize("respondents", LARGE_SIZES)
def test_sum_and_count_tell_outsiders_no_answer(respondents):
    for pairs in pair_preimages(respondents).values():
        for answer in range(1, 6):
            assert possible_pairs(pairs, respondents, [answer])


@pytest.mark.parametrize("respondents", LARGE_SIZES)
def test_sum_and_count_never_exclude_the_highest_answer(respondents):
    for pairs in pair_preimages(respondents).values():
        for own in range(1, 6):
            if possible_pairs(pairs, respondents, [own]):
                assert possible_pairs(pairs, respondents, [own, 5])


def test_attack_succeeds_against_plain_counts():
    def plain(count, softened_total, respondents):
        return count

    shown = pair_preimages(15, plain)
    assert not possible_pairs(shown[23, 0], 15, [5])


@pytest.mark.parametrize("respondents", range(15, 200))
def test_bounds_of_the_count_never_cross(respondents):
    for softened in range(respondents + 8, 5 * respondents - 3):
        low = soften_favourable(0, softened, respondents)
        high = soften_favourable(respondents, softened, respondents)
        assert 2 <= low <= high <= respondents - 2
        middle = (low + high) // 2
        assert soften_favourable(middle, softened, respondents) == middle


@pytest.mark.parametrize(
    ("softened", "low", "high"),
    [(23, 2, 2), (40, 2, 7), (45, 2, 9), (50, 5, 10), (60, 10, 13), (71, 13, 13)],
)
def test_bounds_of_the_count_for_fifteen(softened, low, high):
    assert soften_favourable(0, softened, 15) == low
    assert soften_favourable(15, softened, 15) == high


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((7, 40, 14), "at least 15 respondents, not 14"),
        ((-1, 45, 15), "count must be from 0 to 15"),
        ((16, 45, 15), "count must be from 0 to 15"),
        ((7, 22, 15), "softened_total must be from 23 to 71"),
        ((7, 72, 15), "softened_total must be from 23 to 71"),
        ((7.0, 45, 15), "count must be a whole number"),
        ((7, 45.0, 15), "softened_total must be a whole number"),
        ((7, 45, True), "respondents must be a whole number"),
    ],
)
def test_impossible_counts(arguments, message):
    with pytest.raises(ValueError, match=message):
        soften_favourable(*arguments)
