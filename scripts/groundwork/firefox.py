"""Firefox, the second browser in which the pages of those who answer are tried."""

import os
import shutil

from . import chromium
from .errors import SetupError
from .steps import Step

NAMES = ["firefox-esr", "firefox"]


def step():
    return Step("Firefox", find, install)


def find():
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install():
    """Install Debian's package.

    :raises SetupError: without apt or without the rights to use it.
    """
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetupError(
            "The answering pages are also tested in Firefox, and this set-up cannot install it.",
            f"Install it under one of these names on PATH: {', '.join(NAMES)}.",
            "On Debian: sudo apt-get install firefox-esr",
        )
    chromium.apt_install("Firefox", "firefox-esr")
    return find() or "installed"
