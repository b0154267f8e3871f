# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import json

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ..engine.guesses import check_guess, frozen_means
from ..tools import OFFICER, VIEWER, as_id, keep_no_samples
from ..transactions import begin_read_committed, lock_exclusively


class ReadinessGuess(models.Model):
    """What an executive expected before they opened a release: one row per person.

    Everybody may guess once, before they see the result anywhere (``readiness.score`` notes that).
    A guess is shown to its author only. When as many people as the minimum group size have guessed,
    their mean is fixed, once, and shown to every reader. All guesses are deleted when the company's
    next result is published.

    This is personal data. The author and the guesses are plain columns that the ORM cannot reach,
    and no group has an access right. People get their own guess through methods of this model, and
    nobody gets anybody else's. A row without guesses means that the person has seen the result
    without guessing.
    """

    _name = "readiness.guess"
    _description = "Readiness Score Guess"
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

    # ------------------------------------------------------------
    # WHO IS ASKED
    # ------------------------------------------------------------

    def _may_be_asked(self):
        """Return whether the user may guess: executives may; officers know too much about the
        result.
        """
        user = self.env.user
        return user.has_group(VIEWER) and not user.has_group(OFFICER)

    def _asks_sql(self, table):
        """Return an SQL condition: the campaign of a row of the query can be guessed."""
        return self._is_waiting(table) if self._may_be_asked() else SQL("FALSE")

    # ------------------------------------------------------------
    # THE PAGE
    # ------------------------------------------------------------

    @api.model
    @api.readonly
    def get_guess_form(self, campaign_id):
        """Return what the page asks about: ``name``, ``minimum`` and ``dimensions``.

        :raises AccessError: the reader is no readiness viewer
        """
        campaign = self._campaign_to_guess(campaign_id)
        return {
            "id": campaign.id,
            "name": campaign.name,
            "state": campaign.state,
            "minimum": campaign.minimum,
            "dimensions": [
                {"id": one.id, "name": one.name, "description": one.description or ""}
                for one in self._dimensions(campaign)
            ],
        }

    @api.model
    def save_guess(self, campaign_id, guesses=None):
        """Store the caller's guess, or note that they open the result without guessing.

        :param guesses: {dimension id: 0 to 100} for each dimension of ``get_guess_form``
        :return: whether it was stored: only the first guess is
        :raises AccessError: the caller is no readiness viewer
        :raises UserError: a dimension is missing, or a guess is not a number from 0 to 100
        """
        campaign = self._campaign_to_guess(campaign_id)
        guesses = guesses and self._checked(campaign, guesses)
        begin_read_committed(self.env)
        lock_exclusively(campaign)  # before the insert, whose foreign key would only share it
        if not campaign.asks_guess or (not guesses and campaign.state != "published"):
            return False
        kept = self.sudo()._store(campaign, guesses)
        self.with_user(SUPERUSER_ID)._freeze(campaign.with_user(SUPERUSER_ID))
        return kept

    @api.model
    def forget_guess(self, campaign_id):
        """Delete the caller's own guess. A mean that is already fixed stays as it is."""
        campaign = self._campaign_to_guess(campaign_id)
        self.sudo()._empty_own(campaign)
        return True

    def _campaign_to_guess(self, campaign_id):
        if not self.env.user.has_group(VIEWER):
            raise AccessError(
                self.env._("Only readiness viewers can guess the results. Ask HR for access.")
            )
        campaign = self.env["readiness.campaign"].search([("id", "=", as_id(campaign_id))])
        if not campaign:
            raise UserError(
                self.env._("This campaign does not exist, or you do not have access to it.")
            )
        return campaign

    def _dimensions(self, campaign):
        """Return the dimensions of the standard questionnaire that a campaign asks about."""
        return campaign.sudo().survey_id.page_ids.dimension_id.filtered("is_core").sorted()

    def _checked(self, campaign, guesses):
        """Return the guesses by dimension id after checking them; the keys of JSON are texts."""
        try:
            guesses = {int(dimension): score for dimension, score in guesses.items()}
            check_guess(guesses)
        except (AttributeError, OverflowError, TypeError, ValueError):
            guesses = {}
        if guesses.keys() != set(self._dimensions(campaign).ids):
            raise UserError(
                self.env._(
                    "Guess: enter a whole number from 0 to 100 for each dimension, or show the "
                    "results without guessing."
                )
            )
        return guesses

    # ------------------------------------------------------------
    # THE MEAN
    # ------------------------------------------------------------

    def _freeze(self, campaign):
        """Fix the mean as soon as enough people have guessed, and never again.

        The caller holds the campaign exclusively, so of two guesses at once the second one sees the
        first. The mean is written as the system user, so that the log columns of the campaign do
        not name the last person who guessed.
        """
        if campaign.state == "published" and not campaign.guess_means:
            campaign.guess_means = self._means(campaign) or False

    def _forget_older(self, campaign):
        """Delete the guesses of the previous result when the next one is published.

        A pilot in some departments does not replace a result of the whole company.
        """
        older = campaign.search(
            [
                ("company_id", "=", campaign.company_id.id),
                ("state", "=", "published"),
                ("id", "!=", campaign.id),
                ("audience", "in", [campaign.audience, "departments"]),
            ]
        )
        older.filtered("guess_means").guess_means = False
        older.flush_recordset()  # the campaigns are locked before their guesses
        self._forget(older)

    # ------------------------------------------------------------
    # STORED, out of the ORM's reach
    # ------------------------------------------------------------

    def _own(self, campaign):
        """Return {dimension id: guess} of the user, or None."""
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
        """Store the user's guess if it is their first; return whether it is."""
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

    def _store_read(self, campaigns):
        """Note that the user has seen results that they could still have guessed.

        :param campaigns: subquery for their ids
        """
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO readiness_guess (campaign_id, user_id)
                SELECT campaign.id, %(user)s FROM readiness_campaign campaign
                 WHERE campaign.id IN %(campaigns)s AND %(waiting)s
              ORDER BY campaign.id
                   FOR KEY SHARE OF campaign
                    ON CONFLICT (campaign_id, user_id) DO NOTHING
                """,
                user=self.env.uid,
                campaigns=campaigns,
                waiting=self._is_waiting("campaign"),
            )
        )

    def _empty_own(self, campaign):
        """Delete the user's guess, but not that they have seen the result."""
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_guess SET guesses = NULL WHERE campaign_id = %s AND user_id = %s",
                campaign.id,
                self.env.uid,
            )
        )

    def _forget(self, campaigns):
        """Delete all guesses about campaigns."""
        self.env.cr.execute(
            SQL("DELETE FROM readiness_guess WHERE campaign_id = ANY(%s)", campaigns.ids)
        )

    def _means(self, campaign):
        """Return {"people": number, "means": {dimension id: mean}}, or None for too few people."""
        rows = self.env.execute_query(
            SQL(
                "SELECT guesses FROM readiness_guess"
                " WHERE campaign_id = %s AND guesses IS NOT NULL",
                campaign.id,
            )
        )
        return frozen_means([guesses for (guesses,) in rows], campaign.minimum)

    def _is_waiting(self, table):
        """Return an SQL condition: the user may still guess the campaign of a row of the query.

        They have neither guessed nor seen it, and no later result has replaced it.
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
