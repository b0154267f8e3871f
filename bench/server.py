"""Odoo with real worker processes on a database, as it runs in a company."""

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request

# What Odoo's log says about a request: queries, seconds in SQL, seconds in Python.
PERFORMANCE = re.compile(r'"(?:GET|POST) (\S+) HTTP/1\.[01]" (\d+) - (\d+) ([\d.]+) ([\d.]+)')


class Server:
    """A context manager: started, and stopped at the end.

    :param database: its only database
    """

    def __init__(self, session, database, workers=4):
        self.session = session
        self.database = database
        self.workers = workers
        self.port = free_port()
        self.log = session.workspace.local / "bench" / f"{database}.log"
        self.process = None

    def __enter__(self):
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.log.write_text("")
        command = self.session.odoo_command(
            f"--database={self.database}",
            f"--workers={self.workers}",
            "--max-cron-threads=0",
            f"--http-port={self.port}",
            f"--gevent-port={free_port()}",
            f"--logfile={self.log}",
            "--log-level=warn",
            "--log-handler=werkzeug:INFO",
            "--limit-time-real=600",
            "--limit-time-cpu=600",
        )
        self.process = subprocess.Popen(
            list(map(str, command)),
            env=self.session.environment(),
            pass_fds=self.session.server.files_to_keep_open(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()
        return self

    def __exit__(self, *_exception):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _wait(self):
        for _attempt in range(600):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/web/health", timeout=9):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"The server does not answer: {self.log.read_text()[-3000:]}")

    def performance(self, path):
        """[(queries, seconds on the server)] of the requests to a path so far, in order."""
        found = PERFORMANCE.findall(self.log.read_text(errors="replace"))
        return [
            (int(queries), float(in_sql) + float(in_python))
            for url, _status, queries, in_sql, in_python in found
            if url.startswith(path)
        ]

    def errors(self):
        """The lines of the log that report an error."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
