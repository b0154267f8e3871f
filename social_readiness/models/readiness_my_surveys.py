# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.tools import SQL

from ..planning.minutes import minutes_of
from ..sealing import key_store, value_store


class ReadinessMySurveys(models.AbstractModel):
    """What "My Surveys" shows to employees: only their own surveys.

    For each of these, the reader's own bit in the sealed value is opened, which says whether they
    have answered. Nobody gets this about anybody else.
    """

    _name = "readiness.my.surveys"
    _description = "Readiness My Surveys"

    @api.model
    @api.readonly
    def get_my_surveys(self):
        """Return the reader's own campaigns that can be answered now or soon.

        A list of dicts: name, url, state (``early`` or ``open``), dates, whether the reader has
        answered, and how many minutes it takes. The dates are UTC; ``opening`` and ``closing`` are
        texts in the reader's language and the company's time zone.
        """
        return [
            {
                "id": campaign.id,
                "name": campaign.name,
                "company": campaign.company_id.name,
                "url": f"/readiness/{campaign.link_code}",
                "state": campaign._clock(),
                "date_open": fields.Datetime.to_string(campaign.date_open),
                "date_close": fields.Datetime.to_string(campaign.date_close),
                "opening": campaign._moment_label(campaign.date_open),
                "closing": campaign._moment_label(campaign.date_close),
                "minutes": minutes_of(campaign),
                "answered": answered,
            }
            for campaign, answered in campaigns_of_reader(self.env)
        ]

    @api.model
    @api.readonly
    def get_pending_count(self):
        """Return how many surveys the reader can answer now and has not answered."""
        return sum(
            campaign._clock() == "open" and not answered  # always the same queries
            for campaign, answered in campaigns_of_reader(self.env)
        )


def campaigns_of_reader(env):
    """Return [(campaign, whether the reader has answered)] of current campaigns (sudo)."""
    user = env.user
    campaigns = env["readiness.campaign"].sudo()
    campaigns.flush_model(["state", "date_close"])
    rows = env.execute_query(
        SQL(
            """
            WITH mine AS MATERIALIZED (%(mine)s)
          SELECT campaign.id, (mine.user_id = %(user)s) IS TRUE, mine.unit_id, mine.seat,
                 tally.sealed, %(key)s
            FROM mine JOIN readiness_campaign campaign ON campaign.id = mine.campaign_id
       LEFT JOIN readiness_tally tally ON tally.unit_id = mine.unit_id
           WHERE campaign.state IN ('scheduled', 'open') AND campaign.date_close > %(now)s
        ORDER BY campaign.date_close, campaign.id
            """,
            user=user.id,
            mine=env["readiness.roster"]._of_user(user),
            now=fields.Datetime.now(),
            key=key_store.KEY,
        )
    )
    answered = {}
    for campaign, invited, unit, seat, sealed, *key in rows:
        sent = value_store.has_sent(key, unit, sealed, seat)
        answered[campaign] = answered.get(campaign, False) or (sent and invited)
    return [(campaigns.browse(campaign), sent) for campaign, sent in answered.items()]
