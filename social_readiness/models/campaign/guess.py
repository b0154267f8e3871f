from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...engine.guesses import check_guess
from ...tools import VIEWER, as_id

OFFICER = "social_readiness.group_readiness_officer"


class ReadinessCampaign(models.Model):
    """Blind spots: what executives expected, beside what it is.

    Each may guess once, before they see the result anywhere (``readiness_score_looks``). Their
    guess is shown to themselves only. From so many guessers on as the minimum group has people,
    their mean is frozen, once, and shown to every reader. All of it is deleted when the
    company's next result is published.
    """

    _inherit = "readiness.campaign"

    guess_means = fields.Json(
        "What executives expected",
        readonly=True,
        copy=False,
        help="The mean of the guesses, frozen once: how many people, and a mean by dimension.",
    )
    asks_guess = fields.Boolean(
        "Asks guess", compute="_compute_asks_guess", help="The reader may still guess the result."
    )

    @api.depends_context("uid")
    def _compute_asks_guess(self):
        query = self._search([("id", "in", self.ids)], active_test=False)
        query.add_where(self._asks_guess_sql(query.table))
        asked = set(query)
        for campaign in self:
            campaign.asks_guess = campaign.id in asked

    def _asks_guess_sql(self, table):
        """Whether the campaign of a row is asked about, as a column of a query."""
        if not self._may_be_asked():
            return SQL("FALSE")
        return self.env["readiness.guess"]._is_waiting(table)

    def _may_be_asked(self):
        """Executives are asked; officers prepare the result and know too much of it."""
        user = self.env.user
        return user.has_group(VIEWER) and not user.has_group(OFFICER)

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
                for one in campaign._guessed_dimensions()
            ],
        }

    @api.model
    def save_guess(self, campaign_id, guesses=None):
        """Keep the caller's guess, or note that they look at the result without guessing.

        :param guesses: {dimension id: 0 to 100} for each dimension of ``get_guess_form``
        :return: whether it was kept: only the first one is
        :raises AccessError: the caller is no readiness viewer
        :raises UserError: a dimension is missing or a guess is not from 0 to 100
        """
        campaign = self._campaign_to_guess(campaign_id)
        guesses = guesses and campaign._checked_guess(guesses)
        if not campaign.asks_guess or (not guesses and campaign.state != "published"):
            return False
        kept = self.env["readiness.guess"].sudo()._store(campaign, guesses)
        campaign.with_user(SUPERUSER_ID)._freeze_guesses()
        return kept

    @api.model
    def forget_guess(self, campaign_id):
        """Delete the caller's own guess. A mean that is frozen stays as it is."""
        campaign = self._campaign_to_guess(campaign_id)
        self.env["readiness.guess"].sudo()._empty_own(campaign)
        return True

    def _campaign_to_guess(self, campaign_id):
        if not self.env.user.has_group(VIEWER):
            raise AccessError(self.env._("Readiness viewers may guess the result. Ask HR."))
        campaign = self.search([("id", "=", as_id(campaign_id))])
        if not campaign:
            raise UserError(self.env._("This campaign is not there, or not yours to read."))
        return campaign

    def _guessed_dimensions(self):
        """The dimensions of the standard questionnaire that the campaign asks about."""
        return self.sudo().survey_id.page_ids.dimension_id.filtered("is_core").sorted()

    def _checked_guess(self, guesses):
        """Keys are text where they come as JSON."""
        try:
            guesses = {int(dimension): score for dimension, score in guesses.items()}
            check_guess(guesses)
        except (AttributeError, OverflowError, TypeError, ValueError):
            guesses = {}
        if guesses.keys() != set(self._guessed_dimensions().ids):
            raise UserError(
                self.env._("Give each dimension a whole number from 0 to 100, or look without.")
            )
        return guesses

    # ------------------------------------------------------------
    # THE MEAN
    # ------------------------------------------------------------

    def _freeze_guesses(self):
        """Fix the mean as soon as enough people guessed; never again.

        Of two guesses at once one waits for the other. The system user writes it: the log
        columns of a campaign are no place for the name of whoever guessed last.
        """
        if self.state != "published" or self.guess_means:
            return
        self.env.execute_query(
            SQL("SELECT 1 FROM readiness_campaign WHERE id = %s FOR UPDATE", self.id)
        )
        self.invalidate_recordset(["guess_means"])
        if not self.guess_means:
            self.guess_means = self.env["readiness.guess"]._means(self) or False

    def _forget_older_guesses(self):
        """The next result is out: what was expected of the one before is deleted.

        A pilot in some departments takes the place of no result of the whole company.
        """
        older = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("state", "=", "published"),
                ("id", "!=", self.id),
                ("audience", "in", [self.audience, "departments"]),
            ]
        )
        self.env["readiness.guess"]._forget(older)
        older.filtered("guess_means").guess_means = False

    # ------------------------------------------------------------
    # BESIDE THE RESULT
    # ------------------------------------------------------------

    def _guess_beside(self, rows):
        """What the reader expected, and what all did, beside the company's scores.

        :param rows: {dimension id: release row} of the root, as the reader may see it
        :return: ``False`` if there is nothing to show, or a dict with ``people`` (behind the
            mean), ``has_own``, ``sentence`` and ``dimensions``
        """
        own = self.env["readiness.guess"].sudo()._own(self) or {}
        frozen = self.sudo().guess_means or {}  # the mean of all, frozen at the close
        means = {int(dimension): mean for dimension, mean in frozen.get("means", {}).items()}
        lines = [
            {
                "id": dimension,
                "name": row.dimension_id.name,
                "score": row.score,
                "guess": own.get(dimension, False),
                "difference": dimension in own and own[dimension] - row.score,
                "mean": means.get(dimension, False),
            }
            for dimension, row in rows.items()
            if dimension in own or dimension in means
        ]
        if not lines:
            return False
        return {
            "people": frozen.get("people", 0),
            "has_own": bool(own),
            "sentence": self._guess_sentence(lines if own else []),
            "dimensions": lines,
        }

    def _guess_sentence(self, lines):
        """Your guess is furthest from the result in decisions: 75, and it is 46."""
        lines = [line for line in lines if line["guess"] is not False]
        if not lines:
            return self.env._("What executives expected, beside the result")
        furthest = max(lines, key=lambda line: abs(line["difference"]))
        if not furthest["difference"]:
            return self.env._("You guessed every score exactly.")
        return self.env._(
            "Biggest surprise: %(dimension)s. You guessed %(guess)s; the score is %(score)s.",
            dimension=self._short_names()(furthest["id"]),
            guess=furthest["guess"],
            score=furthest["score"],
        )
