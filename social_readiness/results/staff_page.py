# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from .document_writer import make_document

MOST_LISTED = 3


class ReadinessStaffPage(models.AbstractModel):
    """What a published campaign tells the whole staff, where it is shared with them.

    The company row and no other, from the same document as every file.
    """

    _name = "readiness.staff.page"
    _description = "Readiness Results Shared with Employees"

    @api.model
    @api.readonly
    def get_shared_results(self):
        """Return the newest results that are shared with the reader: a list of id and name."""
        return [{"id": one.id, "name": one.name} for one in self._shared()[:MOST_LISTED]]

    @api.model
    def _shared(self):
        """Return what is shared with the reader, the newest first; nothing for who is no employee.

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
