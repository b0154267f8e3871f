# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""axe-core, with which the browser tests look for barriers to people with disabilities."""

from .python_packages import pip_install
from .steps import Step


class Axe:
    """One file of JavaScript, in ``.local/venv``, out of a wheel that carries it."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.requirements = workspace.root / "requirements" / "axe.txt"
        self.script = workspace.site_packages / "axe_playwright_python" / "axe.min.js"

    def step(self):
        return Step("axe-core", self.find, self.make)

    def find(self):
        """The version of what is there, if it is the one that is wanted."""
        wheel = self._wheel()
        found = self.script.exists() and (self.workspace.site_packages / wheel).exists()
        return wheel.removesuffix(".dist-info") if found else None

    def make(self):
        pip_install(self.workspace, "axe-core", self.requirements, "--no-deps")
        return self.find() or "installed"

    def _wheel(self):
        """The folder that pip leaves for the pinned version."""
        lines = self.requirements.read_text().splitlines()
        name, version = next(line for line in lines if "==" in line).split("==")
        return f"{name.replace('-', '_')}-{version.split()[0]}.dist-info"
