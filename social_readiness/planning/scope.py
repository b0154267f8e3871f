# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from bisect import bisect_left
from typing import NamedTuple

from odoo import models

from ..engine.departments import Department, homes, parents
from .managers import managers_of, people_in_rings


class Scope(NamedTuple):
    """The departments of an audience: the chosen ones, with all departments below them.

    ``departments`` are the active ones. ``root`` is the one department that the audience consists
    of; it is empty if there are several or if the whole company is asked, and then the root is the
    company. ``homes`` maps each department, also archived ones, to the department in which its
    people are counted: itself, or the nearest active one above. ``parents`` maps each active
    department to its parent. In both, None stands for the root.

    ``paths`` maps each active department to the ids from the topmost one to itself. ``managers``
    are the ids of those who manage one of these departments or one above them, ``ring`` the ids of
    those in circles of managers.
    """

    departments: models.BaseModel
    root: models.BaseModel
    homes: dict
    parents: dict
    paths: dict
    managers: list
    ring: list

    @classmethod
    def of(cls, campaign):
        """Return the scope of a campaign's audience, with the departments as of now (sudo)."""
        campaign.env.flush_all()
        found = departments_of(campaign)
        known = [Department(one.id, _path(one), one.active) for one in found if one.parent_path]
        above = parents(known)
        active = found.filtered("active")
        lines = {line for one in known for line in one.path}
        return cls(
            departments=active,
            root=_root_of(campaign, active, above),
            homes=homes(known),
            parents=above,
            paths={one.id: one.path for one in known if one.is_active},
            managers=managers_of(found, lines).ids,
            ring=people_in_rings(campaign.env, campaign.company_id),
        )

    @property
    def is_single(self):
        """Return whether there is a single department with none below it, so all answer in the
        root.
        """
        return bool(self.root) and len(self.departments) == 1

    def homes_in_order(self):
        """Return [(department, where its people are counted, first, last, is archived)].

        The active departments are numbered, each before those below it. ``first`` is the number of
        the department where people are counted, ``last`` that of the last one below it. So one lies
        in another if its ``first`` is between the other's two numbers. Both are None for the root.
        """
        paths = sorted(self.paths.values())
        spans = {path[-1]: (first, _last_below(paths, first)) for first, path in enumerate(paths)}
        return [
            (department, home, *spans.get(home, (None, None)), department not in spans)
            for department, home in self.homes.items()
        ]


def departments_of(campaign):
    """Return a campaign's departments with all below them, archived ones too (sudo)."""
    domain = [("company_id", "in", [campaign.company_id.id, False])]
    if campaign.audience == "departments":
        domain.append(("id", "child_of", campaign.department_ids.ids))
    departments = campaign.env["hr.department"].sudo().with_context(active_test=False)
    return departments.search_fetch(domain, ["name", "active", "parent_path", "manager_id"])


def _root_of(campaign, departments, above):
    if campaign.audience != "departments":
        return departments.browse()
    tops = departments.filtered(lambda department: above[department.id] is None)
    return tops if len(tops) == 1 else departments.browse()


def _last_below(paths, number):
    """Return the number of the last path that begins with this one; paths are sorted."""
    path = paths[number]
    return bisect_left(paths, (*path[:-1], path[-1] + 1)) - 1


def _path(department):
    return tuple(map(int, department.parent_path.split("/")[:-1]))
