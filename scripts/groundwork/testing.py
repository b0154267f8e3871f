# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make test``: plain Python tests while the database is made, then those that need Odoo.

All tests are shared among workers, each with a database of its own (see
``tests/conftest.py``); tests that are named run in one process, where output is seen at once.
"""

import contextlib
import os
import shlex
from concurrent.futures import ThreadPoolExecutor

from . import test_database

NO_TESTS_SELECTED = 5
SLOWEST = ["--durations=8", "--durations-min=5"]
PLAIN = ["tests/engine", "tests/setup"]
# With a database of its own: ``make test-others``.
OTHERS = "tests/others"
# Class by class, in the order of ``tests/conftest.py``.
SIDE_BY_SIDE = ["--dist=loadscope", "--no-loadscope-reorder"]
MOST_WORKERS = 4


class Tests:
    """One run of the tests.

    :param arguments: for pytest, from ``ARGS``; with paths, only those are run.
    """

    def __init__(self, session, arguments=()):
        self.session = session
        self.arguments = list(arguments)
        self.root = session.workspace.root
        self.workers = []

    def run(self):
        """Run what the arguments ask for, both kinds even if one fails."""
        plain, odoo = self._targets()
        if not self._names_paths():
            self.workers = [f"gw{number}" for number in range(worker_count())]
        with contextlib.ExitStack() as stack, ThreadPoolExecutor(1) as beside:
            database = test_database.fresh(self.session, self.workers)
            made = beside.submit(stack.enter_context, database) if odoo else None
            codes = [self._plain(plain)] if plain else []
            codes += [self._with_odoo(odoo, made.result())] if odoo else []
            return verdict(codes)

    def _targets(self):
        """Return the paths of plain tests and of Odoo tests."""
        paths = self._names_paths()
        if not paths:
            plain = [path for path in PLAIN if (self.root / path).exists()]
            return plain, ["tests"]
        plain = [path for path in paths if path.startswith(tuple(PLAIN))]
        return plain, [path for path in paths if path not in plain]

    def _names_paths(self):
        return [part for part in self.arguments if self._is_path(part)]

    def _is_path(self, argument):
        place = argument.split("::")[0]
        return not argument.startswith("-") and (self.root / place).exists()

    def _options(self):
        return [part for part in self.arguments if not self._is_path(part)]

    def _plain(self, targets):
        return self._pytest("-p", "no:odoo", *targets, *self._options())

    def _with_odoo(self, targets, database):
        ignored = [f"--ignore={path}" for path in (*PLAIN, OTHERS)]
        return self._pytest(*_on(database), *SLOWEST, *ignored, *targets, *self._options())

    def run_on(self, name):
        """Run the named tests on a database that is there."""
        return self._pytest(*_on(name), *self.arguments)

    def _pytest(self, *arguments):
        side_by_side = ["-n", str(len(self.workers)), *SIDE_BY_SIDE] if self.workers else []
        command = [self.session.workspace.python, "-m", "pytest", "-rs", *side_by_side, *arguments]
        self.session.console.begin(shlex.join(["pytest", *command[4:]]))
        return self.session.run(command, cwd=self.root)


def _on(database):
    return [f"--odoo-database={database}", "--odoo-http"]


def worker_count(cores=None):
    """Return how many workers share all the tests: one a core, each with its own browser."""
    cores = cores or os.cpu_count() or 1
    return min(cores, MOST_WORKERS) if cores > 1 else 0


def verdict(codes):
    """Return the exit code for several runs of pytest.

    A run that selected nothing is no failure if another one selected something.
    """
    found = [code for code in codes if code != NO_TESTS_SELECTED]
    return max(found, key=abs) if found else NO_TESTS_SELECTED


def arguments_from_environment(environ=None):
    """Return what ARGS holds, split as a shell would."""
    environ = os.environ if environ is None else environ
    return shlex.split(environ.get("ARGS", ""))
