# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The rows of the heatmap: the units that the reader may see, in their order."""

import re

from odoo.tools import SQL, remove_accents

from ..engine.ranking import ranked
from .names import told_apart

ROW_FIELDS = (
    "unit",
    "parent",
    "scope",
    "name",
    "invited",
    "respondents",
    "scores",
    "favourable",
    "changes",
    "department",
    "favourable_respondents",
    "level",
    "label",
    "is_ranked",
)
NOT_SHOWN = (None,) * 5
_NUMBER = re.compile(r"\d+")


def rows_of(campaign, figures):
    """Return a list a row, in the order of ``ROW_FIELDS``.

    Each unit comes below the one above it that the reader sees, units of one level by name, and
    "other teams" in a unit last among those below it. ``label`` is the name of a row where it
    does not stand below the row above it: see ``told_apart``. ``is_ranked``: lists that rank
    departments name it, see ``engine.ranking``.

    :param figures: see ``figures_of``
    """
    tree = _Tree(campaign, figures)
    labels = told_apart(tree.paths)
    in_ranking = ranked(tree.people)
    return [[*row, labels[row[0], row[2]], (row[0], row[2]) in in_ranking] for row in tree.rows]


class _Tree:
    """Walks down from the top, each row after the one above it."""

    def __init__(self, campaign, figures):
        self.env, self.figures = campaign.env, figures
        self.rows, self.paths, self.people = [], {}, {}
        self.below = {}
        self.units = _units(campaign)
        for unit, (parent_path, *_rest) in self.units.items():
            above = [int(one) for one in parent_path.split("/") if one]
            nearest = next((one for one in reversed(above[:-1]) if one in self.units), None)
            self.below.setdefault(nearest, []).append(unit)
        self._walk(None, 1, [], None)

    def _walk(self, parent, level, path, shown):
        """``shown`` is the nearest row above that has figures, None without one."""
        for unit in self.below.get(parent, ()):
            _parent_path, name, invited, department = self.units[unit]
            here = [name, *path]
            self._add(unit, parent, "subtree", here, invited, department, level)
            key = (unit, "subtree") if (unit, "subtree") in self.figures else shown
            if key != shown:
                self.people[key] = shown, invited
            self._walk(unit, level + 1, here, key)
            if (unit, "rest") in self.figures:
                rest = [self.env._("Other teams in %s", name), *path]
                self._add(unit, unit, "rest", rest, None, None, level + 1)
                self.people[unit, "rest"] = key, invited - self._invited_below(key)

    def _invited_below(self, key):
        """How many were invited to the groups that are shown directly below a row."""
        return sum(people for above, people in self.people.values() if above == key)

    def _add(self, unit, parent, scope, path, invited, department, level):
        shown = self.figures.get((unit, scope), NOT_SHOWN)
        respondents, behind_shares, scores, favourable, changes = shown
        figures = (respondents, scores, favourable, changes, department, behind_shares)
        self.rows.append((unit, parent, scope, path[0], invited, *figures, level))
        self.paths[unit, scope] = path


def _units(campaign):
    """{id: (parent path, name, invited, department id)}, parents first."""
    Unit = campaign.env["readiness.unit"]
    query = Unit._search([("campaign_id", "=", campaign.id)])
    rows = campaign.env.execute_query(
        query.select(
            SQL.identifier(query.table, "id"),
            SQL.identifier(query.table, "parent_path"),
            Unit._field_to_sql(query.table, "name", query),
            SQL.identifier(query.table, "headcount"),
            SQL.identifier(query.table, "department_id"),
        )
    )
    return {unit: tuple(row) for unit, *row in sorted(rows, key=_by_level_and_name)}


def _by_level_and_name(row):
    number, parent_path, name, *_rest = row
    return parent_path.count("/"), _alphabetical(name or ""), number


def _alphabetical(name):
    """Return a sort key as in an index: without accents and capitals, numbers by their value."""
    plain = name if name.isascii() else remove_accents(name)
    return _NUMBER.sub(lambda found: found[0].zfill(9), plain.casefold())
