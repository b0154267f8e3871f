# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import ipaddress
import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, hmac

_logger = logging.getLogger(__name__)

# Wrong codes lately from one address, from which on the reply says so and the log is told. People
# of a whole plant share one address.
MANY = 10
FORGIVEN_AFTER = 120
KEPT_HOURS = 24


class ReadinessCodeGuess(models.Model):
    """How many wrong codes of a campaign came from one address lately: no code, no person.

    A right code is always looked up and always works, however many wrong ones came before it:
    a plant behind one proxy, or a tablet that many share, is never locked out by a mistyped or a
    malicious code. Whatever slowed down wrong codes only would not slow down guessing, for a
    guess is right or wrong before it is slow. So the length of the codes has to do it alone:

        12 symbols of 32 are 2^60 = 1.15e18 codes. At 1,000 guesses a second without a pause,
        far more than an Odoo server answers, and 1,000 people with a code, it takes
        2^60 / (1,000 * 1,000) seconds = 36,500 years until the first hit on average. In a
        campaign of 14 days the chance of a single hit is 1,000 * 1.21e9 / 2^60, about one in
        950,000. With the codes of 10 symbols that were printed before 19.0.2.0.0 it is one in 930.

    The count is for whoever watches the log: guessing is seen long before it succeeds. The key is
    a keyed hash of campaign and address. One wrong code is forgiven every two minutes, and all of
    them the next night. A right code leaves no row. No group has an access right.
    """

    _name = "readiness.code.guess"
    _description = "Recent Wrong Codes"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    key = fields.Char(required=True)
    wrong = fields.Integer(required=True)
    last = fields.Datetime(required=True)

    _key_unique = models.Constraint("UNIQUE (key)", "Each key has one counter.")

    @api.model
    def _key(self, campaign, address):
        message = f"{campaign.id} {self._network(address)}"
        return hmac(self.env(su=True), "social_readiness-guess", message, hashlib.sha256)

    @staticmethod
    def _network(address):
        """An IPv6 customer has a whole /64: one address of it is like another."""
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return address or ""
        return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))

    @api.model
    def _note(self, campaign, address):
        """Count a wrong code; return whether there were many lately from this address.

        The log learns the campaign and the number, nothing else.
        """
        [(wrong,)] = self.env.execute_query(
            SQL(
                """
                INSERT INTO readiness_code_guess AS known (campaign_id, key, wrong, last)
                VALUES (%(campaign)s, %(key)s, 1, %(now)s)
                    ON CONFLICT (key) DO UPDATE
                   SET last = EXCLUDED.last,
                       wrong = 1 + greatest(0, known.wrong - floor(
                           extract(epoch FROM EXCLUDED.last - known.last) / %(forgiven)s
                       )::integer)
             RETURNING wrong
                """,
                campaign=campaign.id,
                key=self._key(campaign, address),
                now=fields.Datetime.now(),
                forgiven=FORGIVEN_AFTER,
            )
        )
        _logger.warning(
            "Readiness campaign %s: wrong code, %s lately from one place", campaign.id, wrong
        )
        return wrong > MANY

    def _forget(self):
        before = fields.Datetime.now() - timedelta(hours=KEPT_HOURS)
        self.env.cr.execute(SQL("DELETE FROM readiness_code_guess WHERE last < %s", before))

    def _forget_of(self, campaign):
        self.env.cr.execute(
            SQL("DELETE FROM readiness_code_guess WHERE campaign_id = %s", campaign.id)
        )
