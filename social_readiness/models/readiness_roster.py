# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.tools import SQL

from ..sealing import key_store, value_store


class ReadinessRoster(models.Model):
    """Who is invited, and in which unit: fixed at the launch; nothing about who has answered.

    Whether somebody has answered is in the unit's sealed value, at the person's ``seat``. The rows
    are kept until 30 days after the close, so that nobody is invited again too soon. No group has
    an access right. People who give themselves the right to read it find out who is invited, no
    more.

    The sealed value also says whether the invited user has answered from that very account. Only
    this is ever shown, and only to that account. So nobody can find out what somebody else did by
    linking accounts to employees, before or after the launch.
    """

    _name = "readiness.roster"
    _inherit = "readiness.protected"
    _description = "Readiness Invitation List"
    _log_access = False

    campaign_id = fields.Many2one("readiness.campaign", required=True, ondelete="cascade")
    unit_id = fields.Many2one(
        "readiness.unit", "Department", required=True, ondelete="cascade", index=True
    )
    seat = fields.Integer(
        "Number in the department",
        required=True,
        readonly=True,
        help="The person's number in the department, starting at 0.",
    )
    employee_id = fields.Many2one("hr.employee", ondelete="set null", index=True)
    user_id = fields.Many2one(
        "res.users",
        ondelete="set null",
        index="btree_not_null",
        help="The employee's user at the time of the invitation. Nobody else is told whether "
        "they responded.",
    )

    is_manager = fields.Boolean(help="Counted at the top level, because they manage someone.")

    _employee_unique = models.Constraint(
        "UNIQUE (campaign_id, employee_id)", "This person is already invited to this campaign."
    )
    _seat_unique = models.Constraint(
        "UNIQUE (unit_id, seat)", "This number is already taken in the department."
    )

    def _find(self, campaign, user):
        """Return (roster id, unit id, answered) of the user's row, or None.

        ``answered`` is whether this very account has sent answers. Any other account that is or was
        linked to the employee is treated like a code, because whoever may link accounts must not
        find out who has answered.
        """
        return self._one(self._of_user(user), campaign, invited=SQL("mine.user_id = %s", user.id))

    @api.model
    def _of_user(self, user):
        """Return a query for the roster rows of a user's employees, whatever company they work in
        now.

        Use it with ``WITH ... AS MATERIALIZED``: with the campaign's condition inside, PostgreSQL
        would sometimes read everybody whom the campaign invites.
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

    def _find_by_hash(self, campaign, hashes):
        """Return (roster id, unit id, False) of a code; a used code is like an unused one."""
        holder = SQL(
            "SELECT roster.* FROM readiness_code code"
            "  JOIN readiness_roster roster ON roster.id = code.roster_id"
            " WHERE code.hash = ANY(%s)",
            hashes,
        )
        return self._one(holder, campaign, invited=SQL("FALSE"))

    def _one(self, mine, campaign, invited):
        rows = self._query_quietly(
            SQL(
                """
                WITH mine AS MATERIALIZED (%(mine)s)
              SELECT mine.id, mine.unit_id, (%(invited)s) IS TRUE, mine.seat, tally.sealed, %(key)s
                FROM mine
                JOIN readiness_campaign campaign ON campaign.id = mine.campaign_id
           LEFT JOIN readiness_tally tally ON tally.unit_id = mine.unit_id
               WHERE campaign.id = %(campaign)s
            ORDER BY (%(invited)s) IS TRUE DESC, mine.id LIMIT 1
                """,
                campaign=campaign.id,
                mine=mine,
                invited=invited,
                key=key_store.KEY,
            )
        )
        if not rows:
            return None
        roster, unit, is_invited, seat, sealed, *key_row = rows[0]
        sent = value_store.has_sent(key_row, unit, sealed, seat)  # codes take as long
        return roster, unit, sent and is_invited

    @api.model
    def _answers_in_root(self, roster_row):
        """Return whether the person of this row answers in the root, as a manager.

        They are told that they answer together with managers above and below them who do so too.

        :param roster_row: as ``_find`` returns it
        """
        rows = self._query_quietly(
            SQL("SELECT is_manager IS TRUE FROM readiness_roster WHERE id = %s", roster_row[0])
        )
        return rows == [(True,)]

    def _query_quietly(self, query):
        """Return the rows of a query that names a person, which must not be logged if it fails."""
        self.env.flush_query(query)
        self.env.cr.execute(query, log_exceptions=False)
        return self.env.cr.fetchall()
