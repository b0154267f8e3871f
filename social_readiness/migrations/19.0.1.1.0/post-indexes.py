# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Drop indexes that no query needs: Odoo itself only adds missing ones."""

UNNEEDED = (
    "readiness_roster__campaign_id_index",
    "readiness_score__campaign_id_index",
    "readiness_score__company_id_index",
    "readiness_score__kind_index",
)


def migrate(cr, _version):
    for name in UNNEEDED:
        cr.execute(f"DROP INDEX IF EXISTS {name}")
