# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Everything that shows a result, opened as an officer opens it."""

import json
from urllib.parse import urlencode

from trial.browser import Browser

CONTEXT = {"lang": "en_US"}


class Reader:
    """A browser of an officer: each name is one thing that is opened."""

    def __init__(self, port, stage):
        self.campaign = stage.campaign
        self.http = Browser(port, stage.officer, timeout=60)
        [(self.unit,)] = stage.query(
            "SELECT unit_id FROM readiness_score WHERE campaign_id = %s LIMIT 1", self.campaign.id
        )
        [(self.dashboard,)] = stage.query(
            "SELECT res_id FROM ir_model_data WHERE module = 'social_readiness'"
            " AND model = 'spreadsheet.dashboard'"
        )

    def warm_up(self):
        """Learn what to open, and open it.

        The first request of an hour notes the device, on the primary: not what is looked at.
        """
        self.token = self.http.csrf_token()
        self.formats = self.call("readiness.heatmap", "get_heatmap", self.campaign.id)["exports"]
        for name in self.names():
            self.read(name)

    def names(self):
        return [name.removeprefix("read_") for name in dir(self) if name.startswith("read_")]

    def read(self, name):
        getattr(self, f"read_{name}")()

    def read_board(self):
        self.call("readiness.heatmap", "get_heatmap", self.campaign.id)

    def read_cell(self):
        self.call("readiness.cell", "get_cell", self.campaign.id, self.unit, "subtree")

    def read_verdict(self):
        self.call("readiness.summary", "get_summary", self.campaign.id)

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

    def read_grouped_scores(self):
        """As the list and the pivot of scores ask when they are grouped."""
        self.call(
            "readiness.score",
            "formatted_read_group",
            domain=[["campaign_id", "=", self.campaign.id]],
            groupby=["unit_id"],
            aggregates=["score:avg"],
        )

    def read_hr_dashboard(self):
        """The spreadsheet, and what each of its pivots, lists and filters asks for."""
        page = self.http.get(f"/spreadsheet/dashboard/data/{self.dashboard}")
        sheet = json.loads(page.content)["snapshot"]
        for pivot in sheet["pivots"].values():
            self._read_pivot(pivot)
        for one in sheet["lists"].values():
            columns = {name: {} for name in one["columns"]}
            self.call(one["model"], "web_search_read", domain=one["domain"], specification=columns)
        for one in sheet["globalFilters"]:
            self.call(one["modelName"], "name_search", "", one["domainOfAllowedValues"])

    def _read_pivot(self, pivot):
        rows = [field["fieldName"] for field in pivot["rows"]]
        columns = [field["fieldName"] for field in pivot["columns"]]
        self.call(
            pivot["model"],
            "formatted_read_grouping_sets",
            domain=pivot["domain"],
            grouping_sets=[[], rows, [*rows, *columns]],
            aggregates=[measure["id"] for measure in pivot["measures"]],
        )

    def read_board_as_files(self):
        """In every format that this server offers."""
        for name in self.formats:
            view = json.dumps({"campaign": self.campaign.id})
            self.http.post(f"/readiness/export/{name}", {"view": view, "csrf_token": self.token})

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
        self.http.get("/web/export/xlsx?" + urlencode({"data": json.dumps(data)}))

    def write(self):
        self.call("readiness.campaign", "write", [self.campaign.id], {"shared_with_staff": True})

    def call(self, model, method, *arguments, **named):
        return self.http.call(model, method, *arguments, context=CONTEXT, **named)
