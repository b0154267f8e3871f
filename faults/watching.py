# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What passes on the wires: forms that are sent, and statements that are asked for."""

import re
import threading

# A close goes on where another one was interrupted.
GOES_ON = "pg_advisory_xact_lock"
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
COMMIT, LAUNCH, FORM = "commit", "launch", "form"
SENDING = (*STATEMENTS, COMMIT)
# The launch has made its key: what is committed next.
KEY_MADE = "UPDATE readiness_campaign SET seal_name = '"
# Strikes beside the destruction of the key: the close is committed / the key is gone.
BEFORE_KEY, AFTER_KEY = "before the key", "after the key"
BESIDE_KEY = {
    BEFORE_KEY: re.compile(r"SELECT campaign\.seal_name.*FROM readiness_campaign campaign", re.S),
    AFTER_KEY: re.compile(r"SET seal_name = NULL"),
}


class Spoiler:
    """Does to what passes what it was told to.

    :ivar spoiled: [(name, verdict)] of what was done
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._planned, self.spoiled = [], []

    def spoil(self, name, *verdicts):
        """Plan a verdict for each of the next ones with this name."""
        with self._lock:
            self._planned += [(name, verdict) for verdict in verdicts]

    def calm(self):
        with self._lock:
            self._planned, self.spoiled = [], []

    def _verdict_on(self, name):
        with self._lock:
            found = next((one for one in self._planned if one[0] == name), None)
            if not found:
                return None
            self._planned.remove(found)
            self.spoiled.append(found)
            return found[1]


class Pages(Spoiler):
    """Watches the wire of the browsers: forms that are sent."""

    def __call__(self, _line, data):
        is_sent = data.startswith(b"POST ") and b"/send " in data[:200]
        return self._verdict_on(FORM) if is_sent else None


class Statements(Spoiler):
    """Watches the wire to the database: the statements of sending, and the launch's commit.

    :ivar listeners: called with each statement first; what they return is done
    """

    def __init__(self):
        super().__init__()
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


class Steps:
    """Strikes what is done to a locked campaign, a close or a night, before its n-th statement.

    :param strikes: [(n, or a name in ``BESIDE_KEY``; what to do with the line)], each for the next
        attempt. An attempt with fewer statements is struck at its last write.
    :ivar longest: the statements of the longest attempt to close, up to its last write.
    """

    def __init__(self, campaign_id, strikes):
        self.begins = f"readiness_campaign WHERE id = {campaign_id} FOR UPDATE"
        self.strikes = list(strikes)
        self.struck = []
        self.longest = 0

    def __call__(self, line, text):
        if self.begins in text or GOES_ON in text:
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
