# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make dist``: the wheel for package indexes and the zip for Odoo's app store."""

import shutil
import zipfile
from pathlib import Path

from . import processes, store
from .errors import SetupError

ADDON = "social_readiness"


class Dist:
    """Builds what a release consists of, from the files that git knows.

    :param folder: where to; by default ``dist`` in the clone.
    """

    def __init__(self, session, folder=None):
        self.session = session
        self.addon = session.workspace.addon
        self.folder = Path(folder or session.workspace.root / "dist")

    def build(self):
        """Check, then build; return [wheel, zip].

        :raises SetupError: if a check finds something.
        """
        self.check()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        wheel = self.wheel()
        return [wheel, self.zip(wheel)]

    def check(self):
        """What OCA's tools and the store look at."""
        if found := store.problems(self.addon):
            raise SetupError("The app store would refuse this addon.", *found)
        for command in (["check-licenses"], ["check-dev-status"]):
            self._manifestoo(*command)

    def _manifestoo(self, *command):
        addons = ",".join(map(str, (self.session.workspace.root, *self._odoo_addons())))
        selection = [f"--addons-path={addons}", "--no-addons-path-from-import-odoo"]
        options = [*selection, f"--select-include={ADDON}", "--odoo-series=19.0"]
        program = [self.session.workspace.python, "-m", "manifestoo"]
        processes.run([*program, *options, *command], what=f"manifestoo {command[0]}")

    def _odoo_addons(self):
        odoo = self.session.odoo
        return (*odoo.addons, odoo.python_path / "odoo" / "addons")

    def wheel(self):
        """Build the wheel ``odoo-addon-social_readiness``; return its path."""
        command = [self.session.workspace.python, "-m", "pip", "wheel", "--quiet", "--no-deps"]
        processes.run(
            [*command, "--no-build-isolation", "-w", self.folder, self.addon],
            what="Building the wheel",
        )
        [wheel] = self.folder.glob("*.whl")
        return wheel

    def zip(self, wheel):
        """Pack the addon's folder, as the wheel holds it, for the store; return the path."""
        version = wheel.name.split("-")[1]
        path = self.folder / f"{ADDON}-{version}.zip"
        with zipfile.ZipFile(wheel) as source, zipfile.ZipFile(path, "w") as target:
            for member in source.infolist():
                if member.filename.startswith(f"odoo/addons/{ADDON}/"):
                    name = member.filename.removeprefix("odoo/addons/")
                    target.writestr(name, source.read(member), zipfile.ZIP_DEFLATED)
        return path
