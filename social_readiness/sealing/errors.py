# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What can be wrong with a key or with a sealed value."""


class SealError(Exception):
    """The seal cannot be used; ``reason`` says why, in one word."""

    reason = "missing"


class KeyMissing(SealError):
    """The key is not in the folder, or another key lies in its place."""


class KeyForeign(SealError):
    """The key belongs to another database, of which this one is a copy."""

    reason = "foreign"


class KeyNotWritten(SealError):
    """The folder takes no key: it is read-only, full or missing."""


class ValueDamaged(SealError):
    """The key is right, but the value was changed, cut, or moved to another place."""

    reason = "damaged"
