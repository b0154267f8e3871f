# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import format_date

from ..engine.participation import STEP
from ..mailing.mailings import Mailings
from ..mailing.reminders import Reminders
from ..planning.launch_checks import check_questionnaire
from ..tools import SMALLEST_MINIMUM

OFFICER = "social_readiness.group_readiness_officer"
UNDER_WAY = ("scheduled", "open", "closing", "refused")
STEPS = 100 // STEP  # of the response rate


class ReadinessStart(models.AbstractModel):
    """Where a readiness officer stands: what is running, what came out, what comes next.

    Everything on this page can also be read on the campaign's form: the page only says it in
    the order in which it is done. The response rate is the stored figure of the last night.
    """

    _name = "readiness.start"
    _description = "Start Page of Readiness Officers"

    @api.model
    @api.readonly
    def get_start(self):
        """Return what the start page shows of the reader's current company.

        ``company``: its name. ``running``: campaigns under way, see ``_running_card``.
        ``latest``: {id, name, published} of the newest published campaign, or False.
        ``draft``: {id, name} of the draft that the steps are about, or False. ``steps``: the way
        to the next launch, see ``_steps``; empty while a campaign is under way.

        :raises AccessError: the reader is no readiness officer
        """
        if not self.env.user.has_group(OFFICER):
            raise AccessError(self.env._("Only readiness officers can open this page."))
        company = self.env.company
        campaigns = self.env["readiness.campaign"].search([("company_id", "=", company.id)])
        running = campaigns.filtered(lambda campaign: campaign.state in UNDER_WAY)
        draft = campaigns.filtered(lambda campaign: campaign.state == "draft")[:1]
        latest = campaigns.filtered("is_latest")[:1]
        return {
            "company": company.name,
            "running": [self._running_card(campaign) for campaign in running.sorted("date_close")],
            "latest": bool(latest) and self._latest(latest),
            "draft": bool(draft) and {"id": draft.id, "name": draft.name},
            "steps": [] if running else self._steps(draft),
        }

    # ------------------------------------------------------------
    # WHILE A CAMPAIGN IS UNDER WAY, AND AFTER IT
    # ------------------------------------------------------------

    def _running_card(self, campaign):
        """{id, name, state, state_label, invited, rate, step, steps, days, shown, next_email}.

        ``step`` of ``steps`` bands of the response rate are reached, 0 before the first night;
        ``rate``, ``days``, ``shown`` and ``next_email`` are sentences, or False.
        """
        labels = dict(campaign._fields["state"]._description_selection(self.env))
        return {
            "id": campaign.id,
            "name": campaign.name,
            "state": campaign.state,
            "state_label": labels[campaign.state],
            "invited": campaign.headcount,
            "rate": campaign.participation_label,
            "step": campaign.participation_tenths,
            "steps": STEPS,
            "days": self._days_left(campaign),
            "shown": campaign.projection_label,
            "next_email": self._next_email(campaign),
        }

    def _days_left(self, campaign):
        if campaign.state == "scheduled":
            return self.env._("Opens on %s.", campaign._moment_label(campaign.date_open))
        if campaign.state != "open":
            return False
        closing = campaign._moment_label(campaign.date_close)
        days = (campaign.closing_day - campaign._today()).days
        if days < 1:
            return self.env._("Closes today: %s.", closing)
        if days == 1:
            return self.env._("Closes tomorrow: %s.", closing)
        return self.env._("%(days)s days left. Closes on %(date)s.", days=days, date=closing)

    def _next_email(self, campaign):
        """Which email goes out next, and when; False after the last."""
        if campaign.state not in ("scheduled", "open"):
            return False
        now = fields.Datetime.now()
        reminders = Reminders(campaign)
        planned = [(moment, reminders.label(kind)) for moment, kind in reminders.planned()]
        if campaign.send_invitation:
            planned.append((campaign.date_open, self.env._("Invitation")))
        waiting = sorted(one for one in planned if one[0] > now)
        return bool(waiting) and self.env._(
            "Next email: %(email)s, %(date)s.",
            email=waiting[0][1],
            date=campaign._moment_label(Mailings(campaign).next_moment(waiting[0][0])),
        )

    def _latest(self, campaign):
        return {
            "id": campaign.id,
            "name": campaign.name,
            "published": format_date(self.env, campaign._day_of(campaign.date_published)),
            "has_results": campaign.respondents > 0,
            "is_shared": campaign.shared_with_staff,
            "actions": campaign.action_count,
        }

    # ------------------------------------------------------------
    # THE WAY TO A LAUNCH
    # ------------------------------------------------------------

    def _steps(self, draft):
        """The six steps, in order: [{key, title, done, facts, button, action}].

        ``facts`` are sentences; ``action`` is what the web client opens, False for nothing yet.
        """
        steps = [
            self._people(),
            self._questions(draft),
            self._goal(draft),
            self._dates(draft),
            self._protection(draft),
        ]
        return [*steps, self._launch(draft, all(step["done"] for step in steps))]

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
        """Counts of the whole company, as HR itself can read them."""
        _ = self.env._
        people, by_code, silent = self._count_employees()
        departments, managed = self._count_departments()
        return self._step(
            "people",
            _("People"),
            people >= SMALLEST_MINIMUM,
            [
                _(
                    "%(people)s employees in %(departments)s departments.",
                    people=people,
                    departments=departments,
                ),
                departments > managed
                and _("%s departments have no manager.", departments - managed),
                by_code and _("%s employees have no Odoo user: give them access codes.", by_code),
                silent and _("%s of them have no email address either.", silent),
            ],
            _("Review employees"),
            "hr.open_view_employee_list_my",
        )

    def _count_employees(self):
        """(employees, those without an Odoo user, those without an email address either)."""
        Employee = self.env["hr.employee"].sudo()  # counts only; an officer may lack HR's rights
        company = [("company_id", "=", self.env.company.id)]
        by_code = [*company, ("user_id", "=", False)]
        silent = [*by_code, ("work_email", "in", (False, ""))]
        return tuple(map(Employee.search_count, (company, by_code, silent)))

    def _count_departments(self):
        """(departments, those with a manager)."""
        of_company = [("company_id", "in", (self.env.company.id, False))]
        Department = self.env["hr.department"].sudo()
        [counts] = Department._read_group(of_company, [], ["__count", "manager_id:count"])
        return counts

    def _questions(self, draft):
        _ = self.env._
        campaign = draft or self._usual_campaign()
        questionnaire = campaign.questionnaire_id
        items = campaign._asked_questions().filtered(lambda asked: not asked.is_page)
        problem = self._problem(campaign)
        return self._step(
            "questions",
            _("Questions"),
            items and not problem,
            [
                questionnaire
                and _(
                    "%(questionnaire)s: %(statements)s statements.",
                    questionnaire=questionnaire.title,
                    statements=len(items),
                ),
                problem,
            ],
            _("Edit the statements"),
            questionnaire and campaign.action_edit_statements(),
        )

    def _usual_campaign(self):
        """A new campaign as its form proposes it; nothing is stored."""
        Campaign = self.env["readiness.campaign"]
        return Campaign.new(Campaign.default_get(["questionnaire_id", "company_id"]))

    def _goal(self, draft):
        _ = self.env._
        wished = self.env.company.sudo().readiness_wished_profile_id
        goal = (draft.profile_id if draft else wished).name
        wizard = "social_readiness.readiness_ambition_wizard_action"
        return self._step(
            "goal",
            _("Social media goal"),
            goal,
            [_("Goal: %s.", goal) if goal else _("What do you want to do on social media?")],
            _("Change the goal") if goal else _("Find the goal"),
            draft.action_choose_ambition() if draft else wizard,
        )

    def _dates(self, draft):
        _ = self.env._
        is_ahead = bool(draft) and draft.date_close > fields.Datetime.now()
        dates = draft and _(
            "%(opening)s to %(closing)s.",
            opening=draft._moment_label(draft.date_open),
            closing=draft._moment_label(draft.date_close),
        )
        return self._step(
            "dates",
            _("Dates and audience"),
            is_ahead,
            [
                dates or _("Two weeks are usual. Avoid vacation time."),
                draft and not is_ahead and _("The closing is past. Choose a later one."),
            ],
            _("Open the campaign") if draft else _("Plan a campaign"),
            self._form(draft) if draft else self._new_campaign(),
        )

    def _protection(self, draft):
        """Approval by the works council: a step where the company requires it."""
        _ = self.env._
        is_required = self.env.company.readiness_require_approval
        if draft.approved_by and not draft.approval_problem:
            fact = _("Approved by %s.", draft.approved_by)
        elif is_required:
            fact = _("Your company requires an approval. Print the protection sheet for it.")
        else:
            fact = _(
                "Your company does not require an approval. The protection sheet tells the works "
                "council everything."
            )
        return self._step(
            "protection",
            _("Protection"),
            draft and (not is_required or (draft.approved_by and not draft.approval_problem)),
            [fact, draft.approval_problem],
            _("Open the protection sheet"),
            draft and self._sheet(draft),
        )

    def _sheet(self, draft):
        report = self.env.ref("social_readiness.protection_sheet_report")
        return report.report_action(draft, config=False)

    def _launch(self, draft, is_ready):
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
            is_ready and self._form(draft),
        )

    def _new_campaign(self):
        """The form of a new campaign, with the goal that was found."""
        action = self._form(self.env["readiness.campaign"])
        goal = self.env.company.sudo().readiness_wished_profile_id
        return {**action, "context": {"default_profile_id": goal.id}}

    def _form(self, record):
        """Open a record in its form; without a record, a new one."""
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    def _problem(self, campaign):
        """What a launch would say of the questionnaire, or False."""
        try:
            check_questionnaire(campaign)
        except (UserError, ValidationError) as problem:
            return str(problem)
        return False
