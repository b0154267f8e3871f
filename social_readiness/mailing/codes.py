# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import hashlib
import secrets

from odoo.exceptions import UserError
from odoo.tools import SQL, hmac

from ..sealing import key_store
from ..sealing.errors import SealError
from ..tools import CODE_ALPHABET, plain_code
from ..transactions import lock_exclusively

# Long enough that guessing is hopeless at any rate; readiness_code_guess.py has the arithmetic.
CODE_LENGTH = 12


def new_code():
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


class Codes:
    """The access codes of a campaign, for people without a user (with sudo).

    A code identifies a roster row, just as a login does. It exists in plain text only on the paper
    that is printed when it is issued; the database stores a keyed hash. Nothing tells whether a
    code was used. Somebody who later gets a user may use either: it is the same row, and it is
    counted once.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def _hashes(self, codes):
        """Return keyed hashes: without the campaign's key, codes cannot be tried on a copy."""
        try:
            key = key_store.key_of(self.env.cr, self.campaign.id)
        except SealError as error:
            raise UserError(
                self.env._(
                    "Access codes: you cannot issue codes, because this campaign's key is "
                    "missing. Ask whoever runs the server to restore it."
                )
            ) from error
        return [key.hash_of_code(plain_code(code)) for code in codes]

    def hashes_of(self, code):
        """Return the hashes under which a code may be stored; none if the key is missing.

        The second one is for codes printed before version 19.0.2.0.0. The database then stored a
        plain hash, which the update hashed again with the key.
        """
        try:
            key = key_store.key_of(self.env.cr, self.campaign.id)
        except SealError:
            return []
        before = hmac(self.env(su=True), "social_readiness-code", plain_code(code), hashlib.sha256)
        return [key.hash_of_code(plain_code(code)), key.hash_of_code(before)]

    def make_up(self, roster_ids):
        """Return a new code for each row: {roster id: code}. Nothing is stored yet."""
        return {roster_id: new_code() for roster_id in roster_ids}

    def store(self, codes, replace=True):
        """Store the hashes of codes and their number on the campaign; return the ids of the rows.

        This has to be the last step of a transaction: it waits for answers that are being counted
        and for other officers who issue codes. The locks are taken in the order of
        ``transactions.py``: first the campaign (which is written at the end), then the roster.

        :param codes: {roster id: code}
        :param replace: whether rows that already have a code get the new one
        """
        hashes = self._hashes(codes.values())
        lock_exclusively(self.campaign)
        rows = self.env.execute_query(
            SQL(
                """
                WITH new AS (
                    SELECT * FROM unnest(%(ids)s::integer[], %(hashes)s::bytea[]) new (id, hash)
                ), held AS (
                    SELECT id FROM readiness_roster
                     WHERE campaign_id = %(campaign)s AND id = ANY(%(ids)s)
                  ORDER BY id FOR UPDATE
                ), old AS (
                    SELECT held.id, code.id IS NOT NULL AS known
                      FROM held LEFT JOIN readiness_code code ON code.roster_id = held.id
                ), stored AS (
                    INSERT INTO readiness_code (campaign_id, roster_id, hash)
                    SELECT %(campaign)s, old.id, new.hash FROM old JOIN new ON new.id = old.id
                  ORDER BY old.id
                        ON CONFLICT (roster_id) DO UPDATE SET hash = EXCLUDED.hash
                     WHERE %(replace)s
                 RETURNING roster_id
                )
                SELECT old.id, old.known FROM stored JOIN old ON old.id = stored.roster_id
                """,
                ids=list(codes),
                hashes=hashes,
                campaign=self.campaign.id,
                replace=replace,
            )
        )
        self._count(len(rows), sum(known for _roster_id, known in rows))
        return {roster_id for roster_id, _known in rows}

    def _count(self, codes, again):
        campaign = self.campaign.sudo()
        campaign.write(
            {
                "codes_issued": campaign.codes_issued + codes - again,
                "codes_reissued": campaign.codes_reissued + again,
            }
        )

    def without_login(self, **which):
        """Return the ids of the roster rows of people who cannot log in, and so need a code to
        answer.
        """
        rows = self.env.execute_query(
            SQL("SELECT id FROM (%s) roster ORDER BY id", self._without_login_sql(**which))
        )
        return [roster_id for (roster_id,) in rows]

    def count_without_login(self, **which):
        """Return how many people of the roster cannot log in.

        They answer with a code, whether or not they have an email address.
        """
        [(people,)] = self.env.execute_query(
            SQL("SELECT count(*) FROM (%s) roster", self._without_login_sql(**which))
        )
        return people

    def langs_without_login(self):
        """{language: people}: with which languages those who cannot log in are entered."""
        rows = self.env.execute_query(
            SQL(
                "SELECT employee.lang, count(*) FROM hr_employee employee"
                " JOIN readiness_roster roster ON roster.employee_id = employee.id"
                " WHERE roster.id IN (%s) AND employee.lang IS NOT NULL"
                " GROUP BY 1 ORDER BY 2 DESC, 1",
                self._without_login_sql(),
            )
        )
        return dict(rows)

    @staticmethod
    def _no_login_sql(user):
        return SQL("(%s IN (SELECT id FROM res_users WHERE active)) IS NOT TRUE", user)

    def _without_login_sql(self, missing_only=False, employee=None):
        """Return a query for the roster rows of people who cannot log in.

        :param missing_only: leave out those who already have a code
        :param employee: only this person
        """
        return SQL(
            """
            SELECT roster.id FROM readiness_roster roster
              JOIN hr_employee employee ON employee.id = roster.employee_id
             WHERE roster.campaign_id = %(campaign)s
               AND %(no_login_then)s
               AND %(no_login_now)s
               AND (NOT %(missing_only)s OR NOT EXISTS (
                    SELECT FROM readiness_code code WHERE code.roster_id = roster.id))
               AND (%(employee)s IS NULL OR roster.employee_id = %(employee)s)
            """,
            campaign=self.campaign.id,
            no_login_then=self._no_login_sql(SQL("roster.user_id")),
            no_login_now=self._no_login_sql(SQL("employee.user_id")),
            missing_only=missing_only,
            employee=employee and employee.id,
        )

    def holders(self, roster_ids):
        """Return {roster id: employee}, sorted by department and name for handing out (sudo)."""
        rows = self.env.execute_query(
            SQL(
                "SELECT employee_id, id FROM readiness_roster"
                " WHERE campaign_id = %s AND id = ANY(%s)",
                self.campaign.id,
                roster_ids,
            )
        )
        holders = dict(rows)
        employees = self.env["hr.employee"].sudo().with_context(active_test=False).browse(holders)
        in_order = employees.sorted(
            lambda employee: (
                employee.department_id.complete_name or "",
                employee.name,
                employee.id,
            )
        )
        return {holders[employee.id]: employee for employee in in_order}
