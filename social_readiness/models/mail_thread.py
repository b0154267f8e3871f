# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    @api.model
    def _routing_handle_bounce(self, email_message, message_dict):
        """Note the address of a returned email as wrong; this reveals nothing about answers."""
        super()._routing_handle_bounce(email_message, message_dict)
        address = message_dict.get("bounced_email")
        if address and "action: delayed" not in email_message.as_string().lower():
            self.env["readiness.mailing"].sudo()._note_bounced(address)
