# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import pytest
from groundwork import odoo_source
from groundwork.errors import SetupError

RELEASE = "version_info = ({0}, {1}, 0, 'final', 0, '')\n"


def make_odoo(folder, series=("19", "0"), addons=True):
    (folder / "odoo" / "addons" / "web").mkdir(parents=True)
    (folder / "odoo" / "release.py").write_text(RELEASE.format(*series))
    if addons:
        (folder / "addons" / "web").mkdir(parents=True)
        (folder / "addons" / "web" / "__manifest__.py").touch()
    return folder


def test_a_checkout_is_used_with_its_addons(tmp_path):
    odoo = odoo_source.from_folder(make_odoo(tmp_path))
    assert odoo.python_path == tmp_path
    assert odoo.addons == (tmp_path / "addons",)


def test_an_unpacked_package_is_used(tmp_path):
    inside = make_odoo(tmp_path / "usr/lib/python3/dist-packages", addons=False)
    odoo = odoo_source.from_folder(inside)
    assert odoo.python_path == inside
    assert odoo.addons == ()


@pytest.mark.parametrize("series", [("18", "0"), ("'saas~19'", "1"), ("19", "2")])
def test_another_series_is_refused(tmp_path, series):
    with pytest.raises(SetupError, match=r"which is Odoo .*\n.*19\.0 checkout"):
        odoo_source.from_folder(make_odoo(tmp_path, series))


def test_a_folder_without_odoo_is_refused(tmp_path):
    with pytest.raises(SetupError, match="which is no Odoo"):
        odoo_source.from_folder(tmp_path)


def test_odoo_src_comes_first(workspace, console, tmp_path, monkeypatch):
    make_odoo(tmp_path / "mine")
    monkeypatch.setenv("ODOO_SRC", str(tmp_path / "mine"))
    step, odoo = odoo_source.step_and_odoo(workspace, console)
    assert step.find() and odoo.python_path == tmp_path / "mine"


def test_else_it_is_debians(workspace, console, monkeypatch):
    monkeypatch.delenv("ODOO_SRC", raising=False)
    step, odoo = odoo_source.step_and_odoo(workspace, console)
    assert step.find() is None
    assert workspace.cache in odoo.python_path.parents
