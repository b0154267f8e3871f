# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from ..local_time import day_label
from ..mailing.mailings import Mailings
from ..mailing.reminders import Reminders


class HolidayNotes:
    """What falls on one of the company's public holidays: opening, closing, or an email.

    Nothing is said where the company has entered no holidays.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def sentences(self):
        """Return a sentence for each date on a holiday, in order of time; none for past days."""
        campaign = self.campaign
        if not (campaign.company_id and campaign.date_open and campaign.date_close):
            return []
        return self._on_holidays(self._dates())

    def of_closing(self, closing):
        """Return a sentence if a later closing falls on a holiday, otherwise False."""
        return next(iter(self._on_holidays([self._closing(closing)])), False)

    def _on_holidays(self, dates):
        if not (holidays := self.campaign.company_id._readiness_holidays(self.campaign._zone())):
            return []
        return [
            self._sentence(title, day, holidays[day], advice)
            for title, moment, advice in dates
            if (day := self.campaign._day_of(moment)) in holidays
        ]

    def _dates(self):
        """Yield (title, moment, what follows from it) of what happens in the campaign."""
        _, campaign = self.env._, self.campaign
        yield _("Opening"), campaign.date_open, _("Choose another day.")
        for moment, kind in Reminders(campaign).planned():
            if moment < campaign.date_close:
                yield Reminders(campaign).label(kind), moment, self._waits(moment)
        yield self._closing(campaign.date_close)

    def _closing(self, moment):
        return self.env._("Closing"), moment, self.env._("Choose another day.")

    def _waits(self, moment):
        leaves = Mailings(self.campaign).next_moment(moment)
        if leaves >= self.campaign.date_close:
            return self.env._("It would not be sent before the closing. Choose an earlier time.")
        return self.env._("It leaves on %s.", self.campaign._moment_label(leaves))

    def _sentence(self, title, day, name, advice):
        date = day_label(self.env, day)
        values = {"what": title, "date": date, "holiday": name, "advice": advice}
        if name:
            return self.env._(
                "%(what)s: %(date)s is a public holiday (%(holiday)s). %(advice)s", **values
            )
        return self.env._("%(what)s: %(date)s is a public holiday. %(advice)s", **values)
