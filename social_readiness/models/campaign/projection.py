from odoo import api, fields, models

from ...engine.disclosure import Unit
from ...engine.likelihood import shown_share
from ...engine.rounding import half_up


class ReadinessCampaign(models.Model):
    """How much could be shown, if it went on like this.

    Computed once a night with the participation, from the stored figure of the company and the
    headcounts alone: so it says nothing that these do not say.
    """

    _inherit = "readiness.campaign"

    projected_shown = fields.Integer(
        "Departments that can be shown",
        readonly=True,
        copy=False,
        aggregator=None,
        changes="by_steps",
    )
    projected_of = fields.Integer(
        "Departments in all", readonly=True, copy=False, aggregator=None, changes="by_steps"
    )

    projection_label = fields.Char("Projection label", compute="_compute_projection_label")

    @api.depends("projected_shown", "projected_of", "state")
    @api.depends_context("lang")
    def _compute_projection_label(self):
        for campaign in self:
            known = campaign.projected_of and campaign.state == "open"
            campaign.projection_label = known and self.env._(
                "At this pace about %(shown)s of %(all)s departments can be shown.",
                shown=campaign.projected_shown,
                all=campaign.projected_of,
            )

    def _store_projection(self):
        campaign = self.sudo()
        step = campaign._latest_participation().get(campaign._root_unit().id)
        if step:
            campaign.projected_shown, campaign.projected_of = campaign._projection(step)

    def _projection(self, step):
        """(departments likely to be shown, departments) at the middle of the company's band."""
        units = [
            Unit(unit.id, unit.parent_id.id or None, unit.direct_headcount)
            for unit in self.unit_ids
        ]
        shares = shown_share(units, self.minimum, participation=(step - 5) / 100)
        departments = [shares[unit.id] for unit in units if unit.parent_id]
        return half_up(sum(departments)), len(departments)
