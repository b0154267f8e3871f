# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Assign frozen questionnaires to the company of their campaign; all others stay shared."""


def migrate(cr, _version):
    cr.execute(
        "UPDATE survey_survey SET company_id = campaign.company_id FROM readiness_campaign campaign"
        " WHERE campaign.id = survey_survey.campaign_id"
    )
