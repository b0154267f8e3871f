# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Debian packages without touching the system: an apt state of our own.

Only ``apt-get update`` and ``apt-get download`` run, with lists, cache and sources
below a folder of ours, and signatures checked against Debian's archive keyring.
"""

import os
import re
import shutil
from pathlib import Path

from . import processes
from .errors import SetupError

KEYRINGS = [
    Path("/usr/share/keyrings/debian-archive-keyring.gpg"),
    Path("/usr/share/keyrings/debian-archive-keyring.pgp"),
]
SOURCE = """\
Types: deb
URIs: {mirror}
Suites: {suites}
Components: main
Signed-By: {keyring}
"""
ADVICE = (
    "Check the network and run the same command again: what was downloaded is kept.",
    "Or set ODOO_SRC to an Odoo 19.0 checkout.",
)


class Apt:
    """An isolated apt.

    :param folder: where its state lives; it may be deleted at any time.
    :param suites: Debian's suites to take packages from.
    """

    def __init__(self, folder, suites, environ=None):
        self.folder = folder
        self.suites = suites
        self.environ = os.environ if environ is None else environ

    def update(self):
        """Read the package lists from the first of the machine's mirrors that has them.

        :raises SetupError: without apt, Debian's keyring, or a mirror that answers.
        """
        if not shutil.which("apt-get"):
            raise SetupError(
                "This system has no apt, so Odoo cannot be fetched as a Debian package.",
                "Set ODOO_SRC to an Odoo 19.0 checkout, and install Chrome or Chromium.",
            )
        keyring = self._keyring()
        failure = self._no_mirror()
        for mirror in self._mirrors():
            failure = self._try_mirror(mirror, keyring)
            if failure is None:
                return
        raise failure

    def download(self, names, target):
        """Put the packages' files into the folder ``target``.

        :param names: package names, each perhaps with ``/suite``.
        """
        target.mkdir(parents=True, exist_ok=True)
        processes.run(
            self._command("download", *names),
            what="Downloading the Debian packages",
            advice=ADVICE,
            telling=["E: "],
            cwd=target,
        )

    def version(self, name):
        """Return the version that download() would take."""
        out = processes.run(
            self._command("--print-uris", "download", name), what=f"Looking up {name}"
        )
        match = re.search(r"' \S+?_(\S+?)_", out)
        return match[1].replace("%3a", ":") if match else "unknown"

    def _keyring(self):
        for keyring in KEYRINGS:
            if keyring.exists():
                return keyring
        raise SetupError(
            "Debian's archive keys are missing, so its packages cannot be verified.",
            "Run: apt-get install debian-archive-keyring",
            "Or set ODOO_SRC to an Odoo 19.0 checkout.",
        )

    def _mirrors(self):
        if self.environ.get("DEBIAN_MIRROR"):
            return [self.environ["DEBIAN_MIRROR"]]
        out = processes.run(
            ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)"],
            what="Asking apt for its mirrors",
        )
        rows = {tuple(line.split("|", 1)) for line in out.splitlines() if "://" in line}
        known = sorted(rows, key=lambda row: (row[0] != "Debian", "security" in row[1], row[1]))
        return [uri for _origin, uri in known]

    def _try_mirror(self, mirror, keyring):
        """Return None if the mirror has the suites, else the error."""
        self._write_sources(mirror, keyring)
        command = self._command("-o", "APT::Update::Error-Mode=any", "update")
        try:
            what = "Reading Debian's package lists"
            processes.run(command, what=what, advice=ADVICE, telling=["E: "])
        except SetupError as error:
            return error
        return None

    def _write_sources(self, mirror, keyring):
        for part in ("sources", "lists/partial", "cache/archives/partial"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        text = SOURCE.format(mirror=mirror, suites=" ".join(self.suites), keyring=keyring)
        (self.folder / "sources" / "debian.sources").write_text(text)

    def _command(self, *arguments):
        options = {
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": self.folder / "sources",
            "Dir::State::lists": self.folder / "lists",
            "Dir::State::status": "/dev/null",
            "Dir::Cache": self.folder / "cache",
            "APT::Sandbox::User": "root" if os.geteuid() == 0 else "",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        flags = [part for key, value in options.items() for part in ("-o", f"{key}={value}")]
        return ["apt-get", "-q", *flags, *arguments]

    def _no_mirror(self):
        return SetupError(
            "apt has no mirror configured on this machine.",
            "Set DEBIAN_MIRROR to the address of a Debian mirror.",
            "Or set ODOO_SRC to an Odoo 19.0 checkout.",
        )
