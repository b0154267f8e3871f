from odoo import api, fields, models
from odoo.tools import SQL


class ReadinessMailing(models.Model):
    """Users who handle their messages in Odoo find a mailing in their inbox, in place of a mail.

    The words are those of the mail. Each gets a message of their own, which tells nobody who else
    was invited; it hangs on no record, and is deleted when the campaign is over.
    """

    _inherit = "readiness.mailing"

    def _queue(self, people):
        inboxes = [person for person in people if person.inbox]
        self.with_context(readiness_rendered={})._post_to(inboxes)
        others = [person for person in people if not person.inbox]
        return len(inboxes) + super()._queue(others)

    def _post_to(self, people):
        users = self.env["res.users"].browse([person.inbox for person in people])
        messages = self.env["mail.message"].create([self._message_to(person) for person in people])
        for user, message in zip(users, messages, strict=True):
            self.env["mail.thread"]._notify_thread_by_inbox(
                message, [{"id": user.partner_id.id, "uid": user.id, "notif": "inbox"}]
            )

    def _message_to(self, person):
        subject, body = self.campaign_id._render_mail(self.kind, person.lang, person.figures)
        company = self.campaign_id.company_id
        return {
            "readiness_mailing_id": self.id,
            "message_type": "user_notification",
            "subtype_id": self.env.ref("mail.mt_note").id,
            "is_internal": True,
            "author_id": company.partner_id.id,
            "email_from": company.email_formatted or self.campaign_id.user_id.email_formatted,
            "subject": subject,
            "body": body,
        }

    @api.model
    def _forget_messages(self):
        """Delete what lies in inboxes about campaigns that are over."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM mail_message message
                 USING readiness_mailing mailing, readiness_campaign campaign
                 WHERE mailing.id = message.readiness_mailing_id
                   AND campaign.id = mailing.campaign_id AND campaign.state != 'open'
                """
            )
        )
        self.env["mail.message"].invalidate_model()


class MailMessage(models.Model):
    _inherit = "mail.message"

    readiness_mailing_id = fields.Many2one(
        "readiness.mailing", ondelete="cascade", index="btree_not_null", readonly=True
    )
