from odoo import models


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    def _load_menus_blacklist(self):
        """Verdict and actions are for those who read results, manage or own an action."""
        blacklist = super()._load_menus_blacklist()
        if self._has_readiness_actions():
            return blacklist
        for name in ("readiness_verdict_menu", "readiness_action_menu"):
            if menu := self.env.ref(f"social_readiness.{name}", raise_if_not_found=False):
                blacklist.append(menu.id)
        return blacklist

    def _has_readiness_actions(self):
        user = self.env.user
        if user.has_group("social_readiness.group_readiness_viewer"):
            return True
        departments, actions = self.env["hr.department"].sudo(), self.env["readiness.action"].sudo()
        managed = [("manager_id", "in", user.sudo().employee_ids.ids)]
        return bool(
            departments.search_count(managed, limit=1)
            or actions.search_count([("user_id", "=", user.id)], limit=1)
        )
