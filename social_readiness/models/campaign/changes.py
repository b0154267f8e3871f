import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...planning.rest import check_extension
from ...tools import LINK_ALPHABET
from .mail import WORDS

# When a field of a campaign may change: the attribute ``changes`` beside the field. Any other field
# may change at any time. What holds after the launch holds for every user and in sudo.
CHANGES = {
    "until_launch",  # it was announced to those who answer
    "approval",  # until the launch too: it says what was agreed before
    "later_only",  # by hand until the launch; after it, a moment can only be moved later
    "by_steps",  # by the campaign's own steps only, never by hand
}
# Beside a field of a campaign: ``changes`` as above; ``shown_to_readers``, see ``access.py``.
FIELD_ATTRIBUTES = {"changes", "shown_to_readers"}


class ReadinessCampaign(models.Model):
    """Creating, changing and deleting a campaign: each once, as steps.

    A draft is changed by hand, a launched campaign by its own steps only.
    """

    _inherit = "readiness.campaign"

    def _valid_field_parameter(self, field, name):
        return name in FIELD_ATTRIBUTES or super()._valid_field_parameter(field, name)

    @api.model
    def _fields_that_change(self, when):
        """The names of the fields whose attribute ``changes`` is this one of ``CHANGES``."""
        fields_ = self._fields.items()
        return {name for name, field in fields_ if getattr(field, "changes", None) == when}

    @api.model_create_multi
    def create(self, vals_list):
        by_steps = self._fields_that_change("by_steps")
        for vals in vals_list:
            self._check_set_by_hand(vals)
            if not self.env.su:
                # Said here, so that no default of the caller's context says otherwise.
                vals.update(dict.fromkeys(by_steps, False), state="draft")
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
        self._check_set_by_hand(vals)

    def _check_changes_after_launch(self, vals):
        """Refuse what may not change since the launch, or while it runs."""
        announced = vals.keys() & self._fields_that_change("until_launch")
        moments = vals.keys() & self._fields_that_change("later_only")
        if announced or moments:
            self._check_not_being_launched()
        if announced:
            raise UserError(
                self.env._(
                    "Fixed since the launch, as it was announced to those who answer: %s. "
                    "Cancel the campaign and relaunch it as a draft to change it.",
                    self._labels(announced),
                )
            )
        if vals.keys() & self._fields_that_change("approval"):
            raise UserError(
                self.env._(
                    "Approval: it is entered before the launch and stays as it was then. "
                    "Write a note in the chatter instead."
                )
            )
        self._check_dates(vals)

    def _check_own_company(self, company):
        """Nobody reaches into a company that is not theirs.

        Record rules look at a campaign as it was before it is written, and not at a draft that
        has not been saved.
        """
        if not self.env.su and company and company not in self.env.companies:
            raise AccessError(self.env._("Company: choose one of your own."))

    def _check_set_by_hand(self, vals):
        by_steps = vals.keys() & self._fields_that_change("by_steps")
        if by_steps and not self.env.su:
            raise UserError(
                self.env._(
                    "These fields follow from the campaign's steps and cannot be set by hand: %s",
                    self._labels(by_steps),
                )
            )

    def _check_not_being_launched(self):
        if being_launched := self.filtered("launch_step"):
            raise UserError(
                self.env._(
                    "“%s” is being launched. Wait until it is, or stop the launch and change the "
                    "draft then.",
                    being_launched[0].name,
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
