# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from ..local_time import day_label
from .document_writer import make_document

MOST_LISTED = 3
# What may be told of actions before a survey, and in which order.
TOLD = ("done", "running", "planned")
MOST_TOLD = 2


class ReadinessStaffPage(models.AbstractModel):
    """What a published campaign tells the whole staff, where it is shared with them.

    The company row and no other, from the same document as every file.
    """

    _name = "readiness.staff.page"
    _description = "Readiness Results Shared with Employees"

    @api.model
    @api.readonly
    def get_shared_results(self):
        """Return the newest results that are shared with the reader.

        A list of dicts: id, name, ``published`` (a day in words), and ``score`` (the company's
        overall score, or False where nothing is shown).
        """
        campaigns = self._shared()[:MOST_LISTED]
        if not campaigns:
            return []
        scores = self._overall_scores(campaigns)
        return [
            {
                "id": campaign.id,
                "name": campaign.name,
                "published": day_label(self.env, campaign._day_of(campaign.date_published)),
                "score": scores.get(campaign.id, False),
            }
            for campaign in campaigns
        ]

    def _overall_scores(self, campaigns):
        """{campaign id: overall score of the company}, by the reader's own rules.

        The staff read that row, but no unit: which one is the company is asked in sudo.
        """
        company = [("campaign_id", "in", campaigns.ids), ("parent_id", "=", False)]
        rows = self.env["readiness.score"].search(
            [
                ("unit_id", "in", self.env["readiness.unit"].sudo().search(company).ids),
                ("scope", "=", "subtree"),
                ("kind", "=", "overall"),
            ]
        )
        return {row.campaign_id.id: row.score for row in rows}

    @api.model
    def _shared(self):
        """Return what is shared with the reader, the newest first.

        Users of a portal get nothing.

        In sudo: the staff have no access to campaigns. Whoever gets these records shows the name
        and ``_document``, and nothing else of them.
        """
        campaigns = self.env["readiness.campaign"].sudo()
        if not self.env.user._is_internal():
            return campaigns
        return campaigns.search(
            [
                ("state", "=", "published"),
                ("shared_with_staff", "=", True),
                ("company_id", "in", self.env.companies.ids),
            ]
        )

    @api.model
    def _find(self, campaign_id=False):
        """Return this campaign, or the newest, if it is shared with the reader; else none."""
        campaigns = self._shared()
        if campaign_id:
            return campaigns.filtered(lambda campaign: campaign.id == campaign_id)
        return (campaigns.filtered("is_latest") or campaigns)[:1]

    @api.model
    def _document(self, campaign):
        """Return the company row as a document, whoever reads: nobody gets more of it here.

        :param campaign: one that ``_find`` has returned
        """
        document = make_document(campaign.env, {"campaign": campaign.id, "level": 1})
        rows = [document.company] if document.company else []
        return document._replace(rows=rows, attention=[])

    @api.model
    def _last_time(self, company):
        """Return what came of the newest results that are shared with a company's staff.

        For the page before the first question, whoever reads it. No score: it would suggest
        answers. An action is told if it is shared, and about the company as a whole.

        :return: ((its status, its name), ...), empty where nothing is told of any action; None
            where no results are shared
        """
        shared = [("state", "=", "published"), ("shared_with_staff", "=", True)]
        campaigns = self.env["readiness.campaign"].sudo()
        last = campaigns.search([*shared, ("company_id", "=", company.id)], limit=1)
        if not last:
            return None
        actions = (
            self.env["readiness.action"]
            .sudo()
            .search_fetch(
                [
                    ("campaign_id", "=", last.id),
                    ("unit_id.parent_id", "=", False),
                    ("is_shared", "=", True),
                    ("state", "in", TOLD),
                ],
                ["state", "name"],
            )
        )
        labels = dict(actions._fields["state"]._description_selection(self.env))
        told = actions.sorted(lambda action: TOLD.index(action.state))[:MOST_TOLD]
        return tuple((labels[action.state], action.name) for action in told)
