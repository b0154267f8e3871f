# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The browser that Odoo's tours and component tests run in; and Debian packages of the system."""

import os
import shutil
import subprocess

from . import processes
from .errors import SetupError
from .steps import Step

# The names that Odoo's own test code looks for.
NAMES = ["google-chrome", "chromium", "chromium-browser", "google-chrome-stable"]


def step():
    return Step("Chromium", find, install)


def find():
    return first_of(NAMES)


def install():
    """Install the system's package.

    :raises SetupError: without apt or without the rights to use it.
    """
    if not shutil.which("apt-get"):
        raise SetupError(
            "The browser tests need Chrome or Chromium, and this system has no apt.",
            f"Install one, under one of these names on PATH: {', '.join(NAMES)}.",
        )
    if os.geteuid() != 0:
        raise SetupError(
            "The browser tests need Chrome or Chromium, and installing it takes more rights.",
            "Run: sudo apt-get install chromium",
        )
    apt_install("Chromium", "chromium", "fonts-liberation")
    return find() or "installed"


def first_of(names):
    """The path of the first of these programs that is there, or None."""
    return next((path for path in map(shutil.which, names) if path), None)


def optional(title, find, package, missing):
    """A step for a Debian package: it is installed where possible, otherwise reported as missing.

    :param find: returns what is there, or None
    :param missing: returns what to say where there is none
    """

    def found():
        return find() or (None if _may_install(package) else missing())

    def made():
        try:
            apt_install(title, package)
        except SetupError:
            return missing()
        return find() or package

    return Step(title, found, made)


def _may_install(package):
    """Whether this user may install a Debian package, and apt knows it."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    known = subprocess.run(
        ["apt-cache", "policy", package], capture_output=True, text=True, check=False
    ).stdout
    return "Candidate:" in known and "Candidate: (none)" not in known


def apt_install(title, *packages):
    """Install Debian packages as root.

    :param title: of what they are for, as the user reads it
    :raises SetupError: it failed
    """
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        processes.run(
            ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *arguments],
            what=f"Installing {title}",
            advice=(f"Check the network, or install it by hand: {' '.join(packages)}.",),
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
