# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Firefox, the second browser in which the pages of those who answer are tried."""

from .chromium import first_of, optional

PACKAGE = "firefox-esr"
MISSING = "none: nothing is tried in Firefox; on Debian, install firefox-esr"


def step():
    return optional("Firefox", program, PACKAGE, lambda: MISSING)


def program():
    """Where it is, or None."""
    return first_of(["firefox-esr", "firefox"])
