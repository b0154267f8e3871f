import hashlib
import ipaddress
import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, hmac

_logger = logging.getLogger(__name__)

# So many wrong codes are free; then each waits longer. People of a whole plant share one
# address, so it is granted more than one browser.
FREE_OF_SESSION = 5
FREE_OF_ADDRESS = 10
FIRST_WAIT = 15
LONGEST_WAIT = 900
FORGIVEN_AFTER = 120
KEPT_HOURS = 24


class ReadinessCodeGuess(models.Model):
    """How many wrong codes came from where, lately: no code, no person, no address.

    The key is a keyed hash of a campaign and of an address or a browser's session. One wrong
    code is forgiven every two minutes, and all of them the next night. A right code leaves no
    row. No group has an access right.
    """

    _name = "readiness.code.guess"
    _description = "Wrong Codes Lately"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    key = fields.Char(required=True)
    wrong = fields.Integer(required=True)
    free = fields.Integer(required=True)
    last = fields.Datetime(required=True)

    _key_unique = models.Constraint("UNIQUE (key)", "One counter a key.")

    @api.model
    def _keys(self, campaign, address, session):
        """Return {key: how many wrong codes are free}."""
        sources = [(f"session {session}", FREE_OF_SESSION)]
        if address:
            sources.append((f"address {self._network(address)}", FREE_OF_ADDRESS))
        return {self._hash(campaign, source): free for source, free in sources}

    @api.model
    def _hash(self, campaign, source):
        message = f"{campaign.id} {source}"
        return hmac(self.env(su=True), "social_readiness-guess", message, hashlib.sha256)

    @staticmethod
    def _network(address):
        """An IPv6 customer has a whole /64: one address of it is like another."""
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return address
        return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))

    @api.model
    def _wait(self, keys):
        """Return how many seconds are left before the next code is looked at; 0 if none."""
        rows = self.env.execute_query(
            SQL(
                "SELECT wrong, free, last FROM readiness_code_guess WHERE key = ANY(%s)", list(keys)
            )
        )
        now = fields.Datetime.now()
        return max((self._left(now, *row) for row in rows), default=0)

    @staticmethod
    def _left(now, wrong, free, last):
        if wrong < free:
            return 0
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(wrong - free, 20))
        return max(0, round(wait - (now - last).total_seconds()))

    @api.model
    def _note(self, campaign, keys):
        """Count a wrong code; the log learns the campaign and the number, nothing else."""
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO readiness_code_guess AS known (campaign_id, key, wrong, free, last)
                SELECT %(campaign)s, new.key, 1, new.free, %(now)s
                  FROM unnest(%(keys)s::varchar[], %(free)s::integer[]) new (key, free)
              ORDER BY new.key
                    ON CONFLICT (key) DO UPDATE
                   SET last = EXCLUDED.last,
                       wrong = 1 + greatest(0, known.wrong - floor(
                           extract(epoch FROM EXCLUDED.last - known.last) / %(forgiven)s
                       )::integer)
             RETURNING wrong
                """,
                campaign=campaign.id,
                keys=list(keys),
                free=list(keys.values()),
                now=fields.Datetime.now(),
                forgiven=FORGIVEN_AFTER,
            )
        )
        wrong = max(count for (count,) in rows)
        _logger.warning(
            "Readiness campaign %s: wrong code, %s lately from one place", campaign.id, wrong
        )

    def _forget(self):
        before = fields.Datetime.now() - timedelta(hours=KEPT_HOURS)
        self.env.cr.execute(SQL("DELETE FROM readiness_code_guess WHERE last < %s", before))

    def _forget_of(self, campaign):
        self.env.cr.execute(
            SQL("DELETE FROM readiness_code_guess WHERE campaign_id = %s", campaign.id)
        )
