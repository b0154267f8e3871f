"""Firefox, the second browser in which the pages of those who answer are tried."""

import shutil

from . import chromium
from .errors import SetupError
from .steps import Step

NAMES = ["firefox-esr", "firefox"]
PACKAGE = "firefox-esr"
MISSING = "none: nothing is tried in Firefox; on Debian, install firefox-esr"


def step():
    return Step("Firefox", find, install)


def program():
    """Where it is, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def find():
    """Return where it is; None where it is missing and can be installed."""
    return program() or (None if chromium.may_install(PACKAGE) else MISSING)


def install():
    """Install Debian's package. Its tests are skipped without it: a failure is only told."""
    try:
        chromium.apt_install("Firefox", PACKAGE)
    except SetupError:
        return MISSING
    return program() or MISSING
