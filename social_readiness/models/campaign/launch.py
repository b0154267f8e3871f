# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...approval.approval import Approval
from ...job_runner import run_each
from ...mailing.mailings import wake_job
from ...planning.audience import Audience
from ...planning.freezing import Freezing
from ...planning.launch_checks import check_departments, check_questionnaire
from ...planning.scope import departments_of
from ...transactions import acquire_launch_lock, commit_progress

# More people than this are invited in the background; fewer take about a second.
MOST_AT_ONCE = 5000
# The steps in order, with how much is done before each, in percent.
STEPS = {"units": 0, "roster": 15, "questionnaire": 85}


class ReadinessCampaign(models.Model):
    """Launch: check the draft, freeze it, and schedule the jobs.

    A large launch runs in the background, each step in a transaction of its own. ``launch_step`` is
    the next step. Until the last one is done, the campaign is a draft that nobody can change or
    answer. A single statement, under the launch lock, decides who is invited; from then on, the
    roster keeps these people out of any other launch. A launch that was interrupted goes on with
    the step that was not finished.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    launch_step = fields.Selection(
        [
            ("units", "Copying the departments"),
            ("roster", "Creating the list of invited people"),
            ("questionnaire", "Locking the questionnaire"),
        ],
        "Launch step",
        readonly=True,
        copy=False,
        help="The current step while the campaign is being launched in the background.",
        changes="by_steps",
        taken_back=True,
    )
    launch_progress = fields.Integer("Launch progress (%)", compute="_compute_launch_progress")
    launch_problem = fields.Text(
        "Why it was not launched", readonly=True, copy=False, changes="by_steps"
    )

    @api.depends("launch_step", "state")
    def _compute_launch_progress(self):
        for campaign in self:
            launched = campaign.state and campaign.state != "draft"
            campaign.launch_progress = 100 if launched else STEPS.get(campaign.launch_step, 0)

    def action_review_launch(self):
        """Check the draft, and show what its launch will send, before it is launched."""
        self.ensure_one()
        self.check_access("write")
        self._check_not_begun()
        self._check_launch()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_launch_wizard_action"
        )
        return {**action, "context": {"default_campaign_id": self.id}}

    def action_launch(self):
        """Check and freeze the draft, and open it if its opening has come.

        :raises UserError: something has to be corrected first
        """
        self.check_access("write")
        for campaign in self:
            acquire_launch_lock(campaign)
            campaign._check_not_begun()
            campaign._check_launch()
            if campaign._is_launched_in_background():
                campaign.sudo().write({"launch_step": next(iter(STEPS)), "launch_problem": False})
                self.env.ref("social_readiness.ir_cron_launch").sudo()._trigger()
            else:
                for step in STEPS:
                    getattr(Freezing(campaign.sudo()), step)()
                campaign.sudo()._set_launched()
        self._open_in_time()
        return True

    def _set_launched(self):
        self.write({"state": "scheduled", "launch_problem": False})
        self._wake_job_in_time()

    def _wake_job_in_time(self):
        """Let the jobs run at the announced moments too, besides their regular times."""
        job = self.env.ref("social_readiness.ir_cron_open_and_close").sudo()
        job._trigger(at=[*self.mapped("date_open"), *self.mapped("date_close")])
        wake_job(self)

    # ------------------------------------------------------------
    # CHECKS
    # ------------------------------------------------------------

    def _check_not_begun(self):
        if self.launch_step:
            raise UserError(self.env._("“%s” is already being launched.", self.name))

    def _check_launch(self):
        """Refuse a draft that cannot be launched as it is, with what to correct."""
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("“%s” has already been launched.", self.name))
        if self.date_close <= fields.Datetime.now():
            raise UserError(self.env._("Closing: this date is in the past. Choose a later one."))
        check_departments(self)
        check_questionnaire(self)
        Audience(self).check_size()
        Approval(self).check()

    # ------------------------------------------------------------
    # IN THE BACKGROUND
    # ------------------------------------------------------------

    def _is_launched_in_background(self):
        """Return whether many people are invited, or another launch of the company must finish
        first.
        """
        waiting = [("company_id", "=", self.company_id.id), ("launch_step", "!=", False)]
        return _asks_many(self) or bool(self.sudo().search_count(waiting, limit=1))

    @api.model
    def _cron_launch(self):
        """Finish the launches under way, one after another."""
        begun = self.sudo().search([("launch_step", "!=", False)], order="id")
        run_each(begun, "launch", _finish_launch)
        self._open_due()

    def _launch_next(self):
        """Take the next step; return False if there is none or it failed."""
        acquire_launch_lock(self)
        if not self.launch_step:
            return False
        try:
            with self.env.cr.savepoint():
                self._take_step()
        except UserError as problem:
            self._undo_launch(str(problem))
            self._tell_responsible(self.env._("Not launched. %s", problem))
            return False
        return True

    def _take_step(self):
        """Check again, because something may have changed; take one step and note the next one."""
        self._check_launch()
        getattr(Freezing(self), self.launch_step)()
        steps = [*STEPS, False]
        self.launch_step = steps[steps.index(self.launch_step) + 1]
        if not self.launch_step:
            self._set_launched()

    def action_stop_launch(self):
        """Stop a launch under way: the campaign becomes a draft again, as it was."""
        self.check_access("write")
        for campaign in self.sudo():
            acquire_launch_lock(campaign)
            if not campaign.launch_step:
                raise UserError(
                    self.env._("“%s” is not being launched at the moment.", campaign.name)
                )
            campaign._undo_launch()
        return True

    def _undo_launch(self, problem=False):
        """Delete the units and the roster of a launch that was not finished (sudo)."""
        self.env.flush_all()
        for table in ("readiness_roster", "readiness_unit"):
            self.env.cr.execute(
                SQL("DELETE FROM %s WHERE campaign_id = %s", SQL.identifier(table), self.id)
            )
        self.env.invalidate_all(flush=False)
        taken_back = dict.fromkeys(self._fields_with("taken_back"), False)
        self.write({**taken_back, "launch_problem": problem})


def _finish_launch(campaign):
    while campaign._launch_next():
        commit_progress(campaign.env)


def _asks_many(campaign):
    people = [("company_id", "=", campaign.company_id.id)]
    if campaign.audience == "departments":
        people.append(("department_id", "in", departments_of(campaign).ids))
    employees = campaign.env["hr.employee"].sudo()
    return employees.search_count(people, limit=MOST_AT_ONCE + 1) > MOST_AT_ONCE
