"""Odoo as it runs in a company: four workers, one for scheduled jobs, killed and started."""

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

HOST = "127.0.0.1"
WORKERS = 4
COMMAND_LINE = Path(__file__).parent / "odoo_without_bus.py"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class Server:
    """One Odoo server on a database that it reaches through the wire.

    :param session: the project's session, for the environment and the command.
    """

    def __init__(self, session, database, wire_folder, log):
        self.session = session
        self.log = log
        self.port = free_port()
        self.options = {
            "database": database,
            "db_host": wire_folder,
            "db_maxconn": 8,
            "workers": WORKERS,
            "max-cron-threads": 1,
            "http-interface": HOST,
            "http-port": self.port,
            "gevent-port": free_port(),
            "limit-time-real": 60,
            "log-level": "info",
        }
        self.process = None
        self.restarting = threading.RLock()

    def start(self):
        arguments = [f"--{name}={value}" for name, value in self.options.items()]
        environment = {**self.session.environment(), "PGHOST": str(self.options["db_host"])}
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen(
                [str(self.session.workspace.python), str(COMMAND_LINE), *arguments],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )

    def wait(self, patience=120):
        deadline = time.monotonic() + patience
        while not self.answers():
            if self.process.poll() is not None:
                self.kill()
                self.start()
            if time.monotonic() > deadline:
                raise RuntimeError(f"Odoo does not start, see {self.log}")
            time.sleep(0.1)

    def answers(self):
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/web/health", timeout=5) as page:
                return page.status == 200
        except OSError:
            return False

    def workers(self):
        """The process ids of the workers, of both kinds."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
        return [pid for pid in pids if b"gevent" not in self._command(pid)]

    @staticmethod
    def _command(pid):
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return b"gevent"

    def kill(self):
        """The whole server at once, without a word to anybody."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def restart(self):
        with self.restarting:
            self.kill()
            self.start()
            self.wait()

    def restart_if_gone(self):
        """As every service manager does: Odoo ends itself when it finds no database."""
        if self.restarting.acquire(blocking=False):
            try:
                if self.process.poll() is not None:
                    self.restart()
            finally:
                self.restarting.release()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
