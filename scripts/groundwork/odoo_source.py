# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Which Odoo 19.0 is used: the one that ODOO_SRC names, or Debian's."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from .debian_odoo import DebianOdoo
from .errors import SetupError
from .steps import Step

SERIES = "19.0"
VERSION = re.compile(r"^version_info\s*=\s*\(\s*['\"]?([\w~]+)['\"]?\s*,\s*(\d+)", re.M)


@dataclass(frozen=True)
class Odoo:
    """An Odoo to run with.

    :ivar python_path: the folder that holds the ``odoo`` package.
    :ivar addons: addons folders besides the package's own.
    """

    python_path: Path
    addons: tuple = ()


def step_and_odoo(workspace, console):
    """Return the step that brings Odoo about, and the Odoo that is there after it."""
    if source := os.environ.get("ODOO_SRC"):
        odoo = from_folder(Path(source).expanduser().resolve())
        return Step(f"Odoo {SERIES} from ODOO_SRC", lambda: source, lambda: source), odoo
    package = DebianOdoo(workspace.cache, console)
    return Step(f"Odoo {SERIES}", package.version, package.install), Odoo(package.python_path)


def from_folder(folder):
    """Return the Odoo in a checkout, or in the folder of an installed package.

    :raises SetupError: if there is none, or one of another series.
    """
    release = folder / "odoo" / "release.py"
    version = VERSION.search(release.read_text()) if release.exists() else None
    found = f"{version[1]}.{version[2]}" if version else None
    if found != SERIES:
        raise SetupError(
            f"ODOO_SRC is {folder}, which is {f'Odoo {found}' if found else 'no Odoo'}.",
            f"Set it to an Odoo {SERIES} checkout (the folder that holds odoo-bin), or unset it.",
        )
    addons = folder / "addons"
    return Odoo(folder, (addons,) if addons.exists() else ())
