from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

REST_DAYS = 30
TOLERATED_OVERLAP = 0.05


class ReadinessCampaign(models.Model):
    """Who is asked: whole department subtrees, large enough, and rested since the last time."""

    _inherit = "readiness.campaign"

    def _audience_departments(self):
        """The departments of the audience, each with everything below it (sudo)."""
        domain = [("company_id", "in", [self.company_id.id, False])]
        if self.audience == "departments":
            domain.append(("id", "child_of", self.department_ids.ids))
        departments = self.env["hr.department"].sudo().with_context(active_test=True)
        return departments.search_fetch(domain, ["name", "parent_id", "manager_id"])

    def _audience_sql(self):
        """Select the employees that the audience holds: employee_id, department_id, rests_from.

        Managers of a department of the audience, and people without one, get no department:
        they answer in the root, so that no team's score contains its boss.
        ``rests_from`` is the last close that keeps a person from being asked; NULL for all others.
        Lists of thousands are looked up as tables, hashed once: an array is searched for each row.
        """
        departments = self._audience_departments()
        asked = SQL("version.department_id IN %s", self._looked_up(departments.ids))
        return SQL(
            """
            SELECT employee.id AS employee_id,
                   employee.user_id,
                   employee.create_date,
                   CASE WHEN %(is_placed)s
                         AND employee.id NOT IN %(managers)s
                        THEN version.department_id END AS department_id,
                   resting.rests_from
              FROM hr_employee employee
              JOIN hr_version version ON version.id = employee.current_version_id
         LEFT JOIN (%(resting)s) resting ON resting.employee_id = employee.id
             WHERE %(belongs)s
            """,
            # Of chosen departments all are: they are not looked up twice.
            is_placed=asked if self.audience == "company" else SQL("TRUE"),
            managers=self._looked_up(departments.manager_id.ids),
            resting=self._resting_sql(),
            belongs=self._belongs_sql(asked),
        )

    @staticmethod
    def _looked_up(ids):
        return SQL("(SELECT unnest(%s::integer[]))", ids)

    def _belongs_sql(self, in_department):
        """Whether ``employee`` belongs to the audience, at rest or not.

        :param in_department: whether he is in a department of the audience
        """
        self.env.flush_all()
        return SQL(
            "employee.active AND employee.company_id = %s AND %s",
            self.company_id.id,
            SQL("TRUE") if self.audience == "company" else in_department,
        )

    def _count_audience(self):
        """(how many may be invited, how many are still at rest, the last close they rest from)."""
        [counts] = self.env.execute_query(
            SQL(
                "SELECT count(*) - count(rests_from), count(rests_from), max(rests_from)"
                " FROM (%s) audience",
                self._audience_sql(),
            )
        )
        return counts

    def _note_deleted_departments(self, departments):
        """Say on each draft what its audience loses: a smaller one must not go unnoticed."""
        drafts = self.search([("state", "=", "draft"), ("department_ids", "in", departments.ids)])
        for draft in drafts:
            speaking = draft._speaking()
            lost = departments.with_context(lang=speaking.env.lang) & speaking.department_ids
            draft.launch_problem = speaking.env._(
                "Departments: deleted since they were chosen, and no longer asked: %s. Choose "
                "others, or launch without them.",
                ", ".join(lost.mapped("name")),
            )

    # ------------------------------------------------------------
    # REST BETWEEN CAMPAIGNS
    # ------------------------------------------------------------

    def _check_audience_size(self):
        invited, resting, rests_from = self._count_audience()
        if invited + resting < self.minimum:
            raise UserError(
                self.env._(
                    "Audience: it has fewer than %s people, the minimum group. Nothing could be "
                    "shown about it. Choose a larger audience.",
                    self.minimum,
                )
            )
        if resting > TOLERATED_OVERLAP * (invited + resting):
            raise UserError(
                self.env._(
                    "Audience: more than 5 %% of these people are, or were less than %(days)s days "
                    "before, in another campaign. Nobody is asked again so soon. The earliest "
                    "possible opening is %(date)s.",
                    days=REST_DAYS,
                    date=format_date(self.env, self._rested_on(rests_from)),
                )
            )
        self._check_enough(invited)

    def _check_enough(self, invited):
        if invited < self.minimum:
            raise UserError(
                self.env._(
                    "Audience: too few people remain who may be asked again already. Choose a "
                    "larger audience, or a later opening."
                )
            )

    def _rested_sql(self, employee):
        """Whether an employee, a column of a query, is free to be asked.

        Joined, not looked up in a list: PostgreSQL hashes a list only if it fits into work_mem,
        and reads it anew for each of half a million people if it does not.
        """
        return SQL(
            "NOT EXISTS (SELECT 1 FROM readiness_roster rested"
            " WHERE rested.employee_id = %s AND rested.campaign_id = ANY(%s))",
            employee,
            [campaign for campaign, _date_close in self._conflicting_closes()],
        )

    def _resting_sql(self):
        """Select the people whom another campaign asks too close to this one, and its close.

        One such campaign invites each person once: then PostgreSQL has nothing to group, which
        saves a third of the time for a hundred thousand people.
        """
        closes = self._conflicting_closes()
        if len(closes) == 1:
            [(campaign, date_close)] = closes
            return SQL(
                "SELECT employee_id, %s::timestamp AS rests_from FROM readiness_roster"
                " WHERE campaign_id = %s AND employee_id IS NOT NULL",
                date_close,
                campaign,
            )
        return SQL(
            """
            SELECT roster.employee_id, max(other.date_close) AS rests_from
              FROM readiness_roster roster
              JOIN readiness_campaign other ON other.id = roster.campaign_id
             WHERE other.id = ANY(%s) AND roster.employee_id IS NOT NULL
          GROUP BY roster.employee_id
            """,
            [campaign for campaign, _date_close in closes],
        )

    def _conflicting_closes(self):
        """[(campaign, its close)] of those with a roster that are too close to this one."""
        return self.env.execute_query(
            SQL(
                """
                SELECT other.id, other.date_close FROM readiness_campaign other
                 WHERE %s AND EXISTS (
                       SELECT 1 FROM readiness_roster roster WHERE roster.campaign_id = other.id)
                """,
                self._conflict_sql(),
            )
        )

    def _conflict_sql(self):
        """Whether ``other`` is a campaign whose time, with the days of rest, meets this one's.

        A draft has a roster only while it is being launched: its people are taken already.
        """
        return SQL(
            """
            other.id != %(campaign)s
            AND other.state != 'cancelled'
            AND other.date_close + interval '%(rest)s days' > %(opening)s
            AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
            """,
            campaign=self._origin.id or 0,
            rest=REST_DAYS,
            opening=max(self.date_open, fields.Datetime.now()),
            closing=self.date_close,
        )

    def _check_dates(self, vals):
        """An extended campaign must not reach into the next one of the same people."""
        super()._check_dates(vals)
        if "date_close" in vals:
            for campaign in self.filtered("survey_id"):
                campaign._check_extension(fields.Datetime.to_datetime(vals["date_close"]))

    def _check_extension(self, date_close):
        met = self.env.execute_query(
            SQL(
                """
                SELECT 1 FROM readiness_roster mine
                  JOIN readiness_roster theirs ON theirs.employee_id = mine.employee_id
                  JOIN readiness_campaign other ON other.id = theirs.campaign_id
                 WHERE mine.campaign_id = %(campaign)s AND other.id != %(campaign)s
                   AND other.state IN ('draft', 'scheduled', 'open')
                   AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
                   AND other.date_open >= %(opening)s
                 LIMIT 1
                """,
                campaign=self.id,
                closing=date_close,
                opening=self.date_close,
                rest=REST_DAYS,
            )
        )
        if met:
            raise UserError(
                self.env._(
                    "Closing: another campaign asks some of the same people less than %s days "
                    "after this date. Choose an earlier date, or cancel that campaign.",
                    REST_DAYS,
                )
            )
