from odoo import api, fields, models
from odoo.tools import SQL

from ..tools import keep_no_samples


class ReadinessRoster(models.Model):
    """Who is invited, in which unit, and whether they answered: yes or no, nothing else.

    No date, no author, no order of answering. ``answered`` is emptied at the close and the
    table rewritten; the rows live 30 days more, so that nobody is invited again too soon.
    No group has an access right. ``answered``, ``told`` and ``code_hash`` are plain columns, out
    of the ORM's reach: whoever grants himself the right to read this finds the invited, no more.

    ``told`` says that the invited user sent an answer from that very account. Only this is ever
    told, and only to that account: so nobody learns from linking accounts to employees, before or
    after the launch, what somebody else did.
    """

    _name = "readiness.roster"
    _inherit = "readiness.sealed"
    _description = "Readiness Roster"
    _log_access = False

    campaign_id = fields.Many2one("readiness.campaign", required=True, ondelete="cascade")
    unit_id = fields.Many2one("readiness.unit", required=True, ondelete="cascade", index=True)
    employee_id = fields.Many2one("hr.employee", ondelete="set null", index=True)
    user_id = fields.Many2one(
        "res.users",
        ondelete="set null",
        index="btree_not_null",
        help="The employee's user when invited: nobody else is told whether they answered.",
    )

    is_manager = fields.Boolean(help="Answers in the root, as the manager of somebody.")

    _employee_unique = models.Constraint(
        "UNIQUE (campaign_id, employee_id)", "A person is invited once to a campaign."
    )

    def init(self):
        self.env.cr.execute(
            """
            ALTER TABLE readiness_roster ADD COLUMN IF NOT EXISTS answered boolean;
            ALTER TABLE readiness_roster ADD COLUMN IF NOT EXISTS told boolean;
            ALTER TABLE readiness_roster ADD COLUMN IF NOT EXISTS code_hash varchar;
            CREATE UNIQUE INDEX IF NOT EXISTS readiness_roster_code_index
                ON readiness_roster (code_hash) WHERE code_hash IS NOT NULL;
            """
        )
        keep_no_samples(self.env.cr, self._table, "answered", "told", "code_hash")

    def _find(self, campaign, user):
        """Return (roster id, unit id, answered) of the user's row, or None.

        ``answered`` is what this account did itself. Any other account that is or was linked to
        the employee goes the same way as a code, used or not: whoever may link accounts must
        not learn from it who answered.
        """
        return self._one(self._of_user(user), campaign, invited=SQL("user_id = %s", user.id))

    @api.model
    def _of_user(self, user):
        """Select the rows of a user's employees, in whatever company the user works just now.

        Meant for ``WITH ... AS MATERIALIZED``: with the campaign's condition inside, PostgreSQL
        would sometimes rather read everybody whom the campaign invites.
        """
        return SQL(
            """
            SELECT * FROM readiness_roster WHERE user_id = %(user)s
             UNION
            SELECT roster.* FROM hr_employee employee
              JOIN readiness_roster roster ON roster.employee_id = employee.id
             WHERE employee.user_id = %(user)s
            """,
            user=user.id,
            to_flush=self.env["hr.employee"]._fields["user_id"],
        )

    def _find_by_hash(self, campaign, code_hash):
        """Return (roster id, unit id, False): a used code is like an unused one."""
        holder = SQL("SELECT * FROM readiness_roster WHERE code_hash = %s", code_hash)
        return self._one(holder, campaign, invited=SQL("FALSE"))

    def _one(self, mine, campaign, invited):
        rows = self._query_quietly(
            SQL(
                """
                WITH mine AS MATERIALIZED (%(mine)s)
              SELECT id, unit_id, told IS TRUE AND (%(invited)s) IS TRUE
                FROM mine WHERE campaign_id = %(campaign)s
            ORDER BY (%(invited)s) IS TRUE DESC, id LIMIT 1
                """,
                campaign=campaign.id,
                mine=mine,
                invited=invited,
            )
        )
        return rows[0] if rows else None

    def _set_answered(self, roster_id, sender=None):
        """Flag the row; False if it was flagged already (a second tab, a request sent twice).

        :param sender: the user who sends; with a code it does not matter who is logged in
        """
        rows = self._query_quietly(
            SQL(
                """
                WITH old AS (
                    SELECT id, answered FROM readiness_roster WHERE id = %(row)s FOR UPDATE
                )
                UPDATE readiness_roster roster
                   SET answered = TRUE,
                       told = roster.told IS TRUE OR (roster.user_id = %(sender)s) IS TRUE
                  FROM old WHERE roster.id = old.id
             RETURNING old.answered IS NOT TRUE
                """,
                row=roster_id,
                sender=sender.id if sender else None,
            )
        )
        return rows == [(True,)]

    def _query_quietly(self, query):
        """Rows of a statement that names a person: if it fails, the log must not repeat it."""
        self.env.flush_query(query)
        self.env.cr.execute(query, log_exceptions=False)
        return self.env.cr.fetchall()
