from odoo import api, models

MOST_LISTED = 3


class ReadinessCampaign(models.Model):
    """What a published campaign tells the whole staff, where it is shared with them.

    The company row and no other, from the same document as every export of the board.
    """

    _inherit = "readiness.campaign"

    @api.model
    @api.readonly
    def get_shared_results(self):
        """Return the newest results that are shared with the reader: a list of id and name."""
        return [{"id": one.id, "name": one.name} for one in self._shared_results()[:MOST_LISTED]]

    @api.model
    def _shared_results(self):
        """What is shared with the reader, the newest first; nothing for who is no employee.

        In sudo: the staff have no access to campaigns. Whoever gets these records shows the name
        and ``_shared_document``, and nothing else of them.
        """
        if not self.env.user._is_internal():
            return self.sudo().browse()
        return self.sudo().search(
            [
                ("state", "=", "published"),
                ("shared_with_staff", "=", True),
                ("company_id", "in", self.env.companies.ids),
            ]
        )

    @api.model
    def _shared_result(self, campaign_id=False):
        """Return this campaign, or the newest, if it is shared with the reader; else none."""
        campaigns = self._shared_results()
        if campaign_id:
            return campaigns.filtered(lambda campaign: campaign.id == campaign_id)
        return (campaigns.filtered("is_latest") or campaigns)[:1]

    def _shared_document(self):
        """Return the company row as a document, whoever reads: nobody gets more of it here."""
        self.ensure_one()
        document = self._export_document({"campaign": self.id, "level": 1})
        rows = [document.company] if document.company else []
        return document._replace(rows=rows, attention=[])
