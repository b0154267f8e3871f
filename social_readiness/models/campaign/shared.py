from odoo import api, models


class ReadinessCampaign(models.Model):
    """What a published campaign tells the whole staff, where it is shared with them.

    The company row and no other, from the same document as every export of the board.
    """

    _inherit = "readiness.campaign"

    @api.model
    def _shared_result(self, campaign_id=False):
        """Return this campaign, or the newest, if it is shared with the reader; else none."""
        shared = [("state", "=", "published"), ("shared_with_staff", "=", True)]
        if campaign_id:
            return self.search([*shared, ("id", "=", campaign_id)])
        campaigns = self.search(shared)
        return (campaigns.filtered("is_latest") or campaigns)[:1]

    def _shared_document(self):
        """Return the company row as a document, whoever reads: nobody gets more of it here."""
        self.ensure_one()
        document = self._export_document({"campaign": self.id, "level": 1})
        rows = [document.company] if document.company else []
        return document._replace(rows=rows, attention=[])
