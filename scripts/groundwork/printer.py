# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What prints PDFs: wkhtmltopdf where Debian has it, else the browser that the tests run in."""

import shutil

from . import chromium

PACKAGE = "wkhtmltopdf"  # Debian 13 has it no more
MISSING = "none; to print PDFs, install wkhtmltopdf (Debian 12) or Chromium"


def step():
    return chromium.optional("PDF printer", _wkhtmltopdf, PACKAGE, _else)


def warning():
    """Return what to say before somebody prints in vain; empty where something prints."""
    return "" if _wkhtmltopdf() or chromium.find() else f"PDFs will not work: {MISSING}."


def _wkhtmltopdf():
    return PACKAGE if shutil.which(PACKAGE) else None


def _else():
    return "Chromium" if chromium.find() else MISSING
