# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The harness's own PostgreSQL: nothing that it acknowledged may be lost."""

import os
import signal
import time

from groundwork.postgres import EmbeddedServer

MOST_CONNECTIONS = 60


class DurableServer(EmbeddedServer):
    """A server that is killed and started again while others talk to it.

    Unlike the one for tests and demo it promises durability, since what was acknowledged must
    survive. A statement that fails is not logged: it could hold an answer (docs/scaling.md).
    """

    key = "faults"
    place = "faults/postgres"
    settings = {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "shared_buffers": "128MB",
        "max_connections": str(MOST_CONNECTIONS),
        "log_min_error_statement": "panic",
        "listen_addresses": "",
    }

    def stop_immediately(self):
        """As after a power cut: nothing is written back; the log has to make up for it."""
        pid = self.pid()
        os.kill(pid, signal.SIGQUIT)
        while self.pid() == pid:
            time.sleep(0.02)

    def start_again(self):
        self.start()
