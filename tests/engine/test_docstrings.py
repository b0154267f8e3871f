# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The examples in the engine's docstrings are true."""

import doctest
import importlib
import pkgutil

import engine
import pytest


@pytest.mark.parametrize("name", [m.name for m in pkgutil.iter_modules(engine.__path__)])
def test_examples(name):
    module = importlib.import_module(f"engine.{name}")
    assert doctest.testmod(module).failed == 0
