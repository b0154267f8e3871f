# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...approval.approval import Approval
from ...mailing.mailings import wake_job
from ...mailing.texts import TEXTS, Texts, check_not_being_sent
from ...planning.rest import check_extension
from ...tools import LINK_ALPHABET

# When a field of a campaign may change: its attribute ``changes``. A field without it may change at
# any time. After the launch, this holds for every user and with sudo.
CHANGES = {
    "until_launch",  # until the launch: it is announced to those who answer
    "approval",  # until the launch too: it records what was agreed before
    "later_only",  # freely until the launch; after it, a moment can only be moved later
    "by_steps",  # only by the campaign's own steps, never by hand
}
# Our attributes of a campaign's fields: ``changes`` as above, and ``shown_to_readers``, see
# ``access.py``.
FIELD_ATTRIBUTES = {"changes", "shown_to_readers"}


class ReadinessCampaign(models.Model):
    """Create, change and delete campaigns: each method names its steps.

    A draft is changed by hand; a launched campaign changes only by its own steps.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    def _valid_field_parameter(self, field, name):
        return name in FIELD_ATTRIBUTES or super()._valid_field_parameter(field, name)

    @api.model
    def _fields_that_change(self, when):
        """Return the names of the fields with this value of ``changes``."""
        fields_ = self._fields.items()
        return {name for name, field in fields_ if getattr(field, "changes", None) == when}

    @api.model_create_multi
    def create(self, vals_list):
        by_steps = self._fields_that_change("by_steps")
        for vals in vals_list:
            Check(self, vals).by_hand()
            if not self.env.su:
                # Set explicitly, so that the caller's context cannot give another default.
                vals.update(dict.fromkeys(by_steps, False), state="draft")
            vals["link_code"] = _new_link_code()
        campaigns = super().create(vals_list)
        for campaign, vals in zip(campaigns, vals_list, strict=True):
            Texts(campaign).fill([name for name in TEXTS if not vals.get(name)])
            if campaign.approved_by:
                Approval(campaign).seal()
        return campaigns

    def write(self, vals):
        launched = self.filtered(lambda campaign: campaign.state != "draft" or campaign.launch_step)
        check_not_being_sent(self, vals)
        if vals.get("company_id"):
            self._check_own_company(self.env["res.company"].browse(vals["company_id"]))
        Check(self, vals).by_hand()
        if launched:
            Check(launched, vals).after_launch()
        result = super().write(vals)
        self._follow_changes(vals, launched)
        return result

    def update_field_translations(self, field_name, translations, source_lang=""):
        check_not_being_sent(self, [field_name])
        result = super().update_field_translations(field_name, translations, source_lang)
        for campaign in self:
            Approval(campaign).keep_in_step({field_name})
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
                    "You cannot delete a launched campaign. You can cancel it until it "
                    "closes; published campaigns are kept."
                )
            )

    def _follow_changes(self, vals, launched):
        """Update what depends on written fields: notes, jobs and the approval.

        :param launched: those that were launched before
        """
        if not self.env.su and {"audience", "department_ids"} & vals.keys():
            self.sudo().launch_problem = False
        if launched and {"date_open", "date_close"} & vals.keys():
            launched._wake_job_in_time()
        if {"reminder_halfway", "reminder_last_day"} & vals.keys():
            wake_job(self)
        for campaign in self:
            Approval(campaign).keep_in_step(vals.keys())

    def _check_own_company(self, company):
        """Refuse to change campaigns of a company that is not the user's.

        Record rules check a campaign as it was before it is written, and do not check a draft that
        has not been saved.
        """
        if not self.env.su and company and company not in self.env.companies:
            raise AccessError(self.env._("Company: choose one that you have access to."))


class Check:
    """Checks whether values may be written to campaigns; each method raises an error with the
    reason.

    :param campaigns: those that are written; empty when one is created
    :param vals: the values, as passed to ``write``
    """

    def __init__(self, campaigns, vals):
        self.campaigns = campaigns
        self.env = campaigns.env
        self.vals = vals

    def by_hand(self):
        """Refuse to set by hand what only the campaign's own steps may set, whatever the state."""
        by_steps = self._changed("by_steps")
        if by_steps and not self.env.su:
            raise UserError(
                self.env._(
                    "The campaign sets these fields itself, so you cannot edit them: %s",
                    self._labels(by_steps),
                )
            )

    def after_launch(self):
        """Refuse what may not change after the launch, or while the campaign runs."""
        announced = self._changed("until_launch")
        if announced or self._changed("later_only"):
            self._not_being_launched()
        if announced:
            raise UserError(
                self.env._(
                    "These fields have been locked since the launch, as employees were "
                    "told: %s. To change them, cancel the campaign and copy it to a new "
                    "draft.",
                    self._labels(announced),
                )
            )
        if self._changed("approval"):
            raise UserError(
                self.env._(
                    "Approval: it cannot be changed after the launch. Write a note in the "
                    "chatter instead."
                )
            )
        self._dates()

    def _changed(self, when):
        return self.vals.keys() & self.campaigns._fields_that_change(when)

    def _not_being_launched(self):
        if being_launched := self.campaigns.filtered("launch_step"):
            raise UserError(
                self.env._(
                    "“%s” is being launched. Wait until the launch is done, or stop it and "
                    "then change the draft.",
                    being_launched[0].name,
                )
            )

    def _dates(self):
        opening, closing = (
            fields.Datetime.to_datetime(self.vals.get(name)) for name in ("date_open", "date_close")
        )
        for campaign in self.campaigns:
            if "date_open" in self.vals:
                self._opening(campaign, opening)
            if "date_close" in self.vals:
                self._closing(campaign, closing)
        if "date_close" in self.vals:
            for campaign in self.campaigns.filtered("survey_id"):
                check_extension(campaign, closing)

    def _opening(self, campaign, date_open):
        if campaign.state != "scheduled":
            raise UserError(
                self.env._(
                    "Opening: it can no longer be changed, because the campaign is already open."
                )
            )
        if date_open < campaign.date_open:
            raise UserError(
                self.env._(
                    "Opening: you can postpone it but not bring it forward, because the "
                    "list of people to invite was made for the announced date. To open "
                    "earlier, cancel the campaign and start over."
                )
            )

    def _closing(self, campaign, date_close):
        if campaign.state not in ("scheduled", "open"):
            raise UserError(
                self.env._("Closing: it can no longer be changed, because the campaign has ended.")
            )
        if date_close < campaign.date_close:
            raise UserError(
                self.env._(
                    "Closing: you can postpone it but not bring it forward, because people count "
                    "on the announced date."
                )
            )

    def _labels(self, names):
        all_fields = self.campaigns._fields
        return ", ".join(all_fields[name]._description_string(self.env) for name in sorted(names))


def _new_link_code():
    """Return a short random code for the campaign's link, which is the same for everybody."""
    return "".join(secrets.choice(LINK_ALPHABET) for _ in range(8))
