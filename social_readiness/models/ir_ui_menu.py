# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from ..tools import VIEWER


class IrUiMenu(models.Model):
    _inherit = "ir.ui.menu"

    @api.model
    def load_menus(self, debug):
        """Leave out menus that would open empty pages, whenever menus are read.

        Odoo caches the menus of each user. Whether somebody manages a department, is responsible
        for an action or has a result to read changes in many places, also in other addons. So this
        is computed after the cache.
        """
        menus = super().load_menus(debug)
        hidden = self._with_what_is_below(menus, self._readiness_menus_to_hide())
        first = self._readiness_first_menus()
        return {
            key: {
                **menu,
                "children": sorted(
                    (one for one in menu["children"] if one not in hidden),
                    key=lambda child: child not in first,
                ),
            }
            for key, menu in menus.items()
            if key not in hidden
        }

    def _readiness_first_menus(self):
        """Whoever reads results as a manager only opens the app on their own departments."""
        if self.env.user.has_group(VIEWER) or not self._manages_departments():
            return ()
        menu = self.env.ref("social_readiness.readiness_my_departments_menu", False)
        return menu.ids if menu else ()

    @staticmethod
    def _with_what_is_below(menus, hidden):
        found, new = set(), set(hidden)
        while new:
            found |= new
            new = {child for one in new & menus.keys() for child in menus[one]["children"]} - found
        return found

    def _readiness_menus_to_hide(self):
        names = []
        if not self._reads_results():
            names.append("readiness_results_menu")
        if not self._reads_results() and not self._owns_actions():
            names.append("readiness_action_menu")
        if not self._manages_departments():
            names.append("readiness_my_departments_menu")
        menus = [
            self.env.ref(f"social_readiness.{name}", raise_if_not_found=False) for name in names
        ]
        return {menu.id for menu in menus if menu}

    def _reads_results(self):
        """Return whether the reader is a viewer or manages a department; the staff have their own
        page.
        """
        return self.env.user.has_group(VIEWER) or self._manages_departments()

    def _owns_actions(self):
        own = [("user_id", "=", self.env.uid)]
        return bool(self.env["readiness.action"].sudo().search_count(own, limit=1))

    def _manages_departments(self):
        own = self.env["hr.employee"].sudo().search([("user_id", "=", self.env.uid)])
        managed = [("manager_id", "in", own.ids)]
        return bool(own and self.env["hr.department"].sudo().search_count(managed, limit=1))
