from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ... import local_time
from ...engine.rounding import half_up
from ...job_runner import run_each
from ...planning.rest import REST_DAYS

# So long before its opening the next wave is prepared.
PREPARED_DAYS = 30
A_WEEK = timedelta(days=7)


class ReadinessCampaign(models.Model):
    """Repeat: the next wave prepares itself as a draft. A person launches it."""

    _inherit = "readiness.campaign"

    repeat_months = fields.Integer(
        "Repeat every",
        help="Months between openings. A draft is prepared one month before; you review and launch "
        "it. 0: no repeat.",
    )
    next_wave_prepared = fields.Boolean(
        "Next wave prepared", readonly=True, copy=False, changes="by_steps"
    )

    _repeat_positive = models.Constraint(
        "CHECK (repeat_months >= 0)", "Repeat: the number of months cannot be below 0."
    )

    @api.constrains("repeat_months", "date_open", "date_close")
    def _check_repeat(self):
        """By the length alone: what may be repeated once may be repeated in any month."""
        for campaign in self.filtered(lambda campaign: campaign.repeat_months > 0):
            length = local_time.length(campaign.date_open, campaign.date_close, campaign._zone())
            if length + timedelta(days=REST_DAYS) > timedelta(31 * campaign.repeat_months):
                raise ValidationError(
                    self.env._(
                        "Repeat: the next campaign would begin less than %s days after this one "
                        "closes. Nobody is asked again so soon. Choose more months, or an earlier "
                        "closing.",
                        REST_DAYS,
                    )
                )

    def _next_opening(self):
        """So many months later, on the same weekday, at the same hour of the company's clock.

        Of this weekday, the day nearest to the same day of the month, but never before those who
        were asked have rested: months differ in length.
        """
        zone = self._zone()
        opening = local_time.to_local(self.date_open, zone)
        months_later = opening + relativedelta(months=self.repeat_months)
        weeks = half_up((months_later - opening) / A_WEEK)
        return self._weekly_from(local_time.to_utc(opening + weeks * A_WEEK, zone), self._rested())

    def _weekly_from(self, opening, earliest):
        """The opening, moved by whole weeks of the company's clock until it is not too early."""
        zone = self._zone()
        while opening < earliest:
            opening = local_time.moved(opening, zone, A_WEEK)
        return opening

    def _rested(self):
        """From when on the same people may be asked again."""
        return self.date_close + timedelta(days=REST_DAYS)

    @api.model
    def _cron_prepare_waves(self):
        """Daily: prepare the next waves whose time is near."""
        repeated = self.sudo().search(
            [
                ("state", "=", "published"),
                ("repeat_months", ">", 0),
                ("next_wave_prepared", "=", False),
            ]
        )
        run_each(repeated, "repeat", lambda campaign: campaign._prepare_next_wave())

    def _prepare_next_wave(self):
        """When its time is near, make the draft of the next wave, once, and tell the officer."""
        soon = fields.Datetime.now() + timedelta(days=PREPARED_DAYS)
        if self.next_wave_prepared or self._next_opening() > soon:
            return
        self.next_wave_prepared = True
        if self.search_count(
            [("previous_id", "=", self.id), ("state", "!=", "cancelled")], limit=1
        ):
            return
        self._copy_as_next(self._coming_opening())._remind_officer()

    def action_new_wave(self):
        """Prepare the next wave as a draft that is linked to this one."""
        self.ensure_one()
        return self._copy_as_next(self._rested_opening())._form_action()

    def _copy_as_next(self, opening):
        return self.copy({"name": self._next_name(), "previous_id": self.id, "date_open": opening})

    def _coming_opening(self):
        """The planned opening, or the same weekday and hour in a week to come if that is past."""
        return self._weekly_from(self._next_opening(), fields.Datetime.now() + timedelta(days=1))

    def _rested_opening(self):
        """Next Monday, or the first Monday on which the same people may be asked again."""
        return self._weekly_from(self._monday_opening(), self._rested())

    def _next_name(self):
        """This campaign's name as it is, with words that do not pile up."""
        name = self.name
        for lang, _name in self.env["res.lang"].get_installed():
            name = name.removesuffix(self.with_context(lang=lang).env._("%s: next campaign", ""))
        return self.env._("%s: next campaign", name)

    def _remind_officer(self):
        officer = self.user_id.filtered("active")
        if officer:
            speaking = self._speaking()
            speaking.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=self._day_of(self.date_open) - A_WEEK,
                summary=speaking.env._("Review the next campaign and launch it"),
                user_id=officer.id,
            )
