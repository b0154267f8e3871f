# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The setup provides fonts for names in any script, and says so where it may not."""

from groundwork import fonts


def test_a_font_that_is_there_is_found_by_a_character_of_it(empty_path, fake_program):
    fake_program("fc-list", "import sys; print('Noto' if ':charset=4e2d' in sys.argv else '')")
    found = {step.title: step.find() for step in fonts.steps()}
    assert found["fonts-noto-cjk"] == "fonts-noto-cjk"
    assert "skipped" in found["fonts-noto-core"]


def test_where_it_may_be_installed_it_is_missing(empty_path, fake_program, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    fake_program("apt-get", "")
    fake_program("apt-cache", "print('  Candidate: 1')")
    assert [step.find() for step in fonts.steps()] == [None, None, None]
