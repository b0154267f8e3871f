# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Seal scheduled campaigns, and delete what older versions stored about answers.

A dropped column stays on disk in every existing row. So the tables are copied, emptied and filled
again, in order of id.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.social_readiness.sealing import key_store

OLD_COLUMNS = {
    "readiness_roster": ("answered", "told", "code_hash"),
    "readiness_tally": ("respondents", "counts"),
}


def migrate(cr, _version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    cr.execute("DELETE FROM readiness_tally")
    for campaign in env["readiness.campaign"].search([("state", "=", "scheduled")]):
        _seal(campaign)
    for table, columns in OLD_COLUMNS.items():
        _drop(cr, table, columns)
    _write_anew(cr)


def _seal(campaign):
    campaign._open_seal()
    cr = campaign.env.cr
    key = key_store.key_of(cr, campaign.id)
    cr.execute(
        "SELECT id, code_hash FROM readiness_roster"
        " WHERE campaign_id = %s AND code_hash IS NOT NULL ORDER BY id",
        [campaign.id],
    )
    for roster, code_hash in cr.fetchall():
        cr.execute(
            "INSERT INTO readiness_code (campaign_id, roster_id, hash) VALUES (%s, %s, %s)",
            [campaign.id, roster, key.hash_of_code(code_hash)],
            log_exceptions=False,
        )


def _drop(cr, table, columns):
    for column in columns:
        cr.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS {column}")


def _write_anew(cr):
    """Write all tables again at once, because codes refer to the roster."""
    tables = ("readiness_roster", "readiness_tally", "readiness_code")
    for table in tables:
        cr.execute(f"CREATE TEMPORARY TABLE {table}_kept AS SELECT * FROM {table}")
    cr.execute(f"TRUNCATE {', '.join(tables)}")
    for table in tables:
        cr.execute(f"INSERT INTO {table} SELECT * FROM {table}_kept ORDER BY id")
        cr.execute(f"DROP TABLE {table}_kept")
