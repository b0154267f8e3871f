# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The setup installs what may be had from the system, and says what does not work without it."""

import pytest
from groundwork import system
from groundwork.errors import SetupError


def step(title):
    return next(step for step in system.steps() if step.title == title)


@pytest.fixture
def known(empty_path, fake_program, monkeypatch):
    """apt knows every package, as on Debian 12, and this user may install it."""
    monkeypatch.setattr("os.geteuid", lambda: 0)
    fake_program("apt-get", "")
    fake_program("apt-cache", "print('  Candidate: 0.12.6-2')")


def test_chromium_is_found_under_the_names_that_odoo_uses(fake_program):
    assert system.chromium() or fake_program("chromium", "").exists()
    fake_program("google-chrome", "")
    assert system.chromium().endswith("google-chrome")


def test_chromium_without_apt_is_explained(empty_path):
    with pytest.raises(SetupError, match="with apt"):
        step("Chromium").make()


def test_chromium_without_rights_is_explained(known, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SetupError, match="only root") as caught:
        step("Chromium").make()
    assert "sudo apt-get install chromium" in str(caught.value)


def test_firefox_that_cannot_be_installed_is_told_and_stops_nothing(empty_path):
    assert system.firefox() is None
    assert step("Firefox").find() == step("Firefox").make() == system.NO_FIREFOX


def test_where_apt_has_them_all_are_missing_and_installed(known):
    assert [step.find() for step in system.steps()] == [None] * 6
    assert step("PDF printer").make() == "wkhtmltopdf"


def test_a_font_that_is_there_is_found_by_a_character_of_it(empty_path, fake_program):
    fake_program("fc-list", "import sys; print('Noto' if ':charset=4e2d' in sys.argv else '')")
    assert step("fonts-noto-cjk").find() == "fonts-noto-cjk"
    assert "skipped" in step("fonts-noto-core").find()


def test_wkhtmltopdf_is_enough(empty_path, fake_program):
    fake_program("wkhtmltopdf", "")
    assert step("PDF printer").find() == "wkhtmltopdf"
    assert not system.printer_warning()


def test_where_apt_has_none_the_browser_prints(known, fake_program):
    fake_program("apt-cache", "print('  Candidate: (none)')")
    fake_program("chromium", "")
    assert step("PDF printer").find() == "Chromium"
    assert not system.printer_warning()


def test_without_the_rights_what_to_install_is_said(known, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert "install wkhtmltopdf" in step("PDF printer").find()
    assert system.printer_warning().startswith("PDFs will not work")


def test_a_failed_installation_stops_nothing(known, fake_program):
    fake_program("apt-get", "sys.exit(1)")
    assert "install wkhtmltopdf" in step("PDF printer").make()
