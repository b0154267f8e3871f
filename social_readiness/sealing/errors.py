# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Errors of keys and sealed values."""


class SealError(Exception):
    """The seal cannot be used; ``reason`` names why in one word."""

    reason = "missing"


class KeyMissing(SealError):
    """The key is not in the folder, or the file holds another key."""


class KeyForeign(SealError):
    """The key belongs to another database, of which this one is a copy."""

    reason = "foreign"


class KeyNotWritten(SealError):
    """The key cannot be written: the folder is read-only, full or missing."""


class ValueDamaged(SealError):
    """The key is right, but the value was changed, cut, or copied from another row."""

    reason = "damaged"
