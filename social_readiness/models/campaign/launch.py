from odoo import fields, models
from odoo.exceptions import UserError

from ...planning.audience import Audience
from ...transactions import acquire_launch_lock


class ReadinessCampaign(models.Model):
    """Launch: check the draft, then freeze it."""

    _inherit = "readiness.campaign"

    def action_launch(self):
        """Check the draft, freeze it, and open it if its time has come.

        A large one is frozen in the background, after the same checks: see
        ``background_launch.py``.
        """
        self.check_access("write")
        for campaign in self:
            acquire_launch_lock(campaign)
            campaign._check_not_begun()
            campaign._check_launch()
            if campaign._is_launched_in_background():
                campaign._queue_launch()
            else:
                campaign._freeze()
        self._open_in_time()
        return True

    def _freeze(self):
        campaign = self.sudo()
        campaign._freeze_units()
        campaign._freeze_roster()
        campaign._freeze_questionnaire()
        campaign._set_launched()

    def _set_launched(self):
        self.write({"state": "scheduled", "launch_problem": False})
        self._wake_job_in_time()

    def _wake_job_in_time(self):
        """Let the job run at the announced moments, not only at its next regular turn."""
        job = self.env.ref("social_readiness.ir_cron_open_and_close").sudo()
        job._trigger(at=[*self.mapped("date_open"), *self.mapped("date_close")])
        self._wake_mail_job()

    # ------------------------------------------------------------
    # CHECKS
    # ------------------------------------------------------------

    def _check_not_begun(self):
        if self.launch_step:
            raise UserError(self.env._("“%s” is being launched already.", self.name))

    def _check_launch(self):
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("“%s” has been launched already.", self.name))
        if self.date_close <= fields.Datetime.now():
            raise UserError(self.env._("Closing: this date is past. Choose a later one."))
        self._check_departments()
        self._check_questionnaire()
        Audience(self).check_size()
        self._check_approval()

    def _check_departments(self):
        if archived := self.with_context(active_test=False).department_ids.filtered(
            lambda department: not department.active
        ):
            raise UserError(
                self.env._(
                    "Departments: “%s” is archived. Remove it from the audience.", archived[0].name
                )
            )
        self._check_audience()  # the chosen ones may have been deleted since

    def _check_questionnaire(self):
        questionnaire = self.questionnaire_id.sudo()
        if questionnaire.survey_type != "readiness" or questionnaire.campaign_id:
            raise UserError(
                self.env._(
                    "Questionnaire: “%s” is no readiness questionnaire. Answers to other surveys "
                    "are not protected. Choose another one.",
                    questionnaire.title,
                )
            )
        if not questionnaire.active:
            raise UserError(
                self.env._(
                    "Questionnaire: “%s” is archived. Restore it, or choose another one.",
                    questionnaire.title,
                )
            )
        asked = questionnaire.question_and_page_ids.filtered(
            lambda question: not question._is_left_out(self)
        )
        sections = asked.filtered("is_page")
        items = asked - sections
        if not items:
            raise UserError(
                self.env._("Questionnaire: “%s” has no items. Add some first.", questionnaire.title)
            )
        self._check_sections(sections)
        for item in items:
            item._check_launchable()

    def _check_sections(self, sections):
        seen = self.env["readiness.dimension"]
        for section in sections:
            if not section.dimension_id:
                raise UserError(
                    self.env._(
                        "Questionnaire: the section “%s” has no dimension. Choose one, or remove "
                        "the section.",
                        section.title,
                    )
                )
            if not section.question_ids:
                raise UserError(
                    self.env._(
                        "Questionnaire: the section “%s” has no items. Add some, or remove it.",
                        section.title,
                    )
                )
            if section.dimension_id in seen:
                raise UserError(
                    self.env._(
                        "Questionnaire: the dimension “%s” has more than one section. Put its "
                        "items into one.",
                        section.dimension_id.name,
                    )
                )
            seen |= section.dimension_id
