from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import commit_progress
from .rest import REST_DAYS

# So long before its opening the next wave is prepared.
PREPARED_DAYS = 30


class ReadinessCampaign(models.Model):
    """Repeat: the next wave prepares itself as a draft. A person launches it."""

    _inherit = "readiness.campaign"

    repeat_months = fields.Integer(
        "Repeat every",
        help="So many months after the opening the next wave begins. It is prepared as a draft a "
        "month before; you look at it and launch it. 0: not repeated.",
    )
    next_wave_prepared = fields.Boolean("Next wave prepared", readonly=True, copy=False)

    _repeat_positive = models.Constraint(
        "CHECK (repeat_months >= 0)", "Repeat: the number of months cannot be below 0."
    )

    @api.constrains("repeat_months", "date_open", "date_close")
    def _check_repeat(self):
        for campaign in self.filtered(lambda campaign: campaign.repeat_months > 0):
            rested = campaign.date_close + timedelta(days=REST_DAYS)
            if campaign._next_opening() <= rested:
                raise ValidationError(
                    self.env._(
                        "Repeat: the next wave would begin less than %s days after this one "
                        "closes. Nobody is asked again so soon. Choose more months, or an earlier "
                        "closing.",
                        REST_DAYS,
                    )
                )

    def _next_opening(self):
        return self.date_open + relativedelta(months=self.repeat_months)

    @api.model
    def _cron_prepare_waves(self):
        """Daily: prepare the next waves whose time is near."""
        soon = fields.Datetime.now() + timedelta(days=PREPARED_DAYS)
        for campaign in self.sudo().search(
            [
                ("state", "=", "published"),
                ("repeat_months", ">", 0),
                ("next_wave_prepared", "=", False),
            ]
        ):
            if campaign._next_opening() <= soon:
                campaign._prepare_next_wave()
                commit_progress(self.env)

    def _prepare_next_wave(self):
        """Make the draft of the next wave, once, and remind the officer of it."""
        self.next_wave_prepared = True
        if self.search_count(
            [("previous_id", "=", self.id), ("state", "!=", "cancelled")], limit=1
        ):
            return
        date_open = self._coming_opening()
        wave = self.copy(
            {
                "name": self._speaking()._next_name(),
                "previous_id": self.id,
                "date_open": date_open,
                "date_close": date_open + (self.date_close - self.date_open),
            }
        )
        wave._remind_officer()

    def _coming_opening(self):
        """The planned opening, or the same weekday and hour next week if that is past."""
        opening = self._next_opening()
        while opening <= fields.Datetime.now() + timedelta(days=1):
            opening += timedelta(days=7)
        return opening

    def _rested_opening(self):
        """Next Monday, or the first Monday on which the same people may be asked again."""
        opening = self.default_get(["date_open"])["date_open"]
        while opening.date() < self._rested_on(self.date_close):
            opening += timedelta(days=7)
        return opening

    def _next_name(self):
        return self.env._("%s: next wave", self.name.split(": ")[0])

    def _remind_officer(self):
        officer = self.user_id.filtered("active")
        if officer:
            translated = self.with_context(lang=officer.lang)
            self.activity_schedule(
                "mail.mail_activity_data_todo",
                date_deadline=fields.Date.to_date(self.date_open) - timedelta(days=7),
                summary=translated.env._("Look at the next wave and launch it"),
                user_id=officer.id,
            )
