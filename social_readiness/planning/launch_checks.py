# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a draft must fulfill before it is launched or tried. Each check says what to correct."""

from odoo.exceptions import UserError


def check_departments(campaign):
    """Refuse a draft whose departments are archived or gone."""
    if archived := campaign.with_context(active_test=False).department_ids.filtered(
        lambda department: not department.active
    ):
        raise UserError(
            campaign.env._(
                "Departments: “%s” is archived. Remove it from the audience.", archived[0].name
            )
        )
    campaign._check_audience()  # the chosen departments may have been deleted since


def check_questionnaire(campaign):
    """Refuse a questionnaire that people cannot all answer in the same way."""
    questionnaire = campaign.questionnaire_id.sudo()
    if questionnaire.survey_type != "readiness" or questionnaire.campaign_id:
        raise UserError(
            campaign.env._(
                "Questionnaire: “%s” is not a readiness questionnaire, so answers to it would "
                "not be protected. Choose another one.",
                questionnaire.title,
            )
        )
    if not questionnaire.active:
        raise UserError(
            campaign.env._(
                "Questionnaire: “%s” is archived. Unarchive it, or choose another one.",
                questionnaire.title,
            )
        )
    asked = questionnaire.question_and_page_ids.filtered(
        lambda question: not question._is_left_out(campaign)
    )
    sections = asked.filtered("is_page")
    items = asked - sections
    if not items:
        raise UserError(
            campaign.env._(
                "Questionnaire: “%s” has no statements. Add some first.", questionnaire.title
            )
        )
    _check_sections(sections)
    for item in items:
        item._check_launchable()


def _check_sections(sections):
    seen = sections.env["readiness.dimension"]
    for section in sections:
        if not section.dimension_id:
            raise UserError(
                sections.env._(
                    "Questionnaire: the section “%s” has no dimension. Choose one, or remove "
                    "the section.",
                    section.title,
                )
            )
        if not section.question_ids:
            raise UserError(
                sections.env._(
                    "Questionnaire: the section “%s” has no statements. Add some, or remove the "
                    "section.",
                    section.title,
                )
            )
        if section.dimension_id in seen:
            raise UserError(
                sections.env._(
                    "Questionnaire: the dimension “%s” has more than one section. Put its "
                    "statements into one.",
                    section.dimension_id.name,
                )
            )
        seen |= section.dimension_id
