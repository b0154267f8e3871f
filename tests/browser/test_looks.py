# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How the pages of those who answer look, at every width, in light and dark: no barrier."""

from ..driving import DrivingCase

SIZES = {"desktop": (1400, 900), "phone": (390, 844), "small": (320, 640)}
WIDTHS = (320, 390, 768, 1366, 1920)
# In the dark a page has other colors, and all else is the same.
RULES = {"light": None, "dark": ["color-contrast", "link-in-text-block"]}


class TestLooks(DrivingCase):
    def look(self, tab, name):
        for size, (width, height) in SIZES.items():
            tab.size(width, height)
            for scheme, rules in RULES.items():
                tab.media(prefers_color_scheme=scheme)
                tab.shot(f"{name}-{size}-{scheme}")
                self.assertEqual(tab.barriers(rules=rules), [], (name, size, scheme))
        for width in WIDTHS:
            tab.size(width)
            wide = tab.js(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            self.assertLessEqual(wide, 0, (name, width))

    def test_questionnaire(self):
        with self.tab("person1") as tab:
            tab.open(f"/readiness/{self.campaign.link_code}")
            self.look(tab, "first")
            tab.click(".step:not([hidden]) [data-do=next]")
            self.look(tab, "section")
            tab.click(".step:not([hidden]) .statement:nth-of-type(2) label:nth-child(4)")
            tab.click(".step:not([hidden]) [data-do=next]")
            self.look(tab, "gaps")
            for _section in range(8):
                tab.press("4", "4", "4", "4")
                tab.click(".step:not([hidden]) [data-do=next]")
            self.look(tab, "send")
            tab.click(".step:not([hidden]) [type=submit]")
            tab.wait_for("done")
            self.look(tab, "thanks")

    def test_pages_around(self):
        with self.tab() as tab:
            tab.open(f"/readiness/{self.campaign.link_code}")
            self.look(tab, "code")
            tab.open(f"/readiness/{self.campaign.link_code}/kiosk")
            self.look(tab, "kiosk")
            tab.open("/readiness/nothing")
            self.look(tab, "wrong_link")
            tab.open(f"/readiness/{self.campaign.link_code}/protection")
            self.look(tab, "protection")

    def test_right_to_left(self):
        self.env["res.lang"]._activate_lang("ar_001")
        with self.tab("person1") as tab:
            tab.open(f"/ar/readiness/{self.campaign.link_code}")
            tab.click(".step:not([hidden]) [data-do=next]")
            tab.press("4")
            tab.click(".step:not([hidden]) [data-do=next]")
            self.assertEqual(tab.js("document.documentElement.dir"), "rtl")
            self.look(tab, "rtl")

    def test_without_script_and_with_colors_of_the_system(self):
        with self.tab("person1") as tab:
            tab.ask("Network.enable")
            tab.ask("Network.setBlockedURLs", urls=["*answering.js*"])
            tab.open(f"/readiness/{self.campaign.link_code}")
            self.look(tab, "noscript")
            tab.media(forced_colors="active", prefers_reduced_motion="reduce")
            tab.shot("forced")
            self.assertEqual(tab.barriers(), [])
