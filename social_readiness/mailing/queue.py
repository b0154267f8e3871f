# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import datetime

from odoo import fields
from odoo.tools import email_normalize

from .letters import Letters
from .reminders import BETWEEN_MAILS, Reminders


class Queue:
    """Puts the emails of a mailing, in batches, into Odoo's queue or people's inboxes (with sudo).

    Users who handle their messages in Odoo get a message in their inbox instead of an email. It is
    a message of their own, which does not tell who else was invited. It belongs to no record, and
    is deleted when the campaign is over.
    """

    def __init__(self, mailing):
        self.mailing = mailing
        self.campaign = mailing.campaign_id
        self.env = mailing.env
        self.letters = Letters(self.campaign)

    def put(self, people):
        """Queue the emails to these people, and note who has no valid address.

        :param people: list of ``recipients.Person``
        :return: how many people are written to
        """
        inboxes = [person for person in people if person.inbox]
        self._post_to(inboxes)
        return len(inboxes) + self._mail_to([person for person in people if not person.inbox])

    # ------------------------------------------------------------
    # MAILS
    # ------------------------------------------------------------

    def _mail_to(self, people):
        addressed = [(person, email_normalize(person.address)) for person in people]
        self.mailing._note_missed([person for person, address in addressed if not address])
        moments, values = Moments(self.mailing), []
        for person, address in addressed:
            if address and (moment := moments.of(person.zone)) < self.campaign.date_close:
                scheduled = moment if moment > moments.now else False
                values.append({**self._mail(person, address), "scheduled_date": scheduled})
        self.env["mail.mail"].create(values)
        self.mailing._wake_queue(moments.all())
        return len(values)

    def _mail(self, person, address):
        values = self.letters.values(self.mailing.kind, person.lang, address, person.figures)
        return {**values, "readiness_mailing_id": self.mailing.id}

    # ------------------------------------------------------------
    # INBOXES
    # ------------------------------------------------------------

    def _post_to(self, people):
        users = self.env["res.users"].browse([person.inbox for person in people])
        messages = self.env["mail.message"].create([self._message(person) for person in people])
        for user, message in zip(users, messages, strict=True):
            self.env["mail.thread"]._notify_thread_by_inbox(
                message, [{"id": user.partner_id.id, "uid": user.id, "notif": "inbox"}]
            )

    def _message(self, person):
        subject, body = self.letters.rendered(self.mailing.kind, person.lang, person.figures)
        company, officer = self.campaign.company_id, self.campaign.user_id
        return {
            "readiness_mailing_id": self.mailing.id,
            "message_type": "user_notification",
            "subtype_id": self.env.ref("mail.mt_note").id,
            "is_internal": True,
            "author_id": company.partner_id.id,
            "email_from": company.email_formatted or officer.email_formatted,
            "subject": subject,
            "body": body,
        }


class Moments:
    """When people may be written to: in the daytime, on working days, in their own time zone.

    Between two emails there are at least twelve hours there too. By the company's clock they are
    planned so; elsewhere, a night or a weekend may have delayed the one before.
    """

    def __init__(self, mailing):
        self.campaign = mailing.campaign_id
        self.works_on = self.campaign.company_id._readiness_works_on(self.campaign._zone())
        self.now = fields.Datetime.now()
        self._before = Reminders(self.campaign).begun_before(mailing)
        self._of_zone = {}

    def of(self, zone):
        """Return the first possible moment, in UTC; without a zone, in the campaign's."""
        zone = zone or self.campaign._zone()
        if zone not in self._of_zone:
            earliest = datetime.min
            for begun_at in self._before:
                earliest = self._next(max(begun_at, earliest), zone) + BETWEEN_MAILS
            self._of_zone[zone] = self._next(max(self.now, earliest), zone)
        return self._of_zone[zone]

    def _next(self, moment, zone):
        return self.campaign.company_id._next_mail_moment(moment, zone, self.works_on)

    def all(self):
        """Return all moments that were asked for."""
        return list(self._of_zone.values())
