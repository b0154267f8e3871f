# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import importlib.machinery
import importlib.util
import subprocess
import sys

import pytest


@pytest.fixture
def dev(clone):
    loader = importlib.machinery.SourceFileLoader("dev", str(clone / "scripts" / "dev"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev", loader))
    loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 10, 0), (3, 12, 4), (3, 13, 9)])
def test_odoo_works_with(dev, version):
    assert dev.suits(version)


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 18), (3, 14, 0), (4, 0, 0)])
def test_odoo_does_not_work_with(dev, version):
    assert not dev.suits(version)


def test_another_python_on_the_path_is_found(dev, fake_program):
    fake_program("python3.13", "")
    assert dev.find_python() == "python3.13"


def test_a_python_that_does_not_start_is_passed_over(dev, fake_program, monkeypatch):
    fake_program("python3.13", "sys.exit(127)")
    fake_program("python3.12", "")
    assert dev.find_python() == "python3.12"


def test_the_systems_own_is_preferred(dev, fake_program, monkeypatch):
    monkeypatch.delenv("PYTHON", raising=False)
    dev.SYSTEM = str(fake_program("systems-python", ""))
    assert dev.systems_own() == dev.SYSTEM
    monkeypatch.setenv("PYTHON", "python3.12")
    assert dev.systems_own() is None


@pytest.mark.parametrize(
    "system",
    [
        pytest.param(lambda make: make("systems-python", "sys.exit(1)"), id="will not do"),
        pytest.param(lambda _make: "/nowhere/python3", id="not there"),
        pytest.param(lambda _make: sys.executable, id="runs already"),
    ],
)
def test_the_systems_own_is_passed_over(dev, fake_program, monkeypatch, system):
    monkeypatch.delenv("PYTHON", raising=False)
    dev.SYSTEM = str(system(fake_program))
    assert dev.systems_own() is None


def test_odoo_works_with_the_systems_own_by_the_same_versions(dev):
    done = subprocess.run([sys.executable, "-c", dev.WILL_DO], check=False)
    assert (done.returncode == 0) == dev.suits(sys.version_info)


def test_without_any_the_user_reads_what_to_do(dev, empty_path, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"3\.10 to 3\.13; this is 3\.9") as caught:
        dev.run_with(dev.find_python())
    assert "Install one" in str(caught.value)


def test_looking_that_all_is_there_takes_no_package(clone):
    """The set-up runs before anything is installed: with an isolated interpreter."""
    code = f"import sys; sys.path.insert(0, {str(clone / 'scripts')!r}); import groundwork.cli"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
