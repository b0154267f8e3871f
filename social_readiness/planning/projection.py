# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""While a campaign is open: how many departments could be shown at the current response rate."""

from ..engine.disclosure import Unit
from ..engine.likelihood import shown_share
from ..engine.rounding import half_up


def projection(campaign, step):
    """Return (departments likely to be shown, departments in all).

    It is computed only from the stored figure of the company and the headcounts, so it reveals
    nothing that these do not reveal.

    :param step: upper end of the step of ten points of the company's response rate; the middle of
        the step is used
    """
    units = [
        Unit(unit.id, unit.parent_id.id or None, unit.direct_headcount)
        for unit in campaign.unit_ids
    ]
    shares = shown_share(units, campaign.minimum, participation=(step - 5) / 100)
    departments = [shares[unit.id] for unit in units if unit.parent_id]
    return half_up(sum(departments)), len(departments)
