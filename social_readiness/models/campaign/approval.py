# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...approval.approval import APPROVED_DRAFTS, Approval
from ...tools import OFFICER


class ReadinessCampaign(models.Model):
    """The approval of a draft: who has approved all that is asked, said, sent, set and shown.

    ``approval/`` decides whether the draft is still as it was approved.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    approval_required = fields.Boolean(
        "Approval required", related="company_id.readiness_require_approval"
    )
    approved_by = fields.Char(
        "Approved by",
        copy=False,
        tracking=True,
        help="Name and role of those who approved the campaign, as on the protection sheet. "
        "Examples: works council, data protection officer.",
        changes="approval",
    )
    approval_date = fields.Date("Approved on", copy=False, tracking=True, changes="approval")
    approval_note = fields.Text(
        "Note on the approval",
        copy=False,
        groups=OFFICER,
        help="Other agreements, or where the signed sheet is kept.",
        changes="approval",
    )
    approval_fingerprints = fields.Json(
        "Approved version", readonly=True, copy=False, groups=OFFICER, changes="by_steps"
    )
    approval_lapse = fields.Json(
        "Why the approval lapsed", readonly=True, copy=False, groups=OFFICER, changes="by_steps"
    )
    approval_problem = fields.Text("Approval", compute="_compute_approval_problem", groups=OFFICER)

    @api.depends("approved_by", "approval_lapse", "state")
    @api.depends_context("lang")
    def _compute_approval_problem(self):
        for campaign in self:
            campaign.approval_problem = Approval(campaign._origin).problem()

    # ------------------------------------------------------------
    # CONSTRAINTS
    # ------------------------------------------------------------

    @api.constrains("approved_by", "approval_date")
    def _check_approval_complete(self):
        for campaign in self:
            if bool(campaign.approved_by) != bool(campaign.approval_date):
                raise ValidationError(
                    self.env._("Approval: enter both who approved the campaign and when.")
                )
            if campaign.approval_date and campaign.approval_date > campaign._today():
                raise ValidationError(
                    self.env._(
                        "Approval: this date is in the future. Enter the day of the approval."
                    )
                )

    @api.onchange("approved_by")
    def _onchange_approved_by(self):
        if self.approved_by and not self.approval_date:
            self.approval_date = self._today()

    # ------------------------------------------------------------
    # WHAT IS APPROVED
    # ------------------------------------------------------------

    def _asked_questions(self):
        """Return the sections and items that people are or will be asked, in order (sudo)."""
        self.ensure_one()
        campaign = self.sudo()
        if campaign.survey_id:
            return campaign.survey_id.question_and_page_ids.sorted()
        questions = campaign.questionnaire_id.question_and_page_ids.sorted()
        return questions.filtered(lambda question: not question._is_left_out(campaign))

    @api.model
    def _withdraw_outdated_approvals(self, domain=()):
        """Compare approved drafts again, after something that an approval covers was written.

        :param domain: of the drafts that this concerns
        """
        for draft in self.sudo().search([*APPROVED_DRAFTS, *domain]):
            Approval(draft).withdraw_if_outdated()
