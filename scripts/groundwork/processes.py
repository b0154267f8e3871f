# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Calling other programs."""

import os
import subprocess

from .errors import SetupError, disk_full

TRY_AGAIN = ("Check the network and run the same command again.",)


def run(command, *, what, advice=(), telling=(), **options):
    """Run a program and return what it printed.

    :param what: what it was for; begins the error's sentence.
    :param advice: what the user can do if it fails.
    :param telling: how the lines begin in which it says what was wrong.
    :raises SetupError: when it ends with an error.
    """
    result = _call([os.fspath(part) for part in command], what, options)
    if result.returncode == 0:
        return result.stdout
    text = _telling_lines(result.stdout, telling)
    raise failure(what, text, advice, options.get("cwd"))


def failure(what, output, advice=(), place=None):
    """Return the error for a program that failed, told by the end of its output."""
    if "No space left on device" in output:
        return disk_full(place or "the project")
    lines = [shorten(line) for line in output.splitlines() if line.strip()]
    return SetupError(f"{what} failed.", *lines[-12:], *advice)


def shorten(line, width=200):
    return line if len(line) <= width else f"{line[: width - 4]} ..."


def _telling_lines(output, telling):
    lines = [line for line in output.splitlines() if line.startswith(tuple(telling))]
    return "\n".join(lines) or output


def _call(command, what, options):
    options.setdefault("stdin", subprocess.DEVNULL)
    try:
        return subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            **options,
        )
    except FileNotFoundError as error:
        raise SetupError(f"{what} needs the program '{command[0]}'.") from error
