# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Where things are: the clone, its ``.local`` folder and the shared cache."""

import os
from pathlib import Path


class Workspace:
    """The folders that the set-up may write to, and nothing else.

    :param root: the clone.
    :param environ: where ``XDG_CACHE_HOME`` and ``HOME`` are read from.
    """

    def __init__(self, root, environ=None):
        environ = os.environ if environ is None else environ
        self.root = Path(root).resolve()
        self.addon = self.root / "social_readiness"
        self.launcher = self.root / "scripts" / "groundwork" / "launcher.py"
        self.local = self.root / ".local"
        self.venv = self.local / "venv"
        self.python = self.venv / "bin" / "python"
        home = Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        self.cache = home / "social_readiness"

    @property
    def site_packages(self):
        found = sorted(self.venv.glob("lib/python3.*/site-packages"))
        return found[-1] if found else self.venv / "lib" / "site-packages"


def here():
    return Workspace(Path(__file__).resolve().parents[2])
