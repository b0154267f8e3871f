# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A fresh database for one run of the tests, dropped afterwards whatever happens."""

import contextlib
import secrets

from . import locks
from .databases import Databases
from .template import PAGES, TESTS, Template, install


@contextlib.contextmanager
def fresh(session, workers=()):
    """Yield the name of a database in which the addon is newly installed.

    Its name is unique, so that any number of runs may go on at once. A lock file beside
    the log says that the run is alive: what a killed run left is dropped by the next.

    :param workers: names of pytest's workers: each gets a copy of its own, whose name is
        that of the database, an underscore and the worker's.
    """
    folder = session.workspace.local / "test-databases" / session.server.key
    databases = Databases(session)
    drop_abandoned(folder, databases)
    name = f"readiness_test_{secrets.token_hex(4)}"
    copies = [f"{name}_{worker}" for worker in workers]
    with contextlib.ExitStack() as stack:
        for one in (name, *copies):
            stack.enter_context(_kept(folder / one, databases))
        _make(session, name)
        for copy in copies:
            databases.copy(name, copy)
        yield name


@contextlib.contextmanager
def _kept(file, databases):
    """Hold the lock of a database while it is in use, and drop it afterwards."""
    with locks.exclusive(file):
        try:
            yield
        finally:
            databases.drop(file.name)
            file.unlink()


def drop_abandoned(folder, databases):
    """Drop the databases whose lock file nobody holds."""
    for file in folder.glob("*"):
        if locks.is_free(file):
            databases.drop(file.name)
            file.unlink(missing_ok=True)


def _make(session, name):
    Template(session).copy_to(name)
    title = "Installing the addon in a fresh database"
    session.console.begin(title)
    session.run_logged(title, install(session, name, bundles=PAGES + TESTS))
