# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import pytest
from groundwork import apt
from groundwork.errors import SetupError

# A stand-in for apt-get. Only the mirror "good" has the suites.
APT_GET = """
import os, re
from pathlib import Path
args = sys.argv[1:]
if "indextargets" in args:
    print("|http://third.test/other/")
    print("Debian|http://security.test/debian-security/")
    print("Debian|http://good.test/debian/")
    sys.exit()
options = dict(a.split("=", 1) for a in args if "=" in a and "::" in a)
source = (Path(options["Dir::Etc::sourceparts"]) / "debian.sources").read_text()
if "update" in args:
    if "good" not in source:
        print("E: Failed to fetch: 404")
        sys.exit(100)
if "download" in args:
    Path("odoo.deb").touch()
"""


@pytest.fixture
def keyring(tmp_path, monkeypatch):
    (tmp_path / "keys.gpg").touch()
    monkeypatch.setattr(apt, "KEYRINGS", [tmp_path / "keys.gpg"])
    return tmp_path / "keys.gpg"


@pytest.fixture
def isolated(tmp_path, fake_program, keyring, monkeypatch):
    fake_program("apt-get", APT_GET)
    monkeypatch.delenv("DEBIAN_MIRROR", raising=False)
    return apt.Apt(tmp_path / "apt", ["sid", "bookworm"])


def test_the_machines_own_mirror_is_used_and_verified(isolated, keyring):
    isolated.update()
    source = (isolated.folder / "sources" / "debian.sources").read_text()
    assert "URIs: http://good.test/debian/" in source
    assert "Suites: sid bookworm" in source
    assert f"Signed-By: {keyring}" in source


def test_a_mirror_can_be_named(isolated, monkeypatch):
    monkeypatch.setenv("DEBIAN_MIRROR", "http://bad.test/debian")
    with pytest.raises(SetupError, match="Failed to fetch: 404") as caught:
        isolated.update()
    assert "ODOO_SRC" in str(caught.value)


def test_a_download_lies_in_its_folder(isolated, tmp_path):
    isolated.update()
    isolated.download(["odoo-19/sid"], tmp_path / "debs")
    assert (tmp_path / "debs" / "odoo.deb").exists()


def test_without_apt_the_user_reads_of_odoo_src(tmp_path, empty_path):
    with pytest.raises(SetupError, match="no apt") as caught:
        apt.Apt(tmp_path, ["sid"]).update()
    assert "ODOO_SRC" in str(caught.value) and "Chromium" in str(caught.value)


def test_without_debians_keys_nothing_is_fetched(tmp_path, fake_program, monkeypatch):
    fake_program("apt-get", APT_GET)
    monkeypatch.setattr(apt, "KEYRINGS", [tmp_path / "none"])
    with pytest.raises(SetupError, match="cannot be verified"):
        apt.Apt(tmp_path, ["sid"]).update()
