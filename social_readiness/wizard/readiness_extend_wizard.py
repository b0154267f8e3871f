# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..local_time import moved
from ..mailing.mailings import Mailings
from ..planning.holidays import HolidayNotes


class ReadinessExtendWizard(models.TransientModel):
    """Give people more time: move the closing and the last reminder, and tell everybody."""

    _name = "readiness.extend.wizard"
    _description = "Extend a Campaign"

    campaign_id = fields.Many2one("readiness.campaign", required=True, readonly=True)
    date_close = fields.Datetime("New closing date", required=True)
    tells_everyone = fields.Boolean(
        "Email everyone about it",
        default=True,
        help="Everyone gets the reminder text with the new closing date, because nobody knows "
        "who has responded.",
    )
    # In the reader's time zone like the new one, as Odoo's date pickers show it.
    closing = fields.Datetime("Current closing date", related="campaign_id.date_close")
    local_dates = fields.Char(related="campaign_id.local_dates")
    # The last reminder needs none: it moves to a working day.
    holiday_note = fields.Char("Dates on public holidays", compute="_compute_holiday_note")

    @api.depends("date_close", "campaign_id")
    @api.depends_context("lang")
    def _compute_holiday_note(self):
        for wizard in self:
            wizard.holiday_note = HolidayNotes(wizard.campaign_id).of_closing(wizard.date_close)

    @api.model
    def default_get(self, fields_list):
        """Propose one more week, at the same hour."""
        values = super().default_get(fields_list)
        campaign = self.env["readiness.campaign"].browse(values.get("campaign_id"))
        if campaign:
            zone, week = campaign._zone(), timedelta(weeks=1)
            values["date_close"] = moved(campaign.date_close, zone, week)
        return values

    def action_extend(self):
        """Move the closing, and tell everybody if wanted.

        :raises UserError: the new closing is not later
        """
        self.ensure_one()
        campaign = self.campaign_id
        campaign.check_access("write")
        if self.date_close <= campaign.date_close:
            raise UserError(
                self.env._(
                    "New closing date: choose a time after the current closing date, %s.",
                    campaign._moment_label(campaign.date_close, "full"),
                )
            )
        campaign.date_close = self.date_close
        if self.tells_everyone and campaign.state == "open":  # before, nobody has been invited
            # In sudo: the job's own list of mailings; whoever may write the campaign may begin one.
            Mailings(campaign.sudo()).tell_everyone()
        return {"type": "ir.actions.act_window_close"}
