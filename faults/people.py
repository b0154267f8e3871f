# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Those who answer: a browser each, patience, and a memory of what they were told."""

import copy
import random
import re
import threading
import time
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor

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
        self.campaign = campaign
        self.code = campaign.codes.get(self.employee)
        self.chance = random.Random(f"{seed} {self.name}")
        self.levels = {item: self.chance.randint(1, 5) for item in campaign.items}
        self.way = self.chance.choice(WAYS)
        self.sent = self.thanked = self.over = False
        self.errors = []
        # Logged in, or a tablet at which nobody is.
        self.http, self.other_http = (
            Browser(port, session, timeout=PATIENCE) for session in known["sessions"]
        )

    def spellings_of_code(self):
        return (self.code, self.code.replace("-", "")) if self.code else ()

    def answer(self):
        """Try until it is known; a person whose page fails presses the button again."""
        deadline = time.monotonic() + PATIENCE
        while not (self.thanked or self.over) and time.monotonic() < deadline:
            if not self._try(self._once):
                time.sleep(self.chance.uniform(0.1, 0.5))
            elif self.way == "gives up":
                return

    def _try(self, action, *arguments):
        """Return whether the server answered as it does when all is well."""
        try:
            action(*arguments)
        except (Refused, Unexpected) as error:
            self.errors.append(f"{type(error).__name__}: {str(error)[:200]}")
            return False
        return True

    def _once(self):
        document = self._open()
        if document and self.way in ("with gaps", "gives up"):
            document = self._send_with_gaps(document)
        if not document or self.way == "gives up":
            return
        if self.way == "twice":
            self._send_beside(self, document, document)
        elif self.way == "two devices":
            twin = copy.copy(self)
            twin.http = self.other_http
            self._send_beside(twin, document, twin._open())
        else:
            self._send(document)

    def _send_beside(self, other, document, others):
        """Two forms are sent at the same moment: from two devices, or by a double click."""
        beside = threading.Thread(target=other._try, args=(other._send, others))
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

    def __init__(self, people):
        self.people = people
        self.browsers = ThreadPoolExecutor(8)
        self.turns = []

    def start(self):
        self.turns = [self.browsers.submit(person.answer) for person in self.people]

    @property
    def done(self):
        return sum(turn.done() for turn in self.turns)

    def wait(self):
        """Return whether everybody came to an end."""
        done, waiting = futures.wait(self.turns, 120)
        for turn in done:
            turn.result()
        return not waiting
