from odoo import api, fields, models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    readiness_score = fields.Integer(
        compute="_compute_readiness_score",
        help="Overall score of the newest release, as far as you may read it.",
    )
    has_readiness_score = fields.Boolean(compute="_compute_readiness_score")
    readiness_change = fields.Integer(compute="_compute_readiness_score")
    has_readiness_change = fields.Boolean(compute="_compute_readiness_score")

    @api.depends_context("uid")
    def _compute_readiness_score(self):
        """Through the release's own rules, never in sudo: every user can read departments."""
        rows = (
            self.env["readiness.score"].search(
                [
                    ("campaign_id.is_latest", "=", True),
                    ("unit_id.department_id", "in", self.ids),
                    ("scope", "=", "subtree"),
                    ("kind", "=", "overall"),
                ]
            )
            if self.env["readiness.score"].has_access("read")
            else self.env["readiness.score"]
        )
        latest = {row.unit_id.department_id.id: row for row in rows}
        for department in self:
            row = latest.get(department.id, rows.browse())
            department.readiness_score = row.score
            department.has_readiness_score = bool(row)
            department.readiness_change = row.change
            department.has_readiness_change = row.has_change

    def action_open_readiness_board(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_board_action"
        )
        return {**action, "params": {"department_id": self.id}}
