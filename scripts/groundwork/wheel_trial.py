# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make test-wheel``: what an administrator does with the wheel and a plain Odoo.

A new virtual environment in which nothing of this repository can be imported; the wheel in it; a
new database with demo data; two workers; the keys in a folder of their own; a dump that is
restored under another name.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from . import processes
from .databases import Databases
from .dist import ADDON, Dist
from .errors import SetupError
from .servers import free_port, wait_for_page

PROGRAM = "import odoo.cli\nodoo.cli.main()\n"
WHERE = f"import odoo.addons.{ADDON} as addon; print(addon.__path__[0])"
FIRST, RESTORED = "readiness_wheel", "readiness_wheel_restored"


class WheelTrial:
    """One trial in a temporary folder, which is removed at the end."""

    def __init__(self, session):
        self.session = session
        self.console = session.console
        self.databases = Databases(session)
        self.folder = Path(tempfile.mkdtemp(prefix="social-readiness-wheel-"))
        self.python = self.folder / "venv" / "bin" / "python"
        self.program = self.folder / "odoo-bin"
        self.keys = self.folder / "keys"

    def run(self):
        """Go the whole way; return 0.

        :raises SetupError: at the first step that does not hold.
        """
        try:
            self._step("Build the wheel and install it", self._install)
            self._step("Install the app with demo data", self._create)
            self._step("Serve pages with two workers", self._serve)
            self._step("Dump, restore and bind the keys", self._restore)
        finally:
            for name in (FIRST, RESTORED):
                self.databases.drop(name)
            shutil.rmtree(self.folder)
        return 0

    def _step(self, title, action):
        self.console.begin(title)
        started = time.monotonic()
        action()
        self.console.done(title, f"{time.monotonic() - started:.0f} s")

    def _install(self):
        wheel = Dist(self.session, self.folder / "dist").wheel()
        processes.run(
            [self.session.workspace.python, "-m", "venv", "--without-pip", self.folder / "venv"],
            what="Making a virtual environment",
        )
        self._lend_packages()
        pip = [self.session.workspace.python, "-m", "pip", "--python", self.python]
        # Odoo's own list asks for psycopg2 by a name that its wheels do not have.
        processes.run([*pip, "install", "--no-deps", wheel], what="Installing the wheel")
        self.program.write_text(PROGRAM)
        place = self._run("Importing the addon", self.python, "-c", WHERE).strip()
        if not Path(place).is_relative_to(self.folder):
            raise SetupError(f"The addon comes from {place}, not from the wheel.")

    def _lend_packages(self):
        """Odoo and what it needs are imported from where they are; nothing of ours is there."""
        [site] = self.folder.glob("venv/lib/python3.*/site-packages")
        places = (self.session.workspace.site_packages, self.session.odoo.python_path)
        (site / "lent.pth").write_text("\n".join(map(str, places)))

    def _create(self):
        self.databases.drop(FIRST)
        self._odoo("-d", FIRST, "-i", ADDON, "--with-demo", "--stop-after-init")
        if not self.databases.has_record(FIRST, ADDON, "demo_company"):
            raise SetupError("The demo data were not loaded.")
        if not list(self.keys.glob("**/*")):
            raise SetupError(f"No key was written to {self.keys}.")

    def _serve(self):
        port = free_port()
        command = self._command("-d", FIRST, "--workers=2", f"--http-port={port}")
        with self._running(command):
            for path in ("/web/login", "/readiness/protection"):
                if not wait_for_page(port, 60, path=path):
                    raise SetupError(f"{path} does not answer.")

    @contextlib.contextmanager
    def _running(self, command):
        process = subprocess.Popen(
            command, env=self._environment(), cwd=self.folder, start_new_session=True
        )
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(60)

    def _restore(self):
        """What docs/operating.md says of a restore, with the first database gone."""
        dump = self.folder / "nightly.dump"
        self.databases.run("pg_dump", "-Fc", "-f", dump, FIRST)
        self.databases.drop(RESTORED)
        self.databases.query(f"CREATE DATABASE {RESTORED}")
        self.databases.run("pg_restore", "--no-owner", "--no-comments", "-d", RESTORED, dump)
        self.databases.drop(FIRST)
        self._odoo("readiness_keys", "bind", "-d", RESTORED)
        self._odoo("readiness_keys", "list", "-d", RESTORED)

    def _odoo(self, *arguments):
        command = self._command(*arguments)
        return self._run("Odoo", *command)

    def _command(self, *arguments):
        options = [f"--data-dir={self.folder / 'data'}", "--log-level=warn"]
        return [str(self.python), str(self.program), *arguments, *options]

    def _run(self, what, *command):
        return processes.run(command, what=what, env=self._environment(), cwd=self.folder)

    def _environment(self):
        """The outer environment and the way to the database, but no path of this clone."""
        config = self.folder / "odoo.conf"
        config.write_text(f"[options]\nreadiness_key_dir = {self.keys}\n")
        kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        return {**kept, **self.session.server.environment(), "ODOO_RC": str(config)}
