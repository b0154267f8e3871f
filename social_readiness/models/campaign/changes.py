# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...approval.approval import Approval
from ...mailing.mailings import wake_job
from ...mailing.texts import EMAIL_TEXTS, Texts, check_not_being_sent
from ...planning.rest import check_extension
from ...tools import LINK_ALPHABET

# Until when a field of a campaign may change, and by whom: its attribute ``changes``. Officers may
# change a field without it at any time; nobody else may write a campaign. After the launch, this
# holds for every user and with sudo.
CHANGES = {
    "until_launch",  # by officers until the launch: it is announced to those who answer
    "approval",  # by officers until the launch too: it records what was agreed before
    "later_only",  # by officers; after the launch, a moment can only be moved later
    "by_steps",  # only by the campaign's own steps, never by hand
}
# What follows when a field is written, besides the approval, which is compared after every change:
# its attribute ``then``.
THEN = {
    "forget_problem",  # the reason why a launch was stopped may no longer hold
    "wake_jobs",  # the jobs run at the new moment too, if the campaign was launched
    "wake_mails",  # so does the job that sends emails
}
# Our attributes of a campaign's fields.
FIELD_ATTRIBUTES = {
    "changes",  # one of CHANGES
    "movable_in",  # of ``later_only``: the states after the launch in which it may still be moved
    "too_late",  # of ``later_only``: the sentence that refuses a move in any other state
    "too_early",  # of ``later_only``: the sentence that refuses to bring the moment forward
    "then",  # one of THEN
    "taken_back",  # whether a launch sets the field, and one that is stopped empties it again
    "shown_to_readers",  # see ``access.py``
}


class ReadinessCampaign(models.Model):
    """Create, change and delete campaigns: each method names its steps.

    A draft is changed by hand; a launched campaign changes only by its own steps.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    def _valid_field_parameter(self, field, name):
        """Know our attributes, and refuse a value of ``changes`` or ``then`` that means nothing."""
        known = {"changes": CHANGES, "then": THEN}.get(name)
        if known and getattr(field, name) not in known:
            raise ValueError(f"{field}: {name}={getattr(field, name)!r} is none of {sorted(known)}")
        return name in FIELD_ATTRIBUTES or super()._valid_field_parameter(field, name)

    @api.model
    def _fields_that_change(self, when):
        """Return the names of the fields with this value of ``changes``."""
        return self._fields_with("changes", when)

    @api.model
    def _fields_with(self, attribute, value=True):
        """Return the names of the fields with this value of one of our attributes."""
        fields_ = self._fields.items()
        return {name for name, field in fields_ if getattr(field, attribute, None) == value}

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
            Texts(campaign).fill([name for name in EMAIL_TEXTS if not vals.get(name)])
            if campaign.approved_by:
                Approval(campaign).record()
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
        then = {getattr(self._fields.get(name), "then", None) for name in vals}
        if "forget_problem" in then and not self.env.su:
            self.sudo().launch_problem = False
        if "wake_jobs" in then and launched:
            launched._wake_job_in_time()
        if "wake_mails" in then:
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
        self._moments()

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

    def _moments(self):
        """Refuse to move a moment that has passed, and to bring one forward."""
        for name in sorted(self._changed("later_only")):
            field, moment = (
                self.campaigns._fields[name],
                fields.Datetime.to_datetime(self.vals[name]),
            )
            for campaign in self.campaigns:
                if campaign.state not in field.movable_in:
                    raise UserError(self.env._(field.too_late))
                if moment < campaign[name]:
                    raise UserError(self.env._(field.too_early))
        if "date_close" in self.vals:
            closing = fields.Datetime.to_datetime(self.vals["date_close"])
            for campaign in self.campaigns.filtered("survey_id"):
                check_extension(campaign, closing)

    def _labels(self, names):
        all_fields = self.campaigns._fields
        return ", ".join(all_fields[name]._description_string(self.env) for name in sorted(names))


def _new_link_code():
    """Return a short random code for the campaign's link, which is the same for everybody."""
    return "".join(secrets.choice(LINK_ALPHABET) for _ in range(8))
