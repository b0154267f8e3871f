"""Everything that shows a result, opened as an officer opens it."""

import json

import requests

from .odoo import HOST

BOTH = {"context": {"lang": "en_US"}}


class Reader:
    """A browser of an officer: each name is one thing that is opened."""

    def __init__(self, url, stage):
        self.url, self.campaign = url, stage.campaign
        self.http = requests.Session()
        self.http.cookies.set("session_id", stage.officer, domain=HOST)
        [(self.unit,)] = stage.query(
            "SELECT unit_id FROM readiness_score WHERE campaign_id = %s LIMIT 1", self.campaign.id
        )

    def warm_up(self):
        """The first request of an hour notes the device, on the primary: not what is looked at."""
        for name in self.names():
            self.read(name)

    def names(self):
        return [name.removeprefix("read_") for name in dir(self) if name.startswith("read_")]

    def read(self, name):
        getattr(self, f"read_{name}")()

    def read_board(self):
        self.call("readiness.campaign", "get_board", self.campaign.id)

    def read_cell(self):
        self.call("readiness.campaign", "get_cell", self.campaign.id, self.unit, "subtree")

    def read_verdict(self):
        self.call("readiness.campaign", "get_verdict", self.campaign.id)

    def read_my_surveys(self):
        self.call("readiness.campaign", "get_my_surveys")

    def read_participation(self):
        self.call(
            "readiness.participation",
            "web_search_read",
            domain=[["campaign_id", "=", self.campaign.id]],
            specification={"label": {}, "unit_id": {}},
        )

    def read_campaign_form(self):
        self.call(
            "readiness.campaign",
            "web_read",
            [self.campaign.id],
            specification={"name": {}, "state": {}, "participation_label": {}, "respondents": {}},
        )

    def read_dashboard(self):
        """As the spreadsheet's pivots and the list's groups ask."""
        self.call(
            "readiness.score",
            "formatted_read_group",
            domain=[["campaign_id", "=", self.campaign.id]],
            groupby=["unit_id"],
            aggregates=["score:avg"],
        )

    def read_export(self):
        data = {
            "model": "readiness.score",
            "fields": [{"name": "score", "label": "Score", "type": "integer"}],
            "ids": False,
            "domain": [["campaign_id", "=", self.campaign.id]],
            "groupby": [],
            "import_compat": False,
            "context": {},
        }
        page = self.http.get(f"{self.url}/web/export/xlsx", params={"data": json.dumps(data)})
        page.raise_for_status()

    def write(self):
        self.call("readiness.campaign", "write", [self.campaign.id], {"shared_with_staff": True})

    def call(self, model, method, *arguments, **named):
        answer = self.http.post(
            f"{self.url}/web/dataset/call_kw/{model}/{method}",
            json={
                "params": {
                    "model": model,
                    "method": method,
                    "args": arguments,
                    "kwargs": {**BOTH, **named},
                }
            },
            timeout=60,
        )
        body = answer.json()
        if "error" in body:
            raise RuntimeError(f"{model}.{method}: {body['error']['data']['debug'][-2000:]}")
        return body["result"]
