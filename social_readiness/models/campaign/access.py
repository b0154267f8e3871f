# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from ...tools import OFFICER

# Fields that every record has.
ALWAYS_SHOWN = ("id", "display_name")


class ReadinessCampaign(models.Model):
    """Which fields of a campaign each reader may read: officers all, others those on their screens.

    Fields with the attribute ``shown_to_readers`` are readable by everybody who may read the
    campaign. All others are for officers only: approval, codes, texts, settings, notes, problems.
    Others can neither read them nor search, sort, group or export by them. Messages and files on
    a campaign are for those who may change it; managers who may read the campaign while it runs,
    and the staff after its result was shared, do not see what HR wrote there. Those to whom a
    message is sent still get it.
    """

    _inherit = "readiness.campaign"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def _has_field_access(self, field, operation):
        return super()._has_field_access(field, operation) and (
            self.env.su
            or operation != "read"
            or getattr(field, "shown_to_readers", False)
            or field.name in ALWAYS_SHOWN
            or self.env.user.has_group(OFFICER)
        )

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        super()._mail_get_operation_for_mail_message_operation(message_operation)
        return dict.fromkeys(self, "write")

    # Odoo checks access to stored fields; a search method has to check it itself.

    def _search_guarded(self, name, search, operator, value):
        self._check_field_access(self._fields[name], "read")
        return search(operator, value)

    def _search_activity_state(self, operator, value):
        search = super()._search_activity_state
        return self._search_guarded("activity_state", search, operator, value)

    def _search_my_activity_date_deadline(self, operator, operand):
        search = super()._search_my_activity_date_deadline
        return self._search_guarded("my_activity_date_deadline", search, operator, operand)

    def _search_message_is_follower(self, operator, operand):
        search = super()._search_message_is_follower
        return self._search_guarded("message_is_follower", search, operator, operand)

    def _search_message_partner_ids(self, operator, operand):
        search = super()._search_message_partner_ids
        return self._search_guarded("message_partner_ids", search, operator, operand)

    def _search_has_message(self, operator, value):
        search = super()._search_has_message
        return self._search_guarded("has_message", search, operator, value)
