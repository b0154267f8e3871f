# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import api, fields, models

from ... import local_time
from ...planning.holidays import HolidayNotes
from ...planning.next_campaign import (
    after_rest,
    closing_from,
    monday_opening,
    next_monday,
)
from ...tools import OFFICER

OPENS_AT, CLOSES_AT = 8, 18
# From the Monday of the opening to the Friday of the following week.
USUAL_DAYS = 11
# A closing that is nearer to a moved opening moves with it.
SHORTEST = timedelta(days=3)


class ReadinessCampaign(models.Model):
    """Days and hours of a campaign, by the company's clock and calendar."""

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    opening_day = fields.Date("Opening day", compute="_compute_days", shown_to_readers=True)
    closing_day = fields.Date("Closing day", compute="_compute_days", shown_to_readers=True)
    holiday_note = fields.Text(
        "Dates on public holidays", compute="_compute_notes_on_dates", groups=OFFICER
    )
    local_dates = fields.Char("In the company's time zone", compute="_compute_notes_on_dates")

    @api.depends("date_open", "date_close", "company_id", "user_id")
    def _compute_days(self):
        for campaign in self:
            campaign.opening_day = campaign._day_of(campaign.date_open)
            campaign.closing_day = campaign._day_of(campaign.date_close)

    @api.depends(
        "date_open",
        "date_close",
        "company_id",
        "user_id",
        "reminder_halfway",
        "reminder_last_day",
    )
    @api.depends_context("lang", "tz")
    def _compute_notes_on_dates(self):
        """Show opening and closing in the company's time, if the reader's clock shows another; say
        what falls on a public holiday.
        """
        for campaign in self:
            campaign.holiday_note = "\n".join(HolidayNotes(campaign).sentences()) or False
            campaign.local_dates = _is_elsewhere(campaign) and self.env._(
                "%(opening)s to %(closing)s (%(zone)s)",
                opening=campaign._moment_label(campaign.date_open),
                closing=campaign._moment_label(campaign.date_close),
                zone=local_time.zone_label(campaign._zone()),
            )

    # ------------------------------------------------------------
    # THE COMPANY'S CLOCK
    # ------------------------------------------------------------

    def _zone(self):
        """Return the name of the time zone in which this campaign opens and closes.

        It uses sudo, because readers of its days may not be allowed to read who is responsible.
        """
        company = self.company_id or self.env.company
        return company._readiness_zone(self.sudo().user_id or self.env.user)

    def _today(self):
        return self._day_of(fields.Datetime.now())

    def _day_of(self, moment):
        """Return the company's day on which a moment lies; False for no moment."""
        return bool(moment) and local_time.day_of(moment, self._zone())

    def _moment_label(self, moment, form="long"):
        """Return a moment as the company's day and minute, in the reader's language."""
        return local_time.moment_label(self.env, moment, self._zone(), form)

    # ------------------------------------------------------------
    # WHAT IS PROPOSED
    # ------------------------------------------------------------

    @api.model
    def default_get(self, fields_list):
        """Propose from Monday at eight to Friday of the following week at six, and the goal that
        the company has found.

        It is next Monday or, after another campaign, the first one on which everyone may be
        invited again.
        """
        values = super().default_get(fields_list)
        company = self.env["res.company"].browse(values.get("company_id")) or self.env.company
        officer = self.env["res.users"].browse(values.get("user_id")) or self.env.user
        zone = company._readiness_zone(officer)
        if not values.get("date_open"):
            monday = local_time.at(next_monday(zone), OPENS_AT, zone)
            values["date_open"] = after_rest(self.env, company, monday, zone)
        opening = fields.Datetime.to_datetime(values["date_open"])
        values.setdefault("date_close", _usual_closing(opening, zone))
        if "profile_id" in fields_list:
            values.setdefault("profile_id", company.readiness_wished_profile_id.id)
        return values

    @api.onchange("date_open")
    def _onchange_date_open(self):
        """Move the closing of a draft too, if it would come before the opening or soon after it.

        It stays as long as it was saved or, if it is new, as the campaign before it.
        """
        opening, closing = self.date_open, self.date_close
        is_draft = self.state in (False, "draft")
        if not (is_draft and opening and closing) or closing - opening >= SHORTEST:
            return
        like = self._origin or self.previous_id
        self.date_close = (
            closing_from(like, opening) if like else _usual_closing(opening, self._zone())
        )

    def copy_data(self, default=None):
        """Let a copy open on a Monday at the same hour, and be as long by the company's clock.

        One that invites the whole company opens when everyone may be invited again.
        """
        vals_list = super().copy_data(default)
        for campaign, vals in zip(self, vals_list, strict=True):
            opening = vals.setdefault("date_open", _opening_of_copy(campaign))
            closing = closing_from(campaign, fields.Datetime.to_datetime(opening))
            vals.setdefault("date_close", closing)
        return vals_list


def _usual_closing(opening, zone):
    closing = local_time.day_of(opening, zone) + timedelta(days=USUAL_DAYS)
    return local_time.at(closing, CLOSES_AT, zone)


def _opening_of_copy(campaign):
    monday = monday_opening(campaign)
    if campaign.audience != "company":
        return monday
    return after_rest(campaign.env, campaign.company_id, monday, campaign._zone())


def _is_elsewhere(campaign):
    """Return whether the reader's clock shows another time than the company's at these moments.

    If the reader has no time zone in Odoo, only the browser knows their clock: then it is True.
    """
    reader = campaign.env.context.get("tz") or campaign.env.user.tz
    moments, zone = [campaign.date_open, campaign.date_close], campaign._zone()
    return all(moments) and any(
        not reader or local_time.to_local(moment, reader) != local_time.to_local(moment, zone)
        for moment in moments
    )
