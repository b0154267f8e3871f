# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Quality is published in bands, of the company only, and every band is always there."""

import random

import pytest
from engine.company_quality import BANDS, band_of, company_bands
from engine.disclosure import Unit
from engine.psychometrics import (
    cronbach_alpha,
    intraclass,
)
from engine.release import compose
from engine.tally import Item, TallyLayout, add_counters
from exact_figures import item_rest, item_rest_correlation, standard_deviation

ITEMS = [Item(place, place // 4, place % 4 == 3) for place in range(8)]
LAYOUT = TallyLayout(ITEMS)


def release_of(sizes, draw, items=ITEMS):
    """A company whose departments have ``sizes`` respondents; ``draw()`` gives {item: level}."""
    layout = TallyLayout(items)
    units, counters = [Unit(1, None, 0)], {}
    for number, size in enumerate(sizes, 2):
        units.append(Unit(number, 1, size))
        rows = [layout.increments(draw()) for _person in range(size)]
        counters[number] = add_counters(rows, layout.size)
    return compose(units, counters, layout, 6)


def people_with_ways(seed, stray=None):
    """People answer high or low, each in their own way; one item may have nothing to do with it."""
    chance = random.Random(seed)

    def draw():
        way = chance.choice((2, 4))
        levels = {item.id: way + chance.choice((-1, 0, 0, 1)) for item in ITEMS}
        if stray is not None:
            levels[stray] = chance.randint(1, 5)
        return {item.id: 6 - levels[item.id] if item.reverse else levels[item.id] for item in ITEMS}

    return draw


def everybody(level):
    return lambda: {item.id: 6 - level if item.reverse else level for item in ITEMS}


def bands(release, kind):
    return {
        (one.dimension if one.item is None else one.item): one.band
        for one in company_bands(release, 1)
        if one.kind == kind
    }


def test_none_below_fifty_respondents():
    assert not list(company_bands(release_of([20, 29], people_with_ways(1)), 1))
    assert list(company_bands(release_of([20, 30], people_with_ways(1)), 1))


@pytest.mark.parametrize("draw", [everybody(1), everybody(3), everybody(5), people_with_ways(2)])
@pytest.mark.parametrize("sizes", [[50], [6, 44], [20, 20, 20]])
def test_every_band_is_there_whatever_was_answered(sizes, draw):
    release = release_of(sizes, draw)
    for kind in ("alpha", "icc1", "spread"):
        assert set(bands(release, kind)) == {0, 1}
    assert set(bands(release, "item_rest")) == set(range(8))


def test_every_band_is_there_for_a_dimension_of_one_item():
    release = release_of([60], lambda: {1: 3}, [Item(1, 1)])
    assert bands(release, "alpha") == {1: "below_06"}
    assert bands(release, "item_rest") == {1: "look"}


@pytest.mark.parametrize("seed", range(20))
def test_where_people_differ_the_bands_are_those_of_the_exact_figures(seed):
    release = release_of([30, 25, 40], people_with_ways(seed, stray=seed % 4))
    for dimension in LAYOUT.dimensions:
        counters = [release.block_counters[unit] for unit in (2, 3, 4)]
        totals = [LAYOUT.total_histogram(one, dimension) for one in counters]
        whole = [sum(column) for column in zip(*counters, strict=True)]
        total = LAYOUT.total_histogram(whole, dimension)
        items = [LAYOUT.item_histogram(whole, place) for place in LAYOUT.indexes[dimension]]
        exact = {
            "alpha": cronbach_alpha(items, total),
            "icc1": intraclass(totals)[0],
            "spread": standard_deviation(total) / 4,
        }
        for kind, value in exact.items():
            assert bands(release, kind)[dimension] == band_of(kind, value), kind
        for place, item in zip(LAYOUT.indexes[dimension], items, strict=True):
            groups = [item_rest(item, total, LAYOUT.product(whole, place))]
            fit = band_of("item_rest", item_rest_correlation(groups))
            assert bands(release, "item_rest")[place] == fit


def test_an_item_that_strays_is_seen():
    assert set(bands(release_of([30, 30], people_with_ways(5)), "item_rest").values()) == {"fits"}
    straying = bands(release_of([30, 30], people_with_ways(5, stray=2)), "item_rest")
    assert straying[2] == "look"


def test_tallies_without_products_fit_nowhere():
    release = release_of([30, 30], people_with_ways(5))
    for unit, counters in release.block_counters.items():
        release.block_counters[unit] = counters[: -len(ITEMS)]
    assert set(bands(release, "item_rest").values()) == {"look"}


def test_likeness_needs_three_groups():
    chance = random.Random(1)
    levels = iter([2] * 40 + [4] * 40)

    def draw():
        level = next(levels) + chance.choice((-1, 0, 1))
        return {item.id: 6 - level if item.reverse else level for item in ITEMS}

    release = release_of([40, 40], draw)
    assert len(release.published) >= 2
    assert set(bands(release, "icc1").values()) == {"little"}


@pytest.mark.parametrize("kind", BANDS)
def test_bands_begin_where_the_conventions_say(kind):
    for band, begin in list(BANDS[kind].items())[1:]:
        assert band_of(kind, begin) == band
        assert band_of(kind, begin - 1e-9) != band
    assert band_of(kind, None) == band_of(kind, -9) == next(iter(BANDS[kind]))


def test_where_only_one_person_differs_no_statement_stands_out():
    """Whose fit rested on the one who differs would tell that all others agreed."""
    people = iter([dict.fromkeys(range(4), 4)] * 49)
    one_differs = {0: 4, 1: 5, 2: 4, 3: 5}
    items = [Item(place, 0) for place in range(4)]
    fits = bands(release_of([50], lambda: next(people, one_differs), items), "item_rest")
    assert len(set(fits.values())) == 1
