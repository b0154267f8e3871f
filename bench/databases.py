# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The databases of a run."""

from pathlib import Path

from groundwork import fingerprint
from groundwork.databases import Databases
from groundwork.template import ADDON, Template, install

SQL_FILES = Path(__file__).parent / "sql"
PREFIX = "readiness_bench"


class BenchDatabases(Databases):
    """Makes databases, and runs SQL files on them.

    ``readiness_bench`` has the addon installed and is kept for the next run; all others are
    copies, dropped at the end.
    """

    def __init__(self, session):
        super().__init__(session)
        self.session = session

    def prepare(self):
        """Make the database with the addon, unless it is there from a run with the same code."""
        current = f"{ADDON} {fingerprint.of_folder(self.session.workspace.addon)}"
        if self.exists(PREFIX) and self.note(PREFIX) == current:
            return
        self.drop(PREFIX)
        Template(self.session).copy_to(PREFIX)
        title = "Installing the addon in a database for the benchmarks"
        self.session.console.begin(title)
        self.session.run_logged(title, install(self.session, PREFIX))
        self.write_note(PREFIX, current)

    def plain(self):
        """A copy with everything that the addon depends on, and without the addon."""
        name = f"{PREFIX}_plain"
        Template(self.session).copy_to(name)
        return name

    def copy_of(self, source, name):
        """Copy a database; return the name of the copy."""
        name = f"{PREFIX}_{name}"
        self.copy(source, name)
        return name

    def drop_all(self):
        for name in self.names(f"{PREFIX}_"):
            self.drop(name)

    def run_file(self, database, file, **variables):
        """Run one of the SQL files in one transaction, with psql's variables set."""
        settings = [f"--set={name}={value}" for name, value in variables.items()]
        self.psql(database, "--single-transaction", *settings, "-f", SQL_FILES / file)
