# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The release rows of a campaign, as its reader may see them."""

from functools import cached_property

from ..engine.company_quality import score_margin
from ..tools import as_id


def published(env, campaign_id):
    """Return the published campaign with this id, as the reader may see it; empty if there is none.

    :raises AccessError: the reader is not an internal user
    """
    Campaign = env["readiness.campaign"]
    Campaign.check_access("read")
    return Campaign.search([("id", "=", as_id(campaign_id)), ("state", "=", "published")])


class ReleaseReader:
    """Reads what a campaign has published, as far as its reader may see it.

    The reader is the user of the campaign's environment. Rows are searched with this user's access
    rights, so a hidden unit and a unit that the reader may not see both give nothing.
    """

    def __init__(self, campaign):
        self.campaign, self.env = campaign, campaign.env

    def unit(self, unit_id=False):
        """Return the unit with this id, or the root; empty if the reader may not see it."""
        domain = [("campaign_id", "=", self.campaign.id)]
        domain += [("id", "=", unit_id)] if unit_id else [("parent_id", "=", False)]
        return self.env["readiness.unit"].search(domain, limit=1)

    def dimension_rows(self, units):
        """Return the rows of the dimensions of units (scope ``subtree``)."""
        return self.env["readiness.score"].search(
            [
                ("campaign_id", "=", self.campaign.id),
                ("unit_id", "in", units.ids),
                ("kind", "=", "dimension"),
                ("scope", "=", "subtree"),
            ]
        )

    def rows(self, unit):
        """Return {dimension id: row} of one unit."""
        return {row.dimension_id.id: row for row in self.dimension_rows(unit)}

    @cached_property
    def spreads(self):
        """Return {dimension id: band of the spread in the whole company}."""
        # In sudo: margins are computed from the bands, to which managers have no access.
        figures = (
            self.env["readiness.quality"]
            .sudo()
            .search([("campaign_id", "=", self.campaign.id), ("kind", "=", "spread")])
        )
        return {figure.dimension_id.id: figure.band for figure in figures}

    def margin(self, row):
        """Return the margin of error of a row, in whole points; ``None`` if it is not known."""
        return self.margin_of(row.dimension_id.id, row.respondents, row.unit_id.headcount)

    def margin_of(self, dimension_id, respondents, headcount):
        """Return the margin of error of a score of so many of those invited; see :meth:`margin`.

        It is 0 if everybody answered. Otherwise it is computed from the band of spread of the whole
        company, which is known from 50 respondents on. The spread within a unit is never used.
        """
        if respondents >= headcount:
            return 0
        band = self.spreads.get(dimension_id)
        return band and score_margin(band, respondents, headcount)
