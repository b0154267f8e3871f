# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Everything that is published, attacked at once: see ``attacker``."""

import random

import pytest
from attacker import COLLEAGUE, OUTSIDER, Company, followed, histograms, tuple_of
from engine import company_quality
from formerly import distribution, explanations


def bands(company, tuples, answers):
    return company.bands(tuples, answers)


def corners(n):
    """Answers in which most is given away: all the same, one who differs, half and half."""
    for level in range(5):
        same = [0] * 5
        same[level] = n
        yield tuple(same)
        for other in {0, 4, (level + 1) % 5} - {level}:
            differs = list(same)
            differs[level] -= 1
            differs[other] += 1
            yield tuple(differs)
    yield (n // 2, 0, 0, 0, n - n // 2)


def random_answers(chance, n):
    levels = chance.choices(range(5), k=n, weights=[chance.random() ** 3 for _ in range(5)])
    return tuple(map(levels.count, range(5)))


@pytest.mark.parametrize("n", [6, 7, 10, 14, 15, 16, 20])
def test_one_block_whatever_is_answered(n):
    """Every histogram: what is published of a block depends on its tuple alone."""
    seen = {}
    for histogram in histograms(n):
        seen.setdefault(tuple_of(histogram), histogram)
    for histogram in seen.values():
        assert not followed([histogram]), histogram


@pytest.mark.parametrize("sizes", [(6, 6), (6, 15), (14, 16), (6, 7, 8), (6, 15, 20)])
def test_several_blocks_at_their_corners(sizes):
    chance = random.Random(sum(sizes))
    for first in corners(sizes[0]):
        answers = [first, *(chance.choice(list(corners(n))) for n in sizes[1:])]
        assert not followed(answers), answers


@pytest.mark.parametrize("sizes", [(50,), (15, 15, 20), (17, 17, 17), (6, 20, 24), (6, 44)])
def test_bands_at_their_corners(sizes):
    chance = random.Random(sum(sizes))
    for first in corners(sizes[0]):
        answers = [first, *(chance.choice(list(corners(n))) for n in sizes[1:])]
        assert not followed(answers, bands), answers


@pytest.mark.parametrize("seed", range(30))
def test_random_answers(seed):
    chance = random.Random(seed)
    sizes = chance.choice([(6, 9), (15, 20), (20, 20, 12), (8, 22, 21)])
    answers = [random_answers(chance, n) for n in sizes]
    says = bands if sum(sizes) >= 50 else None
    assert not followed(answers, says), answers


# The attacker sees what was published once


def test_he_finds_the_team_of_six_in_the_distribution():
    """6 and 44 people, scores of 50 and 98: one way to answer is left, all of the six a 3."""
    answers = [(0, 0, 6, 0, 0), (0, 0, 0, 4, 40)]
    assert [share for _levels, share in distribution(answers)] == [12, 8, 80]
    near = {6: list(histograms(6)), 44: list(high_histograms(44))}
    found = explanations(answers, near.__getitem__)
    assert {tuple(six) for six, _others in found} == {(0, 0, 6, 0, 0)}


def high_histograms(n):
    """Those of n people who almost all answered a 5, beyond any score of 98."""
    for histogram in histograms(9):
        yield (*histogram[:4], histogram[4] + n - 9)


def test_he_finds_that_nobody_differed_in_a_missing_figure():
    """A figure that exists only where people differ proves that they do not."""

    def missing(company, tuples, answers):
        return all(sum(map(bool, histogram)) == 1 for histogram in answers)

    found = followed([(0, 0, 6, 0, 0), (0, 0, 15, 0, 0)], missing)
    assert {(0, (1,)), (0, (5,)), (1, (1,)), (0, (3, 5))} <= found


def test_he_finds_exact_figures():
    """How much people differ, exactly, in a small company whose answers are nearly the same."""

    def exact(company, tuples, answers):
        return [sum(n * level**2 for level, n in enumerate(one)) for one in answers]

    assert followed([(0, 0, 6, 0, 0), (0, 1, 13, 1, 0)], exact)


def test_he_finds_sums_that_are_not_softened():
    assert {case for _block, case in followed_unsoftened((0, 0, 0, 0, 6))} >= {(1,), (4,)}
    assert (0, (1, 5)) in followed_unsoftened((6, 0, 0, 0, 0))


def followed_unsoftened(answers):
    def exact(company, tuples, answers):
        return [sum(level * n for level, n in enumerate(one)) for one in answers]

    return followed([answers], exact)


def test_all_that_he_asks_is_asked():
    assert len(OUTSIDER + COLLEAGUE) == 10
    assert (1, 5) in COLLEAGUE and (1,) in OUTSIDER
    assert Company([6, 6]).rows([(18, None), (18, None)])


def nearly_the_same(chance, n):
    """People of whom none to six differ from the others by a step."""
    level = chance.randrange(5)
    histogram = [0] * 5
    histogram[level] = n
    for _person in range(chance.choice([0, 0, 0, 1, 2, 6])):
        other = min(max(level + chance.choice([-1, 1]), 0), 4)
        histogram[level] -= 1
        histogram[other] += 1
    return tuple(histogram)


def companies_of_people_who_agree(count):
    chance = random.Random(7)
    for _company in range(count):
        sizes = chance.choice([(15, 15, 20), (17, 17, 17), (6, 20, 24), (8, 22, 21)])
        yield [nearly_the_same(chance, n) for n in sizes]


def test_bands_where_nearly_all_agree():
    for answers in companies_of_people_who_agree(25):
        assert not followed(answers, bands), answers


def test_he_finds_bands_of_exact_figures(monkeypatch):
    """Where nearly all agree, "much alike" or "small" can be explained by no other answers."""
    monkeypatch.setattr(company_quality, "moved", lambda within, blocks: within)
    assert sum(bool(followed(one, bands)) for one in companies_of_people_who_agree(25)) > 2
