# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Rest between campaigns: people stay with the one that was launched first.

Nobody is invited while another campaign asks them, nor within 30 days after its close.
"""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import SQL

from .. import local_time

REST_DAYS = 30
# A launch is refused if a larger share of its audience is resting.
TOLERATED_OVERLAP = 0.05


def rested_on(campaign, closing):
    """Return the first day on which people may be invited again after a close."""
    return local_time.first_day_from(closing + timedelta(days=REST_DAYS), campaign._zone())


def resting_sql(campaign):
    """Return a query for people whom another campaign asks too shortly before or after this one.

    ``employee_id``; ``rests_from``: the last close after which they rest; ``cause``: the id of the
    campaign with which they stay, the one that was launched first.

    If there is a single such campaign, each person is in it once. Then nothing has to be grouped,
    which saves a third of the time for a hundred thousand people.
    """
    closes = _conflicting_closes(campaign)
    if len(closes) == 1:
        [(other, date_close)] = closes
        return SQL(
            "SELECT employee_id, %s::timestamp AS rests_from, %s AS cause"
            " FROM readiness_roster WHERE campaign_id = %s AND employee_id IS NOT NULL",
            date_close,
            other,
            other,
        )
    return SQL(
        """
        SELECT roster.employee_id, max(other.date_close) AS rests_from,
               (%(campaigns)s::integer[])[min(other.number)] AS cause
          FROM readiness_roster roster
          JOIN unnest(%(campaigns)s::integer[], %(closes)s::timestamp[]) WITH ORDINALITY
               other (id, date_close, number) ON other.id = roster.campaign_id
         WHERE roster.employee_id IS NOT NULL
      GROUP BY roster.employee_id
        """,
        campaigns=[other for other, _date_close in closes],
        closes=[date_close for _other, date_close in closes],
    )


def _conflicting_closes(campaign):
    """Return [(campaign id, close)] of campaigns too close in time, in the order of launch."""
    return campaign.env.execute_query(
        SQL(
            """
            SELECT other.id, other.date_close FROM readiness_campaign other
             WHERE %s AND EXISTS (
                   SELECT 1 FROM readiness_roster roster WHERE roster.campaign_id = other.id)
          ORDER BY other.date_launched NULLS FIRST, other.id
            """,
            _conflict_sql(campaign),
        )
    )


def _conflict_sql(campaign):
    """Return a condition: the campaign ``other`` with its days of rest overlaps this one.

    A draft has a roster only while it is being launched; its people count as invited already.
    """
    return SQL(
        """
        other.id != %(campaign)s
        AND other.state != 'cancelled'
        AND other.date_close + interval '%(rest)s days' > %(opening)s
        AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
        """,
        campaign=campaign._origin.id or 0,
        rest=REST_DAYS,
        opening=max(campaign.date_open, fields.Datetime.now()),
        closing=campaign.date_close,
    )


def check_extension(campaign, date_close):
    """Refuse a later close that would overlap the next campaign of the same people.

    :param date_close: the new closing of the launched campaign, in UTC
    :raises UserError: another campaign invites some of them within the days of rest
    """
    met = campaign.env.execute_query(
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
            campaign=campaign.id,
            closing=date_close,
            opening=campaign.date_close,
            rest=REST_DAYS,
        )
    )
    if met:
        raise UserError(
            campaign.env._(
                "Closing: another campaign includes some of the same people less than %s days "
                "after this date. Choose an earlier date, or cancel that campaign.",
                REST_DAYS,
            )
        )
