# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The name that is proposed for the campaign after another one."""

import re

from ..languages import installed_langs
from ..local_time import month_label, month_names
from ..tools import capital

YEAR_AND_MONTH = re.compile(r"\b(?:19|20)\d\d([-/.])(?:0[1-9]|1[0-2])$")
YEAR = re.compile(r"(?<![^\s,(])(?:19|20)\d\d$")
COUNTER = re.compile(r"(?<=[\s#])\d{1,3}$")
# What may stand before a month, and between it and its year: "de mayo de 2027", "maig del 2027".
BEFORE = r"(?:(?:de|del)\s+|d['’]\s*)?"
BETWEEN = r"(?:\s+(?:de|del|d['’]))?\s*"


class NextName:
    """Names as people number them: "Pulse 3" is followed by "Pulse 4", "Spring 2026" by "Spring
    2027" if it is a spring, and all others get the month of their opening, in the reader's
    language.

    :param opened: the day on which the campaign with this name opened
    :param opening: the day on which the next one opens
    """

    def __init__(self, env, name, opened, opening):
        self.env, self.name = env, name.strip()
        self.opened, self.opening = opened, opening

    def text(self):
        name = self._without_own_month()
        if name != self.name:
            return self._with_month(name)
        if found := YEAR_AND_MONTH.search(name):
            return f"{name[: found.start()]}{self.opening:%Y}{found[1]}{self.opening:%m}"
        if found := COUNTER.search(name):
            return f"{name[: found.start()]}{int(found[0]) + 1}"
        if found := YEAR.search(name):
            return self._after_year(name[: found.start()], int(found[0]))
        return self._with_month(name)

    def _without_own_month(self):
        """Return the name without the month that was proposed for this campaign, if it was."""
        for env in self._envs():
            label = month_label(env, self.opened)
            if self.name.lower().endswith(label.lower()):
                return re.sub(rf"(?<!\w){BEFORE}$", "", self.name[: -len(label)])
        return self.name

    def _after_year(self, begin, year):
        """Return the name after one that ends in a year: with the next year if that says enough."""
        without_season = self._seasons().sub("", begin)
        is_same_season = self._months_later() % 12 in (11, 0, 1)
        if year < self.opening.year and (is_same_season or without_season == begin):
            return f"{begin}{self.opening.year}"
        return self._with_month(without_season)

    def _months_later(self):
        years = self.opening.year - self.opened.year
        return 12 * years + self.opening.month - self.opened.month

    def _with_month(self, name):
        name, month = name.rstrip(" ,:–-"), month_label(self.env, self.opening)
        return f"{name}, {month}" if name else capital(month)

    def _seasons(self):
        """Return a pattern for a season or a month at the end, in any installed language."""
        words = set()
        for env in self._envs():
            words.update(env._("spring, summer, autumn, fall, winter").split(", "))
            words.update(month_names(env))
        either = "|".join(map(re.escape, sorted(words)))
        return re.compile(rf"(?<!\w){BEFORE}(?:{either}){BETWEEN}$", re.IGNORECASE)

    def _envs(self):
        """Return the environment in each language in which the name may have been proposed."""
        return [
            self.env(context={**self.env.context, "lang": lang})
            for lang in installed_langs(self.env)
        ]
