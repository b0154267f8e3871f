"""What every command begins with: the set-up done, the database server running."""

import contextlib
import os
import subprocess

from . import locks, odoo_source, postgres
from .python_packages import PythonPackages


class Session:
    """A set-up project, ready to run Odoo.

    :ivar server: the PostgreSQL server, once ``database()`` is entered.
    """

    def __init__(self, workspace, console):
        self.workspace = workspace
        self.console = console
        self.server = postgres.server(workspace)
        self.odoo = None

    def prepare(self, *more_steps):
        """Bring about what is missing. One set-up of a clone runs at a time."""
        source, self.odoo = odoo_source.step_and_odoo(self.workspace, self.console)
        steps = [source, PythonPackages(self.workspace).step(), *more_steps]
        if all(step.find() is not None for step in steps):
            return self._ensure(steps)
        with locks.exclusive(self.workspace.local / "setup.lock", self._say_waiting):
            return self._ensure(steps)

    def _ensure(self, steps):
        for step in steps:
            step.ensure(self.console)

    def _say_waiting(self):
        self.console.note("Another command is setting up this clone; waiting for it.")

    @contextlib.contextmanager
    def database(self):
        """Keep the database server running meanwhile."""
        with self.server:
            yield self

    def environment(self):
        """Return the environment variables in which Odoo and its tests run."""
        self._config().touch()
        inherited = os.environ.get("PYTHONPATH", "")
        return {
            "ODOO_RC": str(self._config()),
            "ODOO_ADDONS_PATH": ",".join(map(str, self._addons_folders())),
            "ODOO_DATA_DIR": str(self.data_folder),
            **os.environ,
            **self.server.environment(),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(self.odoo.python_path), inherited])),
            "PATH": os.pathsep.join([str(self.workspace.venv / "bin"), os.environ["PATH"]]),
        }

    @property
    def data_folder(self):
        """The file store: one for each server, since database names may be the same."""
        return self.workspace.local / "data" / self.server.key

    def _config(self):
        self.workspace.local.mkdir(parents=True, exist_ok=True)
        return self.workspace.local / "odoo.conf"

    def _addons_folders(self):
        if (self.workspace.addon / "__manifest__.py").exists():
            return [self.workspace.root, *self.odoo.addons]
        return list(self.odoo.addons)

    def odoo_command(self, *arguments):
        return [str(self.workspace.python), str(self.workspace.launcher), *arguments]

    def run(self, command, **options):
        """Run a command of the project in the foreground and return its exit code.

        On Ctrl-C, which reaches the command too, wait for it to end.
        """
        process = subprocess.Popen(
            [str(part) for part in command],
            env=self.environment(),
            pass_fds=self.server.files_to_keep_open(),
            **options,
        )
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
