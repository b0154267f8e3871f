# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import models


class IrAttachment(models.Model):
    """Files on a campaign are for those who plan it, as its messages are."""

    _inherit = "ir.attachment"

    def _inaccessible_comodel_records(self, model_and_ids, operation):
        name = "readiness.campaign"
        others = {model: ids for model, ids in model_and_ids.items() if model != name}
        yield from super()._inaccessible_comodel_records(others, operation)
        if name in model_and_ids:
            notes = {name: model_and_ids[name]}
            yield from super()._inaccessible_comodel_records(notes, "write")
