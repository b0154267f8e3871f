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
