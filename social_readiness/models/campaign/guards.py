import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import LINK_ALPHABET

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
    """What may be written when: the draft by hand, a launched campaign by its own steps only."""

    _inherit = "readiness.campaign"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_written_by_steps(vals)
            if not self.env.su:
                # Said here, so that no default of the caller's context says otherwise.
                vals.update(dict.fromkeys(WRITTEN_BY_STEPS, False), state="draft")
            vals["link_code"] = self._new_link_code()
        return super().create(vals_list)

    def _new_link_code(self):
        """A short code for the one link that everybody gets: no personal token in it."""
        return "".join(secrets.choice(LINK_ALPHABET) for _ in range(8))

    def write(self, vals):
        self._check_written_by_steps(vals)
        launched = self.filtered(lambda campaign: campaign.state != "draft" or campaign.launch_step)
        if launched:
            launched._check_fixed(vals)
            launched._check_dates(vals)
        result = super().write(vals)
        if not self.env.su and {"audience", "department_ids"} & vals.keys():
            self.sudo().launch_problem = False
        if launched and {"date_open", "date_close"} & vals.keys():
            launched._wake_job_in_time()
        return result

    def _check_written_by_steps(self, vals):
        if not self.env.su and (names := WRITTEN_BY_STEPS & vals.keys()):
            raise UserError(
                self.env._(
                    "These fields follow from the campaign's steps and cannot be set by hand: %s",
                    self._labels(names),
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

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        if self.filtered(lambda campaign: campaign.state not in ("draft", "cancelled")):
            raise UserError(
                self.env._(
                    "A launched campaign cannot be deleted. Before its close it can be "
                    "cancelled; a published one stays."
                )
            )
