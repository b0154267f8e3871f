import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...planning.rest import check_extension
from ...tools import LINK_ALPHABET
from .mail import WORDS

# Agreed with those who answer at the launch: fixed from then on, for every user and in sudo.
FIXED_AT_LAUNCH = {
    "audience",
    "company_id",
    "department_ids",
    "lang_ids",
    "minimum",
    "nudge_managers",
    "optional_dimension_ids",
    "previous_id",
    "profile_id",
    "questionnaire_id",
}
FIXED_WHILE_LAUNCHING = FIXED_AT_LAUNCH | {"date_open", "date_close"}
# Written by the campaign's own steps only, never by a person.
WRITTEN_BY_STEPS = {
    "approval_lapse",
    "approval_seal",
    "codes_issued",
    "codes_reissued",
    "date_launched",
    "date_published",
    "guess_means",
    "headcount",
    "job_problems",
    "key_destroyed",
    "launch_problem",
    "launch_step",
    "left_out",
    "link_code",
    "new_employees",
    "next_wave_prepared",
    "projected_of",
    "projected_shown",
    "refusal",
    "respondents",
    "state",
    "survey_id",
    "targets",
    "unit_ids",
}


class ReadinessCampaign(models.Model):
    """Creating, changing and deleting a campaign: each once, as steps.

    A draft is changed by hand, a launched campaign by its own steps only.
    """

    _inherit = "readiness.campaign"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_written_by_steps(vals)
            if not self.env.su:
                # Said here, so that no default of the caller's context says otherwise.
                vals.update(dict.fromkeys(WRITTEN_BY_STEPS, False), state="draft")
            vals["link_code"] = self._new_link_code()
        campaigns = super().create(vals_list)
        for campaign, vals in zip(campaigns, vals_list, strict=True):
            campaign._fill_words([name for name in WORDS if not vals.get(name)])
        campaigns.filtered("approved_by")._seal_approval()
        return campaigns

    def _new_link_code(self):
        """A short code for the one link that everybody gets: no personal token in it."""
        return "".join(secrets.choice(LINK_ALPHABET) for _ in range(8))

    def write(self, vals):
        launched = self.filtered(lambda campaign: campaign.state != "draft" or campaign.launch_step)
        self._check_changes(vals)
        if launched:
            launched._check_changes_after_launch(vals)
        result = super().write(vals)
        self._follow_changes(vals, launched)
        return result

    def update_field_translations(self, field_name, translations, source_lang=""):
        self._check_words_being_sent({field_name: True})
        result = super().update_field_translations(field_name, translations, source_lang)
        self._keep_approval_in_step({field_name: True})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        if being_launched := self.filtered("launch_step"):
            raise UserError(
                self.env._("“%s” is being launched. Stop the launch first.", being_launched[0].name)
            )
        if self.filtered(lambda campaign: campaign.state not in ("draft", "cancelled")):
            raise UserError(
                self.env._(
                    "A launched campaign cannot be deleted. Before its close it can be "
                    "cancelled; a published one stays."
                )
            )

    def _follow_changes(self, vals, launched):
        """Keep in step what depends on what was written: notes, jobs and the approval.

        :param launched: those that had been launched before
        """
        if not self.env.su and {"audience", "department_ids"} & vals.keys():
            self.sudo().launch_problem = False
        if launched and {"date_open", "date_close"} & vals.keys():
            launched._wake_job_in_time()
        if {"reminder_halfway", "reminder_last_day"} & vals.keys():
            self._wake_mail_job()
        self._keep_approval_in_step(vals)

    # ------------------------------------------------------------
    # WHAT MAY CHANGE
    # ------------------------------------------------------------

    def _check_changes(self, vals):
        """Refuse what nobody may write by hand, whatever the state."""
        self._check_words_being_sent(vals)
        if vals.get("company_id"):
            self._check_own_company(self.env["res.company"].browse(vals["company_id"]))
        self._check_written_by_steps(vals)

    def _check_changes_after_launch(self, vals):
        """Refuse what is fixed since the launch, or while it runs, for every user and in sudo."""
        self._check_not_being_launched(vals)
        self._check_fixed(vals)
        self._check_approval_stays(vals)
        self._check_dates(vals)

    def _check_own_company(self, company):
        """Nobody reaches into a company that is not theirs.

        Record rules look at a campaign as it was before it is written, and not at a draft that
        has not been saved.
        """
        if not self.env.su and company and company not in self.env.companies:
            raise AccessError(self.env._("Company: choose one of your own."))

    def _check_written_by_steps(self, vals):
        if not self.env.su and (names := WRITTEN_BY_STEPS & vals.keys()):
            raise UserError(
                self.env._(
                    "These fields follow from the campaign's steps and cannot be set by hand: %s",
                    self._labels(names),
                )
            )

    def _check_not_being_launched(self, vals):
        being_launched = self.filtered("launch_step")
        if being_launched and FIXED_WHILE_LAUNCHING & vals.keys():
            raise UserError(
                self.env._(
                    "“%s” is being launched. Wait until it is, or stop the launch and change the "
                    "draft then.",
                    being_launched[0].name,
                )
            )

    def _check_fixed(self, vals):
        if names := FIXED_AT_LAUNCH & vals.keys():
            raise UserError(
                self.env._(
                    "Fixed since the launch, as it was announced to those who answer: %s. "
                    "Cancel the campaign and relaunch it as a draft to change it.",
                    self._labels(names),
                )
            )

    def _check_dates(self, vals):
        for campaign in self:
            if "date_open" in vals:
                campaign._check_opening(fields.Datetime.to_datetime(vals["date_open"]))
            if "date_close" not in vals:
                continue
            if campaign.state not in ("scheduled", "open"):
                raise UserError(self.env._("Closing: the campaign is over."))
            if fields.Datetime.to_datetime(vals["date_close"]) < campaign.date_close:
                raise UserError(
                    self.env._(
                        "Closing: it can be moved later, never earlier. People count on the "
                        "date that was announced."
                    )
                )
        if "date_close" in vals:
            for campaign in self.filtered("survey_id"):
                check_extension(campaign, fields.Datetime.to_datetime(vals["date_close"]))

    def _check_opening(self, date_open):
        if self.state != "scheduled":
            raise UserError(self.env._("Opening: the campaign has opened already."))
        if date_open < self.date_open:
            raise UserError(
                self.env._(
                    "Opening: it can be moved later, never earlier. Who may be asked was decided "
                    "for the date that was announced; cancel and relaunch to open earlier."
                )
            )

    def _labels(self, names):
        return ", ".join(self._fields[name]._description_string(self.env) for name in sorted(names))
