"""What passes on the wires: forms that are sent, and statements that are asked for."""

import re
import threading

from .wire import CUT, LOSE_REPLY

# Somebody else may have the connection next.
GIVEN_BACK = "DISCARD ALL"
LAST_WRITE = re.compile(r'UPDATE "readiness_campaign".*"key_destroyed".*\btrue\b', re.I | re.S)

# The statements of sending, in order; then its commit.
STATEMENTS = {
    "roster row": "WITH mine AS MATERIALIZED",
    "hold": "FOR SHARE",
    "lock": "FOR UPDATE OF tally",
    "write": "UPDATE readiness_tally SET sealed",
}
COMMIT, LAUNCH = "commit", "launch"
SENDING = (*STATEMENTS, COMMIT)
# The launch has made its key: what is committed next.
KEY_MADE = "UPDATE readiness_campaign SET seal_name = '"
# Strikes beside the destruction of the key: the close is committed / the key is gone.
BEFORE_KEY, AFTER_KEY = "before the key", "after the key"
BESIDE_KEY = {
    BEFORE_KEY: re.compile(r"SELECT campaign\.seal_name.*FROM readiness_campaign campaign", re.S),
    AFTER_KEY: re.compile(r"SET seal_name = NULL"),
}


class Pages:
    """Watches the wire of the browsers, and spoils as many sent forms as it is told to."""

    def __init__(self):
        self._lock = threading.Lock()
        self._verdicts = []

    def spoil(self, *verdicts):
        with self._lock:
            self._verdicts += verdicts

    def calm(self):
        with self._lock:
            self._verdicts.clear()

    def __call__(self, line, data):
        if not (data.startswith(b"POST ") and b"/send " in data[:200]):
            return None
        with self._lock:
            return self._verdicts.pop() if self._verdicts else None


class Statements:
    """Watches the wire to the database, and spoils the statements that it is told to.

    :ivar listeners: called with each statement first; what they return is done
    :ivar spoiled: [(name, verdict)] of what has been spoiled
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._planned = []
        self.listeners, self.spoiled = [], []

    def spoil(self, *planned):
        """:param planned: (name in ``SENDING`` or ``LAUNCH``, verdict) each"""
        with self._lock:
            self._planned += planned

    def calm(self):
        with self._lock:
            self._planned.clear()
            self.spoiled = []

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
        for listener in list(self.listeners):
            if verdict := listener(line, text):
                return verdict
        return self._verdict_on(self._name(line, text))

    @staticmethod
    def _name(line, text):
        """Which statement of sending, or of the launch, this is; or None."""
        if text == "COMMIT":
            return line.notes.pop("commits", None)
        name = next((name for name, part in STATEMENTS.items() if part in text), None)
        if name == "write" or KEY_MADE in text:
            line.notes["commits"] = COMMIT if name else LAUNCH
        return name

    def _verdict_on(self, name):
        with self._lock:
            found = next((one for one in self._planned if one[0] == name), None)
            if not found:
                return None
            self._planned.remove(found)
            self.spoiled.append(found)
            return found[1]


class Steps:
    """Strikes what is done to a locked campaign, a close or a night, before its n-th statement.

    :param strikes: [(n, or a name in ``BESIDE_KEY``; what to do with the line)], each for the next
        attempt. An attempt with fewer statements is struck at its last write.
    :ivar longest: the statements of the longest attempt to close, up to its last write.
    """

    def __init__(self, campaign_id, strikes):
        self.begins = f"readiness_campaign WHERE id = {campaign_id} FOR UPDATE"
        self.goes_on = "pg_advisory_xact_lock"
        self.strikes = list(strikes)
        self.struck = []
        self.longest = 0

    def __call__(self, line, text):
        if self.begins in text or self.goes_on in text:
            line.notes.setdefault("step", 0)
        elif text == GIVEN_BACK:
            line.notes.pop("step", None)
        if "step" not in line.notes:
            return None
        line.notes["step"] += 1
        step, is_last = line.notes["step"], bool(LAST_WRITE.search(text))
        if is_last:
            self.longest = max(self.longest, step)
        if self.strikes and self._is_time(self.strikes[0][0], step, text, is_last):
            _planned, strike = self.strikes.pop(0)
            self.struck.append((step, strike.__name__, " ".join(text.split())[:60]))
            return strike(line)
        return None

    @staticmethod
    def _is_time(planned, step, text, is_last):
        if planned in BESIDE_KEY:
            return bool(BESIDE_KEY[planned].search(text))
        return step >= planned or is_last


__all__ = ["CUT", "LOSE_REPLY", "Pages", "Statements", "Steps"]
