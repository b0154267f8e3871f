# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The setup provides a printer where it may, and says so where it may not."""

import pytest
from groundwork import printer


@pytest.fixture
def known(fake_program, monkeypatch):
    """apt knows the package, as on Debian 12, and this user may install it."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    fake_program("apt-get", "")
    fake_program("apt-cache", "print('  Candidate: 0.12.6-2')")


def test_wkhtmltopdf_is_enough(empty_path, fake_program):
    fake_program("wkhtmltopdf", "")
    assert printer.step().find() == "wkhtmltopdf"
    assert not printer.warning()


def test_where_apt_has_the_package_it_is_missing_and_installed(empty_path, known, fake_program):
    fake_program("chromium", "")
    assert printer.step().find() is None
    assert printer.step().make() == "wkhtmltopdf"


def test_where_apt_has_none_the_browser_prints(empty_path, known, fake_program):
    fake_program("apt-cache", "print('  Candidate: (none)')")
    fake_program("chromium", "")
    assert printer.step().find() == "Chromium"
    assert not printer.warning()


def test_without_the_rights_what_to_install_is_said(empty_path, known, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "install wkhtmltopdf" in printer.step().find()
    assert printer.warning().startswith("PDFs will not work")


def test_a_failed_installation_stops_nothing(empty_path, known, fake_program):
    fake_program("apt-get", "sys.exit(1)")
    assert "install wkhtmltopdf" in printer.step().make()
