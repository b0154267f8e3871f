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
