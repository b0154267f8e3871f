# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from ...planning.language_gaps import gaps_in_campaign
from ...planning.launch_checks import check_questionnaire
from ...planning.left_out import audience_notes
from ...planning.preview import Preview
from ...tools import OFFICER, VIEWER


class ReadinessCampaign(models.Model):
    """Who would be invited and what could be shown; after the launch, who was left out.

    The computations are in ``planning/``.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    preview = fields.Json(compute="_compute_preview", groups=OFFICER)
    incomplete = fields.Selection(
        [
            ("invite", "Invite them"),
            ("no_department", "Leave out records without a department"),
            (
                "no_job_or_manager",
                "Leave out records without a department, or with neither a job position nor a "
                "manager",
            ),
        ],
        "Incomplete records",
        required=True,
        default="invite",
        help="Some employee records are not real people, such as that of Odoo's administrator. "
        "The rule is the same for everyone and is stated on the protection sheet. Anyone "
        "who manages someone is always invited.",
        changes="until_launch",
    )
    date_launched = fields.Datetime(
        "Launched on",
        readonly=True,
        copy=False,
        help="The list of invited people was fixed at this time. People stay with the campaign "
        "that was launched first.",
        changes="by_steps",
        taken_back=True,
    )
    new_employees = fields.Integer(
        "Recently added to Odoo",
        readonly=True,
        copy=False,
        aggregator=None,
        help="How many of the people invited were added to Odoo in the 30 days before the launch.",
        changes="by_steps",
        taken_back=True,
        shown_to_readers=True,
    )
    left_out = fields.Json(
        "Not invited",
        readonly=True,
        copy=False,
        help="How many people in the audience were not invited, and why.",
        changes="by_steps",
        taken_back=True,
    )
    audience_notes = fields.Text(
        "New people and people not invited",
        compute="_compute_audience_notes",
        compute_sudo=True,
        groups=VIEWER,
        shown_to_readers=True,
    )
    language_note = fields.Char(
        "Languages to check",
        compute="_compute_language_note",
        groups=OFFICER,
    )

    @api.depends("questionnaire_id", "optional_dimension_ids", "lang_ids", "state")
    @api.depends_context("lang")
    def _compute_language_note(self):
        for campaign in self:
            draft = campaign.state == "draft" and campaign.questionnaire_id
            campaign.language_note = draft and gaps_in_campaign(campaign)

    @api.depends(
        "audience",
        "company_id",
        "date_close",
        "date_open",
        "department_ids",
        "incomplete",
        "minimum",
        "state",
    )
    def _compute_preview(self):
        for campaign in self:
            draft = campaign.state == "draft" and not campaign.launch_step
            campaign.preview = draft and Preview(campaign).document()

    @api.depends("new_employees", "left_out", "headcount", "state")
    @api.depends_context("lang")
    def _compute_audience_notes(self):
        for campaign in self:
            campaign.audience_notes = "\n".join(campaign._audience_notes()) or False

    def _audience_notes(self):
        """Return sentences on who was new and who was left out; none for a draft.

        Readers of results take them from here, because ``results`` does not know ``planning``.
        """
        return audience_notes(self)

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_try(self):
        """Open the test run of the draft, which is as employees will see it; nothing is stored."""
        self.ensure_one()
        self.check_access("write")
        check_questionnaire(self)
        return {
            "type": "ir.actions.act_url",
            "url": f"/readiness/{self.link_code}/trial",
            "target": "new",
        }
