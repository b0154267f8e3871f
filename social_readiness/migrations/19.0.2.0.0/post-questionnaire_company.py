# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What was frozen for a campaign belongs to its company; questionnaires stay every company's."""


def migrate(cr, _version):
    cr.execute(
        "UPDATE survey_survey SET company_id = campaign.company_id FROM readiness_campaign campaign"
        " WHERE campaign.id = survey_survey.campaign_id"
    )
