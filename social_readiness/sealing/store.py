"""Where the sealed values lie, and the only way to open them.

The statements name people and units. If one fails, Odoo's log must not repeat it.
"""

import logging
import os
from contextlib import suppress
from functools import partial
from secrets import token_hex
from typing import NamedTuple

from odoo.tools import SQL, config

from .errors import KeyForeign, KeyMissing, KeyNotWritten, SealError
from .folder import KeyFolder
from .key import CampaignKey, Owner
from .value import UnitValue

_logger = logging.getLogger(__name__)

ORPHAN_SECONDS = 24 * 3600

OWNER = SQL(
    "current_database(), (SELECT oid::bigint FROM pg_database WHERE datname = current_database())"
)
# What tells which key a campaign has; a statement that joins ``campaign`` reads it on the way.
KEY = SQL("campaign.seal_name, campaign.seal_check, %s", OWNER)


class KeyRow(NamedTuple):
    """The columns of ``KEY``."""

    name: str
    check: bytes
    database: str
    oid: int

    @property
    def owner(self):
        return Owner(self.database, self.oid)


def folder():
    """The folder of the keys, as the server is configured."""
    path = config.get("readiness_key_dir") or os.path.join(config["data_dir"], "readiness_keys")
    return KeyFolder(path)


# ------------------------------------------------------------
# KEYS
# ------------------------------------------------------------


def make_key(cr, campaign):
    """Make the key of a campaign, on the disk before the launch commits.

    :raises KeyNotWritten: the folder takes none
    """
    [owner] = _rows(cr, SQL("SELECT %s", OWNER))
    key, name = CampaignKey.new(Owner(*owner), campaign), token_hex(16)
    try:
        folder().put(name, key.to_bytes())
    except OSError as error:
        raise KeyNotWritten(str(error)) from error
    _run(
        cr,
        SQL(
            "UPDATE readiness_campaign SET seal_name = %s, seal_check = %s WHERE id = %s",
            name,
            key.check,
            campaign,
        ),
    )
    return key


def key_from(row):
    """Return the key that the columns ``KEY`` of a campaign lead to, read from the disk.

    :raises KeyMissing: it is not there, or another one lies in its place
    :raises KeyForeign: it belongs to another database
    """
    row = KeyRow(*row)
    key = read_key(row)
    if key.owner != row.owner:
        raise KeyForeign(f"The key {row.name} belongs to the database {key.owner.database}.")
    return key


def read_key(row):
    """Return the key of a campaign, whichever database may use it.

    :raises KeyMissing: it is not there, or another one lies in its place
    """
    try:
        key = CampaignKey.from_bytes((row.name and folder().content(row.name)) or b"")
    except (OSError, ValueError) as error:
        raise KeyMissing(f"The key {row.name} is missing.") from error
    if key.check != bytes(row.check or b""):
        raise KeyMissing(f"The file {row.name} holds another key.")
    return key


def key_of(cr, campaign):
    """Return the key of a campaign; raises what ``key_from`` does."""
    return key_from(_key_row(cr, campaign))


def _key_row(cr, campaign):
    rows = _rows(cr, SQL("SELECT %s FROM readiness_campaign campaign WHERE id = %s", KEY, campaign))
    return rows[0] if rows else (None, None, None, None)


def problem(cr, campaign):
    """Why the seal of a campaign cannot be used: False, ``missing`` or ``foreign``."""
    try:
        key_of(cr, campaign)
    except SealError as error:
        return error.reason
    return False


def destroy_key(cr, campaign, is_committed=True):
    """Destroy the key of a campaign that is over; return whether no key of it is left here.

    The key of another database stays.

    :param is_committed: whether the end of the campaign is; else the key goes when it is
    """
    row = _key_row(cr, campaign)
    try:
        key_from(row)
    except KeyForeign:
        return False
    except KeyMissing:
        if row[0] and not folder().is_mounted():
            return False
    if not row[0]:
        return True
    if not is_committed:
        cr.postcommit.add(partial(_destroy, row[0]))
        return True
    return _destroy(row[0])


def destroy_orphans(cr):
    """Destroy the keys of this database that no campaign knows: of a launch rolled back."""
    _destroy_unknown(cr, ORPHAN_SECONDS)


def destroy_all(cr):
    """Return a function that destroys all keys of this database, when it is committed."""
    [row] = _rows(cr, SQL("SELECT %s", OWNER))
    owner = Owner(*row)
    return lambda: [_destroy(name) for name in _names_of(owner)]


def _destroy_unknown(cr, seconds):
    [row] = _rows(cr, SQL("SELECT %s", OWNER))
    known = {
        name
        for (name,) in _rows(
            cr, SQL("SELECT seal_name FROM readiness_campaign WHERE seal_name IS NOT NULL")
        )
    }
    for name in _names_of(Owner(*row)):
        if name not in known and folder().age(name) > seconds:
            _destroy(name)


def _destroy(name):
    """Whether the key is gone; if not, the job tries again."""
    try:
        folder().destroy(name)
    except OSError as error:
        _logger.error("The key %s cannot be destroyed: %s", name, error)
        return False
    return True


def _names_of(owner):
    keys = folder()
    for name in keys.names():
        with suppress(ValueError, OSError):
            if CampaignKey.from_bytes(keys.content(name) or b"").owner == owner:
                yield name


# ------------------------------------------------------------
# VALUES
# ------------------------------------------------------------


def open_units(cr, campaign, size):
    """Make the campaign's key and, for every unit, a sealed value that counts nobody.

    :param size: the number of counters
    :raises KeyNotWritten: the folder takes no key
    """
    key = make_key(cr, campaign)
    seats = _rows(
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
    """Write the values of a campaign in order of unit, in one statement."""
    _run(
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
    """Count the answers of a person of the roster, once; return whether they were added now.

    One statement that locks, one that writes: the same two for whoever was counted before.

    :param increments: what to add to each counter, see ``TallyLayout.increments``
    :param sender: the id of the account that sends; None with a code
    :raises SealError: the key is missing or another database's, or the value is damaged
    """
    rows = _rows(
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
    _run(
        cr,
        SQL(
            "UPDATE readiness_tally SET sealed = %s WHERE unit_id = %s",
            key.seal(unit, value.to_bytes()),
            unit,
        ),
    )
    return first


def has_sent(key_row, unit, sealed, seat):
    """Whether a person sent answers from their own account; False where nothing can be opened."""
    try:
        value = UnitValue.from_bytes(key_from(key_row).open(unit, sealed))
    except SealError:
        return False
    return value.has_sent(seat)


def opened(cr, campaign):
    """Return {unit id: UnitValue} of a campaign that is not over.

    After the close it is empty.

    :raises SealError: the key is missing or another database's, or a value is damaged
    """
    key, sealed = _sealed(cr, campaign)
    return {unit: UnitValue.from_bytes(key.open(unit, value)) for unit, value in sealed}


def _sealed(cr, campaign):
    """The key of a campaign and [(unit id, sealed value)], in one statement."""
    rows = _rows(
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
    """Seal all values of a campaign anew, in rows that are all new.

    Whoever compares two copies does not see in which unit something changed between them. The
    caller keeps the campaign locked, so that nobody is counted meanwhile.
    """
    key, sealed_before = _sealed(cr, campaign)
    opened_units = [(unit, key.open(unit, sealed)) for unit, sealed in sealed_before]
    _run(cr, SQL("DELETE FROM readiness_tally WHERE campaign_id = %s", campaign))
    _insert(cr, campaign, [(unit, key.seal(unit, value)) for unit, value in opened_units])


def _run(cr, query):
    cr.execute(query, log_exceptions=False)


def _rows(cr, query):
    _run(cr, query)
    return cr.fetchall()
