# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One run: people answer, things break, the campaign closes by itself, and all is checked."""

import contextlib
import random
import threading
import time

import psycopg2

from . import breaking
from .campaign import Campaign
from .checks import Checks, Failed
from .key_disk import MISSING, READ_ONLY
from .people import Crowd, Person
from .plan import Plan
from .watching import Steps

PATIENCE = 90
TICK = 0.4
STANDSTILL = 30
# What the log says once a broken disk of the keys has been met at the close.
MET = {MISSING: "is missing", READ_ONLY: "cannot be destroyed"}


class Run:
    """A seed, played. :meth:`play` raises :class:`Failed` with what does not hold."""

    def __init__(self, stage, seed, plan=None):
        self.stage = stage
        self.plan = plan or Plan.of(seed)
        self.chance = random.Random(f"faults {seed}")
        self.log_start = stage.odoo_log.stat().st_size
        self.done = threading.Event()
        self.people, self.told, self.cut = [], [], []
        self.steps = Steps(None, [])

    def play(self):
        self.started = time.monotonic()
        self.stage.odoo.wait()
        self._forget_earlier_runs()
        [(self.wal_start,)] = self.stage.query("SELECT pg_current_wal_lsn()::text")
        self.campaign = Campaign(self.stage, self.plan.seed, self.plan.launch)
        self.people = [
            Person(known, self.stage.port, self.campaign, self.plan.seed)
            for known in self.stage.people
        ]
        self.chance.shuffle(self.people)
        self.crowd = Crowd(self.people)
        ticker = threading.Thread(target=self._tick, daemon=True)
        self.steps = Steps(self.campaign.id, self.plan.strikes)
        for name, verdict in self.plan.cuts:
            self.stage.statements.spoil(name, verdict)
        try:
            ticker.start()
            self._break_while_open()
            self._close()
            Checks(self).all()
        finally:
            self.done.set()
            ticker.join()
            self._tidy()
        return self.told

    def _break_while_open(self):
        self.crowd.start()
        for moment, name in self.plan.open_faults:
            self._wait_until(moment)
            self._tell(name)
            breaking.WHILE_OPEN[name](self)
        self._wait_until(self.plan.closes_at)

    def _close(self):
        self.stage.statements.listeners = [self.steps]
        if self.plan.keys:
            self.stage.keys.break_(self.plan.keys)
        self.campaign.close_in(0)
        self._tell("closing time")
        if self.plan.twice:
            breaking.close_twice(self)
        if not self.crowd.wait():
            raise Failed(["somebody is still waiting for an answer"])
        if self.plan.keys:
            self._mend_keys()
        self._wait_for_release()

    def _mend_keys(self):
        """Somebody looks after the disk of the keys once the log tells of it, or after a while."""
        deadline = time.monotonic() + 15
        mark = MET.get(self.plan.keys, "")
        while mark not in self.log() and time.monotonic() < deadline:
            time.sleep(0.1)
        self._tell(f"keys mended, {'seen' if mark in self.log() else 'not seen'}")
        self.stage.keys.mend()

    def _wait_for_release(self):
        deadline = time.monotonic() + PATIENCE
        while self.campaign.state() != ("published", True):
            if time.monotonic() > deadline:
                raise Failed([f"no release: {self.campaign.state()}, {self.steps.struck}"])
            time.sleep(0.1)
        self._tell("released")

    def log(self):
        """What Odoo has written since the run began."""
        with open(self.stage.odoo_log, "rb") as file:
            file.seek(self.log_start)
            return file.read().decode("utf-8", "replace")

    # ------------------------------------------------------------
    # TIME
    # ------------------------------------------------------------

    def _tick(self):
        """Ten minutes pass every tick: the scheduled job is due again and again."""
        while not self.done.wait(TICK):
            self.stage.odoo.restart_if_gone()
            with contextlib.suppress(psycopg2.Error):
                self._make_job_due()

    def _make_job_due(self):
        link = self.stage.connection()
        with link.cursor() as cr:
            cr.execute("SET lock_timeout = '200ms'")
            cr.execute(
                "UPDATE ir_cron SET nextcall = now() AT TIME ZONE 'UTC' - interval '1 second'"
                " WHERE id IN (SELECT id FROM ir_cron WHERE cron_name = %s"
                "              FOR UPDATE SKIP LOCKED)",
                ["Readiness: open and close campaigns"],
            )
        link.close()
        self.stage.notify_jobs()

    def _wait_until(self, people):
        """Until so many people are done, or nobody is for a while."""
        done, moment = self.crowd.done, time.monotonic()
        while done < people and time.monotonic() < moment + STANDSTILL:
            time.sleep(0.02)
            if self.crowd.done > done:
                done, moment = self.crowd.done, time.monotonic()

    def _tell(self, what):
        self.told.append(f"{time.monotonic() - self.started:.1f} {what}")

    def _forget_earlier_runs(self):
        """Thirty days later: the same people may be asked again."""
        self.stage.query("DELETE FROM readiness_roster")
        self.stage.query(
            "UPDATE readiness_campaign SET state = 'cancelled', survey_id = NULL"
            " WHERE state != 'published'"
        )
        self.stage.keys.forget()

    def _tidy(self):
        self.stage.statements.listeners = []
        self.stage.keys.mend()
        self.stage.pages.calm()
        self.cut = [one for one in self.plan.cuts if one in self.stage.statements.spoiled]
        self.stage.statements.calm()
