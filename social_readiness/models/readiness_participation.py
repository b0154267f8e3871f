# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..engine.disclosure import Unit
from ..engine.participation import participation_steps, units_with_rates
from ..sealing import value_store
from ..tools import percent_label


class ReadinessParticipation(models.Model):
    """The response rate of an open campaign, stored once a day; never a live count.

    ``step`` is the upper end of a step of ten points: 10 stands for "up to 10%", 40 for "31 to
    40%", 100 for "over 90%".
    """

    _name = "readiness.participation"
    _description = "Readiness Response Rate"
    _order = "campaign_id, date desc, unit_id"
    _rec_name = "unit_id"

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    unit_id = fields.Many2one(
        "readiness.unit", "Department", required=True, ondelete="cascade", readonly=True
    )
    invited = fields.Integer("Invited", related="unit_id.headcount", aggregator=None)
    date = fields.Date(required=True, readonly=True)
    step = fields.Integer("Upper end of the band", required=True, readonly=True, aggregator=None)
    label = fields.Char("Response rate", compute="_compute_label")

    _daily_unique = models.Constraint(
        "UNIQUE (unit_id, date)", "This department already has a response rate for that day."
    )
    _step_range = models.Constraint(
        "CHECK (step BETWEEN 10 AND 100 AND step % 10 = 0)",
        "Response rate: it must be a multiple of 10, from 10 to 100.",
    )

    @api.depends("step")
    @api.depends_context("lang")
    def _compute_label(self):
        for figure in self:
            figure.label = self._label_of(figure.step)

    @api.model
    def _label_of(self, step):
        if step <= 10:
            return self.env._("up to %(rate)s", rate=percent_label(self.env, 10))
        if step > 90:
            return self.env._("over %(rate)s", rate=percent_label(self.env, 90))
        return self.env._("%(low)s to %(rate)s", low=step - 9, rate=percent_label(self.env, step))

    # ------------------------------------------------------------
    # THE NEWEST
    # ------------------------------------------------------------

    @api.model
    def _newest_of(self, campaigns, domain=()):
        """Return the stored figures of each campaign's newest day, as the reader may see them.

        It takes two queries, however many campaigns there are.
        """
        of_campaigns = Domain("campaign_id", "in", campaigns.ids) & Domain(domain)
        newest = self._read_group(of_campaigns, ["campaign_id"], ["date:max"])
        days = Domain.OR(
            Domain("campaign_id", "=", campaign.id) & Domain("date", "=", day)
            for campaign, day in newest
        )
        return self.search(Domain(domain) & days)

    @api.model
    def _newest_steps(self, campaign):
        """Return {unit id: step} of a campaign's newest day, as the reader may see it."""
        return {figure.unit_id.id: figure.step for figure in self._newest_of(campaign)}

    # ------------------------------------------------------------
    # STORE
    # ------------------------------------------------------------

    @api.model
    def _store_today(self, campaign):
        """Store today's figures of an open campaign, once; this needs its key."""
        today = campaign._today()
        if self._newest_of(campaign, [("date", "=", today)]):
            return
        self.create(
            [
                {"campaign_id": campaign.id, "unit_id": unit, "date": today, "step": step}
                for unit, step in self._steps_now(campaign).items()
            ]
        )

    @api.model
    def _steps_now(self, campaign):
        """Return {unit id: step} of the units that may be shown, which headcounts alone decide.

        Each figure is computed from the steps of blocks (see ``engine.participation``). One row is
        read per unit, not per person, so a large company costs no more than a small one.
        """
        values = value_store.opened(self.env.cr, campaign.id)
        return participation_steps(
            Unit(unit, parent, values[unit].respondents, invited)
            for unit, parent, invited in self._headcounts(campaign)
        )

    @api.model
    def _awaited(self, campaign):
        """Return the ids of the units whose first figure comes after the first night.

        Empty once it is there. Headcounts alone decide, and whether the night was.
        """
        if campaign.state != "open" or self.sudo().search_count(
            [("campaign_id", "=", campaign.id)], limit=1
        ):
            return frozenset()
        return units_with_rates(
            Unit(unit, parent, 0, invited) for unit, parent, invited in self._headcounts(campaign)
        )

    @api.model
    def _headcounts(self, campaign):
        """Return [(unit id, parent id, people invited directly in it)] of a campaign."""
        return self.env.execute_query(
            SQL(
                """
                SELECT id, parent_id, direct_headcount FROM readiness_unit
                 WHERE campaign_id = %s ORDER BY parent_path
                """,
                campaign.id,
            )
        )
