# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo 19.0 from Debian's package, unpacked into the shared cache.

The package is pure Python plus assets; its assets are links to files of other
packages, which are unpacked beside it so that the links lead somewhere.
"""

import json
import shutil
import tempfile
from pathlib import Path

from . import locks, processes
from .apt import Apt
from .errors import SetupError, disk_full

# Change this when what is unpacked changes, so that old caches are not used.
RECIPE = "odoo-19.0-1"
PACKAGE = "odoo-19/sid"
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
SPACE_NEEDED = 2_500_000_000
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
        try:
            return json.loads((self.folder / "complete.json").read_text())["version"]
        except (OSError, ValueError, KeyError):
            return None

    def install(self):
        with locks.exclusive(self.cache / f"{RECIPE}.lock", self._say_waiting):
            return self.version() or self._install()

    def _say_waiting(self):
        self.console.note("Another set-up is unpacking Odoo; waiting for it.")

    def _install(self):
        self._check_space()
        self.apt.update()
        version = self.apt.version(PACKAGE)
        files = self._download()
        self._unpack(files, version)
        shutil.rmtree(self.cache / "downloads", ignore_errors=True)
        return version

    def _check_space(self):
        self.cache.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.cache).free < SPACE_NEEDED:
            raise disk_full(self.cache)

    def _download(self):
        target = self.cache / "downloads"
        self.console.begin("Downloading Odoo 19.0 (120 MB)")
        self.apt.download([PACKAGE, *ASSETS], target)
        return sorted(target.glob("*.deb"))

    def _unpack(self, files, version):
        self._remove_leftovers()
        place = Path(tempfile.mkdtemp(prefix=f"{RECIPE}.", suffix=".tmp", dir=self.cache))
        self.console.begin("Unpacking it")
        for file in files:
            processes.run(["dpkg", "-x", file, place], what=f"Unpacking {file.name}")
        finish(place)
        (place / "complete.json").write_text(json.dumps({"version": version}))
        shutil.rmtree(self.folder, ignore_errors=True)
        place.chmod(0o755)
        place.rename(self.folder)

    def _remove_leftovers(self):
        for folder in self.cache.glob(f"{RECIPE}.*.tmp"):
            shutil.rmtree(folder, ignore_errors=True)


def finish(place):
    """Add what the package lacks, and check that no link leads nowhere.

    :raises SetupError: naming the links that do.
    """
    placeholder = place / PACKAGES / "odoo/addons" / PLACEHOLDER
    if not placeholder.exists():
        placeholder.parent.mkdir(parents=True, exist_ok=True)
        placeholder.write_text(PLACEHOLDER_TEXT)
    dangling = dangling_links(place / PACKAGES)
    if dangling:
        names = ", ".join(sorted(link.name for link in dangling))
        raise SetupError(
            f"Debian's Odoo package links to files that its asset packages lack: {names}.",
            "Set ODOO_SRC to an Odoo 19.0 checkout, and please report this.",
        )


def dangling_links(folder):
    return [path for path in folder.rglob("*") if path.is_symlink() and not path.exists()]
