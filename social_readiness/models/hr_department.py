# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from lxml import etree

from odoo import api, fields, models

from ..planning.deleted_departments import note_deleted
from ..results.names import told_apart

# In the chart of departments.
HIERARCHY_FIELDS = (
    "has_readiness_score",
    "readiness_score",
    "has_readiness_change",
    "readiness_change",
)
# In the line with the number of employees, because the boxes have a fixed height.
HIERARCHY_SCORE = """
    <span t-if="record.has_readiness_score.raw_value" class="o_readiness_hierarchy text-nowrap">
        <span class="text-muted me-1"></span>
        <strong t-out="record.readiness_score.raw_value"/>
        <t t-if="record.has_readiness_change.raw_value">
            <t t-set="change" t-value="record.readiness_change.raw_value"/>
            <i t-if="change &gt; 0" class="fa fa-arrow-up text-success ms-1" aria-hidden="true"/>
            <i t-elif="change" class="fa fa-arrow-down text-danger ms-1" aria-hidden="true"/>
            <i t-else="" class="fa fa-arrow-right ms-1" aria-hidden="true"/>
        </t>
    </span>
"""


class HrDepartment(models.Model):
    """What a department's cards and form show of the newest release.

    Everything is read by the reader's own rules, never with sudo, because every user can read
    departments.
    """

    _inherit = "hr.department"

    readiness_score = fields.Integer(
        "Readiness score",
        compute="_compute_readiness_score",
        help="Overall score in the latest results that you can see.",
    )
    has_readiness_score = fields.Boolean(
        "Readiness score available", compute="_compute_readiness_score"
    )
    readiness_change = fields.Integer("Readiness change", compute="_compute_readiness_score")
    has_readiness_change = fields.Boolean(
        "Readiness change available", compute="_compute_readiness_score"
    )
    readiness_is_hidden = fields.Boolean(
        "Results are hidden",
        compute="_compute_readiness_is_hidden",
        help="The latest campaign included this department but shows no results for it.",
    )
    readiness_gap = fields.Integer("Gap to target", compute="_compute_readiness_score")
    has_readiness_gap = fields.Boolean(
        "Readiness gap available", compute="_compute_readiness_score"
    )
    readiness_participation = fields.Char(
        "Response rate",
        compute="_compute_readiness_participation",
        help=(
            "The daily response rate while a survey is open; otherwise the one from the "
            "latest results."
        ),
    )
    readiness_is_open = fields.Boolean("Survey is open", compute="_compute_readiness_participation")
    readiness_score_ids = fields.Many2many(
        "readiness.score", "Readiness profile", compute="_compute_readiness_score_ids"
    )
    is_readiness_managed = fields.Boolean(
        "Managed by me",
        compute="_compute_is_readiness_managed",
        search="_search_is_readiness_managed",
        help="You manage this department or one above it.",
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_readiness_score(self):
        latest = {row.unit_id.department_id: row for row in self._readiness_rows("overall")}
        none = self.env["readiness.score"]
        for department in self:
            row = latest.get(department, none)
            department.readiness_score = row.score
            department.has_readiness_score = bool(row)
            department.readiness_change = row.change
            department.has_readiness_change = row.has_change
            department.readiness_gap = row.gap
            department.has_readiness_gap = row.has_target

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_readiness_is_hidden(self):
        Unit = self.env["readiness.unit"]
        asked = [("campaign_id.is_latest", "=", True), ("department_id", "in", self.ids)]
        units = Unit.search(asked) if Unit.has_access("read") else Unit
        for department in self:
            hidden = department in units.department_id and not department.has_readiness_score
            department.readiness_is_hidden = hidden

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_readiness_score_ids(self):
        rows = self._readiness_rows("dimension").grouped(lambda row: row.unit_id.department_id)
        for department in self:
            department.readiness_score_ids = rows.get(department, False)

    def _readiness_rows(self, kind):
        """Return the newest release's rows about these departments that the reader may see."""
        Score = self.env["readiness.score"]
        if not Score.has_access("read"):
            return Score
        return Score.search(
            [
                ("campaign_id.is_latest", "=", True),
                ("unit_id.department_id", "in", self.ids),
                ("scope", "=", "subtree"),
                ("kind", "=", kind),
            ]
        )

    # ------------------------------------------------------------
    # PARTICIPATION
    # ------------------------------------------------------------

    @api.depends_context("uid", "allowed_company_ids", "lang")
    def _compute_readiness_participation(self):
        running = self._readiness_running()
        released = {
            row.unit_id.department_id: row._participation()
            for row in self._readiness_rows("overall")
        }
        for department in self:
            department.readiness_is_open = department in running
            department.readiness_participation = running.get(department) or released.get(department)

    def _readiness_running(self):
        """Return {department: label} for open campaigns, from the stored daily figure only."""
        Participation = self.env["readiness.participation"]
        if not Participation.has_access("read"):
            return {}
        figures = Participation.search(
            [("campaign_id.state", "=", "open"), ("unit_id.department_id", "in", self.ids)],
            order="date",
        )
        return {figure.unit_id.department_id: figure.label for figure in figures}

    # ------------------------------------------------------------
    # WHAT ONE MANAGES
    # ------------------------------------------------------------

    @api.depends_context("uid")
    def _compute_is_readiness_managed(self):
        managed = self.search([("id", "in", self.ids), ("is_readiness_managed", "=", True)])
        for department in self:
            department.is_readiness_managed = department in managed

    def _search_is_readiness_managed(self, operator, value):
        """Search the departments that the reader manages today, and those below them."""
        if operator != "in":
            return NotImplemented
        employees = self.env.user.sudo().employee_ids
        managed = self.sudo().search([("manager_id", "in", employees.ids)]) if employees else self
        return [("id", "child_of", managed.ids)]

    # ------------------------------------------------------------
    # NAMES
    # ------------------------------------------------------------

    def _readiness_labels(self):
        """Return {department id: its name}, with the path to it if another one has the same name.

        Archived departments count too, because people in them are invited. Units have names of
        their own.
        """
        companies = [*self.company_id.ids, False]
        alike = self.with_context(active_test=False).search(
            [("company_id", "in", companies), ("name", "in", self.mapped("name"))]
        )
        return told_apart({one.id: one._readiness_path() for one in alike | self})

    def _readiness_path(self):
        return [self.name, *(self.parent_id._readiness_path() if self.parent_id else ())]

    # ------------------------------------------------------------
    # CRUD: what a draft's approval and audience say of departments
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        departments = super().create(vals_list)
        self.env["readiness.campaign"]._withdraw_outdated_approvals()
        return departments

    def write(self, vals):
        result = super().write(vals)
        if {"name", "parent_id", "active", "company_id"} & vals.keys():
            self.env["readiness.campaign"]._withdraw_outdated_approvals()
        return result

    def unlink(self):
        """Note on drafts that a department of their audience is gone."""
        note_deleted(self)
        result = super().unlink()
        self.env["readiness.campaign"]._withdraw_outdated_approvals()
        return result

    # ------------------------------------------------------------
    # VIEWS AND ACTIONS
    # ------------------------------------------------------------

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if view_type == "hierarchy":
            self._add_readiness_to_hierarchy(arch)
        return arch, view

    def _add_readiness_to_hierarchy(self, arch):
        """Show the score in the chart of departments if ``hr_org_chart`` is installed.

        The chart's view belongs to an addon on which this one does not depend. So the score is
        added whenever the view is read.
        """
        boxes = arch.xpath("//*[@t-name='hierarchy-box']//*[contains(@class, 'node_body')]")
        if not boxes:
            return
        for name in HIERARCHY_FIELDS:
            arch.insert(0, etree.Element("field", name=name))
        score = etree.fromstring(HIERARCHY_SCORE)
        score[0].text = self.env._("Readiness")
        line = boxes[0].find("div[last()]")
        (boxes[0] if line is None else line).append(score)

    def action_open_readiness_board(self):
        """Open the heatmap at this department's row."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_board_action"
        )
        return {**action, "params": {"department_id": self.id}}
