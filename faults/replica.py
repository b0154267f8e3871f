# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make test-replica``: what is read comes from a streaming replica, and the primary is not asked.

A campaign is answered and closed on the harness's PostgreSQL. Then a replica of it is made and
started, and Odoo with it. While the board, exports, participation and dashboards are opened, both
servers log every statement: those of ours must all be in the replica's log.
"""

import os
import re
import shutil
import sys
import time

from groundwork import unprivileged
from groundwork.console import Console
from groundwork.workspace import here
from trial.server import end_politely

from . import ROOT
from .__main__ import alone, with_own_mounts
from .odoo import Server
from .plan import Plan
from .postgres import DurableServer
from .reading import Reader
from .run import Run
from .stage import DATABASE, Stage

OURS = re.compile(r'statement:.*\b(FROM|JOIN|UPDATE|INTO)\s+"?(readiness_\w+)', re.IGNORECASE)
# It is replicated with everything else.
LOG_ALL = f"ALTER DATABASE {DATABASE} SET log_statement = 'all'"
LOG_NOTHING = f"ALTER DATABASE {DATABASE} RESET log_statement"


class Replica(DurableServer):
    """A hot standby that streams from the primary."""

    place = "faults/replica"

    def __init__(self, workspace, primary):
        super().__init__(workspace)
        self.primary = primary

    def copy(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        account = unprivileged.account(self.folder)
        account.own(self.folder)
        known = self.primary.environment()
        source = ["-h", known["PGHOST"], "-U", known["PGUSER"]]
        flags = ["-R", "-X", "stream", "-c", "fast", "-D", self.data]
        self.run(account, "pg_basebackup", *source, *flags)


def ours(log, start):
    """The tables of ours that a server's log mentions from a place on."""
    text = log.read_bytes()[start:].decode("utf-8", "replace")
    # A statement goes on over lines that begin with white space.
    lines = re.sub(r"\n\s+", " ", text).splitlines()
    return {found[2] for line in lines if (found := OURS.search(line))}


def read_everything(stage, replica):
    """Open all that can be read, and write once.

    :return: {what: (tables asked of the primary, of the replica)}, tables written
    """
    options = {"db_replica_host": replica.sockets, "workers": 0, "max_cron_threads": 0}
    server = Server(stage.session, DATABASE, stage.postgres.sockets, stage.odoo_log, **options)
    with server:
        reader = Reader(server.port, stage)
        reader.warm_up()
        logs = stage.postgres.log, replica.log
        found = {}
        for name, read in reader.readings().items():
            starts = [log.stat().st_size for log in logs]
            read()
            time.sleep(0.2)
            found[name] = tuple(ours(log, start) for log, start in zip(logs, starts, strict=True))
        start = stage.postgres.log.stat().st_size
        reader.write()
        time.sleep(0.2)
        return found, ours(stage.postgres.log, start)


def verdict(found, written):
    wrong = [] if "readiness_campaign" in written else ["the primary's log tells nothing"]
    for name, (primary, replica) in found.items():
        print(f"{name}: primary {sorted(primary) or 'nothing'}, replica {len(replica)} tables")
        if primary:
            wrong.append(f"{name} asks the primary for {sorted(primary)}")
        if not replica:
            wrong.append(f"{name} reads nothing: the check sees nothing")
    return wrong


def main():
    os.chdir(ROOT)
    with_own_mounts("faults.replica")
    end_politely()
    with alone(), Stage(here(), Console(quiet=True)) as stage:
        run = Run(stage, 0, Plan.calm())
        run.play()
        stage.campaign = run.campaign
        stage.odoo.stop()
        replica = Replica(here(), stage.postgres)
        replica.copy()
        stage.query(LOG_ALL)
        try:
            with replica:
                time.sleep(1)  # until the setting has arrived there
                found, written = read_everything(stage, replica)
        finally:
            stage.query(LOG_NOTHING)
    wrong = verdict(found, written)
    print("\n".join(wrong) or "Everything is read from the replica.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
