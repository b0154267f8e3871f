# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The keys of campaigns, each in a file of the key folder: make, find and destroy them.

The row of a campaign says which file holds its key and how to recognize it (``seal_name`` and
``seal_check``, plain columns).
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
from .statements import rows_of, run

_logger = logging.getLogger(__name__)

ORPHAN_SECONDS = 24 * 3600

OWNER = SQL(
    "current_database(), (SELECT oid::bigint FROM pg_database WHERE datname = current_database())"
)
# The columns that identify the key of ``campaign``; other statements can read them in passing.
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
    """Return the folder of the keys, as the server is configured."""
    path = config.get("readiness_key_dir") or os.path.join(config["data_dir"], "readiness_keys")
    return KeyFolder(path)


def make_key(cr, campaign):
    """Make the key of a campaign, and write it to the disk before the launch commits.

    :raises KeyNotWritten: it cannot be written
    """
    [owner] = rows_of(cr, SQL("SELECT %s", OWNER))
    key, name = CampaignKey.new(Owner(*owner), campaign), token_hex(16)
    try:
        folder().put(name, key.to_bytes())
    except OSError as error:
        raise KeyNotWritten(str(error)) from error
    run(
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
    """Return the key for the columns ``KEY`` of a campaign, read from the disk.

    :raises KeyMissing: it does not exist, or the file holds another key
    :raises KeyForeign: it belongs to another database
    """
    row = KeyRow(*row)
    key = read_key(row)
    if key.owner != row.owner:
        raise KeyForeign(f"The key {row.name} belongs to the database {key.owner.database}.")
    return key


def read_key(row):
    """Return the key of a campaign, whichever database it belongs to.

    :raises KeyMissing: it does not exist, or the file holds another key
    """
    try:
        key = CampaignKey.from_bytes((row.name and folder().content(row.name)) or b"")
    except (OSError, ValueError) as error:
        raise KeyMissing(f"The key {row.name} is missing.") from error
    if key.check != bytes(row.check or b""):
        raise KeyMissing(f"The file {row.name} holds another key.")
    return key


def key_of(cr, campaign):
    """Return the key of a campaign; raises the errors of ``key_from``."""
    return key_from(_key_row(cr, campaign))


def _key_row(cr, campaign):
    rows = rows_of(
        cr, SQL("SELECT %s FROM readiness_campaign campaign WHERE id = %s", KEY, campaign)
    )
    return rows[0] if rows else (None, None, None, None)


def problem(cr, campaign):
    """Return why the seal of a campaign cannot be used: False, ``missing`` or ``foreign``."""
    try:
        key_of(cr, campaign)
    except SealError as error:
        return error.reason
    return False


def destroy_key(cr, campaign, is_committed=True):
    """Destroy the key of a campaign that is over; return whether no key of it is left here.

    A key that belongs to another database is not touched.

    :param is_committed: whether the end of the campaign is committed; if not, the key is destroyed
        when it is
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
    """Destroy this database's keys that belong to no campaign, after undone launches."""
    [row] = rows_of(cr, SQL("SELECT %s", OWNER))
    known = {
        name
        for (name,) in rows_of(
            cr, SQL("SELECT seal_name FROM readiness_campaign WHERE seal_name IS NOT NULL")
        )
    }
    for name in _names_of(Owner(*row)):
        if name not in known and folder().age(name) > ORPHAN_SECONDS:
            _destroy(name)


def destroy_all(cr):
    """Return a function that destroys all keys of this database; call it after the commit."""
    [row] = rows_of(cr, SQL("SELECT %s", OWNER))
    owner = Owner(*row)
    return lambda: [_destroy(name) for name in _names_of(owner)]


def _destroy(name):
    """Destroy a key, and return whether it is gone; if not, the job tries again."""
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
