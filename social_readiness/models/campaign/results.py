# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from ...printing import printer
from ...results.trust import Trust
from ...tools import VIEWER


class ReadinessCampaign(models.Model):
    """What a campaign's form shows of its results, and which pages it opens."""

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    action_count = fields.Integer("Actions", compute="_compute_action_count", shown_to_readers=True)
    asks_guess = fields.Boolean(
        "Asks for a guess",
        compute="_compute_asks_guess",
        help="You can still guess the results.",
        shown_to_readers=True,
    )
    can_print = fields.Boolean(compute="_compute_can_print")
    guess_means = fields.Json(
        "Executives' guess",
        readonly=True,
        copy=False,
        help=(
            "The average guess, saved once: the number of people and one average for each "
            "dimension."
        ),
        changes="by_steps",
    )
    trust = fields.Html(
        "Can I trust these numbers?",
        compute="_compute_trust",
        sanitize=False,
        groups=VIEWER,
        shown_to_readers=True,
    )

    @api.depends_context("uid")
    def _compute_action_count(self):
        counts = dict(
            self.env["readiness.action"]._read_group(
                [("campaign_id", "in", self.ids)], ["campaign_id"], ["__count"]
            )
        )
        for campaign in self:
            campaign.action_count = counts.get(campaign._origin, 0)

    @api.depends_context("uid")
    def _compute_asks_guess(self):
        query = self._search([("id", "in", self.ids)], active_test=False)
        query.add_where(self.env["readiness.guess"]._asks_sql(query.table))
        asked = set(query)
        for campaign in self:
            campaign.asks_guess = campaign.id in asked

    def _compute_can_print(self):
        self.can_print = bool(printer())

    @api.depends_context("uid", "lang")
    def _compute_trust(self):
        for campaign in self:
            campaign.trust = self.env["ir.qweb"]._render(
                "social_readiness.readiness_trust", {"trust": Trust(campaign).compute()}
            )

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_view_actions(self):
        self.ensure_one()
        xml_id = "social_readiness.readiness_action_action"
        return {
            **self.env["ir.actions.actions"]._for_xml_id(xml_id),
            "context": {"default_campaign_id": self.id, "search_default_campaign_id": self.id},
        }

    def action_view_summary(self):
        """Open the summary: ready or not, why, and the first steps."""
        self.ensure_one()
        name = "social_readiness.readiness_summary_action"
        action = self.env["ir.actions.actions"]._for_xml_id(name)
        return {**action, "params": {"campaign_id": self.id}}

    def action_view_trust(self):
        """Open the page on how far the numbers can be trusted."""
        self.ensure_one()
        self.env["readiness.quality"].check_access("read")
        view = self.env.ref("social_readiness.readiness_campaign_view_form_trust")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Can I trust these numbers?"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(view.id, "form")],
        }

    def action_print_board_report(self):
        """Print the report for the board of directors."""
        return self.env.ref("social_readiness.board_report_action").report_action(self)
