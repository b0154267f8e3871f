# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Bind keys to a database that was restored, moved or renamed; run on the server, by hand."""

from odoo.tools import SQL

from .errors import KeyForeign, KeyMissing
from .key_store import KEY, KeyRow, folder, key_from, read_key

GOOD = ("ready", "bound")


def status(cr):
    """Return [(campaign id, name, outcome)] for each campaign with a key.

    The outcome is ``ready``, ``missing``, or a text with the database that uses the key.
    """
    return [(campaign, name, _state(row)) for campaign, name, row in _rows(cr)]


def bind(cr):
    """Bind the keys to this database; return what ``status`` does, with ``bound`` for those bound.

    A key that another database of this server still uses is not changed. Otherwise the two
    databases would count the same people separately, and one would destroy the key that the other
    needs.
    """
    return [(campaign, name, _bind(cr, row)) for campaign, name, row in _rows(cr)]


def _rows(cr):
    cr.execute(
        SQL(
            "SELECT campaign.id, campaign.name, %s FROM readiness_campaign campaign"
            " WHERE seal_name IS NOT NULL ORDER BY campaign.id",
            KEY,
        )
    )
    return [(campaign, name, KeyRow(*row)) for campaign, name, *row in cr.fetchall()]


def _state(row):
    try:
        key_from(row)
    except KeyMissing:
        return "missing"
    except KeyForeign:
        return f"used by {read_key(row).owner.database}"
    return "ready"


def _bind(cr, row):
    state = _state(row)
    if state in ("ready", "missing"):
        return state
    key = read_key(row)
    cr.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s AND oid = %s::bigint::oid", [*key.owner]
    )
    if cr.fetchone():
        return f"still {state}"
    folder().put(row.name, key.given_to(row.owner).to_bytes())
    return "bound"
