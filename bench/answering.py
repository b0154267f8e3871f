# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One complete response over HTTP, from the link to the thanks, in both."""

import re
from concurrent.futures import ThreadPoolExecutor

from trial.browser import Browser

TOKEN = re.compile(r'name="token"[^>]*value="([^"]+)"')


class Survey:
    """People who answer a survey on a server, each once.

    :param sessions: the ids of the sessions of people who are logged in there
    """

    def __init__(self, server, sessions):
        self.server = server
        self.sessions = iter(sessions)
        self.done = []

    def answer(self):
        """One person answers, from the link to the thanks."""
        session = next(self.sessions)
        html = self._answer(Browser(self.server.port, session))
        assert self.thanks in html, html
        self.done.append(session)

    def answer_at_once(self, people, clients=8):
        """So many people answer, some at once."""
        with ThreadPoolExecutor(clients) as pool:
            for result in [pool.submit(self.answer) for _person in range(people)]:
                result.result()


class Readiness(Survey):
    """A campaign of this product: one document, and one request that carries all choices."""

    thanks = 'data-message="done"'

    def __init__(self, server, sessions, campaign):
        super().__init__(server, sessions)
        self.link = f"/readiness/{campaign['link']}"
        self.items = campaign["items"]

    def _answer(self, browser):
        html = browser.get(self.link).text
        assert all(f'name="q{item}"' in html for item in self.items), html
        levels = {f"q{item}": str(1 + item % 5) for item in self.items}
        form = {"token": TOKEN.search(html)[1], "code": "", **levels}
        return browser.post(f"{self.link}/send", form).text


class Plain(Survey):
    """The same questionnaire in plain Odoo: a start page and a page a section."""

    thanks = "o_survey_finished"

    def __init__(self, server, sessions, survey):
        super().__init__(server, sessions)
        self.token = survey["token"]
        self.pages = survey["pages"]

    def _answer(self, browser):
        start = browser.get(f"/survey/start/{self.token}")
        survey, draft = start.path.split("/")[-2:]
        shown = browser.rpc(f"/survey/begin/{survey}/{draft}", {"lang_code": "en_US"})[1]
        html = shown["survey_content"]
        for page, items in self.pages:
            assert all(f'name="{item}"' in html for item in items), (page, html)
            levels = {str(item): str(1 + item % 5) for item in items}
            path = f"/survey/submit/{survey}/{draft}"
            html = browser.rpc(path, {"page_id": page, **levels})[1]["survey_content"]
        return html
