# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a release consists of: the wheel, and what Odoo's app store looks at."""

import shutil
import subprocess
import zipfile
from email.parser import HeaderParser
from types import SimpleNamespace

import pytest
from groundwork import store
from groundwork.dist import Dist
from groundwork.workspace import here

ADDON = here().addon
FOLDER = "static/description"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    session = SimpleNamespace(workspace=here())
    return Dist(session, tmp_path_factory.mktemp("dist")).wheel()


def test_the_wheel_holds_what_git_knows_of_the_addon(wheel):
    known = subprocess.run(
        ["git", "ls-files"], cwd=ADDON, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        names = {
            name.removeprefix("odoo/addons/social_readiness/")
            for name in archive.namelist()
            if name.startswith("odoo/")
        }
    assert names == set(known) - {"pyproject.toml"}


def test_the_wheel_says_what_it_is_and_asks_for_odoo_only(wheel):
    with zipfile.ZipFile(wheel) as archive:
        [name] = [one for one in archive.namelist() if one.endswith("/METADATA")]
        metadata = HeaderParser().parsestr(archive.read(name).decode())
    assert metadata["Name"] == "odoo-addon-social_readiness"
    assert metadata["Version"].startswith("19.0.")
    assert metadata.get_all("Requires-Dist") == ["odoo==19.0.*"]


def test_the_store_has_nothing_to_say():
    assert store.problems(ADDON) == []


@pytest.fixture
def copy(tmp_path):
    """The parts of the addon that the store looks at, to be spoiled."""
    shutil.copytree(ADDON / FOLDER, tmp_path / FOLDER)
    shutil.copy(ADDON / "__manifest__.py", tmp_path)
    return tmp_path


def _replace(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("</section>", "<script>1</script></section>", "holds a script"),
        ("screenshots/heatmap.png", "screenshots/none.png", "leads nowhere: screenshots/none.png"),
        ("screenshots/heatmap.png", "https://example.com/a.png", "leads to another site"),
    ],
)
def test_a_page_that_the_store_would_spoil_is_found(copy, old, new, problem):
    _replace(copy / FOLDER / "index.html", old, new)
    assert any(problem in found for found in store.problems(copy))


def test_a_cover_of_another_shape_is_found(copy):
    shutil.copy(copy / FOLDER / "icon.png", copy / FOLDER / "banner.png")
    assert any("The cover is" in found for found in store.problems(copy))


def test_odd_names_and_large_pictures_are_found(copy):
    (copy / FOLDER / "Big one.png").write_bytes(b"0" * (store.MOST_BYTES + 1))
    found = " ".join(store.problems(copy))
    assert "needs a name" in found
    assert "has more than" in found


def test_a_picture_that_the_manifest_names_in_vain_is_found(copy):
    (copy / FOLDER / "banner.png").unlink()
    assert any("banner.png does not exist" in found for found in store.problems(copy))
