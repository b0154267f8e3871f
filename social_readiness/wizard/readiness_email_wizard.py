# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from ..mailing.letters import Letters

KINDS = {"invitation": "invitation", "reminder": "halfway"}


class ReadinessEmailWizard(models.TransientModel):
    """Each email of a campaign, in each of its languages, as people will get it."""

    _name = "readiness.email.wizard"
    _description = "View Campaign Emails"

    campaign_id = fields.Many2one("readiness.campaign", required=True, readonly=True)
    kind = fields.Selection(
        [("invitation", "Invitation"), ("reminder", "Reminder")],
        "Email",
        required=True,
        default="invitation",
    )
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language",
        required=True,
        default=lambda self: self.env.user.lang or "en_US",
    )
    subject = fields.Char(compute="_compute_email")
    body = fields.Html(compute="_compute_email", sanitize=False)

    @api.depends("campaign_id", "kind", "lang")
    def _compute_email(self):
        for wizard in self:
            campaign = wizard.campaign_id
            campaign.check_access("write")
            # In sudo: whoever may write the campaign's texts may see them as they are sent.
            letters = Letters(campaign.sudo())
            wizard.subject, wizard.body = letters.rendered(KINDS[wizard.kind], wizard.lang)
