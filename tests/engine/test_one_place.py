# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One place for each thing: who looks for what a method does finds one method of that name."""

import ast
from collections import Counter
from pathlib import Path

ADDON = Path(__file__).parents[2] / "social_readiness"
CAMPAIGN = "readiness.campaign"


PROTECTED = "readiness.protected"


def constant(node, name):
    """What a class says of itself, as ``_name`` or ``_inherit``."""
    for line in node.body:
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == name:
            try:
                return ast.literal_eval(line.value)
            except ValueError:
                return None
    return None


def classes():
    """(model, the models it inherits, node, file) of each class that is or extends a model."""
    for path in sorted(ADDON.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                inherited = constant(node, "_inherit") or []
                inherited = [inherited] if isinstance(inherited, str) else inherited
                if model := constant(node, "_name") or next(iter(inherited), None):
                    yield model, inherited, node, path.relative_to(ADDON)


def methods():
    """(model, method, file) of each method that the addon defines on a model."""
    for model, _inherited, node, path in classes():
        for line in node.body:
            if isinstance(line, ast.FunctionDef):
                yield model, line.name, path


def test_no_method_of_ours_overrides_another():
    """Neither one of the same model nor one of an abstract model of ours that it inherits."""
    found = Counter((model, method) for model, method, _path in methods())
    heirs = {model for model, inherited, _node, _path in classes() if PROTECTED in inherited}
    assert len(heirs) > 3
    found.update(
        {(heir, method) for heir in heirs for model, method in found if model == PROTECTED}
    )
    assert [place for place, times in found.items() if times > 1] == []


def test_each_model_is_in_one_file_or_in_a_folder_of_its_own():
    places = {}
    for model, _inherited, _node, path in classes():
        places.setdefault(model, set()).add(path)
    spread = {model: paths for model, paths in places.items() if len(paths) > 1}
    assert len(spread) < 4
    for model, paths in spread.items():
        folder = {path.parent.as_posix() for path in paths}
        assert len(folder) == 1 and folder <= {"models/campaign", "models/survey"}, model


def test_the_campaign_can_be_read():
    """Its life cycle and nothing else: what takes more room is a class of its own."""
    own = [(method, path) for model, method, path in methods() if model == CAMPAIGN]
    assert len(own) <= 120
    assert len(list((ADDON / "models" / "campaign").glob("[!_]*.py"))) <= 15
    assert {path.parts[:2] for _method, path in own} == {("models", "campaign")}
