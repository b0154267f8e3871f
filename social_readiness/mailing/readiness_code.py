# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import fields, models

from ..tools import keep_no_samples


class ReadinessCode(models.Model):
    """The access codes of people without a user, as keyed hashes.

    A row is written when a code is issued, never when it is used: who used a code is in the sealed
    value. In plain text, a code exists only on paper. The key of the hash is derived from the
    campaign's key, so nobody can try codes on a copy of the database.
    """

    _name = "readiness.code"
    _inherit = "readiness.protected"
    _description = "Readiness Access Code"
    _log_access = False

    campaign_id = fields.Many2one(
        "readiness.campaign", required=True, ondelete="cascade", index=True
    )
    roster_id = fields.Many2one(
        "readiness.roster", "Invited person", required=True, ondelete="cascade"
    )

    _roster_unique = models.Constraint("UNIQUE (roster_id)", "This person already has a code.")

    def init(self):
        self.env.cr.execute(
            """
            ALTER TABLE readiness_code ADD COLUMN IF NOT EXISTS hash bytea NOT NULL;
            CREATE UNIQUE INDEX IF NOT EXISTS readiness_code_hash_index ON readiness_code (hash);
            """
        )
        keep_no_samples(self.env.cr, self._table, "hash")
