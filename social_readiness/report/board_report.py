# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The report for the board of directors: ready or not, the heatmap, and the planned actions."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ..local_time import day_label
from ..results.document import upper_levels
from ..results.document_writer import make_document
from ..results.files.table import table_of
from ..results.outcomes import previous_action_outcomes
from ..results.recommendations import SHARED
from ..results.release_reader import ReleaseReader
from ..results.summary import Summary
from ..results.trust import Trust
from ..tools import VIEWER
from .board_heatmap import heatmap_values

WIDTH = 860  # pixels of a page
ROWS = 24  # so many departments fit on a page; of a larger company, the upper levels are shown
DEEPEST = 99  # all levels
FEW = 3
ACTIONS = 12


class BoardReport(models.AbstractModel):
    """A few pages that can be read without explanation, from release rows only.

    Of the actions, the shared ones are printed, whoever prints them.

    The document contains its styles, and needs neither header nor footer.
    """

    _name = "report.social_readiness.board_report"
    _description = "Readiness Report for the Board of Directors"

    @api.model
    def _get_report_values(self, docids, data=None):
        """Return a report for each published campaign.

        :raises AccessError: the reader is no readiness viewer, or of another company
        """
        campaigns = self.env["readiness.campaign"].browse(docids)
        if not self.env.user.has_group(VIEWER):
            raise AccessError(
                self.env._("Only readiness viewers can print this report. Ask HR for access.")
            )
        campaigns.check_access("read")
        if campaigns.filtered(lambda campaign: campaign.state != "published"):
            raise UserError(self.env._("You can print the report after the results are published."))
        return {
            "doc_ids": docids,
            "doc_model": campaigns._name,
            "docs": campaigns,
            "reports": [self._report(campaign) for campaign in campaigns],
            "width": WIDTH,
        }

    def _report(self, campaign):
        verdict = Summary(campaign, planned=SHARED).compute()
        asked = [reason for reason in verdict["reasons"] if reason["state"] != "missing"]
        below = [reason for reason in asked if reason["gap"] < 0]
        above = sorted(
            (reason for reason in asked if reason["gap"] >= 0),
            key=lambda reason: -reason["gap"],
        )
        return {
            "campaign": campaign,
            "printed": self._day(campaign._today()),
            "closed": self._day(campaign.closing_day),
            "verdict": verdict,
            "gaps": below[:FEW],
            "strengths": above[:FEW],
            "heatmap": self._heatmap(campaign),
            "actions": self._actions(campaign),
            "outcomes": previous_action_outcomes(campaign, ReleaseReader(campaign).unit(), SHARED),
            "trust": Trust(campaign).compute(),
        }

    def _day(self, day):
        return day_label(self.env, day)

    def _heatmap(self, campaign):
        """Return the heatmap, as in every other file, with as many of the upper levels as fit."""
        view = {"campaign": campaign.id, "level": DEEPEST}
        whole = make_document(self.env, view)
        document = whole._replace(rows=upper_levels(whole.rows, ROWS))
        table = table_of(document, "score", with_targets=True)
        return {
            **heatmap_values(document, table, WIDTH),
            "tables": [table],
            "left_out": len(document.rows) < len(whole.rows),
        }

    def _actions(self, campaign):
        """Return the planned actions about this result that are shared."""
        actions = self.env["readiness.action"].search(
            [
                ("campaign_id", "=", campaign.id),
                ("state", "!=", "dropped"),
                *SHARED,
            ],
            limit=ACTIONS,
        )
        states = dict(actions._fields["state"]._description_selection(self.env))
        return [
            {
                "name": action.name,
                "effect": action.expected_effect or "",
                "unit": action.unit_id.display_name,
                "dimension": action.dimension_id.name,
                "owner": action.user_id.sudo().name or "",
                "due": self._day(action.date_deadline) if action.date_deadline else "",
                "state": states[action.state],
                "outcome": action.outcome or "",
            }
            for action in actions
        ]
