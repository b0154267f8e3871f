# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a launch fixes: the tree of departments, who is invited, and the questionnaire."""

from odoo import fields
from odoo.tools import SQL

from . import questionnaire_copies
from .audience import Audience
from .left_out import count_left_out
from .scope import Scope


class Freezing:
    """The steps that freeze a draft, in this order: ``units``, ``roster``, ``questionnaire``
    (sudo).

    Each step can be committed on its own: a large campaign takes them one by one in the background.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env

    def units(self):
        """Copy the departments to units: first the root, then all others in one statement."""
        scope = Scope.of(self.campaign)
        root = self.env["readiness.unit"].create(
            {
                "campaign_id": self.campaign.id,
                "name": scope.root.name or self.campaign.company_id.name,
                "department_id": scope.root.id,
            }
        )
        self._copy_departments(scope, root)
        self._copy_root_name(root)
        # Without statistics, PostgreSQL would take the new rows for none, and read all for each
        # person.
        self.env.cr.execute("ANALYZE readiness_unit")

    def _copy_departments(self, scope, root):
        """Create a unit for each department, parents before children, with its name in every
        language.

        The parent is the nearest active department above it: archived ones are skipped.
        """
        self.env.flush_all()
        departments = (scope.departments - scope.root).ids
        self.env.cr.execute(
            SQL(
                """
                WITH RECURSIVE copy AS MATERIALIZED (
                    SELECT nextval('readiness_unit_id_seq')::integer AS id, department.*
                      FROM (SELECT id AS department_id, tree.above, name
                              FROM hr_department
                              JOIN unnest(%(departments)s::integer[], %(above)s::integer[])
                                   tree (department, above) ON tree.department = id
                          ORDER BY array_length(string_to_array(parent_path, '/'), 1),
                                   name ->> 'en_US', id) department
                ), unit AS (
                    SELECT id, department_id, name, %(root)s AS parent_id,
                           %(root_path)s || id || '/' AS parent_path
                      FROM copy WHERE above IS NULL OR above = %(top)s
                 UNION ALL
                    SELECT copy.id, copy.department_id, copy.name, unit.id,
                           unit.parent_path || copy.id || '/'
                      FROM copy JOIN unit ON unit.department_id = copy.above
                )
                INSERT INTO readiness_unit
                       (id, campaign_id, company_id, name, department_id, parent_id, parent_path,
                        create_uid, write_uid, create_date, write_date)
                SELECT id, %(campaign)s, %(company)s, name, department_id, parent_id, parent_path,
                       %(uid)s, %(uid)s, %(now)s, %(now)s
                  FROM unit ORDER BY id
                """,
                departments=departments,
                above=[scope.parents[department] for department in departments],
                top=scope.root.id or 0,
                root=root.id,
                root_path=root.parent_path,
                campaign=self.campaign.id,
                company=self.campaign.company_id.id,
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.env.invalidate_all()

    def _copy_root_name(self, root):
        """Copy the root department's name in every language."""
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

    def roster(self):
        """Invite everybody in one statement, so that a single moment decides who they are."""
        self.campaign.date_launched = fields.Datetime.now()
        audience = Audience(self.campaign)
        groups = self._invite(audience)
        self.campaign.write(
            {
                "new_employees": sum(group.new for group in groups if not group.left_out),
                "left_out": count_left_out(self.env, groups),
            }
        )
        # Each row is soon looked up by user: PostgreSQL should know that there are many.
        self.env.cr.execute("ANALYZE readiness_roster")
        self._count_headcounts()
        # People may have left since they were counted.
        audience.check_enough(self.campaign.headcount)

    def questionnaire(self):
        """Lock a copy of the questionnaire, store the targets, and seal empty counters."""
        self.campaign.survey_id = questionnaire_copies.freeze(
            self.campaign.questionnaire_id, self.campaign
        )
        self.campaign.targets = self.campaign.profile_id._targets()
        self.campaign._open_seal()

    def _invite(self, audience):
        """Add those who are invited to the roster; return all people of the audience as groups.

        ``seat`` is a person's number among those of their unit, see ``sealing.value``.
        """
        invite = SQL(
            """
            WITH audience AS MATERIALIZED (%(audience)s), invited AS (
                INSERT INTO readiness_roster
                       (campaign_id, unit_id, seat, employee_id, user_id, is_manager)
                SELECT %(campaign)s, COALESCE(unit.id, %(root)s),
                       row_number() OVER (PARTITION BY COALESCE(unit.id, %(root)s)
                                              ORDER BY audience.employee_id) - 1,
                       audience.employee_id, audience.user_id,
                       audience.manages AND audience.left_out IS NULL
                  FROM audience
             LEFT JOIN readiness_unit unit ON unit.campaign_id = %(campaign)s
                                          AND unit.department_id = audience.department_id
                 WHERE audience.left_out IS NULL
              ORDER BY audience.employee_id
            )
            """,
            campaign=self.campaign.id,
            root=self.campaign._root_unit().id,
            audience=audience.people_sql(),
        )
        return audience.count(SQL("audience"), before=invite)

    def _count_headcounts(self):
        """Store each unit's headcount, its own and with all units below, and the campaign's."""
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
                campaign=self.campaign.id,
            )
        )
        self.env["readiness.unit"].invalidate_model(["headcount", "direct_headcount"])
        self.campaign.headcount = self.campaign._root_unit().headcount
