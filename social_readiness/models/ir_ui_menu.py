from odoo import models

from ..tools import VIEWER


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    def _load_menus_blacklist(self):
        """Leave out what would open on nothing."""
        hidden = []
        if not self._has_readiness_actions():
            names = ("readiness_verdict_menu", "readiness_trend_menu", "readiness_action_menu")
            hidden += names
        if not self._manages_departments():
            hidden.append("readiness_my_departments_menu")
        if not self._has_shared_result():
            hidden.append("readiness_shared_result_menu")
        menus = [
            self.env.ref(f"social_readiness.{name}", raise_if_not_found=False) for name in hidden
        ]
        return [*super()._load_menus_blacklist(), *(menu.id for menu in menus if menu)]

    def _has_readiness_actions(self):
        """Verdict, trend and actions are for those who read results, manage or own an action."""
        user = self.env.user
        if user.has_group(VIEWER):
            return True
        actions = self.env["readiness.action"].sudo()
        return self._manages_departments() or bool(
            actions.search_count([("user_id", "=", user.id)], limit=1)
        )

    def _manages_departments(self):
        employees = self.env.user.sudo().employee_ids
        managed = [("manager_id", "in", employees.ids)]
        return bool(employees and self.env["hr.department"].sudo().search_count(managed, limit=1))

    def _has_shared_result(self):
        campaigns = self.env["readiness.campaign"]
        return campaigns.has_access("read") and bool(campaigns._shared_result())
