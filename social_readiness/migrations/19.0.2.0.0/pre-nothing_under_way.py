# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Refuse the update while a campaign holds answers: older ones cannot be sealed afterward.

Logs and backups from before the update stay readable, so an open campaign could not keep its
promises.
"""

from odoo.exceptions import UserError

# The first released version has no ``launch_step``.
UNDER_WAY = """
    SELECT name FROM readiness_campaign campaign
     WHERE state IN ('open', 'closing', 'refused')
        OR to_jsonb(campaign) ->> 'launch_step' IS NOT NULL
        OR (state = 'scheduled' AND date_open <= now() AT TIME ZONE 'UTC')
        OR (state IN ('published', 'cancelled') AND survey_id IS NOT NULL
            AND traces_removed IS NOT TRUE)
  ORDER BY id
"""


def migrate(cr, _version):
    cr.execute(UNDER_WAY)
    if names := [name for (name,) in cr.fetchall()]:
        raise UserError(
            "Social Readiness cannot be updated while a campaign is open, closing, refused or "
            "being launched, or while its answers are being destroyed. Wait until it is closed, or "
            f"cancel it in the version installed now. Then update again. Campaigns: {names}"
        )
    cr.execute("ALTER TABLE readiness_campaign RENAME COLUMN traces_removed TO key_destroyed")
