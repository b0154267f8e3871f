# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import errno

import pytest
from groundwork import cli, errors, processes
from groundwork.errors import SetupError


def test_a_full_disk_is_explained():
    error = errors.from_os_error(OSError(errno.ENOSPC, "No space left", "/cache/file"))
    assert "/cache/file" in str(error) and "XDG_CACHE_HOME" in str(error)


def test_what_else_the_system_refuses_is_said_in_its_own_words():
    error = errors.from_os_error(PermissionError(errno.EACCES, "denied", "/cache"))
    assert "denied: '/cache'" in str(error)


def test_a_program_that_fails_is_told_by_the_end_of_its_output(fake_program):
    fake_program("tool", "print('noise\\n' * 12); print('E: no mirror'); sys.exit(1)")
    with pytest.raises(SetupError) as caught:
        processes.run(["tool"], what="Working", advice=("Rest.",))
    lines = str(caught.value).split("\n  -> ")
    assert lines == ["Working failed.", *["noise"] * 11, "E: no mirror", "Rest."]


def test_a_program_that_fills_the_disk_is_told_as_that(fake_program):
    fake_program("tool", "print('write: No space left on device'); sys.exit(1)")
    with pytest.raises(SetupError, match="No space is left"):
        processes.run(["tool"], what="Working")


def test_a_missing_program_is_named(empty_path):
    with pytest.raises(SetupError, match="needs the program 'dpkg'"):
        processes.run(["dpkg"], what="Unpacking")


@pytest.mark.parametrize(
    ("raised", "code"),
    [(SetupError("no"), 1), (OSError(errno.EACCES, "no"), 1), (KeyboardInterrupt(), 130)],
)
def test_the_user_never_sees_a_traceback(monkeypatch, raised, code):
    def fail(_arguments):
        raise raised

    monkeypatch.setitem(cli.COMMANDS, "lint", fail)
    assert cli.main(["lint"]) == code


def test_an_unknown_command_lists_the_commands(capsys):
    assert cli.main(["dance"]) == 2
    assert "demo" in capsys.readouterr().err
