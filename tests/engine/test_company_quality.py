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


class TestItemsThatDoNotFit:
    """Items 0 to 3 are one dimension; people answer it high or low, each in their own way."""

    @staticmethod
    def release(sizes, stray=None, cells_of=LAYOUT.increments, seed=5):
        chance = random.Random(seed)
        units, cells = [Unit(1, None, 0)], {}
        for number, size in enumerate(sizes, 2):
            units.append(Unit(number, 1, size))
            rows = []
            for _person in range(size):
                way = chance.choice((2, 4))
                levels = {item.id: way + chance.choice((-1, 0, 0, 1)) for item in ITEMS}
                if stray is not None:
                    levels[stray] = chance.randint(1, 5)
                turned = {i.id: 6 - levels[i.id] if i.reverse else levels[i.id] for i in ITEMS}
                rows.append(cells_of(turned))
            cells[number] = [sum(column) for column in zip(*rows, strict=True)]
        return compose(units, cells, LAYOUT, 6)

    def figures(self, *args, **kwargs):
        figures = company_figures(self.release(*args, **kwargs), 1)
        return {figure.item: figure.value for figure in by_kind(figures, "item_rest")}

    def test_one_that_strays_is_seen(self):
        fitting = self.figures([30, 30])
        assert len(fitting) == 8
        assert min(fitting.values()) >= 0.5
        straying = self.figures([30, 30], stray=2)
        assert straying[2] < 0.3 < min(straying[item] for item in (0, 1, 3))

    def test_in_steps_of_a_tenth(self):
        assert all(value == round(value, 1) for value in self.figures([40, 40]).values())

    def test_none_where_almost_all_answer_the_same(self):
        """Five people who differ would be told what they answered to the rest."""
        for people, shown in ((5, False), (6, True)):
            rows = [dict.fromkeys(range(8), 4) for _ in range(60)]
            for row in rows[:people]:
                row[0] = 1
            for row in rows[:20]:
                row[1] = row[2] = 2
            columns = zip(*(LAYOUT.increments(row) for row in rows), strict=True)
            cells = {2: [sum(column) for column in columns]}
            release = compose([Unit(1, None, 0), Unit(2, 1, 60)], cells, LAYOUT, 6)
            figures = by_kind(company_figures(release, 1), "item_rest")
            assert (0 in {figure.item for figure in figures}) is shown

    def test_none_of_tallies_that_hold_no_products(self):
        def without_products(levels):
            return LAYOUT.increments(levels)[: -len(ITEMS)]

        assert not self.figures([30, 30], cells_of=without_products)

    def test_of_a_softened_block_no_products_are_looked_at(self):
        """Two blocks at the end of the scale with the same histograms and other people behind."""
        figures = []
        for together in (True, False):
            ends = [dict.fromkeys(range(8), 5) for _ in range(8)]
            for item in (3, 7):
                for row in ends:
                    row[item] = 1
            ends[0][0] = 4
            ends[0 if together else 1][1] = 4
            chance = random.Random(9)
            rest = [{item.id: chance.randint(1, 5) for item in ITEMS} for _ in range(60)]
            cells = {
                number: [sum(c) for c in zip(*map(LAYOUT.increments, rows), strict=True)]
                for number, rows in ((2, ends), (3, rest))
            }
            units = [Unit(1, None, 0), Unit(2, 1, 8), Unit(3, 1, 60)]
            release = compose(units, cells, LAYOUT, 6)
            assert 2 in release.published
            figures.append(by_kind(company_figures(release, 1), "item_rest"))
        assert figures[0] == figures[1] != []
