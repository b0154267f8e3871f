from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

# The words that a campaign keeps of its own, and the mailings that carry them.
WORDS = {
    "invitation_subject": {"invitation"},
    "invitation_words": {"invitation"},
    "reminder_subject": {"halfway", "last_day"},
    "reminder_words": {"halfway", "last_day"},
}


class ReadinessCampaign(models.Model):
    """What is written to whom, and when: to everyone in the same words.

    The words are the campaign's own, in each language, and survive any change of the audience.
    What they are set into (the button, what is kept and what is not) is the mail template's.
    """

    _inherit = "readiness.campaign"

    send_invitation = fields.Boolean(
        "Invite by e-mail",
        default=True,
        help="To everyone invited who has an e-mail address. Users who handle their messages in "
        "Odoo find it in their inbox there.",
    )
    nudge_managers = fields.Boolean(
        "Send response rates to managers",
        help="With each reminder, managers of a department whose participation is shown get the "
        "same rough figure as you. It names nobody. Agree it with the works council first.",
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
        groups="social_readiness.group_readiness_officer",
    )
    closing_label = fields.Char("Closing label", compute="_compute_closing_label")
    minutes = fields.Integer(compute="_compute_minutes")
    contact_name = fields.Char("Contact name", compute="_compute_contact_name")

    # ------------------------------------------------------------
    # COMPUTE
    # ------------------------------------------------------------

    @api.depends("date_close", "company_id", "user_id")
    @api.depends_context("lang")
    def _compute_closing_label(self):
        for campaign in self:
            campaign.closing_label = campaign._moment_label(campaign.date_close, "full")

    @api.depends("survey_id", "questionnaire_id")
    def _compute_minutes(self):
        for campaign in self:
            campaign.minutes = campaign._minutes() if campaign.survey_id else False

    @api.depends("user_id")
    def _compute_contact_name(self):
        for campaign in self:
            campaign.contact_name = campaign.user_id.sudo().name

    # ------------------------------------------------------------
    # WORDS
    # ------------------------------------------------------------

    def _fill_words(self, names):
        """Begin with the usual words, in every language."""
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        for name in names:
            self._update_field_translations(name, {lang: self._usual(name, lang) for lang in langs})

    def _usual(self, name, lang):
        return self.with_context(lang=lang)._usual_words()[name]

    def _usual_words(self):
        _ = self.env._
        return {
            "invitation_subject": _("How do we really work together? Your view counts"),
            "invitation_words": _(
                "Hello,\n\nBefore we open up more to the outside, we want to know how well we are "
                "set up inside. You know best what daily work here is like, so we ask you. There "
                "are no right or wrong answers."
            ),
            "reminder_subject": _("Our survey is still open"),
            "reminder_words": _(
                "Hello,\n\nOur survey is still open. Every view counts the same, and yours is "
                "welcome."
            ),
        }

    def _fill_words_of(self, lang):
        """The usual words: for those that were emptied, and in a language installed later.

        In such a language only where they are unchanged. No mail goes out without a subject.
        """
        self.flush_recordset(WORDS)
        for name in WORDS:
            stored = self._fields[name]._get_stored_translations(self) or {}
            if not any(stored.values()):
                self._fill_words([name])
            elif lang not in stored and stored.get("en_US") == self._usual(name, "en_US"):
                self._update_field_translations(name, {lang: self._usual(name, lang)})

    def _check_words_being_sent(self, vals):
        """Everybody gets the same words: they rest while a mailing is under way."""
        kinds = set().union(*(WORDS[name] for name in WORDS.keys() & vals.keys()))
        if (
            not self.env.su
            and kinds
            and self.sudo().mailing_ids.filtered(
                lambda mailing: mailing.state == "sending" and mailing.kind in kinds
            )
        ):
            raise UserError(
                self.env._(
                    "These words are being sent right now. Everyone gets the same ones: change "
                    "them when the sending is done."
                )
            )

    # ------------------------------------------------------------
    # THE PLAN
    # ------------------------------------------------------------

    def _wake_mail_job(self, *moments):
        moments = moments or (
            *self.mapped("date_open"),
            *filter(None, self.mapped("reminder_halfway")),
            *filter(None, self.mapped("reminder_last_day")),
        )
        job = self.env.ref("social_readiness.ir_cron_mailings", raise_if_not_found=False)
        if job and moments:
            job.sudo()._trigger(at=[moment + timedelta(seconds=30) for moment in moments])

    def _next_mail_moment(self, now):
        """The first moment from now on at which mails may leave, by the company's clock."""
        return self.company_id._next_mail_moment(now, self._zone())

    def _plan_mailings(self):
        """Begin the mailings whose time has come, each once (sudo)."""
        now = fields.Datetime.now()
        if self.send_invitation and self.date_open <= now:
            self._begin_mailing("invitation", self.date_open)
        self._plan_reminders(now)

    def _begin_mailing(self, kind, planned_at):
        begun = self.mailing_ids.filtered(lambda mailing: mailing.kind == kind)
        if (kind == "invitation" and begun) or planned_at in begun.mapped("planned_at"):
            return
        self.env["readiness.mailing"].create(
            {"campaign_id": self.id, "kind": kind, "planned_at": planned_at}
        )

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_send_sample(self):
        """Send the invitation and the reminder to the reader's own address."""
        self.ensure_one()
        self.check_access("write")
        address = self.env.user.email_normalized
        if not address:
            raise UserError(self.env._("Your own user has no e-mail address. Fill it in first."))
        lang = self.env.user.lang or self._default_lang()
        values = [
            self.sudo()._mail_values(kind, lang, address) for kind in ("invitation", "halfway")
        ]
        self.env["mail.mail"].sudo().create(values).send()
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

    def action_mend_addresses(self):
        """The invited people whose e-mail address is missing or wrong, to be mended."""
        self.ensure_one()
        self.check_access("write")
        hr = self.env["hr.employee"].has_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Invalid email addresses"),
            "res_model": "hr.employee" if hr else "hr.employee.public",
            "view_mode": "list,form",
            "domain": [("id", "in", self.sudo()._employees_to_mend())],
        }
