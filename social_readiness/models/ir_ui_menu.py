from odoo import api, models

from ..tools import VIEWER


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    @api.model
    def load_menus(self, debug):
        """Leave out what would open on nothing, at each reading.

        Odoo keeps the menus of each user until something clears them. Whether somebody manages a
        department, owns an action or has a result to read changes in many places, in other
        addons too: so it is asked here, after what is kept.
        """
        menus = super().load_menus(debug)
        hidden = self._with_what_is_below(menus, self._readiness_menus_to_hide())
        return {
            key: {**menu, "children": [one for one in menu["children"] if one not in hidden]}
            for key, menu in menus.items()
            if key not in hidden
        }

    @staticmethod
    def _with_what_is_below(menus, hidden):
        found, new = set(), set(hidden)
        while new:
            found |= new
            new = {child for one in new & menus.keys() for child in menus[one]["children"]} - found
        return found

    def _readiness_menus_to_hide(self):
        names = []
        if not self._has_readiness_actions():
            names += ("readiness_verdict_menu", "readiness_trend_menu", "readiness_action_menu")
        if not self._manages_departments():
            names.append("readiness_my_departments_menu")
        if not self._has_shared_result():
            names.append("readiness_shared_result_menu")
        menus = [
            self.env.ref(f"social_readiness.{name}", raise_if_not_found=False) for name in names
        ]
        return {menu.id for menu in menus if menu}

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
        own = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)])
        managed = [("manager_id", "in", own.ids)]
        return bool(own and self.env["hr.department"].sudo().search_count(managed, limit=1))

    def _has_shared_result(self):
        """In any company of the user: menus are the same whichever is chosen at the moment."""
        campaigns = self.env["readiness.campaign"]
        companies = self.env.user._get_company_ids()
        return bool(campaigns.with_context(allowed_company_ids=companies)._shared_results())
