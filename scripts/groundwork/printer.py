"""What prints PDFs: wkhtmltopdf where Debian has it, else the browser that the tests run in."""

import shutil

from . import chromium
from .errors import SetupError
from .steps import Step

PACKAGE = "wkhtmltopdf"
MISSING = "none; to print PDFs, install wkhtmltopdf (Debian 12) or Chromium"


def step():
    return Step("PDF printer", find, install)


def find():
    """Return what prints; None where it is missing and can be installed."""
    if shutil.which(PACKAGE):
        return PACKAGE
    if chromium.may_install(PACKAGE):  # Debian 13 has it no more
        return None
    return "Chromium" if chromium.find() else MISSING


def install():
    """Install the package. Whatever else works without it: a failure is only told."""
    try:
        chromium.apt_install("the PDF printer", PACKAGE)
    except SetupError:
        return "Chromium" if chromium.find() else MISSING
    return PACKAGE


def warning():
    """Return what to say before somebody prints in vain; empty where something prints."""
    return "" if shutil.which(PACKAGE) or chromium.find() else f"PDFs will not work: {MISSING}."
