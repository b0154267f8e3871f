# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What each folder of the addon may import: the arrows of docs/architecture.md.

``NEVER`` is the table. It has a line for each folder and module of the addon; nothing in the addon
may import ``OUTSIDE``. Reports are models, so an arrow to them may also be ``env["report. ..."]``:
nothing below them looks one up.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ADDON = Path(__file__).resolve().parents[2] / "social_readiness"
OURS = "odoo.addons.social_readiness"
OUTSIDE = {"tests", "scripts", "groundwork", "bench", "faults"}
SCREENS = {"controllers", "report", "wizard"}  # what people see; nothing below looks up to it
MODELS = {"models", "planning", "approval", "results", "mailing"}
ABOVE = {*SCREENS, *MODELS, "demo", "cli", "hooks"}  # of the modules that everybody may use

# {folder: what it never imports}. "*" is any other folder of the addon, "odoo" is Odoo itself.
NEVER = {
    "engine": {"*", "odoo"},  # arithmetic: runs and is tested without Odoo
    "sealing": {"*"},  # keys and sealed values: who uses them is no concern of theirs
    "printing": {"*"},
    "local_time": {"*"},
    "tools": {*ABOVE, "sealing", "printing"},
    "languages": {"*"},
    "transactions": {"*"},
    "job_runner": ABOVE,
    "models": SCREENS,
    "planning": {"approval", *SCREENS},
    "approval": SCREENS,
    "results": {"models", "planning", "approval", "mailing", *SCREENS},
    "mailing": SCREENS,
    "report": {"controllers", "wizard"},
    "wizard": {"controllers"},
    "controllers": {"models", "wizard", "demo", "cli"},  # models through the environment only
    "demo": {*SCREENS, "engine", "sealing", "cli"},
    "cli": {*MODELS, *SCREENS, "engine", "demo"},
    "hooks": {*MODELS, *SCREENS, "demo", "cli"},
    "migrations": {*MODELS, *SCREENS, "engine", "demo", "cli"},  # models of then, not of now
    "__init__": set(),  # loads all of them
    "__manifest__": {"*", "odoo"},
}
REPORT = re.compile(r"""env\[["']report\.""")


def imported(path, package):
    """Yield each imported name in full: ``odoo.addons.social_readiness.engine.tally``, ``math``.

    :param package: of the file, as a list of names
    """
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def target(name):
    """The folder of ours that a full name lies in, or else the package: ``models``, ``odoo``."""
    if name.startswith(f"{OURS}."):
        return name.removeprefix(f"{OURS}.").split(".")[0]
    return name.split(".")[0]


@cache
def arrows():
    """{(folder, what it imports): a file that does}, arrows within a folder left out."""
    found = {}
    for path in sorted(ADDON.rglob("*.py")):
        place = path.relative_to(ADDON)
        package = [*OURS.split("."), *place.parts[:-1]]
        folder = place.parts[0].removesuffix(".py")
        for name in imported(path, package):
            if target(name) != folder:
                found.setdefault((folder, target(name)), str(place))
    return found


@cache
def sources():
    """{folder or module of the addon: its source}."""
    found = {}
    for path in sorted(ADDON.rglob("*.py")):
        folder = path.relative_to(ADDON).parts[0].removesuffix(".py")
        found[folder] = found.get(folder, "") + path.read_text()
    return found


def is_ours(name):
    return (ADDON / name).is_dir() or (ADDON / f"{name}.py").is_file()


@pytest.mark.parametrize("folder", NEVER)
def test_folder_imports_nothing_that_it_never_does(folder):
    never = NEVER[folder]
    wrong = {
        file: to
        for (start, to), file in arrows().items()
        if start == folder and (to in never or ("*" in never and is_ours(to)))
    }
    assert not wrong


def test_every_folder_has_its_line():
    assert NEVER.keys() == sources().keys()


@pytest.mark.parametrize(
    "folder", [name for name, never in NEVER.items() if never & {"report", "*"}]
)
def test_nothing_below_looks_up_a_report(folder):
    assert not REPORT.findall(sources()[folder])


def test_nothing_of_the_addon_imports_tests_or_tools():
    assert not [file for (_start, to), file in arrows().items() if to in OUTSIDE]


def test_nothing_happens_when_a_module_is_imported():
    """A database without the addon may share the process: nothing of Odoo is patched for it."""
    effects = [
        f"{path.relative_to(ADDON)}: {ast.unparse(line)}"
        for path in sorted(ADDON.rglob("*.py"))
        if path.name != "__manifest__.py"
        for line in ast.parse(path.read_text()).body
        if is_call(line) or sets_attribute(line)
    ]
    assert effects == []


def is_call(line):
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Call)


def sets_attribute(line):
    targets = getattr(line, "targets", None) or [getattr(line, "target", None)]
    return any(isinstance(target, ast.Attribute | ast.Subscript) for target in targets)


def test_arrows_are_found():
    """Arrows that are there, so that a mistake in reading imports is seen."""
    assert {("models", "engine"), ("models", "odoo"), ("engine", "math")} <= set(arrows())
