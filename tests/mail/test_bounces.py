# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A mail that comes back days later: its address is listed for mending, and nothing else."""

from datetime import timedelta

from odoo.tools import mute_logger

from .posting import EVERYONE, WEDNESDAY, PostingCase

BOUNCE = """\
From: Mail Delivery System <mailer-daemon@mx.example>
To: bounce@company.example
Subject: Undelivered Mail Returned to Sender
Message-Id: <bounce-{action}@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

This address does not exist.

--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1

--part--
"""


class TestBounces(PostingCase):
    def come_back(self, person, action="failed"):
        mail = BOUNCE.format(address=person.work_email, action=action)
        with mute_logger("odoo.addons.mail.models.mail_thread"):
            self.env["mail.thread"].message_process(None, mail)

    def test_listed_mended_and_written_to_again(self):
        campaign = self.launched()
        self.post(WEDNESDAY + timedelta(minutes=5))
        gone = self.people[3]
        self.come_back(gone)
        self.come_back(gone)
        self.assertEqual(campaign.action_correct_addresses()["domain"][0][2], gone.ids)
        self.assertEqual((campaign.reach_mails, campaign.invalid_address_count), (EVERYONE - 1, 1))
        gone.work_email = "new.address@company.example"
        sent = self.post(WEDNESDAY + timedelta(minutes=20))
        self.assertEqual(self.receivers(sent), ["new.address@company.example"])
        self.assertEqual(campaign.invalid_address_count, 0)

    def test_delayed_is_not_wrong_and_strangers_are_nobody(self):
        campaign = self.launched()
        self.post(WEDNESDAY + timedelta(minutes=5))
        self.come_back(self.people[3], action="delayed")
        stranger = self.make_employees(None, 1, self.make_company("Elsewhere"), "Stranger")
        stranger.work_email = "stranger@company.example"
        self.come_back(stranger)
        self.assertEqual(campaign.invalid_address_count, 0)
