# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What only reads says so, so that Odoo sends it to a read replica if there is one.

``make test-replica`` shows it with a real one, and with the statements that the primary gets.
"""

from odoo.http import Controller

from odoo.addons.social_readiness.controllers.list_export import (
    ReadinessCsvExport,
    ReadinessExcelExport,
)
from odoo.addons.social_readiness.controllers.portal import ReadinessPortal

from ..common import ReadinessCase
from .test_public_methods import OF_THE_ORM, public_methods

READING = ("get_",)
PAGES = {
    ReadinessPortal: "portal_my_surveys",
    ReadinessExcelExport: "web_export_xlsx",
    ReadinessCsvExport: "web_export_csv",
}


class TestReadonly(ReadinessCase):
    def test_methods_that_read(self):
        reading = {
            (model, method)
            for model, method in public_methods(self.registry)
            if method.startswith(READING) and method not in OF_THE_ORM
        }
        self.assertGreater(len(reading), 4)
        for model, method in reading:
            with self.subTest(method=f"{model}.{method}"):
                self.assertTrue(getattr(getattr(self.registry[model], method), "_readonly", False))

    def test_pages_that_read(self):
        for controller, name in PAGES.items():
            self.assertTrue(issubclass(controller, Controller))
            self.assertTrue(getattr(controller, name).original_routing.get("readonly"), name)
