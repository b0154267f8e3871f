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
OTHERS = "tests/others"
SIDE_BY_SIDE = ["--dist=loadscope", "--no-loadscope-reorder"]
MOST_WORKERS = 4


class Tests:
    """One run of the tests.

    :param arguments: for pytest; with paths, only those are run.
    """

    def __init__(self, session, arguments=()):
        self.session = session
        self.root = session.workspace.root
        self.paths = [part for part in arguments if self._is_path(part)]
        self.options = [part for part in arguments if part not in self.paths]
        self.workers = []

    def _is_path(self, argument):
        return not argument.startswith("-") and (self.root / argument.split("::")[0]).exists()

    def run(self):
        """Run what the arguments ask for, both kinds even if one fails."""
        plain, odoo = self.targets()
        if not self.paths:
            self.workers = [f"gw{number}" for number in range(worker_count())]
        with contextlib.ExitStack() as stack, ThreadPoolExecutor(1) as beside:
            database = test_database.fresh(self.session, self.workers)
            made = beside.submit(stack.enter_context, database) if odoo else None
            codes = [self._pytest("-p", "no:odoo", *plain)] if plain else []
            if odoo:
                ignored = [f"--ignore={path}" for path in (*PLAIN, OTHERS)]
                codes.append(self.run_on(made.result(), *SLOWEST, *ignored, *odoo))
            return verdict(codes)

    def targets(self):
        """Return the paths of plain tests and of Odoo tests."""
        if not self.paths:
            return PLAIN, ["tests"]
        plain = [path for path in self.paths if path.startswith(tuple(PLAIN))]
        return plain, [path for path in self.paths if path not in plain]

    def run_on(self, database, *arguments):
        """Run Odoo tests on a database that is there."""
        return self._pytest(f"--odoo-database={database}", "--odoo-http", *arguments)

    def _pytest(self, *arguments):
        side_by_side = ["-n", str(len(self.workers)), *SIDE_BY_SIDE] if self.workers else []
        arguments = ["-rs", *side_by_side, *arguments, *self.options]
        self.session.console.begin(shlex.join(["pytest", *arguments]))
        command = [self.session.workspace.python, "-m", "pytest", *arguments]
        return self.session.run(command, cwd=self.root)


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
