# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The servers that are measured: real workers, and what their log says about requests."""

import re

from trial.server import Server as TrialServer

# What Odoo's log says about a request: queries, seconds in SQL, seconds in Python.
PERFORMANCE = re.compile(r'"(?:GET|POST) (\S+) HTTP/1\.[01]" \d+ - \d+ ([\d.]+) ([\d.]+)')


class Server(TrialServer):
    def __init__(self, session, database, workers=4):
        log = session.workspace.local / "bench" / f"{database}.log"
        log.unlink(missing_ok=True)
        options = {"workers": workers, "max_cron_threads": 0, "log_level": "warn"}
        limits = {"limit_time_real": 600, "limit_time_cpu": 600}
        super().__init__(session, database, log, log_handler="werkzeug:INFO", **options, **limits)

    def seconds(self, path):
        """The seconds on the server of the requests to a path so far, in order."""
        found = PERFORMANCE.findall(self.log.read_text(errors="replace"))
        return [
            float(in_sql) + float(in_python)
            for url, in_sql, in_python in found
            if url.startswith(path)
        ]

    def errors(self):
        """The lines of the log that report an error."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]
