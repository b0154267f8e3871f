# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import json

from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.export import CSVExport, ExcelExport

# Characters with which a formula begins in some spreadsheet program.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(value):
    """Return a cell's value; a text that would begin a formula is marked as text.

    The value of a group is a pair of id and name.
    """
    if isinstance(value, tuple):
        return tuple(as_text(part) for part in value)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def is_readiness(_controller=None, _rule=None, _arguments=None):
    """Return whether records of this addon are exported; a replica is enough to read them."""
    try:
        model = json.loads(request.get_http_params()["data"])["model"]
        return model.startswith("readiness.")
    except (AttributeError, KeyError, TypeError, ValueError):
        return False  # Odoo itself refuses this request


class ReadinessExcelExport(ExcelExport):
    """Names of departments and items never become formulas, as in Odoo's own export to CSV."""

    @http.route(readonly=is_readiness)
    def web_export_xlsx(self, data):
        return super().web_export_xlsx(data)

    def from_data(self, fields, columns_headers, rows):
        if is_readiness():
            rows = [[as_text(value) for value in row] for row in rows]
        return super().from_data(fields, columns_headers, rows)

    def from_group_data(self, fields, columns_headers, groups):
        if is_readiness():
            self._tame(groups)
        return super().from_group_data(fields, columns_headers, groups)

    def _tame(self, group):
        group.data = [[as_text(value) for value in row] for row in group.data]
        for name in list(group.children):
            # Removed and inserted again, so that the groups keep their order.
            child = group.children.pop(name)
            self._tame(child)
            group.children[as_text(name)] = child


class ReadinessCsvExport(CSVExport):
    @http.route(readonly=is_readiness)
    def web_export_csv(self, data):
        return super().web_export_csv(data)
