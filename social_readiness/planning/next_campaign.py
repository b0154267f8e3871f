# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields

from .. import local_time
from ..engine.rounding import half_up
from .next_name import NextName
from .rest import REST_DAYS

A_WEEK = timedelta(days=7)
LAUNCHED = ("scheduled", "open", "closing", "refused", "published")


class NextCampaign:
    """The campaign that follows another one: its name, and when it may open.

    Openings keep the weekday and the hour of the company's clock.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.zone = campaign._zone()
        # From this day on, the same people may be invited again.
        self.rested = campaign.date_close + timedelta(days=REST_DAYS)

    def make_draft(self, opening):
        campaign = self.campaign
        return campaign.copy(
            {"name": self.name(opening), "previous_id": campaign.id, "date_open": opening}
        )

    def planned_opening(self):
        """Return the planned opening: some months later, on the same weekday, at the same hour.

        It is the day of this weekday that is nearest to the same day of the month. Because months
        differ in length, it may have to be later: never before the same people may be invited
        again.
        """
        opening = local_time.to_local(self.campaign.date_open, self.zone)
        months_later = opening + relativedelta(months=self.campaign.repeat_months)
        weeks = half_up((months_later - opening) / A_WEEK)
        same_weekday = local_time.to_utc(opening + weeks * A_WEEK, self.zone)
        return self._weekly_from(same_weekday, self.rested)

    def coming_opening(self):
        """Return the planned opening or, if it is past, the next one with its weekday and hour."""
        return self._weekly_from(self.planned_opening(), fields.Datetime.now() + timedelta(days=1))

    def rested_opening(self):
        """Return next Monday, or the first Monday on which everyone may be invited again.

        Others may be running: whoever is in one of them rests after it.
        """
        opening = self._weekly_from(monday_opening(self.campaign), self.rested)
        return after_rest(self.campaign.env, self.campaign.company_id, opening, self.zone)

    def _weekly_from(self, opening, earliest):
        return weekly_from(opening, earliest, self.zone)

    def name(self, opening):
        """Return the name that is proposed for a campaign with this opening."""
        campaign = self.campaign
        days = map(campaign._day_of, (campaign.date_open, opening))
        return NextName(campaign.env, campaign.name, *days).text()

    def values(self):
        """Return what a new campaign after this one begins with; the dates as Odoo sends them."""
        opening = self.rested_opening()
        return {
            "name": self.name(opening),
            "previous_id": self.campaign.id,
            "date_open": fields.Datetime.to_string(opening),
            "date_close": fields.Datetime.to_string(closing_from(self.campaign, opening)),
        }


def weekly_from(opening, earliest, zone):
    """Return the opening, moved by whole weeks until it is not too early."""
    while opening < earliest:
        opening = local_time.moved(opening, zone, A_WEEK)
    return opening


def after_rest(env, company, opening, zone):
    """Return the opening, moved by whole weeks until everyone of the company may be invited."""
    launched = [("company_id", "=", company.id), ("state", "in", LAUNCHED)]
    last = env["readiness.campaign"].search(launched, order="date_close DESC", limit=1)
    earliest = last and last.date_close + timedelta(days=REST_DAYS)
    return weekly_from(opening, earliest, zone) if earliest else opening


def next_monday(zone):
    """Return the next Monday by the clock of a time zone, never today."""
    today = local_time.day_of(fields.Datetime.now(), zone)
    return today + timedelta(days=7 - today.weekday())


def monday_opening(campaign):
    """Return next Monday, at the hour at which this campaign opens."""
    zone = campaign._zone()
    opening = local_time.to_local(campaign.date_open, zone)
    return local_time.to_utc(opening.combine(next_monday(zone), opening.time()), zone)


def closing_from(campaign, opening):
    """Return the closing if this campaign opened at ``opening`` and were as long as it is."""
    zone = campaign._zone()
    length = local_time.length(campaign.date_open, campaign.date_close, zone)
    return local_time.moved(opening, zone, length)
