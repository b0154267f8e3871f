# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One rounding, half up, everywhere."""

import re
from fractions import Fraction
from math import floor
from pathlib import Path

from engine.rounding import half_up
from engine.scores import share_of

ADDON = Path(__file__).parents[2] / "social_readiness"
# Colors and made-up answers are no figures.
OTHERWISE = {"results/colors.py", "models/company_look.py", "demo/voices.py"}


def test_all_shares_of_up_to_four_hundred():
    for total in range(1, 401):
        for count in range(total + 1):
            expected = floor(Fraction(100 * count, total) + Fraction(1, 2))
            assert share_of(count, total) == half_up(100 * count, total) == expected


def test_halves_go_up():
    assert [half_up(n, 2) for n in (-3, -1, 1, 3, 5)] == [-1, 0, 1, 2, 3]
    assert half_up(0.5) == half_up(Fraction(1, 2)) == 1
    assert half_up(2.5) == 3
    assert half_up(0.49999999999999994) == 0
    assert half_up(125 * 100, 200) == 63


def test_no_other_rounding_is_used():
    """``round`` rounds halves to even, so that a figure would differ from the screen's."""
    found = {
        path.relative_to(ADDON).as_posix()
        for path in ADDON.rglob("*.py")
        if re.search(r"(?<![\w.>] )\bround\(", re.sub(r">>>.*", "", path.read_text()))
    }
    assert found <= OTHERWISE, found - OTHERWISE
