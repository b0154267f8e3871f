# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from .. import local_time
from ..planning.next_campaign import NextCampaign


class ReadinessNextSurvey(models.AbstractModel):
    """When an employee is asked again: the month, and nothing else of what HR plans.

    Only where HR has set a campaign to repeat, which says that its people are asked again.
    """

    _name = "readiness.next.survey"
    _description = "When Employees Are Asked Again"

    @api.model
    @api.readonly
    def get_next_survey(self):
        """Return a sentence about the reader's next survey, or False where none is planned."""
        employees = self.env.user.sudo().employee_ids
        campaigns = self.env["readiness.campaign"].sudo()
        repeated = campaigns.search(
            [
                ("state", "=", "published"),
                ("repeat_months", ">", 0),
                ("company_id", "in", employees.company_id.ids),
            ]
        )
        asking = repeated.filtered(lambda one: _asks(one, employees))
        following = self._following(asking)
        openings = [_opening(one, following.get(one)) for one in asking]
        planned = min((one for one in openings if one), default=None)
        return bool(planned) and self.env._(
            "The next survey is planned for %s.", local_time.month_label(self.env, planned)
        )

    def _following(self, campaigns):
        """Return {campaign: the one after it} of those that have one, in one query (sudo)."""
        found = campaigns.search(
            [("previous_id", "in", campaigns.ids), ("state", "!=", "cancelled")]
        )
        return {previous: ones[0] for previous, ones in found.grouped("previous_id").items()}


def _asks(campaign, employees):
    """Return whether one of these employees belongs to a campaign's audience, as departments are
    now (sudo).
    """
    company = campaign.company_id
    employees = employees.filtered(lambda one: one.company_id == company)
    if campaign.audience == "company":
        return bool(employees)
    # Those of this company, and those that belong to none.
    departments = employees.department_id.filtered(lambda one: one.company_id <= company)
    lines = {int(one) for path in departments.mapped("parent_path") for one in path.split("/")[:-1]}
    return not lines.isdisjoint(campaign.department_ids.ids)


def _opening(campaign, following):
    """Return the day on which the campaign after this one is to open, or None.

    If there is a draft of it, this is the draft's opening. Once it is launched, it is no longer
    planned, and those who are invited see it among their surveys.

    :param following: the one after it, or None
    """
    if following and following.state != "draft":
        return None
    opening = following.date_open if following else NextCampaign(campaign).planned_opening()
    return campaign._day_of(opening) if opening > fields.Datetime.now() else None
