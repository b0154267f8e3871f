# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import io
import stat
import sys
from pathlib import Path

import pytest
from groundwork.console import Console
from groundwork.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    """A clone in which nothing has been set up."""
    (tmp_path / "clone").mkdir()
    return Workspace(tmp_path / "clone", {"XDG_CACHE_HOME": str(tmp_path / "cache")})


@pytest.fixture
def console():
    return Console(stream=io.StringIO())


@pytest.fixture
def fake_program(tmp_path, monkeypatch):
    """Return a function that puts a program, written in Python, first on PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=":")

    def make(name, code):
        path = folder / name
        path.write_text(f"#!{sys.executable}\nimport sys\n{code}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


@pytest.fixture
def empty_path(tmp_path, monkeypatch):
    """A PATH on which there is no program at all."""
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def clone():
    """The clone that the tests run in."""
    return Path(__file__).parents[2]
