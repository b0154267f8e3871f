# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_list

from ..tools import SMALLEST_MINIMUM, one_or_many
from .launch_checks import check_questionnaire
from .next_campaign import NextCampaign

# So many departments without a manager are named.
NAMED = 5


class StepsToLaunch:
    """The steps from nothing to a launch, as the officers' overview shows them.

    :param draft: the draft that the steps are about, or an empty campaign
    :param latest: the campaign with the latest results, or an empty one: a new campaign is
        compared with it
    """

    def __init__(self, draft, latest):
        self.draft, self.latest, self.env = draft, latest, draft.env

    def all(self):
        """Return the six steps, in order: [{key, title, done, facts, button, action}].

        ``facts`` are sentences; ``action`` is what the web client opens, False if there is nothing
        yet.
        """
        steps = [
            self._people(),
            self._questions(),
            self._goal(),
            self.dates(),
            self._protection(),
        ]
        return [*steps, self._launch(all(step["done"] for step in steps))]

    def _step(self, key, title, done, facts, button, action):
        return {
            "key": key,
            "title": title,
            "done": bool(done),
            "facts": [fact for fact in facts if fact],
            "button": button,
            "action": action or False,
        }

    def _people(self):
        """Return the step about the company's people, with counts as HR can read them."""
        people, by_code, silent = self._count_employees()
        departments, unmanaged = self._count_departments()
        return self._step(
            "people",
            self.env._("People"),
            people >= SMALLEST_MINIMUM,
            [
                self._headcount(people, departments),
                unmanaged and self._unmanaged(unmanaged),
                by_code and self._by_code(by_code),
                silent and self._silent(silent),
            ],
            self.env._("Review employees"),
            "hr.open_view_employee_list_my",
        )

    def _headcount(self, people, departments):
        _ = self.env._
        if people == 1:
            return _("1 employee.")
        return one_or_many(
            departments,
            _("%s employees in 1 department.", people),
            _(
                "%(people)s employees in %(departments)s departments.",
                people=people,
                departments=departments,
            ),
        )

    def _unmanaged(self, departments):
        """Say how many departments have no manager, and name the first few."""
        many, shown = len(departments), sorted(departments.mapped("name"))
        names = format_list(self.env, shown) if many <= NAMED else ", ".join([*shown[:NAMED], "…"])
        return one_or_many(
            many,
            self.env._("1 department has no manager: %s.", names),
            self.env._(
                "%(departments)s departments have no manager: %(names)s.",
                departments=many,
                names=names,
            ),
        )

    def _by_code(self, people):
        return one_or_many(
            people,
            self.env._("1 employee has no Odoo user: give them an access code."),
            self.env._("%s employees have no Odoo user: give them access codes.", people),
        )

    def _silent(self, people):
        return one_or_many(
            people,
            self.env._("1 of them has no email address either."),
            self.env._("%s of them have no email address either.", people),
        )

    def _count_employees(self):
        """Return (employees, those without an Odoo user, those without an email address either)."""
        silent = [("user_id", "=", False), ("work_email", "in", (False, ""))]
        return self._count([]), self.count_without_user(), self._count(silent)

    def count_without_user(self):
        """Return how many of the company's employees have no Odoo user."""
        return self._count([("user_id", "=", False)])

    def _count(self, domain):
        employees = self.env["hr.employee"].sudo()  # counts only; an officer may lack HR's rights
        return employees.search_count([("company_id", "=", self.env.company.id), *domain])

    def _count_departments(self):
        """Return (number of departments, those without a manager)."""
        of_company = [("company_id", "in", (self.env.company.id, False))]
        departments = self.env["hr.department"].sudo()
        without = departments.search([*of_company, ("manager_id", "=", False)])
        return departments.search_count(of_company), without

    def _questions(self):
        _ = self.env._
        campaign = self.draft or self._usual_campaign()
        questionnaire = campaign.questionnaire_id
        asked = campaign._asked_questions()
        items = asked.filtered(lambda one: not one.is_page)
        not_asked = (questionnaire.page_ids - asked).mapped("title")
        problem = self._problem(campaign)
        return self._step(
            "questions",
            _("Questions"),
            items and not problem,
            [
                questionnaire and self._statements(questionnaire.title, len(items)),
                problem,
                not_asked and _("Optional and not asked: %s.", ", ".join(not_asked)),
                campaign.language_note,
            ],
            _("Edit the statements"),
            questionnaire and campaign.action_edit_statements(),
        )

    def _statements(self, questionnaire, statements):
        return one_or_many(
            statements,
            self.env._("%s: 1 statement.", questionnaire),
            self.env._(
                "%(questionnaire)s: %(statements)s statements.",
                questionnaire=questionnaire,
                statements=statements,
            ),
        )

    def _usual_campaign(self):
        """Return a new campaign as its form proposes it; nothing is stored."""
        Campaign = self.env["readiness.campaign"]
        return Campaign.new(Campaign.default_get(["questionnaire_id", "company_id"]))

    def _goal(self):
        _ = self.env._
        wished = self.env.company.sudo().readiness_wished_profile_id
        goal = (self.draft.profile_id if self.draft else wished).name
        wizard = "social_readiness.readiness_ambition_wizard_action"
        return self._step(
            "goal",
            _("Social media goal"),
            goal,
            [_("Goal: %s.", goal) if goal else _("What do you want to do on social media?")],
            _("Change the goal") if goal else _("Choose the goal"),
            self.draft.action_choose_ambition() if self.draft else wizard,
        )

    def dates(self):
        """Return the step that opens the draft or, if there is none, plans a campaign."""
        _ = self.env._
        is_ahead = bool(self.draft) and self.draft.date_close > fields.Datetime.now()
        holidays = self.draft.holiday_note.splitlines() if self.draft.holiday_note else ()
        dates = self.draft and _(
            "%(opening)s to %(closing)s.",
            opening=self.draft._moment_label(self.draft.date_open),
            closing=self.draft._moment_label(self.draft.date_close),
        )
        return self._step(
            "dates",
            _("Dates and audience"),
            is_ahead,
            [
                dates or _("Two weeks is usual. Avoid vacation periods."),
                self.draft
                and not is_ahead
                and _("The closing date is in the past. Choose a later one."),
                *holidays,
            ],
            _("Open the draft") if self.draft else _("Plan a campaign"),
            self._form(self.draft) if self.draft else self._new_campaign(),
        )

    def _protection(self):
        """Return the step about the works council, whose approval the company may require."""
        _ = self.env._
        is_required = self.env.company.readiness_require_approval
        is_approved = self.draft.approved_by and not self.draft.approval_problem
        if is_approved:
            fact = _("Approved by %s.", self.draft.approved_by)
        elif is_required:
            fact = _(
                "Your company requires approval. Have the protection sheet approved, then enter "
                "the approval in the campaign."
            )
        else:
            fact = _(
                "Your company does not require approval. The protection sheet explains "
                "everything to the works council."
            )
        return self._step(
            "protection",
            _("Protection"),
            self.draft and (is_approved or not is_required),
            [fact, self.draft.approval_problem],
            _("Open the protection sheet"),
            self.draft and self._sheet(),
        )

    def _sheet(self):
        report = self.env.ref("social_readiness.protection_sheet_report")
        return report.report_action(self.draft, config=False)

    def _launch(self, is_ready):
        _ = self.env._
        return self._step(
            "launch",
            _("Launch"),
            False,
            [
                _("Everything is ready. Check the preview, then launch.")
                if is_ready
                else _("First finish the steps above.")
            ],
            _("Preview and launch"),
            is_ready and self._form(self.draft),
        )

    def _new_campaign(self):
        """Open the form of a new campaign, with what it takes over from the latest."""
        action = self._form(self.env["readiness.campaign"])
        following = NextCampaign(self.latest).values() if self.latest else {}
        return {**action, "context": {f"default_{name}": v for name, v in following.items()}}

    def _form(self, record):
        """Open a record in its form; without a record, a new one."""
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    def _problem(self, campaign):
        """Return what a launch would say about the questionnaire, or False."""
        try:
            check_questionnaire(campaign)
        except (UserError, ValidationError) as problem:
            return str(problem)
        return False
