from odoo import api, fields, models

SHOWN = 5


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

    def _next_wave(self):
        """The first published campaign that follows on this one, as the reader may see it."""
        return self.search(
            [("previous_id", "in", self.ids), ("state", "=", "published")],
            order="date_close, id",
            limit=1,
        )

    def _what_became(self, unit, domain=(), below=True):
        """What was planned after the wave before in a unit, and what came of it.

        :param domain: which actions, of those that the reader may see
        :param below: also in the units below it
        """
        before = self.sudo().previous_id.sudo(False)
        if before._next_wave() != self:
            return []
        actions = self.env["readiness.action"].search(
            [
                ("campaign_id", "=", before.id),
                ("unit_id", "child_of" if below else "in", unit._in_wave(before).ids),
                ("state", "!=", "dropped"),
                *domain,
            ],
            limit=SHOWN,
        )
        return [action._what_became() for action in actions if action.outcome]
