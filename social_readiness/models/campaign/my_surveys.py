from odoo import api, fields, models
from odoo.tools import SQL

from ...engine.rounding import half_up
from ...sealing import key_store, value_store

ITEMS_A_MINUTE = 4


def minutes_for(items):
    """About how long it takes to answer so many statements."""
    return max(2, half_up(items, ITEMS_A_MINUTE))


class ReadinessCampaign(models.Model):
    """What an employee finds under "My surveys": their own, and only for themselves."""

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_my_surveys(self):
        """Return the reader's own campaigns that can be answered now or soon.

        A list of dicts: name, url, state (``early`` or ``open``), dates, whether the reader has
        answered, and how many minutes it takes. The dates are UTC; ``opening`` and ``closing`` say
        them in the reader's language and the company's time. Nobody gets this about anybody else.
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
                "opening": campaign.with_env(self.env).sudo()._moment_label(campaign.date_open),
                "closing": campaign.with_env(self.env).sudo()._moment_label(campaign.date_close),
                "minutes": campaign._minutes(),
                "answered": answered,
            }
            for campaign, answered in self._own_campaigns()
        ]

    def _minutes(self):
        """About how long it takes to answer."""
        asked = self._layout().items if self.survey_id else self._asked_questions()
        items = [one for one in asked if self.survey_id or not one.is_page]
        return minutes_for(len(items))

    @api.model
    def _own_campaigns(self):
        """The reader's campaigns that are not over, with whether the reader has answered."""
        user = self.env.user
        self.flush_model(["state", "date_close"])
        rows = self.env.execute_query(
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
                mine=self.env["readiness.roster"]._of_user(user),
                now=fields.Datetime.now(),
                key=key_store.KEY,
            )
        )
        answered = {}
        for campaign, invited, unit, seat, sealed, *key in rows:
            sent = value_store.has_sent(key, unit, sealed, seat)
            answered[campaign] = answered.get(campaign, False) or (sent and invited)
        return [(self.sudo().browse(campaign), sent) for campaign, sent in answered.items()]

    @api.model
    @api.readonly
    def get_pending_count(self):
        """Return how many surveys the reader can answer now and has not: for the reader only."""
        return self._count_pending()

    @api.model
    def _count_pending(self):
        """How many surveys the reader can answer now and has not."""
        return sum(
            campaign._clock() == "open" and not answered  # the same queries for both
            for campaign, answered in self._own_campaigns()
        )
