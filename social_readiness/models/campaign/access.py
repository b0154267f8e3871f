# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

OFFICER = "social_readiness.group_readiness_officer"

# What every record has.
ALWAYS_SHOWN = ("id", "display_name")


class ReadinessCampaign(models.Model):
    """Who reads which field: officers all, every other reader those that their screens show.

    These carry the attribute ``shown_to_readers``. Whatever does not is the officers' own:
    approval, codes, texts, settings, notes, problems. Reading, searching, sorting, grouping and
    exporting by such a field is refused. Notes and files on a campaign stay with those who may
    change it: managers read it while it runs, and the whole staff once its result is shared, not
    what HR wrote beside it. Whoever a message is sent to still gets it.
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

    # Odoo asks for rights on a field that is stored; a search method has to ask by itself.

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
