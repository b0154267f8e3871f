# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo as it runs in a company: four workers, one for scheduled jobs, killed and started."""

import threading
from pathlib import Path

from trial import server

WORKERS = 4


class Server(server.Server):
    """One Odoo server on a database that it reaches through the wire."""

    def __init__(self, session, database, wire_folder, log, workers=WORKERS, **options):
        options = {"max_cron_threads": 1, "limit_time_real": 60, "log_level": "info", **options}
        super().__init__(
            session, database, log, db_host=wire_folder, db_maxconn=8, workers=workers, **options
        )
        self.environment["PGHOST"] = str(wire_folder)
        self.restarting = threading.RLock()

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
