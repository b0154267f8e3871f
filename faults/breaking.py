# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What is done to the system. Each takes the run, and draws from its ``chance`` only."""

import contextlib
import os
import signal
import threading
import time

import psycopg2

from .key_disk import WAYS
from .odoo import WORKERS
from .watching import FORM, Steps
from .wire import CUT, LOSE_REPLY

STEPS_OF_A_NIGHT = 5  # lock, read, delete, insert, commit


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
    """Forms that are sent do not arrive, or their replies do not."""
    verdicts = run.chance.choices([CUT, LOSE_REPLY], k=run.chance.randint(2, 8))
    run.stage.pages.spoil(FORM, *verdicts)


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
    """All values are sealed anew while people answer; half of the nights are struck."""
    strikes = [(run.chance.randint(1, STEPS_OF_A_NIGHT), run.chance.choice(STRIKES))]
    night = Steps(run.campaign.id, strikes if run.chance.random() < 0.5 else [])
    run.stage.statements.listeners = [night]
    run.campaign.run_over_http(run.stage.actions["night"])
    run.stage.statements.listeners = []


def break_keys(run):
    """The disk of the keys is full, read-only or not there for a while."""
    run.stage.keys.break_(run.chance.choice(WAYS))
    time.sleep(run.chance.uniform(0.3, 1.0))
    run.stage.keys.mend()


WHILE_OPEN = {
    one.__name__: one
    for one in (
        kill_workers,
        kill_server,
        kill_database,
        cut_pages,
        fill_connections,
        pass_a_night,
        break_keys,
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
        arguments = (run.stage.actions["close"],)
        threading.Thread(target=run.campaign.run_over_http, args=arguments, daemon=True).start()
