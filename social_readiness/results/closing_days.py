# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Days of many campaigns, each by its company's clock, as a campaign's ``_day_of`` tells them."""

from odoo.tools import SQL

from ..local_time import day_of


def closing_days(campaigns):
    """Return {campaign id: its closing day, as sent to clients}, in one query (sudo)."""
    query = campaigns._search([("id", "in", campaigns.ids)])
    close = SQL.identifier(query.table, "date_close")
    number = SQL.identifier(query.table, "id")
    zone_of = zone_sql(campaigns.env, query.table)
    rows = campaigns.env.execute_query(query.select(number, close, zone_of))
    return {campaign: day_of(moment, zone).isoformat() for campaign, moment, zone in rows}


def zone_sql(env, campaign):
    """Return the time zone in which campaigns open and close, as their ``_zone`` does, as SQL.

    :param campaign: name of their table in the query
    """
    return env["res.company"]._readiness_zone_sql(
        SQL.identifier(campaign, "company_id"),
        SQL("COALESCE(%s, %s)", SQL.identifier(campaign, "user_id"), env.uid),
    )
