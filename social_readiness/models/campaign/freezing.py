from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL

from .audience import REST_DAYS


class ReadinessCampaign(models.Model):
    """What a launch fixes: the tree of units, their headcounts, and the roster."""

    _inherit = "readiness.campaign"

    def _freeze_units(self):
        """Copy the departments to units: the root, and all others in one statement."""
        departments = self._audience_departments()
        root_department = self._root_department(departments)
        root = self.env["readiness.unit"].create(
            {
                "campaign_id": self.id,
                "name": root_department.name or self.company_id.name,
                "department_id": root_department.id,
            }
        )
        self._copy_departments(departments - root_department, root)
        self._copy_root_name(root)
        # PostgreSQL would take thousands of new rows for none, and look at all for each person.
        self.env.cr.execute("ANALYZE readiness_unit")

    def _root_department(self, departments):
        """The one department that the audience is, or none: then the root is the company."""
        if self.audience != "departments":
            return departments.browse()
        known = set(departments.ids)
        tops = departments.filtered(lambda department: department.parent_id.id not in known)
        return tops if len(tops) == 1 else departments.browse()

    def _copy_departments(self, departments, root):
        """Make a unit of each, parents before children, with its name in every language."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                WITH RECURSIVE copy AS MATERIALIZED (
                    SELECT nextval('readiness_unit_id_seq')::integer AS id, department.*
                      FROM (SELECT id AS department_id, parent_id AS above, name
                              FROM hr_department WHERE id = ANY(%(departments)s)
                          ORDER BY array_length(string_to_array(parent_path, '/'), 1),
                                   name ->> 'en_US', id) department
                ), placed AS (
                    SELECT id, department_id, name, %(root)s AS parent_id,
                           %(root_path)s || id || '/' AS parent_path
                      FROM copy WHERE above IS NULL OR above != ALL(%(departments)s)
                 UNION ALL
                    SELECT copy.id, copy.department_id, copy.name, placed.id,
                           placed.parent_path || copy.id || '/'
                      FROM copy JOIN placed ON placed.department_id = copy.above
                )
                INSERT INTO readiness_unit
                       (id, campaign_id, company_id, name, department_id, parent_id, parent_path,
                        create_uid, write_uid, create_date, write_date)
                SELECT id, %(campaign)s, %(company)s, name, department_id, parent_id, parent_path,
                       %(uid)s, %(uid)s, %(now)s, %(now)s
                  FROM placed ORDER BY id
                """,
                departments=departments.ids,
                root=root.id,
                root_path=root.parent_path,
                campaign=self.id,
                company=self.company_id.id,
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.env.invalidate_all()

    def _copy_root_name(self, root):
        """Take over the root department's name in every language."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE readiness_unit unit SET name = department.name
                  FROM hr_department department
                 WHERE department.id = unit.department_id AND unit.id = %s
                """,
                root.id,
            )
        )
        root.invalidate_recordset(["name"])

    def _root_unit(self):
        return (
            self.env["readiness.unit"]
            .sudo()
            .search([("campaign_id", "=", self.id), ("parent_id", "=", False)], limit=1)
        )

    def _freeze_roster(self):
        """Invite everyone in one statement: who they are is decided at one moment."""
        self._invite(SQL("TRUE"))
        # Each of them is looked up by user soon: PostgreSQL should know that they are many.
        self.env.cr.execute("ANALYZE readiness_roster")
        self._check_invited()
        self.new_employees = self._count_new_employees()

    def _check_invited(self):
        """People may have left since they were counted."""
        self._check_enough(self.headcount)

    def _freeze_questionnaire(self):
        """Lock a copy of the questionnaire, keep the targets, and seal empty counters."""
        self.survey_id = self.questionnaire_id._freeze_for(self)
        self.targets = self.profile_id._targets()
        self._open_seal()

    def _invite(self, condition):
        """Roster the audience's people who are not rostered yet and meet the condition."""
        root = self._root_unit()
        audience = self._audience_sql()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO readiness_roster (campaign_id, unit_id, seat, employee_id, user_id)
                SELECT %(campaign)s, COALESCE(unit.id, %(root)s),
                       row_number() OVER (PARTITION BY COALESCE(unit.id, %(root)s)
                                              ORDER BY audience.employee_id) - 1,
                       audience.employee_id, audience.user_id
                  FROM (%(audience)s) audience
             LEFT JOIN readiness_unit unit ON unit.campaign_id = %(campaign)s
                                          AND unit.department_id = audience.department_id
                 WHERE %(rested)s AND %(condition)s
              ORDER BY audience.employee_id
                    ON CONFLICT (campaign_id, employee_id) DO NOTHING
                """,
                campaign=self.id,
                root=root.id,
                audience=audience,
                rested=self._rested_sql(SQL("audience.employee_id")),
                condition=condition,
            )
        )
        self._count_headcounts()

    def _count_headcounts(self):
        """Fix each unit's headcount, its own and with all below, and the campaign's."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                WITH direct AS (
                    SELECT unit.id, unit.parent_path, count(roster.id) AS people
                      FROM readiness_unit unit
                 LEFT JOIN readiness_roster roster ON roster.unit_id = unit.id
                     WHERE unit.campaign_id = %(campaign)s
                  GROUP BY unit.id, unit.parent_path
                ), above AS (
                    SELECT ancestor::integer AS id, sum(people) AS people
                      FROM direct,
                           unnest(string_to_array(trim(BOTH '/' FROM parent_path), '/')) ancestor
                  GROUP BY ancestor
                )
                UPDATE readiness_unit unit
                   SET direct_headcount = direct.people, headcount = above.people
                  FROM direct, above
                 WHERE direct.id = unit.id AND above.id = unit.id
                """,
                campaign=self.id,
            )
        )
        self.env["readiness.unit"].invalidate_model(["headcount", "direct_headcount"])
        self.headcount = self._root_unit().headcount

    def _count_new_employees(self):
        """How many invited employees are new in Odoo: said if none or at least the minimum."""
        [(new,)] = self.env.execute_query(
            SQL(
                """
                SELECT count(*) FROM readiness_roster roster
                  JOIN hr_employee employee ON employee.id = roster.employee_id
                 WHERE roster.campaign_id = %s AND employee.create_date > %s
                """,
                self.id,
                fields.Datetime.now() - timedelta(days=REST_DAYS),
            )
        )
        return str(new) if new == 0 or new >= self.minimum else False

    def _add_joiners(self):
        """Invite, once, those who joined a department of the audience since the launch."""
        self.ensure_one()
        self._invite(SQL("(unit.id IS NOT NULL OR %s)", self.audience == "company"))
        self.joiners_added = True
