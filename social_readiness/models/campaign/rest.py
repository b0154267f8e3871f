from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

REST_DAYS = 30
TOLERATED_OVERLAP = 0.05


class ReadinessCampaign(models.Model):
    """Rest between campaigns: people stay with the one that was launched first."""

    _inherit = "readiness.campaign"

    def _resting_sql(self):
        """Select the people whom another campaign asks too close to this one.

        With its close, ``rests_from``, and the campaign that they stay with, ``cause``: the one
        that was launched first. One such campaign invites each person once: then PostgreSQL has
        nothing to group, which saves a third of the time for a hundred thousand people.
        """
        closes = self._conflicting_closes()
        if len(closes) == 1:
            [(campaign, date_close)] = closes
            return SQL(
                "SELECT employee_id, %s::timestamp AS rests_from, %s AS cause"
                " FROM readiness_roster WHERE campaign_id = %s AND employee_id IS NOT NULL",
                date_close,
                campaign,
                campaign,
            )
        return SQL(
            """
            SELECT roster.employee_id, max(other.date_close) AS rests_from,
                   (%(campaigns)s::integer[])[min(other.place)] AS cause
              FROM readiness_roster roster
              JOIN unnest(%(campaigns)s::integer[], %(closes)s::timestamp[]) WITH ORDINALITY
                   other (id, date_close, place) ON other.id = roster.campaign_id
             WHERE roster.employee_id IS NOT NULL
          GROUP BY roster.employee_id
            """,
            campaigns=[campaign for campaign, _date_close in closes],
            closes=[date_close for _campaign, date_close in closes],
        )

    def _conflicting_closes(self):
        """[(campaign, its close)] of those too close to this one, the first launched first."""
        return self.env.execute_query(
            SQL(
                """
                SELECT other.id, other.date_close FROM readiness_campaign other
                 WHERE %s AND EXISTS (
                       SELECT 1 FROM readiness_roster roster WHERE roster.campaign_id = other.id)
              ORDER BY other.date_launched NULLS FIRST, other.id
                """,
                self._conflict_sql(),
            )
        )

    def _conflict_sql(self):
        """Whether ``other`` is a campaign whose time, with the days of rest, meets this one's.

        A draft has a roster only while it is being launched: its people are taken already.
        """
        return SQL(
            """
            other.id != %(campaign)s
            AND other.state != 'cancelled'
            AND other.date_close + interval '%(rest)s days' > %(opening)s
            AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
            """,
            campaign=self._origin.id or 0,
            rest=REST_DAYS,
            opening=max(self.date_open, fields.Datetime.now()),
            closing=self.date_close,
        )

    # ------------------------------------------------------------
    # EXTENSION
    # ------------------------------------------------------------

    def _check_extension(self, date_close):
        """An extended campaign must not reach into the next one of the same people."""
        met = self.env.execute_query(
            SQL(
                """
                SELECT 1 FROM readiness_roster mine
                  JOIN readiness_roster theirs ON theirs.employee_id = mine.employee_id
                  JOIN readiness_campaign other ON other.id = theirs.campaign_id
                 WHERE mine.campaign_id = %(campaign)s AND other.id != %(campaign)s
                   AND other.state IN ('draft', 'scheduled', 'open')
                   AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
                   AND other.date_open >= %(opening)s
                 LIMIT 1
                """,
                campaign=self.id,
                closing=date_close,
                opening=self.date_close,
                rest=REST_DAYS,
            )
        )
        if met:
            raise UserError(
                self.env._(
                    "Closing: another campaign asks some of the same people less than %s days "
                    "after this date. Choose an earlier date, or cancel that campaign.",
                    REST_DAYS,
                )
            )
