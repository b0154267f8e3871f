# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.tools import SQL

from ..results.names import told_apart
from ..tools import OFFICER, VIEWER


class ReadinessUnit(models.Model):
    """The copy of a department in a campaign, made at the launch.

    The root is the company or, if the audience is a single department, that department. Renaming,
    moving or deleting the department later changes nothing here.
    """

    _name = "readiness.unit"
    _description = "Campaign Department"
    _parent_store = True
    _order = "campaign_id desc, parent_path"

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    name = fields.Char(required=True, translate=True, readonly=True)
    parent_id = fields.Many2one(
        "readiness.unit", "Parent department", ondelete="cascade", index=True, readonly=True
    )
    parent_path = fields.Char(index=True)
    department_id = fields.Many2one("hr.department", ondelete="set null", index=True, readonly=True)
    headcount = fields.Integer(
        "Invited",
        readonly=True,
        aggregator=None,
        help=("In the department and its sub-departments."),
    )
    direct_headcount = fields.Integer(
        "Invited, without sub-departments",
        readonly=True,
        aggregator=None,
        groups=OFFICER,
    )
    is_managed = fields.Boolean(
        "Managed by me", compute="_compute_is_managed", search="_search_is_managed"
    )

    @api.depends("name", "parent_path", "campaign_id")
    @api.depends_context("lang", "uid")
    def _compute_display_name(self):
        """Show the path to units that share their name, wherever a unit is named on its own."""
        alike = self.search(
            [("campaign_id", "in", self.campaign_id.ids), ("name", "in", self.mapped("name"))]
        )
        for units in (alike | self).grouped(lambda unit: (unit.campaign_id, unit.name)).values():
            labels = told_apart({unit.id: unit._path() for unit in units})
            for unit in units & self:
                unit.display_name = labels[unit.id]

    def _path(self):
        """Return the name of a unit, and of those above it that the reader may see."""
        self.ensure_one()
        above = self.parent_id._filtered_access("read")
        return [self.name, *(above._path() if above else ())]

    @api.depends_context("uid")
    def _compute_is_managed(self):
        managed = self.search([("id", "in", self.ids), ("is_managed", "=", True)])
        for unit in self:
            unit.is_managed = unit in managed

    def _may_plan(self):
        """Return whether the reader may plan actions here: viewers may wherever they can read."""
        return self.env.user.has_group(VIEWER) or self.is_managed

    def _search_is_managed(self, operator, value):
        """Search the units whose department the reader manages today, and those below them.

        If a department of the reader has no unit in a campaign because it is above the audience,
        the units are those below it today. If it has one, they are those that were below it at the
        launch. The result is part of the caller's query, so access rules need no queries of their
        own.
        """
        if operator != "in":
            return NotImplemented
        return [("id", "in", self._managed_sql())]

    def _managed_sql(self):
        Employee, Department = self.env["hr.employee"], self.env["hr.department"]
        read = (
            Employee._fields["user_id"],
            Employee._fields["active"],
            Department._fields["manager_id"],
            Department._fields["parent_id"],
            self._fields["department_id"],
        )
        return SQL(
            """
            (SELECT below.id
               FROM hr_employee reader
               JOIN hr_department managed ON managed.manager_id = reader.id
               JOIN hr_department department
                 ON starts_with(department.parent_path, managed.parent_path)
               JOIN readiness_unit top ON top.department_id = department.id
                AND (department.id = managed.id
                     OR (managed.active AND NOT EXISTS (
                         SELECT 1 FROM readiness_unit own
                          WHERE own.campaign_id = top.campaign_id
                            AND own.department_id = managed.id)))
               JOIN readiness_unit below ON below.campaign_id = top.campaign_id
                AND starts_with(below.parent_path, top.parent_path)
              WHERE reader.user_id = %s AND reader.active)
            """,
            self.env.uid,
            to_flush=read,
        )
