# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The Python packages in ``.local/venv``, from pinned and hashed lists."""

import importlib.util
import shutil
import subprocess
import sys

from . import fingerprint, processes
from .errors import SetupError
from .steps import Step


class PythonPackages:
    """The virtual environment and what is installed in it."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.requirements = workspace.root / "requirements" / "dev.txt"
        self.stamp = workspace.venv / "complete"

    def step(self):
        return Step("Python packages", self.find, self.make)

    def find(self):
        """Any Python that the environment was made with will do as long as it is there."""
        stamp = self.stamp.read_text() if self.stamp.exists() else ""
        made_from, _newline, version = stamp.partition("\n")
        if made_from == self._wanted() and self.workspace.python.exists():
            return version
        return None

    def make(self):
        self._create()
        pip_install(self.workspace, "the Python packages", self.requirements)
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        self.stamp.write_text(f"{self._wanted()}\n{version}")
        return version

    def _wanted(self):
        """What the environment depends on: its place, and the list."""
        return fingerprint.of_text(str(self.workspace.venv), self.requirements.read_text())

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
        """Return whether what an interrupted set-up left can be gone on with."""
        command = [str(self.workspace.python), "-c", "import pip, sys; print(sys.version)"]
        try:
            result = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:
            return False
        return result.stdout.strip() == sys.version.strip()


def pip_install(workspace, title, requirements, *flags):
    """Install a list whose every package is pinned and hashed.

    :param title: of what is installed, as the user reads it
    """
    always = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    processes.run(
        [workspace.python, "-m", "pip", "install", *always, *flags, "-r", requirements],
        what=f"Installing {title}",
        advice=processes.TRY_AGAIN,
        telling=["ERROR"],
    )
