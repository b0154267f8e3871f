from odoo import models


class ReadinessCampaign(models.Model):
    """Notes and files on a campaign stay with those who plan it.

    Managers read the campaign while it runs, and the whole staff once its result is shared: that
    shares the result, not what HR wrote beside it. Whoever a message is sent to still gets it.
    """

    _inherit = "readiness.campaign"

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        super()._mail_get_operation_for_mail_message_operation(message_operation)
        return dict.fromkeys(self, "write")


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _inaccessible_comodel_records(self, model_and_ids, operation):
        name = "readiness.campaign"
        others = {model: ids for model, ids in model_and_ids.items() if model != name}
        yield from super()._inaccessible_comodel_records(others, operation)
        if name in model_and_ids:
            notes = {name: model_and_ids[name]}
            yield from super()._inaccessible_comodel_records(notes, "write")
