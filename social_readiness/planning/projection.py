# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""While a survey is open: how many departments could be shown, if it went on like this."""

from ..engine.disclosure import Unit
from ..engine.likelihood import shown_share
from ..engine.rounding import half_up


def projection(campaign, step):
    """Return (departments likely to be shown, departments in all).

    From the stored figure of the company and the headcounts alone: so it says nothing that these
    do not say.

    :param step: the company's participation, the upper end of a band of ten points; what is
        taken is the middle of the band
    """
    units = [
        Unit(unit.id, unit.parent_id.id or None, unit.direct_headcount)
        for unit in campaign.unit_ids
    ]
    shares = shown_share(units, campaign.minimum, participation=(step - 5) / 100)
    departments = [shares[unit.id] for unit in units if unit.parent_id]
    return half_up(sum(departments)), len(departments)
