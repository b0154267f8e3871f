"""What is done to the system. Each takes the run, and draws from its ``chance`` only."""

import contextlib
import os
import signal
import threading
import time

import psycopg2

from .odoo import WORKERS
from .watching import CUT, LOSE_REPLY


def kill_workers(run):
    """Some of the processes that answer browsers or run jobs die at once."""
    workers = run.stage.odoo.workers()
    for pid in run.chance.sample(workers, min(len(workers), run.chance.randint(1, WORKERS))):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kill_server(run):
    """The whole Odoo server dies, and is started again."""
    run.stage.odoo.restart()


def kill_database(run):
    """PostgreSQL stops without writing anything back, and recovers."""
    run.stage.postgres.stop_immediately()
    time.sleep(run.chance.uniform(0, 0.5))
    run.stage.postgres.start_again()


def cut_pages(run):
    """Pages that are sent do not arrive, or their replies do not."""
    run.stage.pages.spoil(*run.chance.choices([CUT, LOSE_REPLY], k=run.chance.randint(2, 8)))


def cut_commits(run):
    """The connection breaks at the COMMIT of a counted answer: before it, or after it."""
    verdicts = run.chance.choices([CUT, LOSE_REPLY], k=run.chance.randint(1, 4))
    run.stage.statements.spoil(*verdicts)


def fill_connections(run):
    """Every connection that PostgreSQL grants is taken for a while, and workers need new ones."""
    taken = []
    with contextlib.suppress(psycopg2.OperationalError):
        while True:
            taken.append(run.stage.connection())
    run.stage.database_wire.cut_all()
    with contextlib.suppress(psycopg2.OperationalError):
        while True:
            taken.append(run.stage.connection())
    time.sleep(run.chance.uniform(0.3, 1.0))
    for link in taken:
        link.close()


def pass_a_night(run):
    """The nightly sweep runs: drafts in use are marked, those marked before are gone."""
    run.stage.query("UPDATE readiness_draft SET marked = TRUE WHERE NOT marked")


WHILE_OPEN = {
    one.__name__: one
    for one in (
        kill_workers,
        kill_server,
        kill_database,
        cut_pages,
        cut_commits,
        fill_connections,
        pass_a_night,
    )
}


# ------------------------------------------------------------
# AT THE CLOSE
# ------------------------------------------------------------


def kill_process(line):
    """The process that closes dies before its next statement."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(line.pid, signal.SIGKILL)
    return CUT


def lose_connection(_line):
    """The closing job loses its connection before its next statement."""
    return CUT


def lose_reply(_line):
    """The statement is carried out, and the closing job never learns of it."""
    return LOSE_REPLY


STRIKES = (kill_process, kill_process, lose_connection, lose_reply)


def close_twice(run):
    """Two more closing jobs start beside the scheduled one, as on other servers."""
    for _ in range(2):
        threading.Thread(target=run.campaign.close_over_http, daemon=True).start()


def fill_disk(run):
    """No page is left for what the rewrite copies; later somebody makes room."""
    run.stage.disk.fill(left=run.chance.choice((0, 0, 8192, 16384, 24576, 32768)))


def free_disk(run):
    run.stage.disk.free()
