# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

SCALE = (1, 5)
SCALE_WORDS = ("scale_min_label", "scale_mid_label", "scale_max_label")


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    dimension_id = fields.Many2one(
        "readiness.dimension",
        compute="_compute_dimension_id",
        recursive=True,
        store=True,
        readonly=False,
        copy=True,
        ondelete="restrict",
        index="btree_not_null",
        help="For a section: the dimension its statements belong to.",
    )
    reverse_scored = fields.Boolean(
        "Reverse-scored",
        help="Agreeing is a sign of low readiness, so the answer is scored in reverse.",
    )
    origin_id = fields.Many2one(
        "survey.question",
        "Copied from",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        help="Sections and statements with the same origin are compared between campaigns.",
    )

    @api.model
    def default_get(self, fields):
        """Propose the labels of the scale that the questionnaire's last item has."""
        values = super().default_get(fields)
        survey = self.env["survey.survey"].browse(self.env.context.get("default_survey_id"))
        if survey.survey_type == "readiness" and not values.get("is_page"):
            last = survey.question_ids.filtered("scale_min_label")[-1:]
            for name in set(fields).intersection(SCALE_WORDS):
                values.setdefault(name, last[name])
        return values

    @api.depends("is_page", "page_id.dimension_id")
    def _compute_dimension_id(self):
        for question in self:
            if not question.is_page:
                question.dimension_id = question.page_id.dimension_id

    # ------------------------------------------------------------
    # THE LOCK
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._set_item_defaults(vals)
            self._check_lineage(vals)
            if not self.env.su:
                # Set explicitly, so that the caller's context cannot give another default.
                vals["origin_id"] = False
        questions = super().create(vals_list)
        questions.survey_id._check_may_change()
        questions.survey_id._withdraw_outdated_approvals()
        return questions

    def _set_item_defaults(self, vals):
        """Make a new question of a readiness questionnaire a mandatory item from 1 to 5."""
        survey_id = vals.get("survey_id") or self.env.context.get("default_survey_id")
        survey = self.env["survey.survey"].browse(survey_id)
        if survey.sudo().survey_type == "readiness" and not vals.get("is_page"):
            vals.setdefault("question_type", "scale")
            if vals["question_type"] == "scale":
                vals.setdefault("scale_min", SCALE[0])
                vals.setdefault("scale_max", SCALE[1])
            vals.setdefault("constr_mandatory", True)

    def _check_lineage(self, vals):
        if vals.get("origin_id") and not self.env.su:
            raise AccessError(self.env._("Copied from: this field cannot be edited."))

    def write(self, vals):
        before = self.survey_id
        before._check_may_change()
        self._check_lineage(vals)
        result = super().write(vals)
        if "survey_id" in vals:
            self.survey_id._check_may_change()
        (before | self.survey_id)._withdraw_outdated_approvals()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        self.survey_id._check_may_change()
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        self.survey_id._withdraw_outdated_approvals()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        self.survey_id._check_may_change()

    def unlink(self):
        surveys = self.survey_id
        result = super().unlink()
        surveys.exists()._withdraw_outdated_approvals()
        return result

    def _is_left_out(self, campaign):
        """Return whether this belongs to an optional dimension that the campaign does not ask
        about.
        """
        dimension = self.dimension_id
        return dimension.is_optional and dimension not in campaign.optional_dimension_ids

    def _check_launchable(self):
        """Refuse an item that people cannot answer in the same way, from 1 to 5."""
        self.ensure_one()
        if self.question_type != "scale" or (self.scale_min, self.scale_max) != SCALE:
            reason = self.env._("does not use a scale from 1 to 5")
        elif self.triggering_answer_ids:
            reason = self.env._("is shown only if a condition is met")
        elif not self.dimension_id:
            reason = self.env._("is not in a section with a dimension")
        elif self.comments_allowed or self.is_time_limited:
            reason = self.env._("asks for a comment or has a time limit")
        else:
            return
        raise UserError(
            self.env._(
                "Questionnaire: the statement “%(item)s” %(reason)s. Everyone rates every "
                "statement from 1 to 5. Change this statement or remove it.",
                item=self.title,
                reason=reason,
            )
        )

    def _wordings(self, languages):
        """Return {origin: {language: text as people read it}} of these statements.

        Reversing a statement changes its text too.

        :param languages: codes
        """
        self.flush_recordset(["title", "reverse_scored", "origin_id"])
        rows = self.env.execute_query(
            SQL(
                "SELECT COALESCE(origin_id, id), title,"
                " CASE WHEN reverse_scored THEN 'not' ELSE '' END"
                " FROM survey_question WHERE id = ANY(%s)",
                self.ids,
            )
        )
        return {
            origin: {
                language: f"{sign} {texts.get(language, texts['en_US'])}" for language in languages
            }
            for origin, texts, sign in rows
        }


class SurveyQuestionAnswer(models.Model):
    _inherit = "survey.question.answer"

    @api.model_create_multi
    def create(self, vals_list):
        answers = super().create(vals_list)
        answers._surveys()._check_may_change()
        return answers

    def write(self, vals):
        self._surveys()._check_may_change()
        result = super().write(vals)
        self._surveys()._check_may_change()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        self._surveys()._check_may_change()
        return super()._update_field_translations(field_name, translations, digest, source_lang)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        self._surveys()._check_may_change()

    def _surveys(self):
        return self.question_id.survey_id | self.matrix_question_id.survey_id
