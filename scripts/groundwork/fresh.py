# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make test-fresh``: what a stranger does, timed, on a new clone with an empty cache."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .errors import SetupError
from .servers import free_port, wait_for_page

SECOND_START_LIMIT = 10
FIRST_START_LIMIT = 1200
# What would make the new clone use something that a stranger does not have.
NOT_INHERITED = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "ODOO_SRC", "ODOO_RC", "ARGS", "DB")


def run(workspace, console):
    """One trial in a temporary folder, which is removed if all went well."""
    folder = Path(tempfile.mkdtemp(prefix="social-readiness-fresh-"))
    console.note(f"A new clone and an empty cache in {folder}")
    clone = folder / "clone"
    subprocess.run(["git", "clone", "-q", workspace.root, clone], check=True)
    options = {"cwd": clone, "env": _environment(folder / "cache")}
    for title, trial, limit in (
        ("make test, nothing there", _test, None),
        ("make demo, first start", _demo, FIRST_START_LIMIT),
        ("make demo, second start", _demo, SECOND_START_LIMIT),
    ):
        console.begin(title)
        started = time.monotonic()
        trial(options, limit)
        console.done(title, f"{time.monotonic() - started:.1f} s")
    shutil.rmtree(folder, ignore_errors=True)
    return 0


def _environment(cache):
    # What make tells the makes that it calls is of no use to the clone's own.
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in NOT_INHERITED and not key.startswith("MAKE")
    }
    return {**kept, "XDG_CACHE_HOME": str(cache)}


def _test(options, _limit):
    if subprocess.run(["make", "test"], check=False, **options).returncode:
        raise SetupError(f"make test failed; its clone is kept: {options['cwd']}")


def _demo(options, limit):
    """Run ``make demo`` as a terminal would until its page answers, and end it with Ctrl-C."""
    port = free_port()
    command = ["make", "demo", f"PORT={port}"]
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        if not wait_for_page(port, limit, process):
            raise SetupError(f"No page within {limit} s; the clone is kept: {options['cwd']}")
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)
