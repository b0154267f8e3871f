# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""If contracts are used, the contract on the day of the launch decides who is invited.

Somebody without any contract in Odoo is invited like anybody else.
"""

from odoo.tools import SQL


def other_versions_sql(day):
    """Return a query for all versions of employees that have several, one row per employee.

    ``employee_id``; ``in_force``: the version of the day, if Odoo's own job has not yet made it the
    current one; ``runs``: whether any contract runs on the day; ``last_start``: when the last
    contract begins. It goes over the versions once, without a join.
    """
    return SQL(
        """
        SELECT employee_id,
               (max(ARRAY[date_version - DATE '2000-01-01', id]) FILTER (
                    WHERE date_version <= %(day)s))[2] AS in_force,
               bool_or(contract_date_start <= %(day)s
                       AND COALESCE(contract_date_end >= %(day)s, TRUE)) AS runs,
               max(contract_date_start) AS last_start
          FROM hr_version
         WHERE active AND employee_id IS NOT NULL
      GROUP BY employee_id HAVING count(*) > 1
        """,
        day=day,
    )


def contract_sql(day):
    """Return an expression: why a contract keeps somebody from being invited.

    Its value is ``later``, ``ended`` or NULL. ``version`` is the version in force, and ``other`` a
    row of ``other_versions_sql``, which counts if the version in force has no contract.
    """
    return SQL(
        """
        CASE WHEN version.contract_date_start IS NULL AND other.last_start IS NULL THEN NULL
             WHEN version.contract_date_start IS NULL AND other.runs THEN NULL
             WHEN version.contract_date_start <= %(day)s
              AND COALESCE(version.contract_date_end >= %(day)s, TRUE) THEN NULL
             WHEN GREATEST(version.contract_date_start, other.last_start) > %(day)s
             THEN 'later' ELSE 'ended' END
        """,
        day=day,
    )
