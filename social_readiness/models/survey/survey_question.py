# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...languages import installed_langs
from ...planning.language_gaps import gaps_of, names_of, note_new, noting_changes

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
    langs_behind = fields.Json(
        "Languages not updated",
        readonly=True,
        help="Languages in which the text was not changed when it was in another one.",
    )
    language_note = fields.Char("To check", compute="_compute_language_note")

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

    @api.depends("title", "langs_behind", "survey_id.lang_ids")
    def _compute_language_note(self):
        """The languages in which the text may say something else than in the others."""
        self.language_note = False
        editable = self._origin.filtered(
            lambda one: one.survey_id.survey_type == "readiness" and not one.survey_id.campaign_id
        )
        for survey, questions in editable.grouped("survey_id").items():
            langs = survey.lang_ids.mapped("code") or installed_langs(self.env)
            gaps = gaps_of(questions, langs)
            for question in self.filtered(lambda one, gaps=gaps: one._origin.id in gaps):
                question.language_note = names_of(self.env, gaps[question._origin.id])

    def action_confirm_languages(self):
        """Say that the texts in all languages fit, though only one was changed."""
        self.langs_behind = []

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
        note_new(
            question
            for question, vals in zip(questions, vals_list, strict=True)
            if "langs_behind" not in vals
        )
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
        with noting_changes(self, vals):
            result = super().write(vals)
        if "survey_id" in vals:
            self.survey_id._check_may_change()
        (before | self.survey_id)._withdraw_outdated_approvals()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        self.survey_id._check_may_change()
        with noting_changes(self, [field_name]):
            result = super()._update_field_translations(
                field_name, translations, digest, source_lang
            )
        self.survey_id._withdraw_outdated_approvals()
        return result

    def copy(self, default=None):
        """A copy says the same in each language: its texts are written one after the other."""
        copies = super().copy(default)
        for question, copied in zip(self, copies, strict=True):
            if copied.langs_behind != question.langs_behind:
                copied.langs_behind = question.langs_behind
        return copies

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
