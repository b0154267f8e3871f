# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Every public method and every route of the addon, with the decision who may call it.

A public method is an open door: the web client, RPC and the JSON-2 API call it by name. A new
one without a decision here fails these tests.
"""

import ast
from importlib import import_module
from pathlib import Path

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from odoo.addons.social_readiness import controllers
from odoo.addons.survey.controllers import main, survey_session_manage

from ..common import ReadinessCase
from .roles import REFUSALS, Roles

ADDON = "odoo.addons.social_readiness"
OFFICERS = {"officer", "everything"}
VIEWERS = OFFICERS | {"viewer"}
STAFF = VIEWERS | {"employee", "manager", "survey_user", "survey_manager", "settings"}
NOBODY = set()

# Overrides that every model has, guarded by access rights and rules as in Odoo.
OF_THE_ORM = {
    "copy", "copy_data", "create", "default_get", "fields_get", "get_formview_id", "init",
    "load_menus", "session_info", "unlink", "update_field_translations", "write",
}  # fmt: skip

# {model: {method: (roles that may call it, arguments)}}: on a launched campaign, its survey ...
METHODS = {
    "readiness.campaign": {
        "action_review_launch": (OFFICERS, ()),
        "action_launch": (OFFICERS, ()),
        "action_stop_launch": (OFFICERS, ()),
        "action_try": (OFFICERS, ()),
        "action_cancel": (OFFICERS, ()),
        "action_cancel_and_relaunch": (OFFICERS, ()),
        "action_relaunch": (OFFICERS, ()),
        "action_prepare_next": (OFFICERS, ()),
        "action_send_sample": (OFFICERS, ()),
        "action_correct_addresses": (OFFICERS, ()),
        "action_approve": (OFFICERS, ()),
        "action_withdraw_approval": (OFFICERS, ()),
        "action_print_protection_sheet": (OFFICERS, ()),
        # These lead to a view or a page only; its records are read through rules.
        "action_open_board": (None, ()),
        "action_view_scores": (None, ()),
        "action_view_actions": (None, ()),
        "action_open_previous": (None, ()),
        "action_edit_statements": (None, ()),
        "action_view_summary": (None, ()),
        "action_view_trust": (VIEWERS, ()),
        # Rights are asked for by the report itself, and by the form's model.
        "action_print_board_report": (None, ()),
        "action_choose_ambition": (None, ()),
    },
    "readiness.preview": {"get_likelihoods": (OFFICERS, ([[1, None, 9]], 6))},
    # Anybody, about nobody but themselves.
    "readiness.my.surveys": {"get_my_surveys": (None, ()), "get_pending_count": (None, ())},
    "readiness.start": {"get_start": (OFFICERS, ())},
    # Readers of releases, by the caller's own rules.
    "readiness.heatmap": {"get_heatmap": (STAFF, ())},
    "readiness.cell": {"get_cell": (STAFF, (0, 0, "subtree"))},
    "readiness.summary": {"get_summary": (STAFF, (0,))},
    "readiness.trend": {"get_trend": (STAFF, (0,))},
    # Name and id of what is shared with the caller; security/test_fields_of_roles.
    "readiness.staff.page": {"get_shared_results": (None, ())},
    # The month in which the caller is asked again; mail/test_repeat.
    "readiness.next.survey": {"get_next_survey": (None, ())},
    # By the caller's own rules, of what they manage; browser/test_where_people_are.
    "readiness.manager.page": {"get_manager_page": (STAFF, ())},
    # The caller's own guess, of a campaign that they may read; decision/test_guess.
    "readiness.guess": {
        "get_guess_form": (VIEWERS, (0,)),
        "save_guess": (VIEWERS, (0,)),
        "forget_guess": (VIEWERS, (0,)),
    },
    "survey.survey": dict.fromkeys(
        (
            "action_send_survey",
            "action_start_survey",
            "action_print_survey",
            "action_result_survey",
            "action_test_survey",
            "action_survey_user_input_completed",
            "action_survey_user_input_certified",
            "action_survey_user_input",
            "action_start_session",
            "action_open_session_manager",
            "action_end_session",
            "action_survey_preview_certification_template",
        ),
        (NOBODY, ()),
    ),
    # Writes the question, which its own rules and the lock guard; models/test_language_gaps.
    "survey.question": {"action_confirm_languages": (NOBODY, ())},
    "hr.department": {"action_open_readiness_board": (None, ())},
    "hr.employee": {"action_my_readiness_surveys": (None, ())},
    "readiness.code.wizard": {"action_print": (OFFICERS, None)},
    "readiness.launch.wizard": {"action_launch": (OFFICERS, None)},
    "readiness.extend.wizard": {"action_extend": (OFFICERS, None)},
    # Odoo's own, with less left to the caller; security/test_nobody_is_named.
    "ir.profile": {"set_profiling": (None, ())},
    # A form filled in for a unit that the reader may see; tests/decision.
    "readiness.action": {"action_from_cell": (STAFF, None)},
    "readiness.ambition.wizard": {
        "action_set_wished": (OFFICERS, None),
        "action_set_current": (OFFICERS, None),
    },
}

# They belong to parts that may come later.
OPTIONAL = {"action_approve", "action_withdraw_approval", "action_print_protection_sheet"}

# {path: who may}: "person" is checked by roster and token, "everybody" holds nothing. Each stands
# there twice, with a language before it too.
ROUTES = {
    "/readiness/<string:link_code>": "person",
    "/readiness/<string:link_code>/code": "person",
    "/readiness/<string:link_code>/kiosk/code": "person",
    "/readiness/<string:link_code>/send": "person",
    "/readiness/<string:link_code>/kiosk/send": "person",
    "/readiness/<string:link_code>/thanks": "everybody",
    "/readiness/<string:link_code>/kiosk/thanks": "everybody",
    "/readiness/<string:link_code>/protection": "everybody",
    "/readiness/<string:link_code>/kiosk/protection": "everybody",
    "/readiness/protection": "everybody",
    "/readiness/<string:link_code>/kiosk": "everybody",
    "/readiness/<string:link_code>/kiosk/logout": "person",
    "/readiness/codes/print": "officer",
    "/readiness/<string:link_code>/trial": "officer",
    "/readiness/test/<int:survey_id>": "officer",
    "/my/surveys": "own",
    "/readiness/result": "staff, what is shared by the rules",
    "/readiness/result/<int:campaign_id>": "staff, what is shared by the rules",
    "/readiness/export/<string:name>": "staff, by the rules of the heatmap",
    "/readiness/slide/<string:what>": "staff, by the rules of the summary and the heatmap",
}
SURVEY_ROUTES = {
    "survey_start": "leads to the campaign",
    "survey_display_page": "leads to the campaign",
    "survey_begin": "nobody",
    "survey_submit": "nobody",
    "survey_test": "officer",
    "survey_retry": "nobody",
    "survey_next_question": "nobody",
    "survey_print": "nobody",
    "survey_report": "nobody",
    "show_certification_pdf": "nobody",
    "survey_get_certification_preview": "nobody",
    "survey_session_manage": "nobody",
    "survey_session_next_question": "nobody",
    "survey_session_results": "nobody",
    "survey_session_leaderboard": "nobody",
}
# Odoo's own exports, with Odoo's own checks of rights.
OTHER_ROUTES = {"web_export_xlsx", "web_export_csv"}


def is_ours(function):
    return getattr(function, "__module__", "").startswith(ADDON)


def public_methods(registry):
    """{(model, method)} of the addon's classes that RPC can call."""
    found = set()
    for name, model in registry.models.items():
        for base in model.__mro__:
            if is_ours(base):
                found |= {
                    (name, method)
                    for method, value in vars(base).items()
                    if callable(value)
                    and not method.startswith("_")
                    and not isinstance(value, type)
                    and not getattr(value, "_api_private", False)
                }
    return found


def routes_in_code():
    """({path}, {overridden method}) of every route decorator in the addon's controllers.

    A path with a language before it is the same one.
    """
    paths, overridden = set(), set()
    for file in Path(controllers.__file__).parent.glob("*.py"):
        names = vars(import_module(f"{controllers.__name__}.{file.stem}"))
        for node in ast.walk(ast.parse(file.read_text())):
            for decorator in getattr(node, "decorator_list", ()):
                if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(
                    "route"
                ):
                    if not decorator.args:
                        overridden.add(node.name)
                        continue
                    given = eval(ast.unparse(decorator.args[0]), names)
                    given = [given] if isinstance(given, str) else given
                    paths |= {path.removeprefix("/<string:lang>") for path in given}
    return paths, overridden


class TestDecisions(ReadinessCase):
    def test_every_public_method_has_a_decision(self):
        decided = {(model, method) for model, methods in METHODS.items() for method in methods}
        undecided = {
            pair for pair in public_methods(self.registry) - decided if pair[1] not in OF_THE_ORM
        }
        self.assertFalse(undecided)

    def test_every_decision_has_a_method(self):
        for model, methods in METHODS.items():
            for method in methods:
                if model in self.registry and method not in OPTIONAL:
                    self.assertTrue(hasattr(self.env[model], method), f"{model}.{method}")

    def test_every_route_has_a_decision(self):
        paths, overridden = routes_in_code()
        self.assertTrue(paths)
        self.assertFalse(paths - ROUTES.keys())
        self.assertEqual(overridden - SURVEY_ROUTES.keys() - OTHER_ROUTES, set())

    def test_every_odoo_route_about_surveys_is_overridden_or_harmless(self):
        harmless = {
            "survey_get_background", "survey_section_get_background", "survey_get_question_image",
            "survey_get_certification", "survey_session_manage", "survey_session_next_question",
            "survey_session_results", "survey_session_leaderboard", "survey_session_open",
            "survey_session_code", "survey_start_short", "survey_check_session_code",
        }  # fmt: skip
        theirs = {
            name
            for controller in (main.Survey, survey_session_manage.UserInputSession)
            for name, value in vars(controller).items()
            if hasattr(value, "original_routing")
        }
        self.assertTrue(theirs)
        self.assertFalse(theirs - SURVEY_ROUTES.keys() - harmless)


class TestRoles(Roles, ReadinessCase):
    """Each method is called as each role, on records of a launched campaign."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.draft_campaign = cls.make_campaign(name="Draft")
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.records = {
            "readiness.campaign": cls.campaign,
            "survey.survey": cls.campaign.survey_id,
            "survey.question": cls.campaign.survey_id.question_ids[:1],
            "hr.department": cls.north,
            "hr.employee": cls.people[0],
        }

    def record(self, env, model, method):
        if method.startswith("get_") or model not in self.records:
            return env[model]
        campaign = self.draft_campaign if method == "action_launch" else None
        return env[model].browse((campaign or self.records[model]).id)

    def may(self, env, model, method, arguments):
        """Whether the call gets past the check of rights; another refusal is none of ours."""
        record = self.record(env, model, method)
        with mute_logger("odoo.models", "odoo.addons.base.models.ir_rule"):
            try:
                with self.env.cr.savepoint() as savepoint:
                    getattr(record, method)(*arguments)
                    self.env.flush_all()
                    savepoint.rollback()
            except AccessError:
                return False
            except REFUSALS:
                return method != "action_start_survey" and model.startswith("readiness.")
        return True

    def test_who_may_call_what(self):
        for model, methods in METHODS.items():
            for method, (roles, arguments) in methods.items():
                if roles is None or arguments is None or not hasattr(self.env.get(model), method):
                    continue
                for role, user in self.roles.items():
                    with self.subTest(method=f"{model}.{method}", role=role):
                        self.env.invalidate_all()
                        allowed = self.may(self.env(user=user.id), model, method, arguments)
                        self.assertEqual(allowed, role in roles)

    def test_own_surveys_tell_of_nobody_else(self):
        for role, env in self.as_each():
            if role == "public":
                continue
            surveys = env["readiness.my.surveys"]
            expected = 1 if role == "manager" else 0
            self.assertEqual(len(surveys.get_my_surveys()), expected, role)
            self.assertEqual(surveys.get_pending_count(), expected, role)
