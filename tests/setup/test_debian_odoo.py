# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import multiprocessing

import pytest
from groundwork import debian_odoo
from groundwork.debian_odoo import PACKAGES, PLACEHOLDER, DebianOdoo
from groundwork.errors import SetupError

# A stand-in for dpkg: "unpacks" a release file, and counts how often it is called.
DPKG = """
from pathlib import Path
place = Path(sys.argv[3]) / "usr/lib/python3/dist-packages/odoo/addons"
place.mkdir(parents=True, exist_ok=True)
(place.parent / "release.py").touch()
with open(Path(__file__).parent / "calls", "a") as calls:
    calls.write("x")
"""


class FakeApt:
    def __init__(self, fail=False):
        self.fail = fail

    def update(self):
        if self.fail:
            raise SetupError("no network")

    def download(self, _names, target):
        target.mkdir(parents=True, exist_ok=True)
        (target / "odoo-19_19.0.0-1_all.deb").touch()


@pytest.fixture
def odoo(workspace, console, fake_program):
    fake_program("dpkg", DPKG)
    return DebianOdoo(workspace.cache, console, FakeApt())


def test_it_is_unpacked_once(odoo, tmp_path):
    assert odoo.version() is None
    assert odoo.install() == "19.0.0-1"
    assert odoo.install() == odoo.version() == "19.0.0-1"
    assert (tmp_path / "bin" / "calls").read_text() == "x"
    assert (odoo.python_path / "odoo" / "release.py").exists()


def test_several_set_ups_at_once_unpack_once(odoo, tmp_path):
    processes = [multiprocessing.Process(target=odoo.install) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    assert (tmp_path / "bin" / "calls").read_text() == "x"


def test_what_an_interrupted_set_up_left_is_replaced(odoo):
    odoo.folder.mkdir(parents=True)
    leftover = odoo.cache / f"{debian_odoo.RECIPE}.tmp"
    leftover.mkdir()
    assert odoo.version() is None
    odoo.install()
    assert not leftover.exists()


def test_nothing_is_left_when_the_network_fails(odoo):
    odoo.apt = FakeApt(fail=True)
    with pytest.raises(SetupError, match="no network"):
        odoo.install()
    assert odoo.version() is None


def test_the_missing_script_gets_a_placeholder(tmp_path):
    debian_odoo.finish(tmp_path)
    assert (tmp_path / PACKAGES / "odoo/addons" / PLACEHOLDER).read_text().startswith("//")


def test_a_script_that_is_there_is_kept(tmp_path):
    script = tmp_path / PACKAGES / "odoo/addons" / PLACEHOLDER
    script.parent.mkdir(parents=True)
    script.write_text("real")
    debian_odoo.finish(tmp_path)
    assert script.read_text() == "real"


def test_a_link_that_leads_nowhere_is_an_error(tmp_path):
    folder = tmp_path / PACKAGES
    folder.mkdir(parents=True)
    (folder / "font.ttf").symlink_to("../nowhere")
    with pytest.raises(SetupError, match=r"font\.ttf"):
        debian_odoo.finish(tmp_path)
