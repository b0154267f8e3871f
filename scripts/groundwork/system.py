# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What comes from the system: browsers, a printer of PDFs, and fonts for names in any script.

Debian packages that are missing are installed where that may be. Chromium has to be there; without
the others it is said what does not work.
"""

import os
import shutil

from . import processes
from .errors import SetupError
from .steps import Step

CHROMIUM = ("google-chrome", "chromium", "chromium-browser", "google-chrome-stable")
FONTS = {"fonts-noto-core": "905", "fonts-noto-cjk": "4e2d", "fonts-symbola": "1f33b"}
WKHTMLTOPDF = "wkhtmltopdf"  # Debian 13 has it no more
NO_FIREFOX = "none: the tests in Firefox will fail; on Debian, install firefox-esr"
NO_PRINTER = "none; to print PDFs, install wkhtmltopdf (Debian 12) or Chromium"


def steps():
    """All that the tests use."""
    fonts = [_font(package, sign) for package, sign in FONTS.items()]
    browsers = [chromium_step(), _optional("Firefox", "firefox-esr", firefox, lambda: NO_FIREFOX)]
    return [*browsers, printer_step(), *fonts]


def chromium():
    """The browser of tours, component tests and pictures: its path, or None."""
    return _first_of(*CHROMIUM)


def firefox():
    """The second browser in which people may answer: its path, or None."""
    return _first_of("firefox-esr", "firefox")


def _first_of(*names):
    return next((path for path in map(shutil.which, names) if path), None)


def chromium_step():
    return Step("Chromium", chromium, _install_chromium)


def _install_chromium():
    if not _is_root_with_apt():
        raise SetupError(
            "The browser tests need Chrome or Chromium, which only root can install, with apt.",
            "Run: sudo apt-get install chromium",
            f"Or install one under one of these names on PATH: {', '.join(CHROMIUM)}.",
        )
    apt_install("Chromium", "chromium", "fonts-liberation")
    return chromium() or "installed"


def printer_step():
    """wkhtmltopdf where Debian has it, else the browser that the tests run in."""
    return _optional("PDF printer", WKHTMLTOPDF, _wkhtmltopdf, _other_printer)


def printer_warning():
    """What to say before somebody prints in vain; empty where something prints."""
    return "" if _wkhtmltopdf() or chromium() else f"PDFs will not work: {NO_PRINTER}."


def _wkhtmltopdf():
    return WKHTMLTOPDF if shutil.which(WKHTMLTOPDF) else None


def _other_printer():
    return "Chromium" if chromium() else NO_PRINTER


def _font(package, sign):
    """A font, known by a character that it has."""

    def find():
        command = ["fc-list", f":charset={sign}", "family"]
        known = shutil.which("fc-list") and processes.run(command, what="Listing the fonts")
        return package if known and known.strip() else None

    return _optional(package, package, find, lambda: "none: some tests are skipped")


def _optional(title, package, find, missing):
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
    if not _is_root_with_apt():
        return False
    known = processes.run(["apt-cache", "policy", package], what=f"Asking apt for {package}")
    return "Candidate:" in known and "Candidate: (none)" not in known


def _is_root_with_apt():
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


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
