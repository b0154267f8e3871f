from odoo import api, models

OFFICER = "social_readiness.group_readiness_officer"

# What the screens of viewers and managers show of a campaign, or search and sort by. Whatever is
# not named here is the officers' own: approval, codes, texts, settings, notes, problems.
READ_BY_READERS = frozenset(
    {
        "id",
        "display_name",
        "name",
        "state",
        "audience",
        "company_id",
        "date_open",
        "date_close",
        "minimum",
        "headcount",
        "respondents",
        "new_employees",
        "profile_id",
        "previous_id",
        "is_latest",
        "asks_guess",
        "action_count",
        "trust",
        "traces_removed",
        "unit_ids",
        "score_ids",
        "quality_ids",
    }
)


class ReadinessCampaign(models.Model):
    """Who reads which field: officers all, every other reader those that their screens show.

    A new field is the officers' until it is named above. Reading, searching, sorting, grouping
    and exporting by any other field is refused.
    """

    _inherit = "readiness.campaign"

    @api.model
    def _has_field_access(self, field, operation):
        return super()._has_field_access(field, operation) and (
            self.env.su
            or operation != "read"
            or field.name in READ_BY_READERS
            or self.env.user.has_group(OFFICER)
        )

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
