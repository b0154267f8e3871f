# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make pictures``: a demo company whose today is always the same day, and a camera.

libfaketime moves the clocks of Odoo and of a PostgreSQL of its own by whole days, so that a
picture changes only when its screen does.
"""

import datetime
import glob
import os
import subprocess

from . import system
from .databases import Databases
from .demo import Demo
from .postgres import EmbeddedServer
from .servers import free_port, wait_for_page
from .steps import Step

DAY = datetime.date(2026, 11, 24)
LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"
DATABASE = "readiness_pictures"
LANGUAGES = ("en_US", "es_ES")


class Server(EmbeddedServer):
    """The pictures' own PostgreSQL, whose clock is moved too."""

    key = "pictures"
    place = "pictures"


def step():
    return Step("libfaketime", _library, _install)


def _install():
    system.apt_install("libfaketime", "faketime")
    return _library()


def _library():
    return next(iter(glob.glob(LIBRARY)), None)


def shift(today=None):
    """Return how many seconds the clocks are moved: whole days."""
    return (DAY - (today or datetime.date.today())).days * 86400


def take(session, names):
    """Make the demo and take the pictures of these names, or all of them, in each language."""
    seconds = shift()
    os.environ["FAKETIME"] = f"{seconds:+d}s"
    os.environ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1"
    os.environ["LD_PRELOAD"] = _library()
    session.server = Server(session.workspace)
    with session.database():
        databases = Databases(session)
        if not names:  # single pictures are tried again and again
            databases.drop(DATABASE)
        Demo(session, DATABASE).prepare()
        return max([_take(session, databases, seconds, lang, names) for lang in LANGUAGES])


def _take(session, databases, seconds, lang, names):
    """Let everybody speak this language, and take the pictures; return the exit code."""
    databases.query(f"UPDATE res_partner SET lang = '{lang}'", DATABASE)
    port = free_port()
    databases.write_base_url(DATABASE, "https://odoo.example.com")
    process = _serve(session, port)
    try:
        if not wait_for_page(port, 600, process):
            raise ChildProcessError("The server ended by itself.")
        arguments = [f"http://127.0.0.1:{port}", str(seconds), lang[:2], *names]
        command = [session.workspace.python, "-m", "pictures.take", *arguments]
        unmoved = {key: text for key, text in session.environment().items() if key != "LD_PRELOAD"}
        return session.run_plain(command, env=unmoved, cwd=session.workspace.root / "scripts")
    finally:
        process.terminate()
        process.wait(30)


def _serve(session, port):
    program = session.workspace.root / "scripts" / "pictures" / "server.py"
    command = [
        *(session.workspace.python, program, "-d", DATABASE, f"--http-port={port}"),
        *("--workers=0", "--max-cron-threads=0", "--log-level=warn"),
    ]
    return subprocess.Popen(command, **session.process_options())
