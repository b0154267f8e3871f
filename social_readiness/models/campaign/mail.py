# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...mailing.codes import Codes
from ...mailing.letters import link_in, send_samples
from ...mailing.recipients import NO_REACH, Recipients
from ...mailing.reminders import Reminders
from ...planning.minutes import minutes_of
from ...tools import OFFICER


class ReadinessCampaign(models.Model):
    """How people are reached: what is sent to everybody in the same words, and when; codes.

    The computations behind these fields and buttons are in ``mailing/``.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    send_invitation = fields.Boolean(
        "Invite by email",
        default=True,
        help=(
            "The invitation goes to everyone invited who has an email address. Users who "
            "handle messages in Odoo get it in their Odoo inbox."
        ),
    )
    nudge_managers = fields.Boolean(
        "Send response rates to managers",
        help=(
            "With each reminder, managers of departments whose response rate is shown get "
            "the same rough figure as you. It names nobody. Agree on this with the works "
            "council first."
        ),
        changes="until_launch",
    )
    invitation_subject = fields.Char("Invitation subject", translate=True)
    invitation_words = fields.Text("Invitation text", translate=True)
    reminder_subject = fields.Char("Reminder subject", translate=True)
    reminder_words = fields.Text("Reminder text", translate=True)
    mailing_ids = fields.One2many(
        "readiness.mailing",
        "campaign_id",
        readonly=True,
        groups=OFFICER,
    )
    reminder_halfway = fields.Datetime(
        "First reminder",
        compute="_compute_reminder_halfway",
        store=True,
        readonly=False,
        copy=False,
        then="wake_mails",
        help=(
            "Everyone gets the same reminder, because nobody knows who has responded. "
            "Leave empty to send no reminder."
        ),
    )
    reminder_last_day = fields.Datetime(
        "Last reminder",
        compute="_compute_reminder_last_day",
        store=True,
        readonly=False,
        copy=False,
        then="wake_mails",
        help=(
            "Everyone gets the same reminder, because nobody knows who has responded. "
            "Leave empty to send no reminder."
        ),
    )
    reminder_note = fields.Text(
        "Reminders not sent",
        compute="_compute_reminder_note",
        groups=OFFICER,
    )
    reach_mails = fields.Integer("Reachable by email", compute="_compute_reach", groups=OFFICER)
    invalid_address_count = fields.Integer(
        "Missing or invalid email addresses", compute="_compute_reach", groups=OFFICER
    )
    reach_by_code = fields.Integer(
        "Need a code",
        compute="_compute_reach",
        groups=OFFICER,
        help="No Odoo user: print a slip with a code for each person.",
    )
    codes_issued = fields.Integer(
        "People with a code",
        readonly=True,
        copy=False,
        tracking=True,
        help="How many people without an Odoo user have received a code.",
        changes="by_steps",
    )
    codes_reissued = fields.Integer(
        "Codes replaced",
        readonly=True,
        copy=False,
        tracking=True,
        help="How often a new code replaced an old one. The old one then stopped working.",
        changes="by_steps",
    )
    # The mail templates read these and ``_mail_link``, also in Odoo's own preview of a template and
    # in templates that a company has made itself.
    closing_label = fields.Char("Closing date in words", compute="_compute_told_by_mail")
    minutes = fields.Integer(compute="_compute_told_by_mail")
    contact_name = fields.Char("Contact name", compute="_compute_told_by_mail")

    # ------------------------------------------------------------
    # COMPUTE
    # ------------------------------------------------------------

    @api.depends("date_open", "date_close")
    def _compute_reminder_halfway(self):
        """Compute half of the time; it stays fixed once people can answer."""
        for campaign in self:
            if campaign.state in ("draft", "scheduled") or not campaign.state:
                campaign.reminder_halfway = Reminders(campaign).halfway()

    @api.depends("date_open", "date_close")
    def _compute_reminder_last_day(self):
        for campaign in self:
            campaign.reminder_last_day = Reminders(campaign).last_day()

    @api.depends(
        "date_open", "date_close", "send_invitation", "reminder_halfway", "reminder_last_day"
    )
    @api.depends_context("lang")
    def _compute_reminder_note(self):
        """Say beside a reminder's time if it will not be sent."""
        for campaign in self:
            campaign.reminder_note = "\n".join(Reminders(campaign).left_out()) or False

    def _compute_reach(self):
        for campaign in self:
            recipients = Recipients(campaign.sudo())
            reach = recipients.reach() if campaign.ids else NO_REACH
            campaign.reach_mails = reach.mails
            campaign.invalid_address_count = len(reach.invalid)
            campaign.reach_by_code = reach.codes
            if campaign.ids and campaign.state != "draft":
                campaign.reach_by_code = Codes(campaign.sudo()).count_without_login()

    @api.depends("date_close", "company_id", "user_id", "survey_id", "questionnaire_id")
    @api.depends_context("lang")
    def _compute_told_by_mail(self):
        """Compute what the mail templates say of a campaign besides its own texts."""
        for campaign in self:
            campaign.closing_label = campaign._moment_label(campaign.date_close, "full")
            campaign.minutes = minutes_of(campaign) if campaign.survey_id else False
            campaign.contact_name = campaign.user_id.sudo().name

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_send_sample(self):
        """Send the invitation and the reminder to the reader's own address."""
        self.ensure_one()
        self.check_access("write")
        address = self.env.user.email_normalized
        if not address:
            raise UserError(self.env._("Email: your user has no email address. Add one first."))
        send_samples(self, address)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "The invitation and the reminder are on their way to %s.", address
                ),
            },
        }

    def action_correct_addresses(self):
        """Open the invited people whose email address is missing or wrong, to correct it."""
        self.ensure_one()
        self.check_access("write")
        hr = self.env["hr.employee"].has_access("read")
        model = "hr.employee" if hr else "hr.employee.public"
        view = "hr_employee_view_list" if hr else "hr_employee_public_view_list"
        addresses = self.env.ref(f"social_readiness.{view}")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Missing or invalid email addresses"),
            "res_model": model,
            "views": [(addresses.id, "list"), (False, "form")],
            "domain": [("id", "in", Recipients(self.sudo()).reach().invalid)],
        }

    def _mail_link(self):
        """Return the campaign's link in the language of the email; mail templates call this."""
        lang = self.env["res.lang"]._get_data(code=self.env.context.get("lang") or "en_US")
        return link_in(lang, self)
