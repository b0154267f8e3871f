# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How names are written in what leaves the server."""

import os
import subprocess
from unittest.mock import patch

from odoo.tests import BaseCase, tagged

from odoo.addons.social_readiness.printing import missing_fonts
from odoo.addons.social_readiness.results.names import plain, told_apart

from .programs import only_fonts, without_programs


@tagged("post_install", "-at_install")
class TestNames(BaseCase):
    def test_names_that_are_unique_stay_as_they_are(self):
        paths = {1: ["Sales"], 2: ["North", "Sales"]}
        self.assertEqual(told_apart(paths), {1: "Sales", 2: "North"})

    def test_names_that_are_alike_show_as_much_of_their_path_as_it_takes(self):
        paths = {
            1: ["Support"],
            2: ["Support", "North", "Sales"],
            3: ["Support", "North", "Plant"],
            4: ["Support", "South", "Plant"],
        }
        self.assertEqual(
            told_apart(paths),
            {
                1: "Support",
                2: "Support · North · Sales",
                3: "Support · North · Plant",
                4: "Support · South",
            },
        )

    def test_what_cannot_be_told_apart_does_not_hang(self):
        self.assertEqual(told_apart({1: ["A", "B"], 2: ["A", "B"]}), {1: "A · B", 2: "A · B"})

    def test_every_control_character_goes(self):
        controls = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF]
        for number in controls:
            self.assertEqual(plain(f"Quality{chr(number)}control"), "Quality control", hex(number))
        given = {"rows": [["\x0bA", 1, None, ("B\x0b",)]], "name": "Ünïcødé 北京"}
        self.assertEqual(
            plain(given), {"rows": [["A", 1, None, ("B\x0b",)]], "name": "Ünïcødé 北京"}
        )


@tagged("post_install", "-at_install")
class TestFonts(BaseCase):
    """Real fonts, asked through fontconfig, on servers that have few of them."""

    def latin_font(self):
        found = subprocess.run(
            ["fc-match", "--format=%{file}", "sans:lang=en"], capture_output=True, check=True
        )
        return found.stdout.decode()

    def test_the_debian_package_for_each_script_is_named(self):
        with only_fonts(self.latin_font()):
            self.assertEqual(missing_fonts(["Ana Núñez", "1 – 2"]), {})
            for text, package in (
                ("北京研发部", "fonts-noto-cjk"),
                ("カスタマー", "fonts-noto-cjk"),
                ("고객 지원", "fonts-noto-cjk"),
                ("अनुसंधान", "fonts-noto-core"),
                ("ฝ่ายบริการ", "fonts-noto-core"),
                ("Ana 🌻", "fonts-symbola"),
                ("👩‍💻", "fonts-symbola"),
            ):
                self.assertEqual(missing_fonts(["Ana", text]), {package: text})

    def test_without_fontconfig_only_usual_scripts_are_printed(self):
        with without_programs("fc-list"):
            self.assertEqual(missing_fonts(["Žluťoučký Ελένη Мария “–” −3 …"]), {})
            self.assertEqual(missing_fonts(["北京"]), {"fontconfig": "北京"})

    def test_a_font_that_is_installed_later_is_found(self):
        font = self.latin_font()
        with only_fonts(font), patch.dict(os.environ):
            self.assertTrue(missing_fonts(["北京"]))
        self.assertEqual(missing_fonts(["Ana"]), {})
