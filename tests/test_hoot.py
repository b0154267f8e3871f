# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The component tests of the addon, run in a headless browser from here."""

from odoo.tests import HttpCase, tagged


def suite_id(name):
    """The id that hoot gives to a suite, as in odoo/addons/web/tests/test_js.py."""
    number = 0
    for character in name:
        number = ((number << 5) - number + ord(character)) & 0xFFFFFFFF
    return f"{number:08x}"


@tagged("post_install", "-at_install")
class TestHoot(HttpCase):
    def run_suite(self, preset):
        url = f"/web/tests?headless&loglevel=2&preset={preset}&timeout=15000"
        self.browser_js(
            f"{url}&id={suite_id('@social_readiness')}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=lambda message: "[HOOT]" not in message,
        )

    def test_desktop(self):
        self.run_suite("desktop")

    def test_phone(self):
        self.touch_enabled = True
        self.browser_size = "375x667"
        self.run_suite("mobile")
