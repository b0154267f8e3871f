# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Fonts for names in any script: the tests print people's names as they are written."""

import subprocess

from . import chromium

# Debian's packages, each with a character (hexadecimal) that only it is needed for.
PACKAGES = {"fonts-noto-core": "905", "fonts-noto-cjk": "4e2d", "fonts-symbola": "1f33b"}


def steps():
    return [
        chromium.optional(package, _finder(package, sign), package, _missing(package))
        for package, sign in PACKAGES.items()
    ]


def _finder(package, sign):
    def find():
        command = ["fc-list", f":charset={sign}", "family"]
        try:
            found = subprocess.run(
                command, capture_output=True, text=True, check=False
            ).stdout.strip()
        except OSError:
            return None
        return found and package

    return find


def _missing(package):
    return lambda: f"none; some tests are skipped without {package}"
