from odoo import api, fields, models


class ReadinessAction(models.Model):
    """What will be done about a gap: by whom, until when."""

    _name = "readiness.action"
    _description = "Readiness Action"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_deadline, id"
    _check_company_auto = True

    name = fields.Char("Measure", required=True, tracking=True)
    description = fields.Html()
    campaign_id = fields.Many2one(
        "readiness.campaign",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("state", "=", "published")],
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    unit_id = fields.Many2one(
        "readiness.unit",
        required=True,
        ondelete="cascade",
        domain="[('campaign_id', '=', campaign_id)]",
    )
    dimension_id = fields.Many2one("readiness.dimension", required=True, ondelete="restrict")
    user_id = fields.Many2one(
        "res.users",
        "Owner",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        tracking=True,
    )
    date_deadline = fields.Date("Due date", tracking=True)
    state = fields.Selection(
        [("planned", "Planned"), ("running", "Running"), ("done", "Done"), ("dropped", "Dropped")],
        required=True,
        default="planned",
        tracking=True,
        group_expand=True,
    )
    is_shared = fields.Boolean(
        "Shared", help="Visible to everyone who may read the unit's result, not only to you."
    )

    @api.onchange("campaign_id")
    def _onchange_campaign_id(self):
        if self.unit_id.campaign_id != self.campaign_id:
            self.unit_id = self.campaign_id.unit_ids.filtered(lambda unit: not unit.parent_id)

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create(vals_list)
        self._show_menu_to_owners()
        return actions

    def write(self, vals):
        result = super().write(vals)
        if "user_id" in vals:
            self._show_menu_to_owners()
        return result

    def _show_menu_to_owners(self):
        """Menus are cached for each user; whoever gets an action finds it in the menu."""
        self.env.registry.clear_cache()


class ReadinessCampaign(models.Model):
    """From a result to what is being done about it."""

    _inherit = "readiness.campaign"

    action_count = fields.Integer("Actions", compute="_compute_action_count")

    @api.depends_context("uid")
    def _compute_action_count(self):
        counts = dict(
            self.env["readiness.action"]._read_group(
                [("campaign_id", "in", self.ids)], ["campaign_id"], ["__count"]
            )
        )
        for campaign in self:
            campaign.action_count = counts.get(campaign._origin, 0)

    def action_view_actions(self):
        self.ensure_one()
        xml_id = "social_readiness.readiness_action_action"
        return {
            **self.env["ir.actions.actions"]._for_xml_id(xml_id),
            "domain": [("campaign_id", "=", self.id)],
            "context": {"default_campaign_id": self.id},
        }
