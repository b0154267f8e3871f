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


@dataclass(frozen=True)
class Odoo:
    """An Odoo to run with.

    :ivar python_path: the folder that holds the ``odoo`` package.
    :ivar addons: addons folders besides the package's own.
    """

    python_path: Path
    addons: tuple = ()


def step_and_odoo(workspace, console, environ=None):
    """Return the step that brings Odoo about, and the Odoo that is there after it."""
    environ = os.environ if environ is None else environ
    if environ.get("ODOO_SRC"):
        odoo, detail = from_folder(Path(environ["ODOO_SRC"]).expanduser()), environ["ODOO_SRC"]
        return Step(f"Odoo {SERIES} from ODOO_SRC", lambda: detail, lambda: detail), odoo
    package = DebianOdoo(workspace.cache, console)
    return Step(f"Odoo {SERIES}", package.version, package.install), Odoo(package.python_path)


def from_folder(folder):
    """Return the Odoo in a checkout or an unpacked package.

    :raises SetupError: if there is none, or one of another series.
    """
    for candidate in (folder, folder / "usr/lib/python3/dist-packages"):
        series = series_of(candidate / "odoo")
        if series == SERIES:
            addons = candidate / "addons"
            has_addons = (addons / "web" / "__manifest__.py").exists()
            return Odoo(candidate.resolve(), (addons.resolve(),) if has_addons else ())
        if series:
            raise _other_series(folder, series)
    raise SetupError(
        f"ODOO_SRC is {folder}, but there is no Odoo in it.",
        f"Set it to an Odoo {SERIES} checkout (the folder that holds odoo-bin), or unset it.",
    )


def series_of(package):
    """Return the series that an ``odoo`` package says it is, without importing it."""
    try:
        text = (package / "release.py").read_text()
    except OSError:
        return None
    match = re.search(r"^version_info\s*=\s*\(\s*['\"]?([\w~]+)['\"]?\s*,\s*(\d+)", text, re.M)
    return f"{match[1]}.{match[2]}" if match else "unknown"


def _other_series(folder, series):
    return SetupError(
        f"ODOO_SRC is {folder}, which is Odoo {series}; this project needs {SERIES}.",
        f"Set it to a checkout of branch {SERIES}, or unset it to use Debian's package.",
    )
