import hashlib
import secrets

from odoo import api, fields, models
from odoo.tools import SQL, hmac

from ...job_runner import run_apart
from ...tools import CODE_ALPHABET

CODE_LENGTH = 10


class ReadinessCampaign(models.Model):
    """Codes: the way in for people without a user.

    A code identifies the roster row exactly as a login does. It exists in plain text only on
    the paper that is printed when it is issued; the roster keeps a keyed hash. Nothing anywhere
    tells whether a code was used. Somebody who gets a user later may use either: it is the same
    row, counted once.
    """

    _inherit = "readiness.campaign"

    codes_issued = fields.Integer(
        "People with a code",
        readonly=True,
        copy=False,
        tracking=True,
        help="How many people without a login were given a code.",
    )
    codes_reissued = fields.Integer(
        "Codes issued again",
        readonly=True,
        copy=False,
        tracking=True,
        help="How often a new code took the place of an older one, which then stopped working.",
    )

    @api.model
    def _hash_code(self, code):
        """A keyed hash: without the database's secret, codes cannot be tried on a copy."""
        plain = "".join(character for character in code.upper() if character in CODE_ALPHABET)
        return hmac(self.env(su=True), "social_readiness-code", plain, hashlib.sha256)

    @staticmethod
    def _new_code():
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))

    def _new_codes(self, roster_ids):
        """Make up a code for each row: {roster id: code}. Nothing is stored yet."""
        return {roster_id: self._new_code() for roster_id in roster_ids}

    def _issue_codes(self, roster_ids):
        """Give new codes to people without a user; return {roster id: code}. Old ones die."""
        codes = self._new_codes(roster_ids)
        self._store_codes(codes)
        return codes

    def _store_codes(self, codes, replace=True):
        """Store the hashes of codes, count them on the campaign, return the ids of the rows.

        One statement, and the last step: its locks wait for nothing else.

        :param codes: {roster id: code}
        :param replace: whether rows that have a code get another one
        """
        rows = self.env.execute_query(
            SQL(
                """
                WITH new AS (
                    SELECT * FROM unnest(%(ids)s::integer[], %(hashes)s::varchar[]) new (id, hash)
                ), old AS (
                    SELECT id, code_hash IS NOT NULL AS known FROM readiness_roster
                     WHERE campaign_id = %(campaign)s AND id = ANY(%(ids)s)
                       AND (%(replace)s OR code_hash IS NULL)
                  ORDER BY id FOR UPDATE
                )
                UPDATE readiness_roster roster SET code_hash = new.hash
                  FROM new JOIN old ON old.id = new.id
                 WHERE roster.id = new.id
             RETURNING roster.id, old.known
                """,
                ids=list(codes),
                hashes=[self._hash_code(code) for code in codes.values()],
                campaign=self.id,
                replace=replace,
            )
        )
        self._count_codes(len(rows), sum(known for _roster_id, known in rows))
        return {roster_id for roster_id, _known in rows}

    def _count_codes(self, codes, again):
        campaign = self.sudo()
        campaign.write(
            {
                "codes_issued": campaign.codes_issued + codes - again,
                "codes_reissued": campaign.codes_reissued + again,
            }
        )

    def _roster_without_user(self, **which):
        """The ids of the roster rows of people who cannot log in: they need a code to answer."""
        rows = self.env.execute_query(
            SQL("SELECT id FROM (%s) roster ORDER BY id", self._without_user_sql(**which))
        )
        return [roster_id for (roster_id,) in rows]

    def _count_without_user(self, **which):
        [(people,)] = self.env.execute_query(
            SQL("SELECT count(*) FROM (%s) roster", self._without_user_sql(**which))
        )
        return people

    def _without_user_sql(self, missing_only=False, employee=None):
        """Select the roster rows of people who cannot log in.

        :param missing_only: leave out those who have a code
        :param employee: this person only
        """
        logins = SQL("(SELECT id FROM res_users WHERE active)")
        return SQL(
            """
            SELECT roster.id FROM readiness_roster roster
              JOIN hr_employee employee ON employee.id = roster.employee_id
             WHERE roster.campaign_id = %(campaign)s
               AND (roster.user_id IN %(logins)s) IS NOT TRUE
               AND (employee.user_id IN %(logins)s) IS NOT TRUE
               AND (NOT %(missing_only)s OR roster.code_hash IS NULL)
               AND (%(employee)s IS NULL OR roster.employee_id = %(employee)s)
            """,
            campaign=self.id,
            logins=logins,
            missing_only=missing_only,
            employee=employee and employee.id,
        )

    def _code_holders(self, roster_ids):
        """Return {roster id: employee} (sudo), by department and name: the order of handing out."""
        rows = self.env.execute_query(
            SQL(
                "SELECT employee_id, id FROM readiness_roster"
                " WHERE campaign_id = %s AND id = ANY(%s)",
                self.id,
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

    @api.model
    def _cron_tidy(self):
        super()._cron_tidy()
        guesses = self.env["readiness.code.guess"].sudo()
        run_apart(self.env, "forget guesses", guesses._forget)

    def _destroy_unread(self):
        self.env["readiness.code.guess"].sudo()._forget_of(self)
        return super()._destroy_unread()

    def _board_campaign(self):
        return {
            **super()._board_campaign(),
            "codes_issued": self.codes_issued,
            "codes_reissued": self.codes_reissued,
        }
