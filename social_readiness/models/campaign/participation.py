# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models

from ...engine.participation import SMALLEST_INVITED, STEP, step_of
from ...engine.scores import share_of
from ...job_runner import run_each
from ...planning.projection import projection
from ...tools import one_or_many, percent_label
from ...transactions import acquire_lifecycle_lock, begin_read_committed
from .seal import waiting_for_key


class ReadinessCampaign(models.Model):
    """The response rate, the only figure of an open campaign: a rough one, stored once a day.

    A projection of how many departments can be shown in the end is computed from the same figure.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    participation_ids = fields.One2many(
        "readiness.participation", "campaign_id", "Response rates", readonly=True
    )
    participation_label = fields.Char("Response rate", compute="_compute_participation")
    participation_note = fields.Char("Without a response rate", compute="_compute_participation")
    participation_tenths = fields.Integer(
        "Response rate, in steps of 10 points", compute="_compute_participation", aggregator=None
    )
    newest_participation_ids = fields.Many2many(
        "readiness.participation",
        string="Latest response rates",
        compute="_compute_newest_participation_ids",
    )
    projected_shown = fields.Integer(
        "Departments that can be shown",
        readonly=True,
        copy=False,
        aggregator=None,
        changes="by_steps",
    )
    projected_of = fields.Integer(
        "Total departments", readonly=True, copy=False, aggregator=None, changes="by_steps"
    )
    projection_label = fields.Char("Forecast", compute="_compute_projection_label")

    # ------------------------------------------------------------
    # COMPUTE
    # ------------------------------------------------------------

    @api.depends("participation_ids.step", "state", "respondents", "headcount")
    @api.depends_context("lang", "uid")
    def _compute_participation(self):
        of_company = [("unit_id.parent_id", "=", False)]
        figures = self.env["readiness.participation"]._newest_of(self, of_company)
        newest = figures.grouped("campaign_id")
        for campaign in self:
            label, tenths = _rate(campaign, newest.get(campaign._origin, figures.browse()))
            campaign.update(
                {
                    "participation_label": label,
                    "participation_note": not label and _why_no_rate(campaign),
                    "participation_tenths": tenths,
                }
            )

    @api.depends("participation_ids")
    @api.depends_context("uid")
    def _compute_newest_participation_ids(self):
        figures = self.env["readiness.participation"]._newest_of(self)
        newest = figures.grouped("campaign_id")
        for campaign in self:
            own = newest.get(campaign._origin, figures.browse())
            campaign.newest_participation_ids = own.sorted(lambda one: one.unit_id.parent_path)

    @api.depends("projected_shown", "projected_of", "state")
    @api.depends_context("lang")
    def _compute_projection_label(self):
        for campaign in self:
            known = campaign.projected_of > 0 and campaign.state == "open"
            campaign.projection_label = known and _projection_sentence(campaign)

    # ------------------------------------------------------------
    # EVERY NIGHT
    # ------------------------------------------------------------

    @api.model
    def _cron_participation(self):
        """Every night: store today's figure of every open campaign."""
        open_now = self.sudo().search([("state", "=", "open")])
        run_each(open_now, "participation", lambda campaign: campaign._store_tonight())
        self._reseal_all()

    def _store_tonight(self):
        begin_read_committed(self.env)
        acquire_lifecycle_lock(self)  # so that two jobs at once store one figure
        with waiting_for_key(self):
            self._store_participation()

    def _store_participation(self):
        """Store today's figures, once, and how many departments they let expect."""
        campaign, figures = self.sudo(), self.env["readiness.participation"].sudo()
        figures._store_today(self)
        step = figures._newest_steps(self).get(campaign._root_unit().id)
        if step:
            campaign.projected_shown, campaign.projected_of = projection(campaign, step)


def _rate(campaign, figure):
    """Return (label, number of steps of ten points that are reached) of a campaign.

    :param figure: its newest stored one, which may be empty. After the close, it is the exact rate
        of the whole campaign instead.
    """
    if campaign.state in ("draft", "scheduled"):
        return False, 0
    if campaign.state == "published" and campaign.respondents:
        return (
            percent_label(campaign.env, share_of(campaign.respondents, campaign.headcount)),
            step_of(campaign.respondents, campaign.headcount) // STEP,
        )
    return figure.label, figure.step // STEP


def _why_no_rate(campaign):
    """Return what stands in the place of a response rate; False for a draft."""
    _ = campaign.env._
    if campaign.state in (False, "draft"):
        return False
    if campaign.headcount < SMALLEST_INVITED:
        return _("Not shown for fewer than 20 people")
    awaits = campaign.state in ("scheduled", "open")
    return _("Available after the first night") if awaits else _("Not shown")


def _projection_sentence(campaign):
    _, shown = campaign.env._, campaign.projected_shown
    if campaign.projected_of == 1 and not shown:
        return _("At this pace, the only department cannot be shown.")
    return one_or_many(
        campaign.projected_of,
        _("At this pace, the only department can probably be shown."),
        _(
            "At this pace, about %(shown)s of %(all)s departments can be shown.",
            shown=shown,
            all=campaign.projected_of,
        ),
    )
