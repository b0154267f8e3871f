# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import local_time
from ...job_runner import run_each
from ...languages import with_responsible_lang
from ...planning.next_campaign import A_WEEK, NextCampaign
from ...planning.rest import REST_DAYS
from ...planning.timeline import Timeline
from ...tools import OFFICER

# How long before its opening the next campaign is prepared.
PREPARED_DAYS = 30


class ReadinessCampaign(models.Model):
    """Repeat: the next campaign is prepared as a draft, automatically or on demand.

    It is always launched by a person. The campaign's timeline shows it as its last step.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    repeat_months = fields.Integer(
        "Repeat every",
        help="Months between openings. A draft is prepared one month before; you review and launch "
        "it. Employees see the month of the next survey. 0: no repeat.",
    )
    is_next_prepared = fields.Boolean(
        "Next campaign prepared", readonly=True, copy=False, changes="by_steps"
    )
    timeline = fields.Json(compute="_compute_timeline", groups=OFFICER)

    _repeat_positive = models.Constraint(
        "CHECK (repeat_months >= 0)",
        ("Repeat: the number of months cannot be below 0. Enter 0 or more."),
    )

    @api.depends(
        "approval_problem",
        "approved_by",
        "date_close",
        "date_launched",
        "date_open",
        "date_published",
        "is_next_prepared",
        "mailing_ids.state",
        "nudge_managers",
        "reminder_halfway",
        "reminder_last_day",
        "repeat_months",
        "send_invitation",
        "state",
    )
    @api.depends_context("lang")
    def _compute_timeline(self):
        for campaign in self:
            is_dated = campaign.date_open and campaign.date_close and campaign.repeat_months > 0
            following = is_dated and NextCampaign(campaign).planned_opening()
            campaign.timeline = Timeline(campaign, following).document()

    @api.constrains("repeat_months", "date_open", "date_close")
    def _check_repeat(self):
        """Check the interval by length alone, so that a campaign can be repeated in any month."""
        for campaign in self.filtered(lambda campaign: campaign.repeat_months > 0):
            length = local_time.length(campaign.date_open, campaign.date_close, campaign._zone())
            if length + timedelta(days=REST_DAYS) > timedelta(31 * campaign.repeat_months):
                raise ValidationError(
                    self.env._(
                        "Repeat: the next campaign would begin less than %s days after this one "
                        "closes. That is too soon to ask people again. Choose more months or an "
                        "earlier closing.",
                        REST_DAYS,
                    )
                )

    @api.model
    def _cron_prepare_next(self):
        """Daily: prepare the next campaigns whose time is near."""
        repeated = self.sudo().search(
            [
                ("state", "=", "published"),
                ("repeat_months", ">", 0),
                ("is_next_prepared", "=", False),
            ]
        )
        run_each(repeated, "repeat", lambda campaign: campaign._prepare_next())

    def _prepare_next(self):
        """Create the next draft, once, when its time is near, and tell the responsible."""
        following = NextCampaign(self)
        soon = fields.Datetime.now() + timedelta(days=PREPARED_DAYS)
        if self.is_next_prepared or following.planned_opening() > soon:
            return
        self.is_next_prepared = True
        begun = [("previous_id", "=", self.id), ("state", "!=", "cancelled")]
        if not self.search_count(begun, limit=1):
            following.make_draft(following.coming_opening())._remind_officer()

    def action_prepare_next(self):
        """Create the next campaign as a draft that is linked to this one."""
        self.ensure_one()
        following = NextCampaign(self)
        return following.make_draft(following.rested_opening())._form_action()

    def _remind_officer(self):
        officer = self.user_id.filtered("active")
        if officer:
            draft = with_responsible_lang(self)
            draft.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=self._day_of(self.date_open) - A_WEEK,
                summary=draft.env._("Review the next campaign and launch it"),
                user_id=officer.id,
            )
