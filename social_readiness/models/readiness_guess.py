import json

from odoo import fields, models
from odoo.tools import SQL

from ..engine.guesses import frozen_means
from ..tools import keep_no_samples


class ReadinessGuess(models.Model):
    """What an executive expected, before a release was opened: one row a person.

    Personal data. Who guessed and what are plain columns, out of the ORM's reach, and no group
    has an access right: a person gets the own guess through the campaign, nobody gets another's.
    A row without guesses says that the person has looked at the result without guessing.
    """

    _name = "readiness.guess"
    _description = "Readiness Guess"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )

    def init(self):
        self.env.cr.execute(
            """
            ALTER TABLE readiness_guess
                ADD COLUMN IF NOT EXISTS user_id integer NOT NULL
                    REFERENCES res_users ON DELETE CASCADE,
                ADD COLUMN IF NOT EXISTS guesses jsonb;
            CREATE UNIQUE INDEX IF NOT EXISTS readiness_guess_person_unique
                ON readiness_guess (campaign_id, user_id)
            """
        )
        keep_no_samples(self.env.cr, self._table, "user_id", "guesses")

    def _own(self, campaign):
        """Return {dimension id: guess} of the person who asks, or None."""
        rows = self.env.execute_query(
            SQL(
                "SELECT guesses FROM readiness_guess WHERE campaign_id = %s AND user_id = %s",
                campaign.id,
                self.env.uid,
            )
        )
        guesses = rows and rows[0][0]
        return {int(dimension): score for dimension, score in guesses.items()} if guesses else None

    def _store(self, campaign, guesses):
        """Keep the guess of the person who asks; the first one counts. Returns whether it does."""
        return bool(
            self.env.execute_query(
                SQL(
                    """
                    INSERT INTO readiness_guess (campaign_id, user_id, guesses)
                    VALUES (%s, %s, %s) ON CONFLICT (campaign_id, user_id) DO NOTHING
                    RETURNING id
                    """,
                    campaign.id,
                    self.env.uid,
                    json.dumps(guesses) if guesses else None,
                )
            )
        )

    def _store_looks(self, campaigns):
        """Note that the person who asks has seen results which they might still have guessed.

        :param campaigns: a subquery for their ids
        """
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO readiness_guess (campaign_id, user_id)
                SELECT campaign.id, %(user)s FROM readiness_campaign campaign
                 WHERE campaign.id IN %(campaigns)s AND %(waiting)s
                    ON CONFLICT (campaign_id, user_id) DO NOTHING
                """,
                user=self.env.uid,
                campaigns=campaigns,
                waiting=self._is_waiting("campaign"),
            )
        )

    def _empty_own(self, campaign):
        """Delete what the person who asks has guessed; that they have looked stays."""
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_guess SET guesses = NULL WHERE campaign_id = %s AND user_id = %s",
                campaign.id,
                self.env.uid,
            )
        )

    def _forget(self, campaigns):
        """Delete all guesses about campaigns, whoever made them."""
        self.env.cr.execute(
            SQL("DELETE FROM readiness_guess WHERE campaign_id = ANY(%s)", campaigns.ids)
        )

    def _means(self, campaign):
        """{"people": how many, "means": {dimension id: mean}}, or None if they are too few."""
        rows = self.env.execute_query(
            SQL(
                "SELECT guesses FROM readiness_guess"
                " WHERE campaign_id = %s AND guesses IS NOT NULL",
                campaign.id,
            )
        )
        return frozen_means([guesses for (guesses,) in rows], campaign.minimum)

    def _is_waiting(self, table):
        """Whether the person who asks may still guess the campaign of a row of a query.

        They have neither guessed nor opened it, and no later result has taken its place.
        """
        return SQL(
            """
            (%(table)s.state IN ('open', 'closing')
                OR (%(table)s.state = 'published' AND %(table)s.respondents > 0))
            AND NOT EXISTS (SELECT 1 FROM readiness_guess guess
                             WHERE guess.campaign_id = %(table)s.id AND guess.user_id = %(user)s)
            AND NOT EXISTS (SELECT 1 FROM readiness_campaign later
                             WHERE later.company_id = %(table)s.company_id
                               AND later.state = 'published'
                               AND (later.audience = 'company'
                                    OR %(table)s.audience <> 'company')
                               AND (later.date_close, later.id)
                                 > (%(table)s.date_close, %(table)s.id))
            """,
            table=SQL.identifier(table),
            user=self.env.uid,
        )
