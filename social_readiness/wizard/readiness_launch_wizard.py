# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from ..local_time import zone_label
from ..tools import one_or_many


class ReadinessLaunchWizard(models.TransientModel):
    """The last check before a launch: what is sent, to whom and when."""

    _name = "readiness.launch.wizard"
    _description = "Launch a Campaign"

    campaign_id = fields.Many2one("readiness.campaign", required=True, readonly=True)
    people = fields.Char("Invited", compute="_compute_facts")
    emails = fields.Char("By email", compute="_compute_facts")
    codes = fields.Char("With access codes", compute="_compute_facts")
    invalid = fields.Char("Missing or invalid email addresses", compute="_compute_facts")
    approval = fields.Char(compute="_compute_facts")
    languages = fields.Char("To check", compute="_compute_facts")
    opening = fields.Char(compute="_compute_facts")
    closing = fields.Char(compute="_compute_facts")

    @api.depends("campaign_id")
    @api.depends_context("lang")
    def _compute_facts(self):
        for wizard in self:
            wizard.update(wizard._facts(wizard.campaign_id))

    def _facts(self, campaign):
        """Return {field: a sentence, or False if there is nothing to say}."""
        invalid, codes = campaign.invalid_address_count, campaign.reach_by_code
        return {
            "people": self._people(campaign.preview["headcount"]),
            "emails": self._emails(campaign),
            "codes": bool(codes) and self._codes(codes),
            "invalid": bool(invalid) and self._invalid(invalid),
            "approval": self._approval(campaign),
            "languages": campaign.language_note,
            "opening": self._opening(campaign),
            "closing": self._moment(campaign, campaign.date_close),
        }

    def _opening(self, campaign):
        if campaign.date_open <= fields.Datetime.now():
            return self.env._("It opens as soon as you launch it")
        return self._moment(campaign, campaign.date_open)

    def _moment(self, campaign, moment):
        return self.env._(
            "%(date)s (%(zone)s)",
            date=campaign._moment_label(moment, "full"),
            zone=zone_label(campaign._zone()),
        )

    def _people(self, people):
        return one_or_many(people, self.env._("1 person"), self.env._("%s people", people))

    def _codes(self, people):
        return one_or_many(
            people,
            self.env._("1 person without an Odoo user. Print their code after the launch."),
            self.env._(
                "%s people without an Odoo user. Print their codes after the launch.", people
            ),
        )

    def _invalid(self, addresses):
        return one_or_many(
            addresses,
            self.env._("1. Correct it to reach this person."),
            self.env._("%s. Correct them to reach these people.", addresses),
        )

    def _emails(self, campaign):
        """Return how many people are written to, and when the invitation is sent."""
        if not campaign.send_invitation:
            return self.env._("No invitation by email")
        now = fields.Datetime.now()
        leaves = campaign.company_id._next_mail_moment(
            max(now, campaign.date_open), campaign._zone()
        )
        people, date = campaign.reach_mails, campaign._moment_label(leaves, "full")
        return one_or_many(
            people,
            self.env._("1 person, on %s", date),
            self.env._("%(people)s people, on %(date)s", people=people, date=date),
        )

    def _approval(self, campaign):
        if campaign.approved_by:
            return self.env._("Approved by %s.", campaign.approved_by)
        return self.env._("None. Your company does not require one.")

    def action_launch(self):
        """Launch the campaign, and say so; whoever may write it may."""
        self.campaign_id.action_launch()
        done = {"type": "ir.actions.act_window_close"}
        if self.campaign_id.state == "draft":  # in the background: the form shows how far it is
            return done
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success", "message": self._launched(), "next": done},
        }

    def _launched(self):
        """Say that it is launched, and what to do next."""
        campaign, _ = self.campaign_id, self.env._
        launched = _("Launched. People can answer now.")
        if campaign.state == "scheduled":
            launched = _("Launched. It opens on %s.", campaign._moment_label(campaign.date_open))
        following = _("Next: print the codes.")
        return f"{launched} {following}" if campaign.reach_by_code else launched
