# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import io

from groundwork.console import Console
from groundwork.errors import SetupError
from groundwork.steps import Step


def step(found, made):
    return Step("Thing", lambda: found, lambda: made.append(1) or "made")


def test_a_step_that_is_there_takes_one_line(console):
    step("1.0", []).ensure(console)
    assert console.stream.getvalue() == "ok Thing: 1.0, already there\n"


def test_a_quiet_console_does_not_mention_what_is_there():
    console = Console(quiet=True, stream=io.StringIO())
    step("1.0", []).ensure(console)
    assert console.stream.getvalue() == ""


def test_a_step_that_is_missing_is_made(console):
    made = []
    step(None, made).ensure(console)
    assert made == [1]
    assert console.stream.getvalue() == ".. Thing\nok Thing: made\n"


def test_an_error_says_what_to_do(console):
    console.error(SetupError("It is broken.", "Mend it."))
    assert console.stream.getvalue() == "!! It is broken.\n  -> Mend it.\n"
