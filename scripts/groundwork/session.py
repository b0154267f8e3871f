# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What every command begins with: the set-up done, the database server running."""

import contextlib
import os
import signal
import subprocess
import threading

from . import locks, odoo_source, postgres, processes
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
        """Bring about what Odoo needs, and more."""
        source, self.odoo = odoo_source.step_and_odoo(self.workspace, self.console)
        self.ensure(source, PythonPackages(self.workspace).step(), *more_steps)

    def ensure(self, *steps):
        """Bring about what is missing. One set-up of a clone runs at a time."""
        lock = contextlib.nullcontext()
        if any(step.find() is None for step in steps):
            file = self.workspace.local / "setup.lock"
            lock = locks.exclusive(file, self.console, "setting up this clone")
        with lock:
            for step in steps:
                step.ensure(self.console)

    @contextlib.contextmanager
    def database(self):
        """Keep the database server running meanwhile."""
        with self.server:
            yield self

    def environment(self):
        """Return the environment variables in which Odoo and its tests run."""
        config = self.workspace.local / "odoo.conf"
        config.touch()
        return {
            "ODOO_RC": str(config),
            "ODOO_ADDONS_PATH": ",".join(map(str, (self.workspace.root, *self.odoo.addons))),
            "ODOO_DATA_DIR": str(self.data_folder),
            "ODOO_HTTP_INTERFACE": "127.0.0.1",
            "ODOO_SCREENSHOTS": str(self.workspace.local / "screenshots"),
            **os.environ,
            # Images of Python forbid it: each start of Odoo would compile all of it anew.
            "PYTHONDONTWRITEBYTECODE": "",
            **self.server.environment(),
            "PYTHONPATH": _before("PYTHONPATH", self.odoo.python_path),
            "PATH": _before("PATH", self.workspace.venv / "bin", postgres.programs(self.workspace)),
        }

    @property
    def data_folder(self):
        """The file store: one for each server, since database names may be the same."""
        return self.workspace.local / "data" / self.server.key

    def odoo_command(self, *arguments):
        return [str(self.workspace.python), str(self.workspace.launcher), *arguments]

    def run_logged(self, title, command, advice=(), **options):
        """Run a command whose output goes to a log, of which an error shows the end."""
        log = self.workspace.local / "last-command.log"
        with open(log, "w") as output:
            code = self.run(command, stdout=output, stderr=subprocess.STDOUT, **options)
        if code:
            text = log.read_text(errors="replace")
            raise processes.failure(title, text, (f"All of it: {log}", *advice))

    def run(self, command, **options):
        """Run a command with Odoo's environment in the foreground; return its exit code."""
        return self.run_plain(command, **self.process_options(), **options)

    def process_options(self, **environment):
        """Return how to start a process of Odoo, which keeps the database server running.

        :param environment: further variables
        """
        variables = {**self.environment(), **environment}
        return {"env": variables, "pass_fds": self.server.files_to_keep_open()}

    def run_plain(self, command, **options):
        """Run a command in the foreground and return its exit code.

        Ctrl-C reaches the command too: wait for it to end. A request to terminate and
        the closing of the terminal are passed on as one to terminate.
        """
        process = subprocess.Popen([str(part) for part in command], **options)
        with _passed_on(process, signal.SIGTERM, signal.SIGHUP):
            while process.returncode is None:
                with contextlib.suppress(KeyboardInterrupt):
                    process.wait()
        return process.returncode


@contextlib.contextmanager
def _passed_on(process, *signals):
    if threading.current_thread() is not threading.main_thread():
        signals = ()  # only the main thread may handle them
    previous = {number: signal.signal(number, lambda *_: process.terminate()) for number in signals}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _before(variable, *folders):
    """Return the environment's search path with folders put before it."""
    inherited = os.environ.get(variable)
    return os.pathsep.join([*map(str, folders), *([inherited] if inherited else [])])
