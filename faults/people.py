"""Those who answer: a browser each, patience, and a memory of what they were told."""

import copy
import random
import re
import threading
import time

import requests

from .odoo import HOST

PATIENCE = 60
WAYS = ("plain",) * 5 + ("twice", "out of order", "two devices") * 2 + ("gives up",)


class Person:
    """Answers through the pages until told that it is counted, or that it is over.

    :ivar sent: the last page was sent at least once with everything answered.
    :ivar thanked: the server said that the answer is counted.
    """

    def __init__(self, known, url, campaign, seed):
        self.employee, self.name, self.login = known["employee"], known["name"], known["login"]
        self.url, self.campaign = url, campaign
        self.code = campaign.codes.get(self.employee)
        self.chance = random.Random(f"{seed} {self.name}")
        self.levels = {item: self.chance.randint(1, 5) for item in campaign.items}
        self.way = self.chance.choice(WAYS)
        self.sent = self.thanked = self.over = self.finished = False
        self.errors = []
        self.http = self._browser(known["sid"])
        self.other_session = known["other_sid"]

    @staticmethod
    def _browser(session):
        """Logged in, or a tablet at which nobody is."""
        http = requests.Session()
        if session:
            http.cookies.set("session_id", session, domain=HOST)
        return http

    def spellings_of_code(self):
        return (self.code, self.code.replace("-", "")) if self.code else ()

    def answer(self):
        """Try until it is known; a person whose page fails presses the button again."""
        deadline = time.monotonic() + PATIENCE
        while not (self.thanked or self.over) and time.monotonic() < deadline:
            try:
                if self._once() == "gave up":
                    return
            except (requests.RequestException, Unexpected) as error:
                self.errors.append(f"{type(error).__name__}: {str(error)[:200]}")
                time.sleep(self.chance.uniform(0.1, 0.5))

    def _once(self):
        page = self._arrive()
        if self._learn(page):
            return None
        survey = self._begin(page)
        if not survey:
            return None
        pages = list(self.campaign.pages)
        if self.way == "gives up":
            self._send_all(survey, pages[: self.chance.randrange(1, len(pages))])
            return "gave up"
        if self.way == "two devices":
            return self._on_two_devices(survey)
        if self.way == "out of order":
            self.chance.shuffle(pages)
        self._send_all(survey, pages)
        return None

    def _on_two_devices(self, survey):
        """A draft on each; both last pages are sent at the same moment."""
        twin = copy.copy(self)
        twin.http = self._browser(self.other_session)
        there = twin._begin(twin._arrive())
        *pages, last = self.campaign.pages
        self._send_all(survey, pages)
        if there:
            twin._send_all(there, pages)
            beside = threading.Thread(target=twin._send_quietly, args=(there, last))
            beside.start()
        try:
            self._send(survey, last)
        finally:
            if there:
                beside.join()
            self.thanked |= twin.thanked

    def _arrive(self):
        """The page with the button, or the reason why there is none."""
        if not self.code:
            return self._get(f"/readiness/{self.campaign.link}")
        page = self._get(f"/readiness/{self.campaign.link}/kiosk")
        if "data-message=" in page:
            return page
        return self._press(page, "code", code=self.code).text

    def _press(self, page, path, **data):
        """Send the form of a page."""
        token = re.search(r'name="csrf_token"\s+value="([^"]+)"', page)
        if not token:
            raise Unexpected(f"no button on the page: {page[:200]}")
        answer = self.http.post(
            f"{self.url}/readiness/{self.campaign.link}/{path}",
            data={"csrf_token": token[1], **data},
            timeout=PATIENCE,
        )
        self._check(answer)
        return answer

    def _begin(self, page):
        """Press the button; return the path of the survey's pages, None if there are none."""
        answer = self._press(page, "begin")
        if "/survey/" in answer.url:
            return answer.url.split("/survey/")[1].split("?")[0]
        self._learn(answer.text)
        return None

    def _send_all(self, survey, pages):
        """Send these pages; the last one in the survey's order counts the answer."""
        last = list(self.campaign.pages)[-1]
        for page in [*pages, *([last] if last in pages and pages[-1] != last else [])]:
            self._send(survey, page, twice=self.way == "twice" and self.chance.random() < 0.5)
            if self.thanked or self.over:
                return

    def _send(self, survey, page, twice=False):
        if page == list(self.campaign.pages)[-1]:
            self.sent = True
        if twice:
            again = threading.Thread(target=self._send_quietly, args=(survey, page))
            again.start()
        try:
            self._post(survey, page)
        finally:
            if twice:
                again.join()

    def _send_quietly(self, survey, page):
        try:
            self._post(survey, page)
        except (requests.RequestException, Unexpected) as error:
            self.errors.append(f"{type(error).__name__}: {str(error)[:200]}")

    def _post(self, survey, page):
        items = {str(item): self.levels[item] for item in self.campaign.pages[page]}
        answer = self.http.post(
            f"{self.url}/survey/submit/{survey}",
            json={"params": {"page_id": page, **items}},
            timeout=PATIENCE,
        )
        self._check(answer)
        body = answer.json()
        if "error" in body:
            raise Unexpected(body["error"]["data"]["name"])
        self._learn(body["result"][1].get("survey_content") or "")

    def _get(self, path):
        answer = self.http.get(self.url + path, timeout=PATIENCE)
        self._check(answer)
        return answer.text

    @staticmethod
    def _check(answer):
        if answer.status_code >= 400:
            raise Unexpected(f"{answer.status_code} {answer.text[:100]}")

    def _learn(self, html):
        """Note what the page says; True if there is nothing more to do here now."""
        found = re.search(r'data-message="(\w+)"', html)
        message = found and found[1]
        if message in ("done", "answered"):
            self.thanked = True
        elif message == "over":
            self.over = True
        return message in ("done", "answered", "over")


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
