import json
from typing import NamedTuple

from odoo import fields, models
from odoo.tools import SQL

from ..tools import keep_no_samples


class HeldDraft(NamedTuple):
    """A draft that no other request changes before this transaction is over."""

    answer_id: int  # of the survey's anonymous answer row
    choices: dict  # {item id: chosen level}
    lang_id: int


class ReadinessDraft(models.Model):
    """What a person has chosen so far, until it is sent.

    One row a draft, in a table of our own: it can be emptied and rewritten, which the survey
    module's lines, shared with other surveys, cannot. It leads to the survey's anonymous
    answer row (owned by the system user, dated with the campaign's opening), never to a
    person. ``choices`` is a plain JSON column, out of the ORM's reach.
    """

    _name = "readiness.draft"
    _inherit = "readiness.sealed"
    _description = "Readiness Draft"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    user_input_id = fields.Many2one("survey.user_input", required=True, ondelete="cascade")
    marked = fields.Boolean(default=False)

    _user_input_unique = models.Constraint("UNIQUE (user_input_id)", "One draft an answer row.")

    def init(self):
        self.env.cr.execute(
            "ALTER TABLE readiness_draft"
            " ADD COLUMN IF NOT EXISTS choices jsonb NOT NULL DEFAULT '{}'"
        )
        keep_no_samples(self.env.cr, self._table, "choices")

    def _open(self, user_input, campaign):
        self.env.cr.execute(
            SQL(
                "INSERT INTO readiness_draft (campaign_id, user_input_id, marked)"
                " VALUES (%s, %s, FALSE)",
                campaign.id,
                user_input.id,
            )
        )

    def _hold(self, campaign, token):
        """Keep other requests of this draft waiting; None if one of them has just sent it."""
        self.env.cr.execute(
            SQL(
                """
                SELECT answer.id, draft.choices, answer.lang_id
                  FROM readiness_draft draft
                  JOIN survey_user_input answer ON answer.id = draft.user_input_id
                 WHERE draft.campaign_id = %s AND answer.access_token = %s
                   FOR UPDATE OF draft
                """,
                campaign.id,
                token,
            ),
            log_exceptions=False,  # nor for what leads to a draft
        )
        row = self.env.cr.fetchone()
        return HeldDraft(row[0], _levels(row[1]), row[2]) if row else None

    def _read_choices(self, user_input):
        """Return {item id: chosen level}, or None if the draft is gone."""
        rows = self.env.execute_query(
            SQL("SELECT choices FROM readiness_draft WHERE user_input_id = %s", user_input.id)
        )
        return _levels(rows[0][0]) if rows else None

    def _merge_choices(self, user_input, choices, page_before=None):
        """Add or replace choices, and note the page before the one that is shown next.

        A draft in use is not swept. One statement, and without the ORM's date of writing.
        """
        self.env.cr.execute(
            SQL(
                """
                WITH noted AS (
                    UPDATE survey_user_input SET last_displayed_page_id = %(page)s
                     WHERE id = %(answer)s
                )
                UPDATE readiness_draft SET choices = choices || %(choices)s::jsonb, marked = FALSE
                 WHERE user_input_id = %(answer)s
                """,
                page=page_before,
                choices=json.dumps({str(item): level for item, level in choices.items()}),
                answer=user_input.id,
            ),
            log_exceptions=False,  # the server's log is no place for an answer
        )
        user_input.invalidate_recordset(["last_displayed_page_id"], flush=False)

    def _destroy(self, user_input_ids):
        """Delete drafts and their answer rows, without the ORM's log lines that name ids."""
        if not user_input_ids:
            return
        self.env.flush_all()
        self.env.cr.execute(
            SQL("DELETE FROM survey_user_input WHERE id IN %s", tuple(user_input_ids))
        )
        self.env.invalidate_all(flush=False)

    def _destroy_of(self, campaign):
        rows = self.env.execute_query(
            SQL(
                # Draft first, then answer row: in the order in which a page that is sent locks.
                "SELECT user_input_id FROM readiness_draft WHERE campaign_id = %s"
                " ORDER BY id FOR UPDATE",
                campaign.id,
            )
        )
        self._destroy([user_input for (user_input,) in rows])

    def _sweep(self):
        """Delete the drafts that the night before marked, and mark the rest: no date needed."""
        rows = self.env.execute_query(
            SQL("SELECT user_input_id FROM readiness_draft WHERE marked FOR UPDATE SKIP LOCKED")
        )
        self._destroy([user_input for (user_input,) in rows])
        self.env.cr.execute("UPDATE readiness_draft SET marked = TRUE WHERE NOT marked")


def _levels(choices):
    """What PostgreSQL's JSON, which knows no whole numbers as keys, stands for."""
    return {int(item): level for item, level in choices.items()}
