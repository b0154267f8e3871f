# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Draw answers that lead to the scores of the story, the same ones for the same seed."""

from .organisation import DEPARTMENTS
from .story import COMPANY, DIFFERENCES

LOW, HIGH = 1, 5
# Standard deviations in steps of the scale: how people of a department differ in general, how they
# differ in one dimension, and how one person's answers to the items of a dimension differ.
GENERAL, SPECIFIC, ITEM = 0.45, 0.45, 0.65
ABOVE = {department.code: department.above for department in DEPARTMENTS}


def nearest(table, code):
    """Return the entry of a department, of the nearest one above it, or of ``every``."""
    while code and code not in table:
        code = ABOVE[code]
    return table.get(code, table.get("every"))


class Voices:
    """The answers of the people of one campaign.

    :param scenario: a :class:`~.story.Scenario`
    :param chance: a ``random.Random``
    """

    def __init__(self, scenario, chance):
        self.scenario = scenario
        self.chance = chance

    def who_answers(self, code, people):
        """Draw those of a department's people who take part."""
        share = nearest(self.scenario.taking_part, code)
        return self.chance.sample(people, int(share * len(people) + 0.5))

    def answers(self, code, count, items):
        """Return one answer ``{item: level}`` for each of ``count`` people of a department.

        :param items: [(item, code of its dimension, whether it is reverse-scored)]
        """
        general = self._spread(GENERAL, count)
        moods = {dimension: self._spread(SPECIFIC, count) for dimension in COMPANY}
        return [
            {
                item: self._level(
                    self._score(code, dimension), general[one] + moods[dimension][one], reverse
                )
                for item, dimension, reverse in items
            }
            for one in range(count)
        ]

    def _score(self, code, dimension):
        difference = nearest(DIFFERENCES, code) or {}
        shift = nearest(self.scenario.shift, code)
        return COMPANY[dimension] + sum(
            table.get(dimension, table.get("every", 0)) for table in (difference, shift)
        )

    def _spread(self, width, count):
        """Return differences between people that add up to zero, so that the department's mean
        stays.
        """
        drawn = [self.chance.gauss(0, width) for _one in range(count)]
        middle = sum(drawn) / max(count, 1)
        return [one - middle for one in drawn]

    def _level(self, score, mood, reverse):
        mean = LOW + score * (HIGH - LOW) / 100
        level = min(max(round(mean + mood + self.chance.gauss(0, ITEM)), LOW), HIGH)
        return LOW + HIGH - level if reverse else level
