# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""An HR manager's walk: from the own employees in a spreadsheet to a result and the next wave."""

import io
from datetime import timedelta

from freezegun import freeze_time
from openpyxl import Workbook

from odoo import fields
from odoo.tests import Form

from odoo.addons.social_readiness.mailing.codes import Codes

from ..common import ReadinessCase, issue_codes

DEPARTMENTS = [
    ("Name", "Parent Department", "Company"),
    ("Works", "", "Walk Company"),
    ("Assembly", "Works", "Walk Company"),
    ("Paint shop", "Works", "Walk Company"),
    ("Office", "", "Walk Company"),
]
TEAMS = {"Works / Assembly": 30, "Works / Paint shop": 24, "Office": 26}
HEADS = {"Assembly": "Ana", "Paint shop": "Bea", "Office": "Carl"}
OPTIONS = {
    "has_headers": True,
    "advanced": True,
    "keep_matches": False,
    "quoting": '"',
    "separator": "",
    "encoding": "",
    "sheet": "",
    "date_format": "",
    "datetime_format": "",
    "float_thousand_separator": ",",
    "float_decimal_separator": ".",
    "name_create_enabled_fields": {},
    "import_set_empty_fields": [],
    "import_skip_records": [],
    "fallback_values": {},
}


def employees():
    """The rows of a list of people as HR keeps them: workers of the plant have no e-mail."""
    yield ("Employee Name", "Department", "Work Email", "Company")
    for name in HEADS.values():
        yield (name, "", f"{name.lower()}@walk.example", "Walk Company")
    for team, count in TEAMS.items():
        for number in range(count):
            name = f"{team.split(' / ')[-1]} {number}"
            address = f"o{number}@walk.example" if team == "Office" else ""
            yield (name, team, address, "Walk Company")


class TestWalkFromASpreadsheet(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.walk = cls.make_company("Walk Company")
        cls.hr = cls.make_user("walk_hr", "hr.group_hr_manager", company=cls.walk)
        cls.hr.email = "walk.hr@walk.example"

    def as_hr(self, model):
        return self.env[model].with_user(self.hr).with_context(allowed_company_ids=self.walk.ids)

    def import_rows(self, model, rows):
        """Upload a spreadsheet as Odoo's import page does, with the columns that it proposes."""
        book = Workbook()
        for row in rows:
            book.active.append(row)
        file = io.BytesIO()
        book.save(file)
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        wizard = self.as_hr("base_import.import").create(
            {"res_model": model, "file": file.getvalue(), "file_type": sheet, "file_name": "a.xlsx"}
        )
        proposed = wizard.parse_preview(dict(OPTIONS))
        columns = proposed["headers"]
        matched = [proposed["matches"].get(number) for number in range(len(columns))]
        names = ["/".join(path) if path else False for path in matched]
        self.assertTrue(all(names), (columns, names))
        done = wizard.execute_import(names, columns, {**OPTIONS, **proposed["options"]})
        self.assertFalse([one for one in done["messages"] if one["type"] == "error"], done)
        return self.as_hr(model).browse(done["ids"])

    def test_plan_launch_answer_extend_close_repeat(self):
        departments = self.import_rows("hr.department", DEPARTMENTS)
        people = self.import_rows("hr.employee", employees())
        self.assertEqual((len(departments), len(people)), (4, 83))
        for department in departments.filtered(lambda one: one.name in HEADS):
            head = HEADS[department.name]
            department.manager_id = people.filtered(lambda one, head=head: one.name == head)
        campaign = self.plan()
        self.launch(campaign)
        self.answer_by_code(campaign)
        self.extend_and_close(campaign)
        self.repeat(campaign)

    def plan(self):
        form = Form(self.as_hr("readiness.campaign"))
        form.name = "First wave"
        rows = {row["name"]: row["headcount"] for row in form.preview["rows"]}
        self.assertEqual(
            rows,
            {"Walk Company": 83, "Works": 54, "Assembly": 30, "Paint shop": 24, "Office": 26},
        )
        return form.save()

    def launch(self, campaign):
        self.assertEqual(
            (campaign.reach_mails, campaign.invalid_address_count, campaign.reach_by_code),
            (29, 0, 83),
        )
        campaign.action_launch()
        self.assertEqual((campaign.state, campaign.headcount), ("scheduled", 83))

    def answer_by_code(self, campaign):
        """The workers of the plant with the codes from their slips, the others by login."""
        with freeze_time(campaign.date_open + timedelta(minutes=5)):
            self.env["readiness.campaign"]._cron_open_and_close()
            self.assertEqual(campaign.state, "open")
            issued = Codes(campaign.sudo())
            codes = issue_codes(issued, issued.without_login())
            self.assertEqual(campaign.codes_issued, 83)
            rows = {row[0]: row for row in self.roster_of(campaign)}
            for roster_id, code in codes.items():
                found = campaign.sudo()._roster_row(self.env.user, code=code)
                self.assertEqual(found[0], roster_id)
                self.answer(campaign, rows[roster_id], self.levels(campaign, roster_id))
            campaign.sudo()._store_participation()

    def levels(self, campaign, roster_id):
        return {item.id: 1 + (roster_id + item.id) % 5 for item in self.items_of(campaign)}

    def extend_and_close(self, campaign):
        self.assertEqual(campaign.participation_label, "over 90%")
        campaign.date_close += timedelta(days=2)
        with freeze_time(campaign.date_close + timedelta(minutes=1)):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual((campaign.state, campaign.respondents), ("published", 83))
        shown = campaign.score_ids.filtered(lambda row: row.scope == "subtree")
        self.assertEqual(
            set(shown.unit_id.mapped("name")),
            {"Walk Company", "Works", "Assembly", "Paint shop"},
            "with the office too, the three heads could be worked out",
        )

    def repeat(self, campaign):
        with freeze_time(campaign.date_close + timedelta(days=40)):
            action = campaign.action_prepare_next()
            wave = self.as_hr("readiness.campaign").browse(action["res_id"])
            self.assertEqual((wave.previous_id, wave.state), (campaign, "draft"))
            wave.action_launch()
            self.assertEqual(wave.headcount, 83)
            self.assertGreater(wave.date_open, fields.Datetime.now())
