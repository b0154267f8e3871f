# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Which characters this server cannot print, and which Debian packages have fonts for them."""

import os
import re
import shutil
import subprocess
import time
import unicodedata
from bisect import bisect_right
from functools import lru_cache

SECONDS = 60  # how long the list of fonts is kept; a font that is installed later is found after it
FONTCONFIG, CHINESE, SYMBOLS, OTHERS = (
    "fontconfig", "fonts-noto-cjk", "fonts-symbola", "fonts-noto-core"
)  # fmt: skip
EAST_ASIAN = {"CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH",
              "HALFWIDTH"}  # fmt: skip
# Characters without a shape: controls, joiners, variation selectors, private and unassigned ones.
SHAPELESS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
# Characters of the font that every package of fontconfig brings, in case fontconfig is missing:
# Latin, Greek, Cyrillic, Armenian, and punctuation.
USUAL = (range(0x590), range(0x1E00, 0x2C00))
SELECTORS = range(0xFE00, 0xFE10)


def missing_fonts(texts, has_color=False):
    """Return what is missing to print these texts: {Debian package: a text that needs it}.

    :param has_color: whether the printer program prints fonts with color pictures
    """
    known = _known(has_color)
    missing = {}
    for text in texts:
        for sign in filter(_has_shape, set(text)):
            if known is None and not any(ord(sign) in usual for usual in USUAL):
                missing.setdefault(FONTCONFIG, text)
            elif known is not None and not _is_in(known, ord(sign)):
                missing.setdefault(package_for(sign), text)
    return missing


def package_for(sign):
    """Return the Debian package of a font with this character."""
    if re.split("[ -]", unicodedata.name(sign, ""))[0] in EAST_ASIAN:
        return CHINESE
    return SYMBOLS if unicodedata.category(sign) in ("So", "Sk") else OTHERS


def _has_shape(sign):
    return unicodedata.category(sign) not in SHAPELESS and ord(sign) not in SELECTORS


def _is_in(known, number):
    starts, ends = known
    index = bisect_right(starts, number) - 1
    return index >= 0 and number <= ends[index]


def _known(has_color):
    """Return the characters for which there is a font; None if fontconfig cannot be run.

    They are returned as (first characters, last characters) of ranges, in order.
    """
    path, fonts = shutil.which("fc-list"), ":" if has_color else ":color=false"
    setup = os.environ.get("FONTCONFIG_FILE")
    return path and _listed(path, fonts, setup, int(time.monotonic() // SECONDS))


@lru_cache(2)
def _listed(path, fonts, _setup, _turn):
    done = subprocess.run(
        [path, fonts, "--format=%{charset} "],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    return _merged(sorted(_range(part) for part in set(done.stdout.split())))


def _range(part):
    """Return (first, last) of a range that fontconfig writes as "20-7e" or "a9"."""
    first, _dash, last = part.partition("-")
    return int(first, 16), int(last or first, 16)


def _merged(ranges):
    starts, ends = [], []
    for first, last in ranges:
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends
