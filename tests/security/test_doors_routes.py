# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Odoo's own routes to surveys, exports and the API are closed for readiness surveys."""

import json

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..browsing import BrowsingCase
from .roles import Roles

NOISE = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.addons.http_routing.models.ir_http")


@tagged("post_install", "-at_install")
class RoutesCase(Roles, BrowsingCase):
    """A campaign, one user a role: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.survey = cls.campaign.survey_id
        cls.secret = "some-answer-token"

    def sign_in(self, role):
        name = None if role == "public" else f"role_{role}"
        self.authenticate(name, name)

    def jsonrpc(self, path, **params):
        with mute_logger(*NOISE):
            return self.url_open(
                path,
                data=json.dumps({"params": params}),
                headers={"Content-Type": "application/json"},
            ).json()

    def call(self, model, method, *args, **kwargs):
        return self.jsonrpc(
            f"/web/dataset/call_kw/{model}/{method}",
            model=model, method=method, args=list(args), kwargs=kwargs,
        )  # fmt: skip


class TestSurveyRoutes(RoutesCase):
    """Every page of the survey module that shows or makes answers."""

    def pages(self):
        survey, token = self.survey, self.survey.access_token
        return (
            f"/survey/test/{token}",
            f"/survey/print/{token}",
            f"/survey/print/{token}?answer_token={self.secret}",
            f"/survey/retry/{token}/{self.secret}",
            f"/survey/results/{survey.id}",
            f"/survey/results/{survey.id}?finished=true",
            f"/survey/{survey.id}/certification_preview",
            f"/survey/{survey.id}/get_certification_preview",
            f"/survey/session/manage/{token}",
        )

    def test_pages_are_refused_for_every_role(self):
        for role in self.roles:
            self.sign_in(role)
            for path in self.pages():
                with self.subTest(role=role, path=path), mute_logger(*NOISE):
                    response = self.url_open(path)
                    gone = "/web/login" in response.url
                    self.assertTrue(response.status_code >= 400 or gone, response.url)
                    self.assertNotIn("o_survey_form_content", response.text)

    def test_refusal_says_why(self):
        self.sign_in("survey_manager")
        with mute_logger(*NOISE):
            text = self.url_open(f"/en/survey/print/{self.survey.access_token}").text
        self.assertIn("only on the readiness heatmap", text)

    def test_certification_leads_nowhere(self):
        self.sign_in("everything")
        response = self.url_open(f"/survey/{self.survey.id}/get_certification")
        self.assertNotIn("certification", response.url)
        self.assertIn("text/html", response.headers["Content-Type"])

    def test_live_session_calls_are_refused(self):
        self.sign_in("everything")
        token = self.survey.access_token
        for path in ("next_question", "results", "leaderboard"):
            answer = self.jsonrpc(f"/survey/session/{path}/{token}")
            self.assertIn("error", answer, path)
        answer = self.jsonrpc(f"/survey/next_question/{token}/{self.secret}")
        self.assertIn("error", answer)

    def test_begin_and_submit_are_refused(self):
        self.sign_in("everything")
        for path in ("begin", "submit"):
            answer = self.jsonrpc(f"/survey/{path}/{self.survey.access_token}/{self.secret}")
            self.assertIn("error", answer, path)

    def test_start_leads_to_the_campaigns_page(self):
        for role in self.roles:
            self.sign_in(role)
            for end in ("", f"?answer_token={self.secret}", "?email=a@example.com"):
                response = self.url_open(f"/survey/start/{self.survey.access_token}{end}")
                self.assertIn(f"/readiness/{self.campaign.link_code}", response.url, role)

    def test_questionnaire_cannot_be_answered(self):
        self.sign_in("everything")
        questionnaire = self.campaign.questionnaire_id
        with mute_logger(*NOISE):
            text = self.url_open(f"/survey/start/{questionnaire.access_token}").text
        self.assertIn('data-message="wrong_link"', text)
        self.assertFalse(questionnaire.sudo().user_input_ids)

    def test_session_code_leads_to_our_page(self):
        self.env.cr.execute(
            "UPDATE survey_survey SET session_code = '987654', session_state = 'ready'"
            " WHERE id = %s",
            [self.survey.id],
        )
        self.sign_in("everything")
        answer = self.jsonrpc("/survey/check_session_code/987654")
        page = self.url_open(answer["result"]["survey_url"])
        self.assertIn(f"/readiness/{self.campaign.link_code}", page.url)

    def test_page_of_an_answer_leads_to_ours(self):
        for role in self.roles:
            self.sign_in(role)
            page = self.url_open(f"/survey/{self.survey.access_token}/{self.secret}")
            self.assertIn(f"/readiness/{self.campaign.link_code}", page.url, role)


class TestCallsAndExports(RoutesCase):
    """The web client's calls, its export and the JSON-2 API."""

    MODELS = ("survey.user_input", "survey.user_input.line", "readiness.roster", "readiness.tally")

    def test_calls_find_nothing(self):
        for role in set(self.roles) - {"public"}:
            self.sign_in(role)
            for model in self.MODELS:
                for method, args, kwargs in (
                    ("search", [[]], {}),
                    ("web_search_read", [[], {"id": {}}], {}),
                    ("web_read_group", [[], [], ["__count"]], {}),
                    ("formatted_read_group", [[], [], ["__count"]], {}),
                    ("read", [[1], ["display_name"]], {}),
                ):
                    with self.subTest(role=role, model=model, method=method):
                        answer = self.call(model, method, *args, **kwargs)
                        self.assertNotIn(self.secret, json.dumps(answer))
                        if "error" not in answer:
                            self.assertIn(self.count(answer["result"]), (0, None))

    @staticmethod
    def count(result):
        """How many records a call brought to light."""
        if isinstance(result, dict):
            return result.get("length", sum(group["__count"] for group in result.get("groups", [])))
        if result and isinstance(result[0], dict) and "__count" in result[0]:
            return sum(group["__count"] for group in result)
        return len(result)

    def test_private_methods_are_not_callable(self):
        self.sign_in("everything")
        for model, method in (
            ("readiness.campaign", "_close"),
            ("readiness.campaign", "_count_pending"),
            ("readiness.demo", "_load"),
            ("readiness.roster", "_find"),
            ("readiness.campaign", "_reseal"),
            ("survey.survey", "_destroy_readiness"),
        ):
            answer = self.call(model, method, [self.campaign.id])
            self.assertIn("error", answer, f"{model}.{method}")

    def test_export_holds_no_answer(self):
        self.sign_in("everything")
        for model in self.MODELS:
            data = {
                "model": model,
                "fields": [{"name": "id", "label": "ID"}],
                "ids": False,
                "domain": [],
                "import_compat": False,
                "groupby": [],
                "context": {},
            }
            token = self.csrf(self.welcome()) or ""
            with mute_logger(*NOISE):
                response = self.url_open(
                    "/web/export/csv", data={"data": json.dumps(data), "csrf_token": token}
                )
            self.assertTrue(response.status_code >= 400 or response.text.count("\n") <= 1, model)

    def test_api_key_finds_nothing(self):
        for role in ("officer", "everything", "survey_manager", "employee"):
            user = self.roles[role]
            key = (
                self.env["res.users.apikeys"].with_user(user).sudo()._generate("rpc", "test", None)
            )
            for model in self.MODELS:
                with mute_logger(*NOISE, "odoo.addons.rpc.controllers.json2"):
                    response = self.url_open(
                        f"/json/2/{model}/search_read",
                        data=json.dumps({"domain": []}),
                        headers={
                            "Authorization": f"bearer {key}",
                            "Content-Type": "application/json",
                        },
                    )
                found = response.json() if response.status_code == 200 else []
                self.assertFalse(found, f"{role}: {model}")


class TestInvitations(RoutesCase):
    def test_personal_invitation_is_refused(self):
        for _role, env in self.as_each("officer", "survey_manager", "everything"):
            Invite = env["survey.invite"]
            with self.refused():
                Invite.create({"survey_id": self.survey.id, "emails": "a@example.com"})
            with self.refused():
                Invite.with_context(default_survey_id=self.survey.id).create({})

    def test_invitation_is_not_turned_to_a_readiness_survey(self):
        own = self.env["survey.survey"].create({"title": "Own"})
        invite = self.env["survey.invite"].create({"survey_id": own.id})
        with self.refused():
            invite.survey_id = self.survey

    def test_buttons_of_odoos_form_are_refused(self):
        for name in (
            "action_send_survey", "action_start_survey", "action_print_survey",
            "action_result_survey", "action_test_survey", "action_survey_user_input",
            "action_survey_user_input_completed", "action_survey_user_input_certified",
            "action_start_session", "action_open_session_manager", "action_end_session",
            "action_survey_preview_certification_template",
        ):  # fmt: skip
            with self.subTest(button=name), self.refused():
                getattr(self.survey.with_user(self.roles["everything"]), name)()

    def test_named_answers_are_refused_in_sudo(self):
        for values in ({"user": self.roles["employee"]}, {"email": "a@example.com"}, {}):
            with self.refused():
                self.survey.sudo()._create_answer(**values)
        own = self.env["survey.survey"].create({"title": "Own"})
        answer = own._create_answer()
        for refused in (
            lambda: self.env["survey.user_input"].sudo().create({"survey_id": self.survey.id}),
            lambda: answer.sudo().write({"survey_id": self.survey.id}),
            lambda: answer.sudo().copy({"survey_id": self.survey.id}),
        ):
            with self.refused():
                refused()
