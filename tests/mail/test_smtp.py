# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import re
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.addons.social_readiness.mailing.recipients import Recipients

from .posting import WEDNESDAY, PostingCase
from .smtp_catcher import SmtpCatcher


class TestRealMailServer(PostingCase):
    """What really goes over the wire."""

    def send(self, at):
        servers = type(self.env["ir.mail_server"])
        with freeze_time(at), patch.object(servers, "_disable_send", lambda self: False):
            self.env["readiness.mailing"]._cron_send()
            self.env["mail.mail"].sudo().process_email_queue()

    def connect(self, port):
        self.env["ir.mail_server"].search([]).active = False
        self.env["ir.mail_server"].create(
            {
                "name": "Catcher",
                "smtp_host": "127.0.0.1",
                "smtp_port": port,
                "smtp_encryption": "none",
            }
        )

    def test_down_then_up_each_gets_one_mail_without_a_trace_of_the_person(self):
        refused = self.people[0].work_email
        campaign = self.launched()
        with SmtpCatcher() as gone:
            self.connect(gone.port)
        self.send(WEDNESDAY + timedelta(minutes=5))
        self.assertFalse(gone.kept)
        with SmtpCatcher(refused=[refused]) as catcher:
            self.env["ir.mail_server"].search([]).smtp_port = catcher.port
            for minutes in (20, 35, 50):
                self.send(WEDNESDAY + timedelta(minutes=minutes))
        receivers = [receiver for receiver, _message in catcher.kept]
        self.assertEqual(sorted(receivers), sorted(self.people[1:].mapped("work_email")))
        self.assertEqual(Recipients(campaign).reach().invalid, self.people[:1].ids)
        self.assert_alike([message for _receiver, message in catcher.kept])

    def assert_alike(self, messages):
        """All headers but the receiver and the technical number are the same, and all words."""
        personal = {"to", "message-id", "content-type", "date"}
        shapes = {
            tuple((name, value) for name, value in message.items() if name.lower() not in personal)
            for message in messages
        }
        self.assertEqual(len(shapes), 1, shapes)
        bodies = {message.get_body(("html",)).get_content() for message in messages}
        self.assertEqual(len(bodies), 1)
        links = re.findall(r'href="([^"]+)"', bodies.pop())
        self.assertEqual(len(set(links)), 2)
