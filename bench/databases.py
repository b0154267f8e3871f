# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The databases of a run, and work done inside them."""

import os
from pathlib import Path

from groundwork import fingerprint, processes
from groundwork.databases import Databases
from groundwork.template import ADDON, Template, install
from trial import inside

SQL_FILES = Path(__file__).parent / "sql"
PREFIX = "readiness_bench"


class BenchDatabases:
    """Makes databases, runs SQL files on them, and functions in fresh Odoo processes.

    ``readiness_bench`` has the addon installed and is kept for the next run; all others are
    copies, dropped at the end.
    """

    def __init__(self, session):
        self.session = session
        self.databases = Databases(session)

    def prepare(self):
        """Make the database with the addon, unless it is there from a run with the same code."""
        current = f"{ADDON} {fingerprint.of_folder(self.session.workspace.addon)}"
        if self.databases.exists(PREFIX) and self.databases.note(PREFIX) == current:
            return
        self.databases.drop(PREFIX)
        Template(self.session).copy_to(PREFIX)
        title = "Installing the addon in a database for the benchmarks"
        self.session.console.begin(title)
        self.session.run_logged(title, install(self.session, PREFIX))
        self.databases.write_note(PREFIX, current)

    def plain(self):
        """A copy with everything that the addon depends on, and without the addon."""
        name = f"{PREFIX}_plain"
        self.databases.drop(name)
        Template(self.session).copy_to(name)
        return name

    def copy(self, name, source=PREFIX):
        name = f"{PREFIX}_{name}"
        self.databases.drop(name)
        self.databases.copy(source, name)
        return name

    def drop(self, name):
        self.databases.drop(name)

    def drop_all(self):
        for name in self.databases.names(f"{PREFIX}_"):
            self.databases.drop(name)

    def run_file(self, database, file, **variables):
        """Run one of the SQL files in one transaction, with psql's variables set."""
        settings = [f"--set={name}={value}" for name, value in variables.items()]
        processes.run(
            [
                *(self.databases.psql, "-XAtq1", "-v", "ON_ERROR_STOP=1", "-d", database),
                *(*settings, "-f", SQL_FILES / file),
            ],
            what=f"{file} on {database}",
            env={**os.environ, **self.session.server.environment()},
        )

    def inside(self, database, function, **arguments):
        """Call ``function(env, **arguments)`` of ``inside_odoo.py``; return its result."""
        return inside.call(self.session, database, f"bench.inside_odoo.{function}", **arguments)
