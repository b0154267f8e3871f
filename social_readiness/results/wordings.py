# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The words in which a campaign asked its statements."""

from ..engine.trend import reworded


def wordings(campaign, items):
    """Return {origin: {language: text}} of statements of a campaign, as people could read them."""
    survey = campaign.sudo().survey_id  # readers have no access to questionnaires
    installed = (code for code, _name in campaign.env["res.lang"].get_installed())
    languages = set(survey.lang_ids.mapped("code") or installed)
    return items._wordings(languages)


def reworded_since_previous(campaign):
    """Return the origins of statements that the previous campaign asked in other words."""
    previous = campaign.sudo().previous_id  # as above, also for the layouts
    if not previous:
        return frozenset()
    before, after = (
        wordings(one, one.survey_id._readiness_items()) for one in (previous, campaign.sudo())
    )
    return reworded(before, after)
