from odoo import api, fields, models
from odoo.tools import SQL

from ...engine.disclosure import Unit
from ...engine.participation import participation_steps
from ...engine.scores import share_of
from ...job_runner import run_each
from ...sealing import value_store
from ...transactions import acquire_lifecycle_lock, begin_read_committed
from .seal import waiting_for_key


class ReadinessCampaign(models.Model):
    """While a campaign is open, only its participation is known: one rough figure a day."""

    _inherit = "readiness.campaign"

    participation_ids = fields.One2many("readiness.participation", "campaign_id", readonly=True)
    participation_label = fields.Char("Taken part", compute="_compute_participation_label")
    newest_participation_ids = fields.Many2many(
        "readiness.participation", compute="_compute_newest_participation_ids"
    )

    @api.depends("participation_ids.step", "state", "respondents", "headcount")
    @api.depends_context("lang", "uid")
    def _compute_participation_label(self):
        for campaign in self:
            campaign.participation_label = campaign._participation_label()

    def _participation_label(self):
        if self.state in ("draft", "scheduled"):
            return False
        if self.state == "published" and self.respondents:
            return f"{share_of(self.respondents, self.headcount)} %"
        figure = self._newest_figures([("unit_id.parent_id", "=", False)])
        return bool(figure) and figure._label_of(figure.step)

    @api.depends("participation_ids")
    @api.depends_context("uid")
    def _compute_newest_participation_ids(self):
        for campaign in self:
            campaign.newest_participation_ids = campaign._newest_figures().sorted(
                lambda figure: figure.unit_id.parent_path
            )

    def _newest_figures(self, domain=()):
        """The stored figures of the newest day, as the reader may see them."""
        self.ensure_one()
        Figure = self.env["readiness.participation"]
        of_campaign = [("campaign_id", "in", self.ids), *domain]
        newest = Figure.search(of_campaign, order="date desc", limit=1)
        return Figure.search([*of_campaign, ("date", "=", newest.date)]) if newest else newest

    def _latest_participation(self):
        """{unit id: step} of the newest day, as the reader may see it."""
        return {figure.unit_id.id: figure.step for figure in self._newest_figures()}

    @api.model
    def _cron_participation(self):
        """Nightly: store today's figure of every open campaign."""
        open_now = self.sudo().search([("state", "=", "open")])
        run_each(open_now, "participation", lambda campaign: campaign._store_tonight())
        self._reseal_all()

    def _store_tonight(self):
        begin_read_committed(self.env)
        acquire_lifecycle_lock(self)  # two jobs at once store one figure
        with waiting_for_key(self):
            self._store_participation()

    def _store_participation(self):
        """Store today's figures, once, and how many results they let expect."""
        self._store_figures()
        self._store_projection()

    def _store_figures(self):
        today = self._today()
        if self.sudo()._newest_figures([("date", "=", today)]):
            return
        self.env["readiness.participation"].sudo().create(
            [
                {"campaign_id": self.id, "unit_id": unit, "date": today, "step": step}
                for unit, step in self._participation_steps().items()
            ]
        )

    def _participation_steps(self):
        """{unit id: step} of the units that may be shown: by headcount, never by answers.

        Each is a function of the steps of blocks (see the engine). A row a unit is read, not one
        a person: a large company costs no more than a small one.
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, parent_id, direct_headcount FROM readiness_unit
                 WHERE campaign_id = %s ORDER BY parent_path
                """,
                self.id,
            )
        )
        values = value_store.opened(self.env.cr, self.id)
        return participation_steps(
            Unit(unit, parent, values[unit].respondents, invited) for unit, parent, invited in rows
        )
