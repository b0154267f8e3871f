# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Those who answer: a browser each, patience, and a memory of what they were told."""

import copy
import random
import re
import threading
import time

from trial.browser import Browser, Refused

PATIENCE = 60
WAYS = ("plain",) * 5 + ("twice", "with gaps", "two devices") * 2 + ("gives up",)
MAIN = re.compile(r"<main\b[^>]*>")
MESSAGE = re.compile(r'data-message="(\w+)"')
FORM = re.compile(r'<form[^>]*\bid="answers"[^>]*>')
ACTION = re.compile(r'\baction="([^"]+)"')
TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Person:
    """Answers through the pages until told that it is counted, or that it is over.

    :ivar sent: a form with everything answered was sent at least once.
    :ivar thanked: the server said that the answer is counted.
    """

    def __init__(self, known, port, campaign, seed):
        self.employee, self.name, self.login = known["employee"], known["name"], known["login"]
        self.port, self.campaign = port, campaign
        self.code = campaign.codes.get(self.employee)
        self.chance = random.Random(f"{seed} {self.name}")
        self.levels = {item: self.chance.randint(1, 5) for item in campaign.items}
        self.way = self.chance.choice(WAYS)
        self.sent = self.thanked = self.over = self.finished = False
        self.errors = []
        self.http = self._browser(known["sid"])
        self.other_session = known["other_sid"]

    def _browser(self, session):
        """Logged in, or a tablet at which nobody is."""
        return Browser(self.port, session, timeout=PATIENCE)

    def spellings_of_code(self):
        return (self.code, self.code.replace("-", "")) if self.code else ()

    def answer(self):
        """Try until it is known; a person whose page fails presses the button again."""
        deadline = time.monotonic() + PATIENCE
        while not (self.thanked or self.over) and time.monotonic() < deadline:
            try:
                if self._once() == "gave up":
                    return
            except (Refused, Unexpected) as error:
                self.errors.append(f"{type(error).__name__}: {str(error)[:200]}")
                time.sleep(self.chance.uniform(0.1, 0.5))

    def _once(self):
        document = self._open()
        if not document:
            return None
        if self.way in ("with gaps", "gives up"):
            document = self._send_with_gaps(document)
        if self.way == "gives up":
            return "gave up"
        if self.way == "twice":
            self._send_beside(self, document, document)
        elif self.way == "two devices":
            twin = copy.copy(self)
            twin.http = self._browser(self.other_session)
            self._send_beside(twin, document, twin._open())
        else:
            self._send(document)
        return None

    def _send_beside(self, other, document, others):
        """Two forms are sent at the same moment: from two devices, or by a double click."""
        beside = threading.Thread(target=other._send_quietly, args=(others,))
        beside.start()
        try:
            self._send(document)
        finally:
            beside.join()
            self.thanked |= other.thanked

    def _open(self):
        """The questionnaire, or None where a page says that there is nothing more to do."""
        path = f"/readiness/{self.campaign.link}"
        if self.code:
            return self._understand(self.http.post(f"{path}/kiosk/code", {"code": self.code}))
        return self._understand(self.http.get(path))

    def _send_with_gaps(self, document):
        """Send all but one statement; return the questionnaire that comes back."""
        levels = dict(self.levels)
        del levels[self.chance.choice(self.campaign.items)]
        again = self._understand(self._send_form(document, levels))
        if again and 'id="missing"' not in again:
            raise Unexpected("nobody says that a statement is missing")
        return again

    def _send(self, document):
        if document:
            self.sent = True
            if self._understand(self._send_form(document, self.levels)):
                raise Unexpected("the questionnaire again")

    def _send_quietly(self, document):
        try:
            self._send(document)
        except (Refused, Unexpected) as error:
            self.errors.append(f"{type(error).__name__}: {str(error)[:200]}")

    def _send_form(self, document, levels):
        form = {f"q{item}": level for item, level in levels.items()}
        form |= {"token": TOKEN.search(document)[1], "code": self.code or ""}
        return self.http.post(ACTION.search(FORM.search(document)[0])[1], form)

    def _understand(self, reply):
        """Return the questionnaire, if this is it; else note what the page says."""
        main = MAIN.search(reply.text)
        if not main:
            raise Unexpected(reply.text[:100])
        if 'data-page="questions"' in main[0]:
            return reply.text
        found = MESSAGE.search(main[0])
        message = found and found[1]
        if message in ("done", "answered"):
            self.thanked = True
        elif message == "over":
            self.over = True
        else:
            raise Unexpected(f"{message or main[0]}")
        return None


class Unexpected(Exception):
    """The server did not answer as it does when all is well."""


class Crowd:
    """Eight browsers at a time, until everybody has had their turn."""

    def __init__(self, people, at_once=8):
        self.people = people
        self._waiting = list(people)
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(at_once)]

    def start(self):
        for thread in self._threads:
            thread.start()

    def _work(self):
        while person := self._next():
            person.answer()
            person.finished = True

    def _next(self):
        with self._lock:
            return self._waiting.pop(0) if self._waiting else None

    @property
    def done(self):
        return sum(person.finished for person in self.people)

    def wait(self, patience=120):
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)
