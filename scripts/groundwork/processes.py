# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Calling other programs."""

import os
import subprocess

from .errors import SetupError, disk_full

TRY_AGAIN = ("Check the network and run the same command again.",)


def run(command, *, what, advice=(), **options):
    """Run a program and return what it printed.

    :param what: what it was for; begins the error's sentence.
    :param advice: what the user can do if it fails.
    :raises SetupError: when it ends with an error.
    """
    command = [os.fspath(part) for part in command]
    outputs = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    options = {"stdin": subprocess.DEVNULL, "errors": "replace", "check": False, **options}
    try:
        result = subprocess.run(command, **outputs, **options)
    except FileNotFoundError as error:
        raise SetupError(f"{what} needs the program '{command[0]}'.") from error
    if result.returncode:
        raise failure(what, result.stdout, advice)
    return result.stdout


def failure(what, output, advice=()):
    """Return the error for a program that failed, told by the end of its output."""
    if "No space left on device" in output:
        return disk_full("the project or its cache")
    lines = [line[:200] for line in output.splitlines() if line.strip()]
    return SetupError(f"{what} failed.", *lines[-12:], *advice)
