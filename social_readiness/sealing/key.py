# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The key of one campaign, with which values are sealed, opened and recognized."""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import ValueDamaged

VERSION = 1
SECRET_BYTES = 32
NONCE_BYTES = 12  # 96 random bits, as AES-GCM needs them


class Owner(NamedTuple):
    """The database that may use and destroy a key; a copy has another name or number (oid)."""

    database: str
    oid: int


@dataclass(frozen=True)
class CampaignKey:
    """A secret, the database that may use it, and the database and campaign it was made for.

    ``origin`` and ``campaign`` (what it was made for) never change, so that values can be opened
    after a move. ``owner`` (who may use it) is changed by a command that somebody runs on the
    server.
    """

    secret: bytes
    owner: Owner
    origin: str
    campaign: int

    @classmethod
    def new(cls, owner, campaign):
        secret = secrets.token_bytes(SECRET_BYTES)
        return cls(secret, owner, f"{owner.database}/{owner.oid}", campaign)

    def given_to(self, owner):
        return replace(self, owner=owner)

    # ------------------------------------------------------------
    # AS A FILE
    # ------------------------------------------------------------

    def to_bytes(self):
        values = {**asdict(self), "secret": self.secret.hex(), "owner": list(self.owner)}
        return json.dumps({"version": VERSION, **values}).encode()

    @classmethod
    def from_bytes(cls, content):
        """Return the key in a file.

        :raises ValueError: the content is not a key
        """
        try:
            values = json.loads(content)
            secret, owner = bytes.fromhex(values["secret"]), Owner(*values["owner"])
            return cls(secret, owner, values["origin"], values["campaign"])
        except (KeyError, TypeError, UnicodeDecodeError) as error:
            raise ValueError("This is no key.") from error

    # ------------------------------------------------------------
    # USE
    # ------------------------------------------------------------

    def _derived(self, purpose):
        return hmac.digest(self.secret, f"readiness {purpose} {VERSION}".encode(), "sha256")

    @property
    def check(self):
        """The value that the database stores to recognize this key; it reveals nothing else."""
        return self._derived("check")

    def _binding(self, unit):
        """Return what a value is bound to; copied to another place, it cannot be opened."""
        return f"{self.origin} {self.campaign} {unit} tally {VERSION}".encode()

    def seal(self, unit, value):
        """Return the encrypted value of a unit, which can be read or changed only with this key."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(self._derived("seal")).encrypt(nonce, value, self._binding(unit))
        return nonce + sealed

    def open(self, unit, sealed):
        """Return the value that was sealed for this unit.

        :raises ValueDamaged: it was changed, or belongs to another unit or campaign
        """
        sealed = bytes(sealed or b"")
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return AESGCM(self._derived("seal")).decrypt(nonce, rest, self._binding(unit))
        except (InvalidTag, ValueError) as error:
            raise ValueDamaged(f"The sealed value of unit {unit} cannot be opened.") from error

    def hash_of_code(self, text):
        """Return a keyed hash of a code: nobody can try codes on a copy of the database."""
        return hmac.new(self._derived("code"), text.encode(), hashlib.sha256).digest()
