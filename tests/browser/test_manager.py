# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The page of a manager in a real browser: the eye and the keyboard take the same way."""

from odoo.tests import HttpCase, tagged

from ..decision.common import DecisionCase
from ..driving import Driving

WIDE, TABLET, PHONE = (1366, 768), (800, 1000), (390, 844)
ROW = ".o_readiness_team_row"
TALK = ".o_readiness_team_talk button"
LEFT_AND_WIDTH = """
    [...document.querySelectorAll(".o_readiness_team_row")].map((row) => {
        const [name, bar, facts] = [".o_name", ".o_readiness_score_bar", ".o_facts"].map(
            (part) => row.querySelector(part).getBoundingClientRect()
        );
        return [name.left, bar.left, facts.left, bar.width].map(Math.round);
    })
"""


@tagged("post_install", "-at_install")
class TestManager(Driving, DecisionCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sales.manager_id = cls.north.manager_id
        cls.manager.odoobot_state = "disabled"

    def open_page(self, tab, size):
        tab.size(*size, mobile=size == PHONE)
        tab.open("/odoo/readiness-my-team")
        tab.wait(f"document.querySelector('{TALK}')")

    def test_bars_begin_below_their_names_and_are_as_long_everywhere(self):
        with self.tab("north_manager") as tab:
            self.open_page(tab, WIDE)
            company, north = tab.js(LEFT_AND_WIDTH)
        for name, bar, facts, _width in (company, north):
            self.assertEqual({name, bar, facts}, {name})
        self.assertEqual(north[0] - company[0], 20)
        self.assertEqual(north[3], company[3])

    def test_tab_goes_from_top_to_bottom_at_every_width(self):
        with self.tab("north_manager") as tab:
            for size, first, second in (
                (WIDE, ROW, TALK),
                (TABLET, TALK, ROW),
                (PHONE, TALK, ROW),
            ):
                with self.subTest(size=size):
                    self.open_page(tab, size)
                    self.assertEqual(tab.js("document.querySelectorAll('h2').length"), 4)
                    tab.tab_to(f"{first}, {second}")
                    self.assertTrue(tab.js(f"document.activeElement.matches('{first}')"))
                    tab.tab_to(second, most=4)
                    self.assertEqual(tab.barriers(".o_readiness_team"), [])
