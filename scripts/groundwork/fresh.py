"""``make test-fresh``: what a stranger does, timed, on a new clone with an empty cache."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from .errors import SetupError

SECOND_START_LIMIT = 10
FIRST_START_LIMIT = 1200
# What would make the new clone use something that a stranger does not have.
NOT_INHERITED = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "ODOO_SRC", "ODOO_RC", "ARGS", "DB")


class Fresh:
    """One trial in a temporary folder, which is removed if all went well."""

    def __init__(self, workspace, console):
        self.source = workspace.root
        self.console = console
        self.folder = Path(tempfile.mkdtemp(prefix="social-readiness-fresh-"))
        self.clone = self.folder / "clone"
        self.times = []

    def run(self):
        self.console.note(f"A new clone and an empty cache in {self.folder}")
        subprocess.run(["git", "clone", "-q", self.source, self.clone], check=True)
        self._timed("make test, nothing there", lambda: self._make("test"))
        self._timed("make demo, first start", lambda: self._demo(FIRST_START_LIMIT))
        self._timed("make demo, second start", lambda: self._demo(SECOND_START_LIMIT))
        self._report()
        shutil.rmtree(self.folder, ignore_errors=True)
        return 0

    def _timed(self, title, action):
        """Do it, and note its time: what it returns, or how long it took."""
        self.console.begin(title)
        started = time.monotonic()
        seconds = action() or time.monotonic() - started
        self.times.append((title, seconds))

    def _make(self, target):
        result = subprocess.run(
            ["make", target], cwd=self.clone, env=self._environment(), check=False
        )
        if result.returncode:
            raise SetupError(f"make {target} failed; its clone is kept: {self.clone}")

    def _demo(self, limit):
        """Return how long it took until the login page answered."""
        port = free_port()
        with self._server(port) as process:
            started = time.monotonic()
            while not answers(port):
                self._check(process, time.monotonic() - started, limit)
                time.sleep(0.1)
            return time.monotonic() - started

    def _check(self, process, seconds, limit):
        if process.poll() is not None:
            raise SetupError(f"make demo ended by itself; its clone is kept: {self.clone}")
        if seconds > limit:
            raise SetupError(f"make demo took more than {limit} s; kept: {self.clone}")

    @contextlib.contextmanager
    def _server(self, port):
        """Run ``make demo`` as a terminal would, and end it with Ctrl-C."""
        process = subprocess.Popen(
            ["make", "demo", f"PORT={port}"],
            cwd=self.clone,
            env=self._environment(),
            start_new_session=True,
        )
        try:
            yield process
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(60)

    def _environment(self):
        kept = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
        # What make tells the makes that it calls is of no use to the clone's own.
        kept = {key: value for key, value in kept.items() if not key.startswith("MAKE")}
        return {**kept, "XDG_CACHE_HOME": str(self.folder / "cache")}

    def _report(self):
        width = max(len(title) for title, _seconds in self.times)
        for title, seconds in self.times:
            self.console.say(f"  {title:<{width}}  {seconds:7.1f} s")


def free_port():
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port, path="/web/login"):
    """Return whether a server answers there with a page."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30):
            return True
    except OSError:
        return False
