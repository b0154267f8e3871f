# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo 19.0 from Debian's package, unpacked into the shared cache.

The package is pure Python plus assets; its assets are links to files of other
packages, which are unpacked beside it so that the links lead somewhere.
"""

import json
import shutil
from pathlib import Path

from . import locks, processes
from .apt import Apt
from .errors import SetupError

# Change this when what is unpacked changes, so that old caches are not used.
RECIPE = "odoo-19.0-1"
PACKAGE = "odoo-19"
# Debian 12's font files carry the names that the links expect.
ASSETS = [
    "libjs-jquery/bookworm",
    "libjs-jquery-form/bookworm",
    "libjs-underscore/bookworm",
    "fonts-font-awesome/bookworm",
    "fonts-roboto-unhinted/bookworm",
    "fonts-inconsolata/bookworm",
    "fonts-ocr-b/bookworm",
    "fonts-glyphicons-halflings/bookworm",
    "fonts-montserrat/sid",
]
PACKAGES = Path("usr/lib/python3/dist-packages")
PLACEHOLDER = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"
PLACEHOLDER_TEXT = "// Not part of the Debian package: the background blur of video calls.\n"


class DebianOdoo:
    """The unpacked package in the cache.

    Any number of set-ups may run at once: one of them downloads and unpacks beside the
    final place, then renames; the others wait for it.
    """

    def __init__(self, cache, console, apt=None):
        self.cache = cache
        self.console = console
        self.apt = apt or Apt(cache / "apt", ["sid", "bookworm"])
        self.folder = cache / RECIPE

    @property
    def python_path(self):
        return self.folder / PACKAGES

    def version(self):
        """Return the package's version, None if it is not there."""
        complete = self.folder / "complete.json"
        return json.loads(complete.read_text())["version"] if complete.exists() else None

    def install(self):
        with locks.exclusive(self.cache / f"{RECIPE}.lock", self.console, "unpacking Odoo"):
            return self.version() or self._install()

    def _install(self):
        downloads = self.cache / "downloads"
        self.apt.update()
        self.console.begin("Downloading Odoo 19.0 (120 MB)")
        self.apt.download([f"{PACKAGE}/sid", *ASSETS], downloads)
        self._unpack(sorted(downloads.glob("*.deb")))
        shutil.rmtree(downloads)
        return self.version()

    def _unpack(self, files):
        self.console.begin("Unpacking it")
        place = self.cache / f"{RECIPE}.tmp"
        for leftover in (place, self.folder):
            shutil.rmtree(leftover, ignore_errors=True)
        place.mkdir()
        for file in files:
            processes.run(["dpkg", "-x", file, place], what=f"Unpacking {file.name}")
        finish(place)
        *_older, package = [file.name for file in files if file.name.startswith(PACKAGE)]
        version = package.split("_")[1]
        (place / "complete.json").write_text(json.dumps({"version": version}))
        place.rename(self.folder)


def finish(place):
    """Add what the package lacks, and check that no link leads nowhere.

    :raises SetupError: naming the links that do.
    """
    placeholder = place / PACKAGES / "odoo/addons" / PLACEHOLDER
    if not placeholder.exists():
        placeholder.parent.mkdir(parents=True, exist_ok=True)
        placeholder.write_text(PLACEHOLDER_TEXT)
    links = [path for path in (place / PACKAGES).rglob("*") if path.is_symlink()]
    dangling = sorted(link.name for link in links if not link.exists())
    if dangling:
        raise SetupError(
            f"Debian's Odoo package links to files that its assets lack: {', '.join(dangling)}.",
            "Set ODOO_SRC to an Odoo 19.0 checkout, and please report this.",
        )
