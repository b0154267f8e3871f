# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from odoo import fields

from ..engine import sending_hours
from ..local_time import to_local, to_utc

# Nobody gets two emails of a campaign, invitation or reminder, within this time.
BETWEEN_MAILS = timedelta(hours=12)


class Reminders:
    """When everybody of a campaign is reminded. It does not depend on who has answered.

    The form shows when emails really go out: in the daytime, on a working day of the company.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    # ------------------------------------------------------------
    # WHEN
    # ------------------------------------------------------------

    def halfway(self):
        """Return the moment in UTC halfway to the closing; False if the last reminder follows soon
        after.
        """
        return self._in_utc(self._halfway)

    def last_day(self):
        """Return the moment in UTC on the last working day; False if there is too little time."""
        return self._in_utc(sending_hours.last_day)

    def _halfway(self, opening, closing, works_on, start):
        middle = sending_hours.halfway(opening, closing)
        end = self.campaign.company_id.readiness_mail_end
        moment = middle and sending_hours.next_moment(middle, works_on, start, end)
        last = sending_hours.last_day(opening, closing, works_on, start)
        return None if moment and last and last - moment < BETWEEN_MAILS else moment

    def _in_utc(self, plan):
        """Return a moment planned in the company's time zone, in UTC."""
        opening, closing = self.campaign.date_open, self.campaign.date_close
        company = self.campaign.company_id
        if not (company and opening and closing and opening < closing):
            return False
        zone = self.campaign._zone()
        moment = plan(
            to_local(opening, zone),
            to_local(closing, zone),
            company._readiness_works_on(zone),
            company.readiness_mail_start,
        )
        return to_utc(moment, zone).replace(microsecond=0) if moment else False

    # ------------------------------------------------------------
    # WHICH
    # ------------------------------------------------------------

    def planned(self):
        """Return [(moment, kind)] of the campaign's reminders."""
        moments = {kind: self.campaign[f"reminder_{kind}"] for kind in ("halfway", "last_day")}
        return [(moment, kind) for kind, moment in moments.items() if moment]

    def due(self):
        """Return (moment, kind) of the reminder that is to be sent now, or None.

        It is the latest one that is due, so that people get one reminder after an outage, not two.
        Each is sent once, and at least half a day after the email before.
        """
        now = fields.Datetime.now()
        latest = max((one for one in self.planned() if one[0] <= now), default=None)
        if not latest or latest[0] <= self.campaign.date_open:
            return None
        return None if self.is_too_soon(latest[0]) else latest

    def is_too_soon(self, moment):
        """Return whether everybody got an email less than half a day before this moment."""
        mails = self._mailings().mapped("planned_at")
        return any(moment - mail < BETWEEN_MAILS for mail in mails)

    def left_out(self):
        """Return a sentence for each planned reminder that will not be sent, with the reason."""
        campaign = self.campaign
        if not (campaign.date_open and campaign.date_close):
            return
        invitation = [campaign.date_open] * campaign.send_invitation
        before = {*self._mailings().mapped("planned_at"), *invitation}
        for moment, kind in sorted(self.planned()):
            if moment >= campaign.date_close:
                yield self.env._(
                    "%s: it would not be sent, because it is not before the closing. Choose an "
                    "earlier time.",
                    self.label(kind),
                )
            elif moment <= campaign.date_open or self._is_soon(moment, before - {moment}):
                yield self.env._(
                    "%s: it would not be sent, because it is less than 12 hours after the "
                    "opening or the previous reminder. Choose a later time.",
                    self.label(kind),
                )
            else:
                before.add(moment)

    def _mailings(self):
        return self.campaign.mailing_ids.filtered(lambda mailing: mailing.kind != "nudge")

    def label(self, kind):
        """Return the name of a reminder on the form, in the reader's language."""
        return self.campaign._fields[f"reminder_{kind}"]._description_string(self.env)

    @staticmethod
    def _is_soon(moment, mails):
        return any(timedelta(0) <= moment - mail < BETWEEN_MAILS for mail in mails)
