# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Debian packages without touching the system: an apt state of our own.

Only ``apt-get update`` and ``apt-get download`` run, with lists, cache and sources
below a folder of ours, and signatures checked against Debian's archive keyring.
"""

import os
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
CHECKOUT = "Or set ODOO_SRC to an Odoo 19.0 checkout."
ADVICE = (
    "Check the network and run the same command again: what was downloaded is kept.",
    CHECKOUT,
)


class Apt:
    """An isolated apt.

    :param folder: where its state lives; it may be deleted at any time.
    :param suites: Debian's suites to take packages from.
    """

    def __init__(self, folder, suites):
        self.folder = folder
        self.suites = suites

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
        failure = SetupError(
            "apt has no mirror configured on this machine.",
            "Set DEBIAN_MIRROR to the address of a Debian mirror.",
            CHECKOUT,
        )
        for mirror in self._mirrors():
            self._write_sources(mirror, keyring)
            try:
                strict = ("-o", "APT::Update::Error-Mode=any")
                return self._run(*strict, "update", what="Reading Debian's package lists")
            except SetupError as error:
                failure = error
        raise failure

    def download(self, names, target):
        """Put the packages' files into the folder ``target``.

        :param names: package names, each perhaps with ``/suite``.
        """
        target.mkdir(parents=True, exist_ok=True)
        self._run("download", *names, what="Downloading the Debian packages", cwd=target)

    def _keyring(self):
        found = [keyring for keyring in KEYRINGS if keyring.exists()]
        if not found:
            raise SetupError(
                "Debian's archive keys are missing, so its packages cannot be verified.",
                "Run: apt-get install debian-archive-keyring",
                CHECKOUT,
            )
        return found[0]

    def _mirrors(self):
        if os.environ.get("DEBIAN_MIRROR"):
            return [os.environ["DEBIAN_MIRROR"]]
        out = processes.run(
            ["apt-get", "indextargets", "--format", "$(ORIGIN)|$(REPO_URI)"],
            what="Asking apt for its mirrors",
        )
        rows = {tuple(line.split("|", 1)) for line in out.splitlines() if "://" in line}
        known = sorted(rows, key=lambda row: (row[0] != "Debian", "security" in row[1], row[1]))
        return [uri for _origin, uri in known]

    def _write_sources(self, mirror, keyring):
        for part in ("sources", "lists/partial", "cache/archives/partial"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        text = SOURCE.format(mirror=mirror, suites=" ".join(self.suites), keyring=keyring)
        (self.folder / "sources" / "debian.sources").write_text(text)

    def _run(self, *arguments, what, **options):
        settings = {
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": self.folder / "sources",
            "Dir::State::lists": self.folder / "lists",
            "Dir::State::status": "/dev/null",
            "Dir::Cache": self.folder / "cache",
            "APT::Sandbox::User": "root" if os.geteuid() == 0 else "",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
        }
        flags = [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]
        command = ["apt-get", "-q", *flags, *arguments]
        processes.run(command, what=what, advice=ADVICE, **options)
