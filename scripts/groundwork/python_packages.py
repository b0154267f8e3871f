# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The Python packages in ``.local/venv``, from pinned and hashed lists."""

import importlib.util
import os
import platform
import shutil
import sys

from . import fingerprint, processes
from .errors import SetupError
from .steps import Step


class PythonPackages:
    """The virtual environment and what is installed in it."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.lists = [workspace.root / "requirements" / name for name in ("dev.txt", "axe.txt")]
        self.stamp = workspace.venv / "complete"
        self.chosen = os.environ.get("PYTHON")

    def step(self):
        return Step("Python packages", self.find, self.make)

    def find(self):
        """Any Python that the environment was made with will do as long as it is there, unless
        one is chosen.
        """
        stamp = self.stamp.read_text() if self.stamp.exists() else ""
        made_from, _newline, version = stamp.partition("\n")
        if made_from == self._wanted() and self.workspace.python.exists():
            return version
        return None

    def make(self):
        self._create()
        pip_install(self.workspace, "the Python packages", *self.lists)
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        self.stamp.write_text(f"{self._wanted()}\n{version}")
        return version

    def _wanted(self):
        """What the environment depends on: its place, and the lists."""
        lists = [path.read_text() for path in self.lists]
        return fingerprint.of_text(str(self.workspace.venv), *lists, self.chosen or "")

    def _create(self):
        if importlib.util.find_spec("ensurepip") is None:
            raise SetupError(
                "This Python cannot make virtual environments (no ensurepip).",
                "Run: apt-get install python3-venv",
            )
        self.stamp.unlink(missing_ok=True)
        if not self._same_python():
            shutil.rmtree(self.workspace.venv, ignore_errors=True)
        command = [sys.executable, "-m", "venv", self.workspace.venv]
        processes.run(command, what="Making the virtual environment")

    def _same_python(self):
        """Return whether an older list or an interrupted set-up left what can be gone on with."""
        made_with = self.workspace.venv / "pyvenv.cfg"
        version = f"version = {platform.python_version()}\n"
        return self.workspace.python.exists() and version in made_with.read_text()


def pip_install(workspace, title, *lists):
    """Install what lists name: every package pinned and hashed, none that no list names.

    :param title: of what is installed, as the user reads it
    """
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    chosen = [part for path in lists for part in ("-r", path)]
    processes.run(
        [workspace.python, "-m", "pip", "install", *flags, "--no-deps", *chosen],
        what=f"Installing {title}",
        advice=processes.TRY_AGAIN,
    )
