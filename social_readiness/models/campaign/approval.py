from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

OFFICER = "social_readiness.group_readiness_officer"
# So many changes are named.
NAMED_CHANGES = 12


class ReadinessCampaign(models.Model):
    """Approval: who has agreed to the draft, with everything that is asked, said, sent and set.

    A seal, taken when the approval is written down, tells whether the draft still is what was
    approved, and what differs (``sealed.py``). Whatever changes it makes the approval lapse: at
    once where the change passes by here, else the next night; the form and the launch look anew.
    """

    _inherit = "readiness.campaign"

    approval_required = fields.Boolean(
        "Approval required", related="company_id.readiness_require_approval"
    )
    approved_by = fields.Char(
        "Approved by",
        copy=False,
        tracking=True,
        help="Name and function of whoever approved the campaign, as on the protection sheet: "
        "the works council, the data protection officer.",
        changes="approval",
    )
    approval_date = fields.Date("Approved on", copy=False, tracking=True, changes="approval")
    approval_note = fields.Text(
        "Note on the approval",
        copy=False,
        groups=OFFICER,
        help="What was agreed besides, or where the signed sheet is kept.",
        changes="approval",
    )
    approval_seal = fields.Json(
        "Seal of the approval", readonly=True, copy=False, groups=OFFICER, changes="by_steps"
    )
    approval_lapse = fields.Text(
        "Why the approval lapsed", readonly=True, copy=False, groups=OFFICER, changes="by_steps"
    )
    approval_problem = fields.Text("Approval", compute="_compute_approval_problem", groups=OFFICER)

    @api.depends("approved_by", "approval_lapse", "state")
    @api.depends_context("lang")
    def _compute_approval_problem(self):
        for campaign in self:
            campaign.approval_problem = campaign._origin._approval_problem()

    def _approval_problem(self):
        """Why the saved draft is not approved any more; False if it is, or never was."""
        if not self or not self._is_approvable():
            return False
        if not self.approved_by:
            return self.approval_lapse
        return self._lapse_of(self._approval_changes())

    def _is_approvable(self):
        return self.state == "draft" and not self.launch_step

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
    # CHANGES
    # ------------------------------------------------------------

    def _keep_approval_in_step(self, vals):
        """Seal an approval that was entered just now; withdraw one if what it covers changed."""
        drafts = self.filtered(lambda campaign: campaign._is_approvable())
        if {"approved_by", "approval_date"} & vals.keys():
            drafts._seal_approval()
        elif self._sealed_fields.keys() & vals.keys():
            drafts._withdraw_outdated_approval()

    # ------------------------------------------------------------
    # THE SEAL
    # ------------------------------------------------------------

    def _asked_questions(self):
        """The sections and items that people are asked, or will be, in order (sudo)."""
        self.ensure_one()
        campaign = self.sudo()
        if campaign.survey_id:
            return campaign.survey_id.question_and_page_ids.sorted()
        return campaign._chosen_questions()

    def _chosen_questions(self):
        questions = self.questionnaire_id.question_and_page_ids.sorted()
        return questions.filtered(lambda question: not question._is_left_out(self))

    def _seal_approval(self):
        for campaign in self.sudo():
            seal = campaign.approved_by and campaign._seal()
            campaign.write({"approval_seal": seal, "approval_lapse": False})

    @api.model
    def _withdraw_outdated_approvals(self, domain=()):
        """Look again at the approved drafts (sudo)."""
        approved = [("state", "=", "draft"), ("launch_step", "=", False)]
        drafts = self.sudo().search([*approved, ("approved_by", "!=", False), *domain])
        drafts._withdraw_outdated_approval()

    def _withdraw_outdated_approval(self):
        for campaign in self.sudo().filtered(lambda one: one.approved_by and one.approval_seal):
            if changes := campaign._approval_changes():
                campaign._withdraw_approval(campaign._lapse_of(changes))

    def _withdraw_approval(self, lapse):
        approval = self._fields_that_change("approval")
        self.write(dict.fromkeys([*approval, "approval_seal"], False))
        self.approval_lapse = lapse
        self.message_post(body=lapse)

    def _lapse_of(self, changes):
        """Say which changes made the approval lapse; False if there are none."""
        if not changes:
            return False
        if not self.sudo().approval_seal:
            changes = [self.env._("what an approval covers, since this version")]
        more = ["…"] if len(changes) > NAMED_CHANGES else []
        return self.env._(
            "The approval of “%(name)s” has lapsed. Changed since: %(changes)s. Print the "
            "protection sheet again, have it approved, and enter the new approval.",
            name=self.approved_by,
            changes="; ".join(changes[:NAMED_CHANGES] + more),
        )

    # ------------------------------------------------------------
    # LAUNCH
    # ------------------------------------------------------------

    def _check_approval(self):
        campaign = self.sudo()
        if campaign.approval_required and not campaign.approved_by:
            raise UserError(
                self.env._(
                    "Approval: in this company nothing is launched before the works council has "
                    "approved it. Print the protection sheet, have it approved, and enter who "
                    "approved it and when."
                )
            )
        if campaign.approved_by and (changes := self._approval_changes()):
            raise UserError(self._lapse_of(changes))
