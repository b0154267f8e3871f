"""One complete response over HTTP, from the link to the thanks, in both."""

from concurrent.futures import ThreadPoolExecutor

from .browser import Browser


class Survey:
    """People who answer a survey on a server, each once.

    :param sessions: the ids of the sessions of people who are logged in there
    :param pages: [[id of a section, ids of its items]]
    """

    def __init__(self, server, sessions, pages):
        self.server = server
        self.pages = pages
        self.sessions = iter(sessions)
        self.done = []

    def answer(self):
        """One person answers, from the link to the thanks."""
        browser = Browser(self.server.port, next(self.sessions))
        survey, draft, html = self._begin(browser)
        for number, (page, items) in enumerate(self.pages):
            assert all(f'name="{item}"' in html for item in items), (page, html)
            levels = {str(item): str(1 + (item + number) % 5) for item in items}
            path = f"/survey/submit/{survey}/{draft}"
            html = browser.rpc(path, {"page_id": page, **levels})[1]["survey_content"]
        assert self.thanks in html, html
        self.done.append(draft)

    def answer_at_once(self, people, clients=8):
        """So many people answer, some at once."""
        with ThreadPoolExecutor(clients) as pool:
            for result in [pool.submit(self.answer) for _person in range(people)]:
                result.result()


class Readiness(Survey):
    """A campaign of this product."""

    thanks = 'data-message="done"'

    def __init__(self, server, sessions, campaign):
        super().__init__(server, sessions, campaign["pages"])
        self.link = f"/readiness/{campaign['link']}"

    def _begin(self, browser):
        _path, page = browser.get(self.link)
        token = browser.token_in(page)
        path, page = browser.post(f"{self.link}/begin", {"csrf_token": token})
        return *path.split("/")[-2:], page


class Plain(Survey):
    """The same questionnaire in plain Odoo."""

    thanks = "o_survey_finished"

    def __init__(self, server, sessions, survey):
        super().__init__(server, sessions, survey["pages"])
        self.token = survey["token"]

    def _begin(self, browser):
        path, _page = browser.get(f"/survey/start/{self.token}")
        survey, draft = path.split("/")[-2:]
        shown = browser.rpc(f"/survey/begin/{survey}/{draft}", {"lang_code": "en_US"})[1]
        return survey, draft, shown["survey_content"]
