# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Managers answer in the root, so that no team's score contains its boss.

These are all who manage a department of the audience or above it, and all who are the manager of
somebody else in the unit in which they themselves would be counted. If there is no unit but the
root, they are not invited.
"""

from odoo.tools import SQL

from ..engine.departments import rings


def managers_of(departments, lines):
    """Return everybody who manages one of these departments, or one above them.

    :param lines: ids of the departments and of all departments above them
    """
    outside = departments.browse(sorted(lines - set(departments.ids)))
    return departments.manager_id | outside.exists().manager_id


def people_in_rings(env, company):
    """Return the ids of people in circles of managers, in order (see ``engine.departments.rings``).

    Only people who both have a manager and are one can be in a circle.
    """
    edges = env.execute_query(
        SQL(
            """
            SELECT id, parent_id FROM hr_employee employee
             WHERE active AND company_id = %(company)s AND parent_id IS NOT NULL
               AND id IN (SELECT parent_id FROM hr_employee
                           WHERE active AND company_id = %(company)s)
            """,
            company=company.id,
        )
    )
    return sorted(set().union(*rings(dict(edges))))


def bosses_sql(scope):
    """Return a query for those who answer in the root because they manage somebody.

    ``person`` are the people of the audience (``Audience.people_sql``). Employees in a circle of
    managers do not make somebody a manager, because a team whose members manage each other would be
    empty. Most people's manager is that of their department, and is known already.
    """
    return SQL(
        """
        WITH report AS MATERIALIZED (
            SELECT person.id, person.parent_id, person.first
              FROM person
         LEFT JOIN unnest(%(managers)s::integer[]) known (id) ON known.id = person.parent_id
         LEFT JOIN unnest(%(ring)s::integer[]) ring (id) ON ring.id = person.id
             WHERE person.contract IS NULL AND person.parent_id IS NOT NULL
               AND known.id IS NULL AND ring.id IS NULL
        )
        SELECT manager.id
          FROM report JOIN person manager ON manager.id = report.parent_id
         WHERE manager.id != report.id
           AND report.first BETWEEN manager.first AND manager.last
         UNION
        SELECT unnest(%(managers)s::integer[])
        """,
        ring=scope.ring,
        managers=scope.managers,
    )
