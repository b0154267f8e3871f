# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Nobody reads an answer, whatever door of Odoo's they try."""

from odoo.addons.social_readiness.mailing.codes import Codes

from ..common import ReadinessCase, issue_codes
from .roles import Roles

ANSWERS = ("survey.user_input", "survey.user_input.line")
OWN = ("readiness.code", "readiness.roster", "readiness.tally")


class AnswersCase(Roles, ReadinessCase):
    """An open campaign in which somebody has answered: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        levels = dict.fromkeys(cls.items_of(cls.campaign).ids, 2)
        roster = cls.roster_of(cls.campaign)
        cls.answer(cls.campaign, roster[-1], levels)
        issue_codes(Codes(cls.campaign.sudo()), [roster[0][0]])

    @staticmethod
    def ways_to_read(Model, domain, ids):
        """Every public method that returns what records hold, as {name: call}."""
        records = Model.browse(ids)
        return {
            "search": lambda: Model.search(domain).ids,
            "search_count": lambda: Model.search_count(domain),
            "search_read": lambda: Model.search_read(domain, ["survey_id"]),
            "search_fetch": lambda: Model.search_fetch(domain, ["survey_id"]).ids,
            "web_search_read": lambda: Model.web_search_read(domain, {"survey_id": {}})["records"],
            "web_read": lambda: records.web_read({"survey_id": {}}),
            "read": lambda: records.read(["survey_id"]),
            "export_data": lambda: records.export_data(["id", "survey_id"])["datas"],
            "name_search": lambda: Model.name_search("", domain),
            "formatted_read_group": lambda: [
                group
                for group in Model.formatted_read_group(domain, ["survey_id"], ["__count"])
                if group["__count"]
            ],
            "_read_group": lambda: [
                count
                for _survey, count in Model._read_group(domain, ["survey_id"], ["__count"])
                if count
            ],
            "display_name": lambda: records.mapped("display_name"),
            "copy": lambda: records.copy().ids,
            "write": lambda: records.write({"state": "in_progress"}),
            "unlink": lambda: records.unlink(),
        }


class TestAnswersAreReadByNobody(AnswersCase):
    def test_no_answer_is_found_by_any_role(self):
        for role, env in self.as_each():
            domain = [("survey_id", "in", self.campaign.survey_id.ids)]
            ways = self.ways_to_read(env["survey.user_input"], domain, [])
            for name in sorted(ways.keys() - {"copy", "write", "unlink"}):
                self.assertFalse(self.found(ways[name]), f"{role}: {name}")

    def test_same_calls_find_answers_to_odoos_own_surveys(self):
        survey = self.env["survey.survey"].create(
            {"title": "Own", "access_mode": "public", "user_id": self.roles["survey_user"].id}
        )
        answer = survey._create_answer(email="someone@example.com")
        env = self.env(user=self.roles["survey_user"].id)
        domain = [("survey_id", "=", survey.id)]
        ways = self.ways_to_read(env["survey.user_input"], domain, answer.ids)
        for name in sorted(ways.keys() - {"copy", "unlink"}):
            self.assertTrue(self.found(ways[name]), name)

    def test_there_is_no_answer_row(self):
        survey = self.campaign.survey_id.sudo()
        self.assertFalse(survey.user_input_ids)
        self.assertFalse(survey.question_ids.user_input_line_ids)

    def test_own_tables_are_out_of_reach(self):
        for role, env in self.as_each():
            for model in OWN:
                Model = env[model]
                for call in (
                    lambda Model=Model: Model.search([]).ids,
                    lambda Model=Model: Model.search_count([]),
                    lambda Model=Model: Model.search_read([], ["campaign_id"]),
                    lambda Model=Model: Model.web_search_read([], {"id": {}})["records"],
                    lambda Model=Model: Model.formatted_read_group([], [], ["__count"]),
                    lambda Model=Model: Model.create({"campaign_id": self.campaign.id}),
                ):
                    self.assertIsNone(self.found(call), f"{role}: {model}")

    def test_domain_through_the_survey_counts_no_draft(self):
        for role, env in self.as_each():
            found = self.found(
                lambda env=env: env["survey.survey"].search(
                    [
                        ("id", "in", self.campaign.survey_id.ids),
                        ("user_input_ids.state", "=", "in_progress"),
                    ]
                )
            )
            self.assertFalse(found, role)

    def test_survey_leads_to_no_draft(self):
        for role, env in self.as_each():
            survey = env["survey.survey"].browse(self.campaign.survey_id.id)
            self.assertFalse(self.found(lambda survey=survey: survey.user_input_ids.ids), role)
            lines = self.found(lambda survey=survey: survey.question_ids.user_input_line_ids.ids)
            self.assertFalse(lines, role)


class TestCountersAreBlank(AnswersCase):
    COUNTERS = (
        "answer_count", "answer_done_count", "answer_score_avg", "answer_duration_avg",
        "success_count", "success_ratio", "session_answer_count", "session_question_answer_count",
    )  # fmt: skip

    def test_counters_are_blank_even_in_sudo(self):
        for env in (self.env(su=True), self.env(user=self.roles["officer"].id)):
            survey = env["survey.survey"].browse(self.campaign.survey_id.id)
            for counter in self.COUNTERS:
                self.assertFalse(survey[counter], counter)

    def test_odoos_own_survey_counts(self):
        survey = self.env["survey.survey"].create({"title": "Own", "access_mode": "public"})
        survey._create_answer(email="someone@example.com")
        self.assertEqual(survey.answer_count, 1)


class TestSurveysAreNotListed(AnswersCase):
    def test_questionnaires_are_seen_by_officers_only(self):
        for role, env in self.as_each():
            may = role in ("officer", "everything")
            for model, domain in (
                ("survey.survey", [("survey_type", "=", "readiness")]),
                ("survey.question", [("survey_id.survey_type", "=", "readiness")]),
            ):
                found = self.found(lambda env=env, model=model, d=domain: env[model].search(d).ids)
                self.assertEqual(bool(found), may, f"{role}: {model}")

    def test_survey_user_reads_no_question_by_id(self):
        items = self.items_of(self.campaign)
        for role, env in self.as_each("survey_user", "survey_manager", "settings"):
            questions = env["survey.question"].browse(items.ids)
            self.assertIsNone(self.found(lambda q=questions: q.read(["title"])), role)


class TestSelfGrantedRights(AnswersCase):
    """A Settings administrator who grants himself everything finds nothing that harms."""

    def grant_everything(self):
        env = self.env(user=self.roles["settings"].id)
        for model in (*ANSWERS, *OWN):
            env["ir.model.access"].create(
                {
                    "name": f"granted {model}",
                    "model_id": env["ir.model"]._get_id(model),
                    "group_id": env.ref("base.group_system").id,
                    **{f"perm_{right}": True for right in ("read", "write", "create", "unlink")},
                }
            )
        rules = env["ir.rule"].search([("model_id.model", "in", [*ANSWERS, *OWN])])
        rules.active = False
        return env

    def test_readable_fields_say_neither_who_answered_nor_what(self):
        campaign, env = self.campaign, self.grant_everything()
        self.answer(
            campaign, self.roster_of(campaign)[0], dict.fromkeys(self.items_of(campaign).ids, 5)
        )
        readable = {}
        for model in OWN:
            records = env[model].search([])
            self.assertTrue(records)
            readable[model] = set(records.read()[0])
        self.assertEqual(
            readable["readiness.roster"] - {"id", "display_name"},
            {"campaign_id", "unit_id", "seat", "employee_id", "user_id", "is_manager"},
            "not who answered",
        )
        self.assertEqual(readable["readiness.code"] & {"hash"}, set())
        self.assertEqual(readable["readiness.tally"] & {"sealed"}, set())

    def test_no_row_is_pointed_at_another_account_or_unit(self):
        campaign, env = self.campaign, self.grant_everything()
        unit = campaign.unit_ids[-1].id
        for model, values in (
            ("readiness.roster", {"user_id": env.uid}),
            ("readiness.roster", {"unit_id": unit}),
            ("readiness.tally", {"unit_id": unit}),
        ):
            records = env[model].search([])[:1]
            self.assertTrue(records, model)
            with self.refused():
                records.write(values)
                self.env.flush_all()
            with self.refused():
                records.copy({"campaign_id": campaign.id})
            with self.refused():
                records.unlink()
