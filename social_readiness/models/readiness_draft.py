import json

from odoo import fields, models
from odoo.tools import SQL


class ReadinessDraft(models.Model):
    """What a person has chosen so far, until it is sent.

    One row a draft, in a table of our own: it can be emptied and rewritten, which the survey
    module's lines, shared with other surveys, cannot. It leads to the survey's anonymous
    answer row (owned by the system user, dated with the campaign's opening), never to a
    person. ``choices`` is a plain JSON column, out of the ORM's reach.
    """

    _name = "readiness.draft"
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

    def _open(self, user_input, campaign):
        self.env.cr.execute(
            SQL(
                "INSERT INTO readiness_draft (campaign_id, user_input_id, marked)"
                " VALUES (%s, %s, FALSE)",
                campaign.id,
                user_input.id,
            )
        )

    def _hold(self, user_input):
        """Keep other requests of this draft waiting; False if one of them has just sent it."""
        return bool(
            self.env.execute_query(
                SQL(
                    "SELECT 1 FROM readiness_draft WHERE user_input_id = %s FOR UPDATE",
                    user_input.id,
                )
            )
        )

    def _read_choices(self, user_input):
        """Return {item id: chosen level}, or None if the draft is gone."""
        rows = self.env.execute_query(
            SQL("SELECT choices FROM readiness_draft WHERE user_input_id = %s", user_input.id)
        )
        if not rows:
            return None
        return {int(item): level for item, level in rows[0][0].items()}

    def _merge_choices(self, user_input, choices):
        """Add or replace choices; a draft in use is not swept."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE readiness_draft SET choices = choices || %s::jsonb, marked = FALSE
                 WHERE user_input_id = %s
                """,
                json.dumps({str(item): level for item, level in choices.items()}),
                user_input.id,
            ),
            log_exceptions=False,  # the server's log is no place for an answer
        )

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
