# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    readiness_pending_count = fields.Integer(
        "Pending surveys",
        compute="_compute_readiness_pending_count",
        groups="hr.group_hr_user",
        help="Only you can see your pending surveys. For other employees, this is always empty.",
    )

    @api.depends_context("uid")
    def _compute_readiness_pending_count(self):
        """Count for the reader's own employee only; nobody sees who else answered, not even with
        sudo.
        """
        own = self.filtered(lambda employee: employee.sudo().user_id == self.env.user)
        pending = self.env["readiness.my.surveys"].get_pending_count() if own else 0
        for employee in self:
            employee.readiness_pending_count = pending if employee in own else 0

    def action_my_readiness_surveys(self):
        return self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_my_surveys_action"
        )
