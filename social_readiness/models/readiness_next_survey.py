# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from .. import local_time
from ..planning.scope import departments_of
from .campaign.repeat import NextCampaign


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
        openings = [self._opening(one) for one in repeated if self._asks(one, employees)]
        planned = min((one for one in openings if one), default=None)
        return bool(planned) and self.env._(
            "The next survey is planned for %s.", local_time.month_label(self.env, planned)
        )

    def _asks(self, campaign, employees):
        """Whether these employees belong to a campaign's audience, as departments are now."""
        employees = employees.filtered(lambda one: one.company_id == campaign.company_id)
        if campaign.audience == "company":
            return bool(employees)
        return bool(employees.department_id & departments_of(campaign))

    def _opening(self, campaign):
        """The day on which the one after this campaign is to open; None where that is not known.

        A draft of it knows best. Once it is launched, it is no longer planned: those whom it
        invites see it by itself.
        """
        following = self.env["readiness.campaign"].sudo()
        following = following.search(
            [("previous_id", "=", campaign.id), ("state", "!=", "cancelled")], limit=1
        )
        if following and following.state != "draft":
            return None
        opening = following.date_open or NextCampaign(campaign).planned_opening()
        return campaign._day_of(opening) if opening > fields.Datetime.now() else None
