import uuid

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

# Nothing may be noted, followed or mailed about an answer.
QUIET = {
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "tracking_disable": True,
}

# Above the numbers of Odoo's own answer rows, which never get so far.
FIRST_ID = 2**30


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    # ------------------------------------------------------------
    # THE ANONYMOUS ANSWER ROW
    # ------------------------------------------------------------

    @api.model
    def _create_anonymous(self, campaign, lang):
        """Make an answer row that leads to nobody.

        Owned by the system user and dated with the campaign's opening: by SQL, since the ORM
        would set the log columns to the caller and to now, and list all questions of the
        answer in a table that never changes again. Its number is counted apart from those of
        Odoo's own surveys, where a gap would tell anybody who sees them that somebody began.
        """
        token = str(uuid.uuid4())
        [(answer_id,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO survey_user_input (id, survey_id, lang_id, state, access_token,
                       create_uid, write_uid, create_date, write_date, start_datetime)
                VALUES (%(first)s + nextval('readiness_draft_id_seq'), %(survey)s, %(lang)s,
                       'in_progress', %(token)s, %(owner)s, %(owner)s,
                       %(date)s, %(date)s, %(date)s)
             RETURNING id
                """,
                first=FIRST_ID,
                survey=campaign.survey_id.id,
                lang=lang.id or None,
                token=token,
                owner=SUPERUSER_ID,
                date=campaign.date_open,
            )
        )
        answer = self._anonymous(answer_id)
        self._fields["access_token"]._update_cache(answer, token)
        return answer

    @api.model
    def _anonymous(self, answer_id):
        """The answer row, as the system user sees it."""
        return self.with_user(SUPERUSER_ID).with_context(**QUIET).browse(answer_id)

    def _is_readiness(self):
        return any(answer.survey_id.survey_type == "readiness" for answer in self.sudo())

    def _is_asked(self, question):
        """Whether a page shows the question; of a frozen questionnaire, every one is asked."""
        return self._is_readiness() or question in self.predefined_question_ids

    def _lines_of(self, question):
        """The lines that Odoo's page shows as chosen; a draft's own come from its choices."""
        if not self._is_readiness():
            return self.user_input_line_ids.filtered(lambda line: line.question_id == question)
        level = self._choices().get(question.id)
        Line = self.env["survey.user_input.line"]
        return Line.new({"question_id": question.id, "value_scale": level}) if level else Line

    def _choices(self):
        """{item id: level} of a draft: read once for a page, by whoever renders it."""
        if not self.ids:  # a test run
            return {}
        choices = self.env.context.get("readiness_choices")
        if choices is None:
            return self.env["readiness.draft"].sudo()._read_choices(self) or {}
        return choices

    def _with_choices(self):
        return self.with_context(readiness_choices=self._choices())

    # ------------------------------------------------------------
    # WHAT A FROZEN QUESTIONNAIRE NEVER HAS
    # ------------------------------------------------------------

    def _get_conditional_values(self):
        """No item is asked on a condition: nothing to search for on every page."""
        if not self._is_readiness():
            return super()._get_conditional_values()
        return {}, {}, self.env["survey.question.answer"]

    def _get_skipped_questions(self):
        """A draft has no lines, so none of them was skipped."""
        if not self._is_readiness():
            return super()._get_skipped_questions()
        return self.env["survey.question"]

    # ------------------------------------------------------------
    # THE SURVEY MODULE'S OTHER DOORS
    # ------------------------------------------------------------

    def _save_lines(self, question, answer, comment=None, overwrite_existing=True):
        self._refuse_readiness()
        return super()._save_lines(question, answer, comment, overwrite_existing)

    def _mark_done(self):
        """A readiness answer is counted and deleted, never marked as done nor announced."""
        self._refuse_readiness()
        return super()._mark_done()

    def action_resend(self):
        self._refuse_readiness()
        return super().action_resend()

    def action_print_answers(self):
        self._refuse_readiness()
        return super().action_print_answers()

    def _refuse_readiness(self):
        if self._is_readiness():
            raise AccessError(self.env._("Answers to a readiness campaign are read by nobody."))


class SurveyUserInputLine(models.Model):
    _inherit = "survey.user_input.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.user_input_id._refuse_readiness()
        return lines
