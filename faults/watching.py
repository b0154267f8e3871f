"""What passes on the wires: pages that are sent, and statements that are asked for."""

import re
import threading

from .wire import CUT, LOSE_REPLY

CRON = "LISTEN cron_trigger"
# Somebody else may have the connection next.
GIVEN_BACK = "DISCARD ALL"
LAST_WRITE = re.compile(r'UPDATE "readiness_campaign".*"traces_removed".*\btrue\b', re.I | re.S)


class Spoiler:
    """Holds what is to happen to the next ones that pass: ``CUT`` or ``LOSE_REPLY`` each."""

    def __init__(self):
        self._lock = threading.Lock()
        self._verdicts = []

    def spoil(self, *verdicts):
        with self._lock:
            self._verdicts += verdicts

    def calm(self):
        with self._lock:
            self._verdicts.clear()

    def _next_verdict(self):
        with self._lock:
            return self._verdicts.pop() if self._verdicts else None


class Pages(Spoiler):
    """Watches the wire of the browsers, and spoils as many sent pages as it is told to."""

    def __call__(self, line, data):
        return self._next_verdict() if b"POST /survey/submit/" in data[:200] else None


class Statements(Spoiler):
    """Watches the wire to the database, and spoils as many commits of answers as it is told to.

    :ivar cron_pids: the processes that run scheduled jobs.
    """

    def __init__(self):
        super().__init__()
        self.cron_pids = set()
        self.listeners = []

    def __call__(self, line, data):
        verdicts = [self._look(line, text) for text in self._texts(line, data)]
        return next(filter(None, verdicts), None)

    def _texts(self, line, data):
        """The statements in what has just arrived; the rest waits for its other half."""
        buffer = line.notes.get("rest", b"") + data
        if "started" not in line.notes:
            line.notes["started"] = True
            buffer = buffer[int.from_bytes(buffer[:4], "big") :]
        while len(buffer) >= 5 and len(buffer) > (size := int.from_bytes(buffer[1:5], "big")):
            if buffer[:1] == b"Q":
                yield buffer[5:size].decode("utf-8", "replace")
            buffer = buffer[size + 1 :]
        line.notes["rest"] = buffer

    def _look(self, line, text):
        if text.startswith(CRON):
            self.cron_pids.add(line.pid)
        for listener in list(self.listeners):
            if verdict := listener(line, text):
                return verdict
        if text.startswith("UPDATE readiness_tally") or "UPDATE readiness_tally" in text[:80]:
            line.notes["counted"] = True
        if text == "COMMIT" and line.notes.pop("counted", False):
            return self._next_verdict()
        return None


class ClosingSteps:
    """Strikes the closing of a campaign before its n-th statement.

    :param strikes: [(n, what to do with the line)], each for the next attempt to close. An attempt
        with fewer statements is struck at its last write.
    :ivar longest: the statements of the longest attempt, up to its last write.
    """

    def __init__(self, campaign_id, strikes):
        self.begins = f"readiness_campaign WHERE id = {campaign_id} FOR UPDATE"
        self.goes_on = "pg_advisory_xact_lock"
        self.strikes = list(strikes)
        self.struck = []
        self.longest = 0

    def __call__(self, line, text):
        if self.begins in text:
            line.notes["step"] = 0
        elif self.goes_on in text:
            line.notes.setdefault("step", 0)
        elif text == GIVEN_BACK:
            line.notes.pop("step", None)
        if "step" not in line.notes:
            return None
        line.notes["step"] += 1
        step, is_last = line.notes["step"], bool(LAST_WRITE.search(text))
        if is_last:
            self.longest = max(self.longest, step)
        if self.strikes and (step >= self.strikes[0][0] or is_last):
            _planned, strike = self.strikes.pop(0)
            self.struck.append((step, strike.__name__, " ".join(text.split())[:60]))
            return strike(line)
        return None


__all__ = ["CUT", "LOSE_REPLY", "ClosingSteps", "Pages", "Statements"]
