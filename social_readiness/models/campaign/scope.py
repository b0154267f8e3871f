from bisect import bisect_left
from typing import NamedTuple

from odoo import models

from ...engine.departments import Department, parents, places


class Scope(NamedTuple):
    """The departments of an audience, and how the tree closes over archived ones.

    ``departments`` are the active ones, ``root`` is the one that the audience consists of, or
    none: then the root is the company. ``places`` says of each department, archived ones too,
    where its people are counted, ``parents`` of each active one what it is placed below; None
    stands for the root. ``managers`` are the ids of those who manage one of these departments,
    or one above them; ``ring`` of those who are, step by step, their own managers.
    """

    departments: models.BaseModel
    root: models.BaseModel
    places: dict
    parents: dict
    managers: list
    ring: list

    @property
    def is_single(self):
        """Whether there is one department and nothing below: nobody can answer anywhere else."""
        return bool(self.root) and len(self.departments) == 1

    def places_in_order(self):
        """[(department, where its people are counted, from, to, is archived)].

        ``from`` and ``to`` number the places, each before those below it: one lies in another if
        its ``from`` is between the other's two numbers.
        """
        paths = sorted(map(_path, self.departments))
        spans = {path[-1]: (place, _last_below(paths, place)) for place, path in enumerate(paths)}
        return [
            (department, home, *spans.get(home, (None, None)), department not in spans)
            for department, home in self.places.items()
        ]


class ReadinessCampaign(models.Model):
    """Which departments are asked: as chosen, each with everything below it."""

    _inherit = "readiness.campaign"

    def _scope(self):
        """Return the :class:`Scope` of the audience, as the departments are now (sudo)."""
        self.env.flush_all()
        found = self._audience_departments()
        known = [Department(one.id, _path(one), one.active) for one in found if one.parent_path]
        above = parents(known)
        active = found.filtered("active")
        return Scope(
            departments=active,
            root=self._root_department(active, above),
            places=places(known),
            parents=above,
            managers=self._managers_of(found).ids,
            ring=self._people_in_rings(),
        )

    def _audience_departments(self):
        """The departments of the audience, each with everything below it, archived ones too."""
        domain = [("company_id", "in", [self.company_id.id, False])]
        if self.audience == "departments":
            domain.append(("id", "child_of", self.department_ids.ids))
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        return departments.search_fetch(domain, ["name", "active", "parent_path", "manager_id"])

    def _root_department(self, departments, above):
        """The one department that the audience is, or none: then the root is the company."""
        if self.audience != "departments":
            return departments.browse()
        tops = departments.filtered(lambda department: above[department.id] is None)
        return tops if len(tops) == 1 else departments.browse()

    def _managers_of(self, departments):
        """Everybody who manages one of these departments, or one above them."""
        ids = {above for department in departments for above in _path(department)}
        outside = departments.browse(sorted(ids - set(departments.ids)))
        return departments.manager_id | outside.exists().manager_id


def _last_below(paths, place):
    """The place of the last path that goes through the one at ``place``; they are sorted."""
    path = paths[place]
    return bisect_left(paths, (*path[:-1], path[-1] + 1)) - 1


def _path(department):
    return tuple(int(above) for above in (department.parent_path or "").split("/") if above)
