# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Which fields of a campaign an approval covers."""

from odoo import models

# Fields of a campaign that an approval does not cover, by their attribute ``changes`` (see
# ``models/campaign/changes.py``), each with the reason. Every other stored field is covered, so new
# fields are covered from the beginning.
NOT_APPROVED = {
    "by_steps": "Written by the campaign's own steps: nobody sets it.",
    "approval": "The approval itself.",
}


def approved_fields(campaign):
    """Return the campaign's own fields that an approval covers: {name: field}."""
    return {
        name: field
        for name, field in campaign._fields.items()
        if field.store
        and field.type != "one2many"
        and name not in models.MAGIC_COLUMNS  # the id, and Odoo's own notes
        and getattr(field, "changes", None) not in NOT_APPROVED
    }
