"""The campaign of one run: launched as HR does it, its clock moved by the harness."""

import io
import re

import requests
from pypdf import PdfReader

from .odoo import HOST

CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}\b")


class Campaign:
    """A launched campaign of the whole company.

    :ivar pages: {section id: item ids}, in order.
    :ivar codes: {employee id: code} of those who have no user, from the printed paper.
    """

    def __init__(self, stage, seed):
        self.stage = stage
        self.http = requests.Session()
        self.http.cookies.set("session_id", stage.officer, domain=HOST)
        self.id = self._call("readiness.campaign", "create", [[self._values(seed)]])[0]
        self._call("readiness.campaign", "action_launch", [self.id])
        [(self.link, self.survey)] = stage.query(
            "SELECT link_code, survey_id FROM readiness_campaign WHERE id = %s", self.id
        )
        self._read_questions()
        self.codes = self._print_codes()

    def _values(self, seed):
        return {
            "name": f"Faults {seed}",
            "date_open": "2020-01-01 00:00:00",
            "date_close": "2099-01-01 00:00:00",
            "send_invitation": False,
            "reminder_halfway": False,
            "reminder_last_day": False,
        }

    def _read_questions(self):
        self.pages, self.layout = {}, []
        for item, page, dimension, reverse in self.stage.query(
            """
            SELECT item.id, item.page_id, page.dimension_id, item.reverse_scored
              FROM survey_question item JOIN survey_question page ON page.id = item.page_id
             WHERE item.survey_id = %s ORDER BY item.sequence, item.id
            """,
            self.survey,
        ):
            self.pages.setdefault(page, []).append(item)
            self.layout.append((item, dimension, bool(reverse)))
        self.items = [item for item, _dimension, _reverse in self.layout]

    def _print_codes(self):
        """They are handed out by department and name."""
        holders = [known for known in self.stage.people if not known["login"]]
        [wizard] = self._call("readiness.code.wizard", "create", [[{"campaign_id": self.id}]])
        home = self.http.get(f"{self.stage.url}/odoo").text
        paper = self.http.post(
            f"{self.stage.url}/readiness/codes/print",
            data={
                "wizard_id": wizard,
                "csrf_token": re.search(r'csrf_token: "(\w+)"', home)[1],
            },
            timeout=60,
        )
        pages = PdfReader(io.BytesIO(paper.content)).pages
        codes = CODE.findall("\n".join(page.extract_text() for page in pages))
        holders.sort(key=lambda known: known["name"])
        return {known["employee"]: code for known, code in zip(holders, codes, strict=True)}

    # ------------------------------------------------------------
    # THE CLOCK
    # ------------------------------------------------------------

    def close_in(self, seconds):
        """Let the announced time come: the clock is moved, the product is not touched."""
        self.stage.query(
            "UPDATE readiness_campaign SET date_close ="
            " date_trunc('second', (now() AT TIME ZONE 'UTC') + %s * interval '1 second')"
            " WHERE id = %s",
            seconds,
            self.id,
        )

    def state(self):
        [(state, clean)] = self.stage.query(
            "SELECT state, traces_removed FROM readiness_campaign WHERE id = %s", self.id
        )
        return state, bool(clean)

    # ------------------------------------------------------------
    # JOBS
    # ------------------------------------------------------------

    def close_over_http(self):
        """The closing job beside the scheduled one, as on another server."""
        try:
            self._call("ir.actions.server", "run", [[self.stage.closing_action]])
        except (requests.RequestException, RuntimeError) as error:
            return str(error)
        return None

    def _call(self, model, method, arguments):
        answer = self.http.post(
            f"{self.stage.url}/web/dataset/call_kw",
            json={"params": {"model": model, "method": method, "args": arguments, "kwargs": {}}},
            timeout=60,
        )
        body = answer.json()
        if "error" in body:
            raise RuntimeError(f"{model}.{method}: {body['error']['data']['debug'][-3000:]}")
        return body["result"]
