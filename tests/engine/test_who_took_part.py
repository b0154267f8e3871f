# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a release says about who took part: nothing by its numbers, and by what is shown, rarely.

Which departments are shown depends on all counts. So it can follow from what is shown that
somebody took part, and in rare cases that a group did not. That is said where the promises are
made; here it is measured, by trying all ways in which people may have answered.
"""

from collections import defaultdict
from itertools import product

from engine.disclosure import Unit, blocks, publishable

MINIMUM = 3  # so that there are few enough ways to try them all
SHAPES = {
    "beside": (None, 0, 0),
    "below": (None, 0, 1),
    "three beside": (None, 0, 0, 0),
    "two below one": (None, 0, 1, 1),
    "one of two deeper": (None, 0, 0, 2),
}
ROOT, OTHERS = (0, 1, 3), (1, 3, 4)


def trees():
    for parents in SHAPES.values():
        for invited in product(ROOT, *[OTHERS] * (len(parents) - 1)):
            yield [
                Unit(unit_id, parent, 0, people)
                for unit_id, (parent, people) in enumerate(zip(parents, invited, strict=True))
            ]


def views(tree):
    """{what is shown, with the numbers of respondents: all ways in which people answered}."""
    found = defaultdict(list)
    for answered in product(*(range(unit.invited + 1) for unit in tree)):
        units = [unit._replace(respondents=n) for unit, n in zip(tree, answered, strict=True)]
        shown = publishable(units, MINIMUM)
        found[shown, tuple(sorted(blocks(units, shown).items()))].append(answered)
    return found


def stayed_away(tree, ways):
    """The units of which it follows that nobody of those invited there answered."""
    return [
        unit.id for unit in tree if unit.invited and not any(answered[unit.id] for answered in ways)
    ]


def test_that_nobody_took_part_follows_in_few_trees_and_from_what_is_shown_alone():
    trees_that_tell = views_that_tell = all_views = 0
    for tree in trees():
        found = {view: stayed_away(tree, ways) for view, ways in views(tree).items()}
        trees_that_tell += any(found.values())
        views_that_tell += sum(map(bool, found.values()))
        all_views += len(found)
    # 2 of 297 trees, each in one of some twenty ways in which it may look.
    assert (trees_that_tell, views_that_tell) == (2, 2)
    assert all_views > 4000


def test_the_old_rule_gave_it_away():
    """Without regard to who was invited, an empty block said that its people stayed away."""
    units = [Unit(0, None, 0), Unit(1, 0, 8), Unit(2, 0, 9)]
    assert blocks(units, publishable(units, MINIMUM)) == {0: 0, 1: 8, 2: 9}
    invited = [units[0]._replace(invited=1), *units[1:]]
    assert 0 not in blocks(invited, publishable(invited, MINIMUM)).values()
