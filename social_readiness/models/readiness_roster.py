from odoo import fields, models
from odoo.tools import SQL


class ReadinessRoster(models.Model):
    """Who is invited, in which unit, and whether they answered: yes or no, nothing else.

    No date, no author, no order of answering. ``answered`` is emptied at the close and the
    table rewritten; the rows live 30 days more, so that nobody is invited again too soon.
    No group has an access right.
    """

    _name = "readiness.roster"
    _description = "Readiness Roster"
    _log_access = False

    campaign_id = fields.Many2one("readiness.campaign", required=True, ondelete="cascade", index=True)
    unit_id = fields.Many2one("readiness.unit", required=True, ondelete="cascade", index=True)
    employee_id = fields.Many2one("hr.employee", ondelete="set null", index=True)
    answered = fields.Boolean()
    code_hash = fields.Char(help="Keyed hash of the one-time code of a person without a user.")

    _employee_unique = models.Constraint(
        "UNIQUE (campaign_id, employee_id)", "A person is invited once to a campaign."
    )
    _code_index = models.UniqueIndex("(code_hash) WHERE code_hash IS NOT NULL")

    def _find(self, campaign, employee_ids):
        """Return (roster id, unit id, answered) of these employees' row, or None."""
        if not employee_ids:
            return None
        return self._one(SQL("employee_id IN %s", tuple(employee_ids)), campaign)

    def _find_by_hash(self, campaign, code_hash):
        return self._one(SQL("code_hash = %s", code_hash), campaign)

    def _one(self, condition, campaign):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, unit_id, answered IS TRUE FROM readiness_roster
                 WHERE campaign_id = %s AND %s ORDER BY id LIMIT 1
                """,
                campaign.id,
                condition,
            )
        )
        return rows[0] if rows else None

    def _set_answered(self, roster_id):
        """Flag the row; False if it was flagged already (a second tab, a request sent twice)."""
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE readiness_roster SET answered = TRUE
                 WHERE id = %s AND answered IS NOT TRUE RETURNING id
                """,
                roster_id,
            )
        )
        return bool(rows)
