# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import datetime, timedelta
from typing import NamedTuple

from odoo import fields

from ..engine import sending_hours
from ..local_time import to_local, to_utc

# Nobody gets two emails of a campaign, invitation or reminder, within this time.
BETWEEN_MAILS = timedelta(hours=12)


class Email(NamedTuple):
    """The moments, in UTC, of an email to everybody."""

    planned_at: datetime
    leaves_at: datetime  # by day, on a working day, and not before its mailing begins


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
        Each is sent once, at least half a day after the email before, and never while that one is
        still being sent.
        """
        now = fields.Datetime.now()
        latest = max((one for one in self.planned() if one[0] <= now), default=None)
        if not latest or latest[0] <= self.campaign.date_open:
            return None
        if "sending" in self._mailings().mapped("state"):
            return None
        return None if self._is_soon_after(latest[0], self._emails().values()) else latest

    def is_too_soon(self, moment):
        """Return whether everybody got an email less than half a day before this moment, or gets
        one later.
        """
        emails = [self._email(mailing) for mailing in self._mailings()]
        return self._is_soon_after(moment, emails)

    def to_send(self):
        """Return [(moment, kind)] of the reminders that were or will be sent, in order of time."""
        return [(moment, kind) for moment, kind, problem in self._checked() if not problem]

    def left_out(self):
        """Return a sentence for each planned reminder that will not be sent, with the reason."""
        for _moment, kind, problem in self._checked():
            if problem == "closed":
                yield self.env._(
                    "%s: it would not be sent, because it is not before the closing. Choose an "
                    "earlier time.",
                    self.label(kind),
                )
            elif problem == "soon":
                yield self.env._(
                    "%s: it would not be sent, because it is less than 12 hours after the "
                    "opening, the invitation or the previous reminder. Choose a later time.",
                    self.label(kind),
                )

    def _checked(self):
        """Yield (moment, kind, problem) of each planned reminder, in order of time.

        ``problem`` is ``closed`` or ``soon`` if it will not be sent, otherwise None.
        """
        campaign = self.campaign
        if not (campaign.company_id and campaign.date_open and campaign.date_close):
            return
        emails = self._emails()
        for moment, kind in sorted(self.planned()):
            problem = None
            if (kind, moment) not in emails:
                if moment >= campaign.date_close:
                    problem = "closed"
                elif moment <= campaign.date_open or self._is_soon_after(moment, emails.values()):
                    problem = "soon"
                else:
                    emails[kind, moment] = Email(moment, self.next_moment(moment))
            yield moment, kind, problem

    def begun_before(self, mailing):
        """Return the moments, in UTC and in order, at which earlier emails to everybody began."""
        if mailing.kind == "nudge":
            return []
        begun = (self._mailings() - mailing).filtered("begun_at").mapped("begun_at")
        return sorted(moment for moment in begun if moment < mailing.begun_at)

    def _mailings(self):
        return self.campaign.mailing_ids.filtered(lambda mailing: mailing.kind != "nudge")

    def _emails(self):
        """Return {(kind, planned moment): Email} of those begun, and of an invitation to come."""
        emails = {
            (mailing.kind, mailing.planned_at): self._email(mailing) for mailing in self._mailings()
        }
        campaign = self.campaign
        if campaign.send_invitation and "invitation" not in self._mailings().mapped("kind"):
            opening = campaign.date_open
            # It waits for the launch: for that of a draft, at least until now.
            launch = campaign.date_launched or fields.Datetime.now()
            leaves_at = self.next_moment(max(opening, launch))
            emails["invitation", opening] = Email(opening, leaves_at)
        return emails

    def _email(self, mailing):
        begun_at = mailing.begun_at or mailing.planned_at
        return Email(mailing.planned_at, self.next_moment(max(mailing.planned_at, begun_at)))

    def _is_soon_after(self, moment, emails):
        """Return whether a reminder of this moment is too near to one of the emails or before it.

        Both count: the announced moments, and those at which the emails really leave. After a late
        launch or over a weekend, several emails leave at the same time.
        """
        leaves_at = self.next_moment(moment)
        return any(
            moment - email.planned_at < BETWEEN_MAILS or leaves_at - email.leaves_at < BETWEEN_MAILS
            for email in emails
        )

    def next_moment(self, moment):
        """Return the first moment from this one on at which emails may be sent, both in UTC.

        It is computed in the company's time zone. People in another one get theirs by their own
        clock.
        """
        return self.campaign.company_id._next_mail_moment(moment, self.campaign._zone())

    def label(self, kind):
        """Return the name of a reminder on the form, in the reader's language."""
        return self.campaign._fields[f"reminder_{kind}"]._description_string(self.env)
