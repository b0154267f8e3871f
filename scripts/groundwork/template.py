# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A database with everything that the addon depends on, to be copied.

Installing the dependencies takes most of the time that a fresh database takes.
"""

import ast
from pathlib import Path

from . import fingerprint, locks
from .databases import Databases

ADDON = "social_readiness"
LANGUAGES = "en_US,es_ES"
# What the first pages are made of, and what tours and component tests need besides.
PAGES = (
    "web.assets_web.js",
    "web.assets_web.css",
    "web.assets_web_print.css",
    "web.assets_frontend.css",
    "web.assets_frontend_minimal.js",
    "web.assets_frontend_lazy.js",
)
TESTS = (
    "web.assets_tests.js",
    "web.assets_unit_tests.js",
    "web.assets_unit_tests_setup.js",
    "web.assets_unit_tests_setup.css",
)


class Template:
    """The template database of this clone on the session's server.

    Its name tells the clone, the Odoo and the dependencies: with other ones it is made
    anew and the old one dropped.
    """

    def __init__(self, session):
        self.session = session
        self.databases = Databases(session)
        clone = fingerprint.of_text(str(session.workspace.root))[:8]
        self.prefix = f"readiness_template_{clone}_"
        manifest = session.workspace.addon / "__manifest__.py"
        self.depends = sorted(ast.literal_eval(manifest.read_text())["depends"])
        facts = (fingerprint.of_odoo(session.odoo), LANGUAGES, *self.depends)
        self.name = self.prefix + fingerprint.of_text(*facts)[:8]

    def copy_to(self, name):
        """Make the database ``name`` from the template, which is made if missing."""
        lock = self.session.workspace.local / "template.lock"
        with locks.exclusive(lock, self.session.console, "making the template database"):
            if not self._is_there():
                self._make()
            self.databases.copy(self.name, name)

    def _is_there(self):
        filestore = self.databases.filestores / self.name
        return self.databases.exists(self.name) and filestore.exists()

    def _make(self):
        self.session.console.begin("Template database")
        for old in self.databases.names(self.prefix):
            self.databases.drop(old)
        unfinished = f"{self.name}_new"
        command = self.session.odoo_command(
            *("-d", unfinished, "-i", ",".join(self.depends)),
            *(f"--load-language={LANGUAGES}", "--stop-after-init", "--log-level=warn"),
        )
        self.session.run_logged("Making the template database", command)
        self.databases.query("DELETE FROM ir_attachment WHERE url LIKE '/web/assets/%'", unfinished)
        (self.databases.filestores / unfinished).mkdir(parents=True, exist_ok=True)
        self.databases.rename(unfinished, self.name)
        self.session.console.done("Template database", ", ".join(self.depends))


def install(session, database, *arguments, bundles=PAGES):
    """The command that installs the addon in a database (or updates it), with its pages built."""
    program = Path(__file__).with_name("install.py")
    options = arguments or ("-i", ADDON)
    quiet = ("--stop-after-init", "--log-level=warn")
    command = [session.workspace.python, program, ",".join(bundles)]
    return [*command, "-d", database, *options, *quiet]
