# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What each role can read of each model of the addon: one table, tried as that role.

A field that is not in the table must not be read, searched, sorted, grouped or exported.
"""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from ..common import ReadinessCase
from .roles import Roles

# What viewers and managers read of a campaign; officers read it all.
CAMPAIGN = {
    "id", "display_name", "name", "state", "audience", "company_id", "date_open", "date_close",
    "minimum", "headcount", "respondents", "new_employees", "profile_id", "previous_id",
    "is_latest", "asks_guess", "action_count", "key_destroyed", "trust", "opening_day",
    "closing_day", "audience_notes", "unit_ids", "score_ids", "quality_ids",
}  # fmt: skip
OFFICERS_ONLY = {
    "readiness.unit": {"direct_headcount"},
}
# Fields with groups of their own, which managers and staff do not have.
VIEWERS_ONLY = {"readiness.campaign": {"trust", "audience_notes"}}
READERS = ("viewer", "manager")
STAFF = ("employee", "survey_user", "survey_manager", "settings")
NOBODY = ("portal", "public")
RELEASE = ("readiness.campaign", "readiness.unit", "readiness.score", "readiness.participation")
NOISE = ("odoo.models", "odoo.addons.base.models.ir_rule", "odoo.orm.models")


class TestFieldsOfRoles(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.make_employees(cls.plant, 20, prefix="More")
        cls.campaign = cls.make_campaign(shared_with_staff=True)
        cls.campaign.action_launch()
        cls.campaign._store_participation()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        export = cls.env.ref("base.group_allow_export")
        for user in cls.roles.values():
            if user._is_internal():
                user.group_ids = [Command.link(export.id)]

    def hidden(self, model, role):
        """The fields that the table does not give to a role."""
        every = set(self.env[model]._fields)
        if role == "officer":
            return set()
        shown = CAMPAIGN if model == "readiness.campaign" else every
        shown = shown - OFFICERS_ONLY.get(model, set())
        if role != "viewer":
            shown = shown - VIEWERS_ONLY.get(model, set())
        return every - shown

    def records(self, role, model):
        return self.env(user=self.roles[role].id)[model].search([])

    def ways(self, records, name):
        """Every way to a field that a client has."""
        field, Model = records._fields[name], records.browse()
        yield "read", lambda: records.read([name])
        yield "search_read", lambda: Model.search_read([], [name])
        yield "web_read", lambda: records.web_read({name: {}})
        yield "web_search_read", lambda: Model.web_search_read([], {name: {}})
        yield "export", lambda: records.export_data([name])
        yield "mapped", lambda: records.with_prefetch(records.ids).mapped(name)
        # What is related is searched where it comes from, with the rights that hold there.
        if field.store or (field.search and not field.related):
            condition = (name, "in", [self.sample(field)])
            yield "domain", lambda: Model.search([condition])
            yield "count", lambda: Model.search_count([condition])
            if Model._name == "readiness.campaign":
                beside = records.env["readiness.score"]
                around = (f"campaign_id.{name}", "in", [self.sample(field)])
                yield "domain from beside", lambda: beside.search_count([around])
        if Model._name == "readiness.campaign":
            beside = records.env["readiness.score"].search([], limit=1)
            within = {"campaign_id": {"fields": {name: {}}}}
            yield "read from beside", lambda: beside.web_read(within)
            yield "export from beside", lambda: beside.export_data([f"campaign_id/{name}"])
        if field.store and field.column_type:
            yield "order", lambda: Model.search([], order=f"{name} desc")
            yield "group", lambda: Model.formatted_read_group([], [name], ["__count"])
            different = f"{name}:count_distinct"
            yield "aggregate", lambda: Model.formatted_read_group([], [], [different])

    @staticmethod
    def sample(field):
        """A value that a person could search for; none is too simple: Odoo may not even look."""
        day = "2026-01-01"
        of_type = {"boolean": True, "float": 1.0, "date": day, "datetime": f"{day} 00:00:00"}
        numbers = ("integer", "many2one", "one2many", "many2many")
        return 1 if field.type in numbers else of_type.get(field.type, "x")

    def is_refused(self, call):
        self.env.invalidate_all()
        with mute_logger(*NOISE):
            try:
                with self.env.cr.savepoint():
                    call()
            except (AccessError, ValueError):  # a field that is not there for this reader
                return True
        return False

    def test_what_is_hidden_is_hidden_by_every_way(self):
        for role in READERS:
            for model in RELEASE:
                records = self.records(role, model)
                self.assertTrue(records or model == "readiness.participation", (role, model))
                known = records.fields_get()
                for name in sorted(self.hidden(model, role)):
                    self.assertNotIn(name, known, (role, model))
                    with self.subTest(role=role, field=f"{model}.{name}"):
                        open_ways = [
                            way
                            for way, call in self.ways(records, name)
                            if not self.is_refused(call)
                        ]
                        self.assertFalse(open_ways)

    def test_what_is_shown_is_read(self):
        for role in READERS:
            for model in RELEASE:
                records = self.records(role, model)
                shown = set(records._fields) - self.hidden(model, role)
                self.assertLessEqual(shown, records.fields_get().keys(), (role, model))
                self.assertEqual(len(records.read(sorted(shown))), len(records), (role, model))

    def test_staff_read_scores_of_the_company_row_and_nothing_else(self):
        for role in STAFF:
            for model in RELEASE:
                found = self.records(role, model).sudo()
                if model == "readiness.score":
                    root = self.campaign.sudo()._root_unit()
                    self.assertEqual(found.unit_id, root, role)
                    self.assertEqual(set(found.mapped("scope")), {"subtree"}, role)
                    self.assertEqual(set(found.mapped("kind")), {"dimension", "overall"}, role)
                else:
                    self.assertFalse(found, (role, model))
            env = self.env(user=self.roles[role].id)
            for record in (self.campaign, self.campaign.unit_ids[:1]):
                with self.refused():
                    record.with_env(env).read(["name"])

    def test_staff_get_name_and_page_of_what_is_shared(self):
        root = self.campaign._root_unit()
        score = (
            root.env["readiness.score"]
            .search(
                [("unit_id", "=", root.id), ("scope", "=", "subtree"), ("kind", "=", "overall")]
            )
            .score
        )
        self.assertGreater(score, 0)
        for role in (*STAFF, *READERS):
            [shared] = self.page_of(role).get_shared_results()
            self.assertEqual(set(shared), {"id", "name", "published", "score"}, role)
            self.assertEqual((shared["id"], shared["name"]), (self.campaign.id, self.campaign.name))
            self.assertEqual(shared["score"], score, role)
        self.campaign.shared_with_staff = False
        self.assertEqual(self.page_of("employee").get_shared_results(), [])

    def page_of(self, role):
        return self.env(user=self.roles[role].id)["readiness.staff.page"]

    def test_nobody_else_reads_anything(self):
        for role in NOBODY:
            self.assertEqual(self.page_of(role).get_shared_results(), [])
            for model in (*RELEASE, "readiness.quality", "readiness.action"):
                with self.refused():
                    self.records(role, model)

    def test_another_company_is_not_told_what_is_shared(self):
        stranger = self.make_user("stranger", company=self.make_company("Elsewhere"))
        page = self.env["readiness.staff.page"].with_user(stranger)
        self.assertEqual(page.get_shared_results(), [])
        self.assertFalse(page._find(self.campaign.id))
