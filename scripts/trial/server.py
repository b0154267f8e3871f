# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo with real worker processes on a database, as it runs in a company."""

import contextlib
import os
import signal
import subprocess
import sys
import time

from groundwork.launcher import WITHOUT_BUS
from groundwork.servers import HOST, answers, free_port


def end_politely():
    """Whoever ends this program ends its servers too."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))


class Server:
    """A context manager: started and answering, stopped at the end.

    :param log: file to which what it writes is added
    :param options: of Odoo's command line, with underscores
    """

    def __init__(self, session, database, log, **options):
        self.session = session
        self.database = database
        self.log = log
        self.port = free_port()
        self.environment = {WITHOUT_BUS: "1"}
        self.options = {
            "database": database,
            "http_interface": HOST,
            "http_port": self.port,
            "gevent_port": free_port(),
            **options,
        }
        self.process = None

    def __enter__(self):
        self.start()
        self.wait()
        return self

    def __exit__(self, *_exception):
        self.stop()

    def start(self):
        arguments = [f"--{_option(name)}={value}" for name, value in self.options.items()]
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as output:
            self.process = subprocess.Popen(
                self.session.odoo_command(*arguments),
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.session.process_options(**self.environment),
            )

    def wait(self, patience=120):
        """Until it answers; one that has ended is started again."""
        deadline = time.monotonic() + patience
        while not answers(self.port, "/web/health", timeout=5):
            if self.process.poll() is not None:
                self.kill()
                self.start()
            if time.monotonic() > deadline:
                raise RuntimeError(f"Odoo does not start, see {self.log}")
            time.sleep(0.1)

    def kill(self):
        """The whole server at once, without a word to anybody."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()


def _option(name):
    """Odoo writes those of the database with underscores, all others without."""
    return name if name.startswith("db_") else name.replace("_", "-")
