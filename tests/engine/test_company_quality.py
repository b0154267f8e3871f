"""Quality figures: the company's only, and from softened histograms only."""

import random

import pytest
from engine.company_quality import company_figures
from engine.disclosure import Unit
from engine.release import compose
from engine.tally import Item, TallyLayout

ITEMS = [Item(place, place // 4, place % 4 == 3) for place in range(8)]
LAYOUT = TallyLayout(ITEMS)


def release_of(sizes, draw):
    """A company whose departments have ``sizes`` respondents, with levels by ``draw(item)``."""
    units, cells = [Unit(1, None, 0)], {}
    for number, size in enumerate(sizes, 2):
        units.append(Unit(number, 1, size))
        rows = [LAYOUT.increments({item.id: draw(item) for item in ITEMS}) for _ in range(size)]
        cells[number] = [sum(column) for column in zip(*rows, strict=True)]
    return compose(units, cells, LAYOUT, 6)


def random_draw(seed):
    chance = random.Random(seed)
    return lambda item: chance.randint(1, 5)


def by_kind(figures, kind):
    return [figure for figure in figures if figure.kind == kind]


def test_none_below_fifty_respondents():
    assert not list(company_figures(release_of([20, 29], random_draw(1)), 1))
    assert list(company_figures(release_of([20, 30], random_draw(1)), 1))


def test_every_dimension_has_alpha_spread_and_distributions():
    figures = list(company_figures(release_of([20, 20, 20], random_draw(2)), 1))
    for kind in ("alpha", "alpha_low", "alpha_high", "spread", "icc1", "icc2"):
        assert [figure.dimension for figure in by_kind(figures, kind)] == [0, 1]
    for item in ITEMS:
        shares = [f.value for f in by_kind(figures, "distribution") if f.item == item.id]
        assert sum(shares) == 100


def test_no_intraclass_correlation_with_two_groups():
    figures = list(company_figures(release_of([30, 30], random_draw(3)), 1))
    assert not by_kind(figures, "icc1")


@pytest.mark.parametrize("level", [1, 5])
def test_unanimous_answers_are_not_told(level):
    def draw(item):
        return 6 - level if item.reverse else level

    figures = list(company_figures(release_of([30, 30, 30], draw), 1))
    for figure in by_kind(figures, "distribution"):
        low, high = figure.levels
        assert figure.value < 100 or low < high


def test_levels_of_a_distribution_cover_the_scale():
    figures = list(company_figures(release_of([60], random_draw(4)), 1))
    for item in ITEMS:
        levels = [f.levels for f in by_kind(figures, "distribution") if f.item == item.id]
        covered = [level for low, high in levels for level in range(low, high + 1)]
        assert covered == [1, 2, 3, 4, 5]
