from odoo import api, fields, models


class ReadinessParticipation(models.Model):
    """The stored daily figure of an open campaign: never a live count.

    ``step`` is the upper end of a band of ten points: 10 stands for "up to 10 %", 40 for
    "31 to 40 %", 100 for "over 90 %".
    """

    _name = "readiness.participation"
    _description = "Readiness Participation"
    _order = "campaign_id, date desc, unit_id"
    _rec_name = "unit_id"

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    unit_id = fields.Many2one("readiness.unit", required=True, ondelete="cascade", readonly=True)
    invited = fields.Integer("Invited", related="unit_id.headcount", aggregator=None)
    date = fields.Date(required=True, readonly=True)
    step = fields.Integer(required=True, readonly=True, aggregator=None)
    label = fields.Char("Participation", compute="_compute_label")

    _daily_unique = models.Constraint(
        "UNIQUE (unit_id, date)", "A unit has one participation figure a day."
    )
    _step_range = models.Constraint(
        "CHECK (step BETWEEN 10 AND 100 AND step % 10 = 0)", "Participation goes in steps of ten."
    )

    @api.depends("step")
    @api.depends_context("lang")
    def _compute_label(self):
        for figure in self:
            figure.label = self._label_of(figure.step)

    @api.model
    def _label_of(self, step):
        if step <= 10:
            return self.env._("up to 10 %")
        if step > 90:
            return self.env._("over 90 %")
        return self.env._("%(low)s to %(high)s %%", low=step - 9, high=step)
