# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How long it takes to answer."""

from ..engine.rounding import half_up

ITEMS_A_MINUTE = 4


def minutes_for(items):
    """Return about how many minutes it takes to answer so many statements."""
    return max(2, half_up(items, ITEMS_A_MINUTE))


def minutes_of(campaign):
    """Return about how many minutes it takes to answer a campaign, or what a draft would ask."""
    if campaign.survey_id:
        return minutes_for(len(campaign._layout().items))
    return minutes_for(len(campaign._asked_questions().filtered(lambda one: not one.is_page)))
