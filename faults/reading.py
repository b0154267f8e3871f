# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Everything that shows a result, opened as an officer opens it."""

import json
from functools import partial
from urllib.parse import urlencode

from trial.browser import Browser

CONTEXT = {"lang": "en_US"}


class Reader:
    """A browser of an officer."""

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
        board = self.call("readiness.heatmap", "get_heatmap", self.campaign.id)
        self.formats = board["exports"]
        for read in self.readings().values():
            read()

    def readings(self):
        """{what is read: a function that reads it}: single calls of the web client, and more."""
        return {
            **{
                name: partial(self.call, f"readiness.{model}", *asked, **named)
                for name, model, *asked, named in self.calls()
            },
            "hr_dashboard": self.read_hr_dashboard,
            "board_as_files": self.read_board_as_files,
            "export": self.read_export,
        }

    def calls(self):
        """[(name, model, method, arguments..., named arguments)]"""
        campaign = self.campaign.id
        about = [["campaign_id", "=", campaign]]
        label = {"label": {}, "unit_id": {}}
        form = {"name": {}, "state": {}, "participation_label": {}, "respondents": {}}
        grouped = {"groupby": ["unit_id"], "aggregates": ["score:avg"]}  # as lists and pivots ask
        listed = {"domain": about, "specification": label}
        return [
            ("board", "heatmap", "get_heatmap", campaign, {}),
            ("cell", "cell", "get_cell", campaign, self.unit, "subtree", {}),
            ("summary", "summary", "get_summary", campaign, {}),
            ("my_surveys", "my.surveys", "get_my_surveys", {}),
            ("participation", "participation", "web_search_read", listed),
            ("campaign_form", "campaign", "web_read", [campaign], {"specification": form}),
            ("grouped_scores", "score", "formatted_read_group", {"domain": about, **grouped}),
        ]

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
