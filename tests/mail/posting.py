# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the tests of mails share: people with addresses, and the post of a day."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.addons.mail.tests.common import MockEmail

from ..common import ReadinessCase

# A Wednesday, ten in the morning in Madrid.
WEDNESDAY = datetime(2026, 5, 6, 8, 0)
ZONE = "Europe/Madrid"
EVERYONE = 12


class PostingCase(MockEmail, ReadinessCase):
    """A company in which everybody has an email address: twelve people, where that is enough."""

    twelve = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for lang in ("es_ES",):
            cls.env["res.lang"]._activate_lang(lang)
        cls.company.resource_calendar_id.tz = ZONE
        cls.company.email = "hr@company.example"
        if cls.twelve:
            cls.people[EVERYONE:].active = False
            cls.people = cls.people[:EVERYONE]
        for number, person in enumerate(cls.people):
            person.work_email = f"person{number}@company.example"
        cls.people.tz = ZONE

    @classmethod
    def launched(cls, at=WEDNESDAY, days=9, **values):
        """A campaign that opens at this moment and lasts so many days."""
        with freeze_time(at):
            campaign = cls.make_campaign(
                date_open=at, date_close=at + timedelta(days=days), **values
            )
            campaign.action_launch()
        return campaign

    def post(self, at, drain=True):
        """Let the mail jobs run at a moment; return the mails that left then."""
        with freeze_time(at), self.mock_mail_gateway(mail_unlink_sent=True):
            self.env["readiness.mailing"]._cron_send()
            if drain:
                self.env["mail.mail"].sudo().process_email_queue()
            return list(self._mails)

    @staticmethod
    def receivers(mails):
        return sorted(receiver for mail in mails for receiver in mail["email_to"])

    def mailing(self, campaign, kind):
        return campaign.mailing_ids.filtered(lambda mailing: mailing.kind == kind)
