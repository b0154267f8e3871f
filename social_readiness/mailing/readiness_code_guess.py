# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import ipaddress
import logging
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, hmac

_logger = logging.getLogger(__name__)

# From so many recent wrong codes from one address on, the reply says so and a line is logged. The
# people of a whole plant may share one address.
MANY = 10
FORGIVEN_AFTER = 120
KEPT_HOURS = 24


class ReadinessCodeGuess(models.Model):
    """How many wrong codes were entered recently for a campaign from one network address.

    It stores no code and no person. A right code always works, however many wrong ones came before
    it. So a plant behind one proxy, or a shared tablet, is never locked out by mistyped or
    malicious codes. Slowing down wrong codes would not slow down guessing, because a guess is right
    or wrong before it can be slowed down. So only the length of the codes protects them:

        12 symbols out of 32 are 2^60 = 1.15e18 codes. At 1,000 guesses a second without a pause,
        far more than an Odoo server answers, and 1,000 people with a code, it takes
        2^60 / (1,000 * 1,000) seconds = 36,500 years until the first hit on average. In a
        campaign of 14 days the chance of a single hit is 1,000 * 1.21e9 / 2^60, about one in
        950,000. With the codes of 10 symbols that were printed before 19.0.2.0.0 it is one in 930.

    The count is for those who read the log: they notice guessing long before it succeeds. A row is
    identified by a keyed hash of campaign and address. One wrong code is forgiven every two
    minutes, and all of them the next night. A right code leaves no row. No group has an access
    right.
    """

    _name = "readiness.code.guess"
    _description = "Recent Wrong Codes"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    key = fields.Char(required=True)
    wrong = fields.Integer("Wrong codes", required=True)
    last = fields.Datetime("Last wrong code", required=True)

    _key_unique = models.Constraint("UNIQUE (key)", "This key already has a counter.")

    @api.model
    def _key(self, campaign, address):
        message = f"{campaign.id} {self._network(address)}"
        return hmac(self.env(su=True), "social_readiness-guess", message, hashlib.sha256)

    @staticmethod
    def _network(address):
        """Return the network of an address; a customer with IPv6 owns a whole /64."""
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return address or ""
        return str(ipaddress.ip_network((parsed, 64 if parsed.version == 6 else 32), strict=False))

    @api.model
    def _note(self, campaign, address):
        """Count a wrong code; return whether there were many recently from this address.

        Only the campaign and the number are logged.
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
