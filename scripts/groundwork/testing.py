"""``make test``: plain Python tests first, then those that need Odoo."""

import os
import shlex

from . import test_database

NO_TESTS_SELECTED = 5
SLOWEST = ["--durations=8", "--durations-min=5"]
PLAIN = ["tests/engine", "tests/setup"]


class Tests:
    """One run of the tests.

    :param arguments: for pytest, from ``ARGS``; with paths, only those are run.
    """

    def __init__(self, session, arguments=()):
        self.session = session
        self.arguments = list(arguments)
        self.root = session.workspace.root

    def run(self):
        """Run what the arguments ask for, both kinds even if one fails."""
        plain, odoo = self._targets()
        codes = [self._plain(plain)] if plain else []
        codes += [self._with_odoo(odoo)] if odoo else []
        return verdict(codes)

    def _targets(self):
        """Return the paths of plain tests and of Odoo tests."""
        paths = [part for part in self.arguments if self._is_path(part)]
        if not paths:
            plain = [path for path in PLAIN if (self.root / path).exists()]
            return plain, ["tests"]
        plain = [path for path in paths if path.startswith(tuple(PLAIN))]
        return plain, [path for path in paths if path not in plain]

    def _is_path(self, argument):
        place = argument.split("::")[0]
        return not argument.startswith("-") and (self.root / place).exists()

    def _options(self):
        return [part for part in self.arguments if not self._is_path(part)]

    def _plain(self, targets):
        return self._pytest("-p", "no:odoo", *targets, *self._options())

    def _with_odoo(self, targets):
        with test_database.fresh(self.session) as name:
            ignored = [f"--ignore={path}" for path in PLAIN]
            flags = [f"--odoo-database={name}", "--odoo-http", *SLOWEST, *ignored]
            return self._pytest(*flags, *targets, *self._options())

    def _pytest(self, *arguments):
        command = [self.session.workspace.python, "-m", "pytest", "-rs", *arguments]
        self.session.console.begin(shlex.join(["pytest", *command[4:]]))
        return self.session.run(command, cwd=self.root)


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
