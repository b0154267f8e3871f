"""The Python packages in ``.local/venv``, from the pinned and hashed list."""

import importlib.util
import shutil
import subprocess
import sys

from . import fingerprint, processes
from .errors import SetupError
from .steps import Step

ADVICE = ("Check the network and run the same command again.",)


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
        made_from, _newline, version = self._stamp().partition("\n")
        if made_from == self._wanted() and self.workspace.python.exists():
            return version
        return None

    def make(self):
        self._create()
        self._install()
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        self.stamp.write_text(f"{self._wanted()}\n{version}")
        return version

    def _wanted(self):
        """What the environment depends on: its place, and the list."""
        return fingerprint.of_text(str(self.workspace.venv), self.requirements.read_text())

    def _stamp(self):
        try:
            return self.stamp.read_text()
        except OSError:
            return ""

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

    def _install(self):
        flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
        command = [self.workspace.python, "-m", "pip", "install", *flags, "-r", self.requirements]
        processes.run(
            command,
            what="Installing the Python packages",
            advice=ADVICE,
            telling=["ERROR"],
            cwd=self.workspace.local,
        )
