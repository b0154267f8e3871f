# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The sealed values in the database, one per department: the only way to open them."""

from odoo.tools import SQL

from .errors import KeyMissing, SealError
from .key_store import KEY, key_from, make_key
from .statements import rows_of, run
from .value import UnitValue


def open_units(cr, campaign, size):
    """Make the campaign's key, and a sealed value that counts nobody for every unit.

    :param size: number of counters
    :raises KeyNotWritten: the key cannot be written
    """
    key = make_key(cr, campaign)
    seats = rows_of(
        cr,
        SQL(
            """
            SELECT unit.id, count(roster.id)
              FROM readiness_unit unit LEFT JOIN readiness_roster roster ON roster.unit_id = unit.id
             WHERE unit.campaign_id = %s GROUP BY unit.id ORDER BY unit.id
            """,
            campaign,
        ),
    )
    _insert(cr, campaign, [(unit, key.seal(unit, UnitValue.empty(size, people).to_bytes()))
                           for unit, people in seats])  # fmt: skip


def _insert(cr, campaign, sealed):
    """Write the values of a campaign in the order of units, in one statement."""
    run(
        cr,
        SQL(
            """
            INSERT INTO readiness_tally (campaign_id, unit_id, sealed)
            SELECT %s, made.unit, made.sealed
              FROM unnest(%s::integer[], %s::bytea[]) made (unit, sealed) ORDER BY made.unit
            """,
            campaign,
            [unit for unit, _value in sealed],
            [value for _unit, value in sealed],
        ),
    )


def count(cr, campaign, roster, increments, sender=None):
    """Count the answers of a person in the roster, once; return whether they were added now.

    There is one statement that locks and one that writes. They are the same if the person was
    counted before.

    :param increments: what to add to each counter, see ``TallyLayout.increments``
    :param sender: id of the user who sends the answers; None with a code
    :raises SealError: the key is missing or another database's, or the value is damaged
    """
    rows = rows_of(
        cr,
        SQL(
            """
            SELECT tally.unit_id, tally.sealed, roster.seat, (roster.user_id = %(sender)s) IS TRUE,
                   %(key)s
              FROM readiness_roster roster
              JOIN readiness_tally tally ON tally.unit_id = roster.unit_id
              JOIN readiness_campaign campaign ON campaign.id = tally.campaign_id
             WHERE roster.id = %(roster)s AND campaign.id = %(campaign)s
               FOR UPDATE OF tally
            """,
            key=KEY,
            sender=sender,
            roster=roster,
            campaign=campaign,
        ),
    )
    if not rows:
        raise KeyMissing("This campaign counts nobody any more.")
    unit, sealed, seat, own, *key_row = rows[0]
    key = key_from(key_row)
    value = UnitValue.from_bytes(key.open(unit, sealed))
    first = value.count(seat, increments, own)
    run(
        cr,
        SQL(
            "UPDATE readiness_tally SET sealed = %s WHERE unit_id = %s",
            key.seal(unit, value.to_bytes()),
            unit,
        ),
    )
    return first


def has_sent(key_row, unit, sealed, seat):
    """Return whether a person answered from their own account; False if nothing can be opened."""
    try:
        value = UnitValue.from_bytes(key_from(key_row).open(unit, sealed))
    except SealError:
        return False
    return value.has_sent(seat)


def opened(cr, campaign):
    """Return {unit id: UnitValue} of a campaign; empty after the close.

    :raises SealError: the key is missing or another database's, or a value is damaged
    """
    key, sealed = _sealed(cr, campaign)
    return {unit: UnitValue.from_bytes(key.open(unit, value)) for unit, value in sealed}


def _sealed(cr, campaign):
    """Return the key of a campaign and [(unit id, sealed value)], in one statement."""
    rows = rows_of(
        cr,
        SQL(
            """
            SELECT tally.unit_id, tally.sealed, %(key)s
              FROM readiness_tally tally
              JOIN readiness_campaign campaign ON campaign.id = tally.campaign_id
             WHERE campaign.id = %(campaign)s ORDER BY tally.unit_id
            """,
            key=KEY,
            campaign=campaign,
        ),
    )
    key = key_from(rows[0][2:]) if rows else None
    return key, [(unit, sealed) for unit, sealed, *_key in rows]


def reseal(cr, campaign):
    """Seal all values of a campaign again, in new rows.

    Two copies of the database then do not tell in which unit something changed between them. The
    caller keeps the campaign locked, so that nobody is counted meanwhile.
    """
    key, sealed_before = _sealed(cr, campaign)
    opened_units = [(unit, key.open(unit, sealed)) for unit, sealed in sealed_before]
    run(cr, SQL("DELETE FROM readiness_tally WHERE campaign_id = %s", campaign))
    _insert(cr, campaign, [(unit, key.seal(unit, value)) for unit, value in opened_units])
