import hashlib
import json

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

APPROVAL = {"approved_by", "approval_date", "approval_note"}
# What the protection sheet says of a draft, and an approval therefore covers, with the
# questionnaire's own words.
APPROVED = (
    "company_id",
    "questionnaire_id",
    "optional_dimension_ids",
    "audience",
    "department_ids",
    "minimum",
    "date_open",
    "date_close",
    "joiner_date",
)


class ReadinessCampaign(models.Model):
    """Approval: who has agreed to the draft, as the protection sheet showed it.

    A seal, taken when the approval is written down, tells whether the draft still is what was
    approved. Whatever changes it withdraws the approval; the launch looks at the seal again.
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
    )
    approval_date = fields.Date("Approved on", copy=False, tracking=True)
    approval_note = fields.Text(
        "Note on the approval",
        copy=False,
        groups="social_readiness.group_readiness_officer",
        help="What was agreed besides, or where the signed sheet is kept.",
    )
    approval_seal = fields.Char("Seal of the approval", readonly=True, copy=False)

    # ------------------------------------------------------------
    # CONSTRAINTS
    # ------------------------------------------------------------

    @api.constrains("approved_by", "approval_date")
    def _check_approval_complete(self):
        for campaign in self:
            if bool(campaign.approved_by) != bool(campaign.approval_date):
                raise ValidationError(
                    self.env._("Approval: write down both who approved the campaign and when.")
                )
            if campaign.approval_date and campaign.approval_date > campaign._today():
                raise ValidationError(self.env._("Approval: this date is still to come."))

    @api.onchange("approved_by")
    def _onchange_approved_by(self):
        if self.approved_by and not self.approval_date:
            self.approval_date = self._today()

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        campaigns = super().create(vals_list)
        campaigns.filtered("approved_by")._seal_approval()
        return campaigns

    def write(self, vals):
        result = super().write(vals)
        drafts = self.filtered(
            lambda campaign: campaign.state == "draft" and not campaign.launch_step
        )
        if {"approved_by", "approval_date"} & vals.keys():
            drafts._seal_approval()
        drafts._withdraw_outdated_approval()
        return result

    def _check_written_by_steps(self, vals):
        super()._check_written_by_steps(vals)
        if "approval_seal" in vals and not self.env.su:
            raise UserError(
                self.env._("The seal of an approval is taken when the approval is written down.")
            )

    def _check_fixed(self, vals):
        super()._check_fixed(vals)
        if APPROVAL & vals.keys():
            raise UserError(
                self.env._(
                    "Approval: it is written down before the launch and stays as it was then. "
                    "Write a note in the chatter instead."
                )
            )

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
            campaign.approval_seal = campaign.approved_by and campaign._seal()

    def _seal(self):
        """A fingerprint of what an approval covers."""
        content = [self._sealed_value(name) for name in APPROVED] + self._sealed_texts()
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    def _sealed_value(self, name):
        value = self[name]
        return sorted(value.ids) if isinstance(value, models.BaseModel) else str(value)

    def _sealed_texts(self):
        """Everything that people read in the questionnaire, in every language."""
        questions = self._chosen_questions()
        self.env.flush_all()
        return self.env.execute_query(
            SQL(
                """
                SELECT is_page, question_type, dimension_id, reverse_scored, title, description,
                       scale_min_label, scale_mid_label, scale_max_label
                  FROM survey_question WHERE id = ANY(%s) ORDER BY sequence, id
                """,
                questions.ids,
            )
        )

    def _withdraw_outdated_approval(self):
        for campaign in self.sudo():
            if campaign.approved_by and campaign.approval_seal != campaign._seal():
                campaign._withdraw_approval()

    def _withdraw_approval(self):
        approved_by = self.approved_by
        self.write(dict.fromkeys(APPROVAL, False))
        self.message_post(
            body=self.env._(
                "The draft is no longer what “%s” approved: the approval is withdrawn. Print the "
                "protection sheet again and have it approved.",
                approved_by,
            )
        )

    # ------------------------------------------------------------
    # LAUNCH
    # ------------------------------------------------------------

    def _check_launch(self):
        super()._check_launch()
        campaign = self.sudo()
        if campaign.approval_required and not campaign.approved_by:
            raise UserError(
                self.env._(
                    "Approval: in this company nothing is launched before the works council has "
                    "approved it. Print the protection sheet, have it approved, and write down "
                    "who approved it and when."
                )
            )
        if campaign.approved_by and campaign.approval_seal != campaign._seal():
            raise UserError(
                self.env._(
                    "Approval: the draft is no longer what “%s” approved (its audience, dates or "
                    "questionnaire, perhaps in another language, have changed). Print the "
                    "protection sheet again, have it approved, and write the approval down anew.",
                    campaign.approved_by,
                )
            )


class SurveySurvey(models.Model):
    _inherit = "survey.survey"

    def _withdraw_outdated_approvals(self):
        """Look again at the approved drafts that use these questionnaires."""
        readiness = self.sudo().filtered(lambda survey: survey.survey_type == "readiness")
        if readiness:
            self.env["readiness.campaign"].sudo().search(
                [
                    ("questionnaire_id", "in", readiness.ids),
                    ("state", "=", "draft"),
                    ("launch_step", "=", False),
                    ("approved_by", "!=", False),
                ]
            )._withdraw_outdated_approval()


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        questions.survey_id._withdraw_outdated_approvals()
        return questions

    def write(self, vals):
        before = self.survey_id
        result = super().write(vals)
        (before | self.survey_id)._withdraw_outdated_approvals()
        return result

    def unlink(self):
        before = self.survey_id
        result = super().unlink()
        before.exists()._withdraw_outdated_approvals()
        return result
