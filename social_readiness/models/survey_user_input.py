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


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    # ------------------------------------------------------------
    # THE ANONYMOUS ANSWER ROW
    # ------------------------------------------------------------

    @api.model
    def _create_anonymous(self, campaign, lang):
        """Make an answer row that leads to nobody.

        Owned by the system user and dated with the campaign's opening. The ORM sets the log
        columns to the caller and to now, so they are overwritten in this same transaction.
        """
        answer = (
            self.with_user(SUPERUSER_ID)
            .with_context(**QUIET)
            .create(
                {"survey_id": campaign.survey_id.id, "lang_id": lang.id, "state": "in_progress"}
            )
        )
        answer.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                UPDATE survey_user_input
                   SET create_uid = %(owner)s, write_uid = %(owner)s, create_date = %(date)s,
                       write_date = %(date)s, start_datetime = %(date)s
                 WHERE id = %(id)s
                """,
                owner=SUPERUSER_ID,
                date=campaign.date_open,
                id=answer.id,
            )
        )
        answer.invalidate_recordset()
        return answer

    def _note_page(self, page_id):
        """Note the page before the one shown, without the ORM's date of writing."""
        self.env.cr.execute(
            SQL(
                "UPDATE survey_user_input SET last_displayed_page_id = %s WHERE id = %s",
                page_id,
                self.id,
            )
        )
        self.invalidate_recordset(["last_displayed_page_id"], flush=False)

    def _is_readiness(self):
        return any(answer.survey_id.survey_type == "readiness" for answer in self.sudo())

    def _lines_of(self, question):
        """The lines that Odoo's page shows as chosen; a draft's own come from its choices."""
        if not self._is_readiness():
            return self.user_input_line_ids.filtered(lambda line: line.question_id == question)
        level = self._choices().get(question.id)
        Line = self.env["survey.user_input.line"]
        return Line.new({"question_id": question.id, "value_scale": level}) if level else Line

    def _choices(self):
        if not self.ids:  # a test run
            return {}
        return self.env["readiness.draft"].sudo()._read_choices(self) or {}

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
