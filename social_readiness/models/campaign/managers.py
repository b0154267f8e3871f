from odoo import models
from odoo.tools import SQL

from ...engine.departments import rings


class ReadinessCampaign(models.Model):
    """Managers answer in the root, so that no team's score contains its boss.

    Whoever manages a department of the audience or above it, and whoever is the manager of
    somebody else in the unit where they themselves would be counted. Where there is no other
    unit, they are not invited.
    """

    _inherit = "readiness.campaign"

    def _bosses_sql(self, scope):
        """Select the ids of those who answer in the root since they manage somebody.

        ``person`` are the people of the audience. A report in a ring does not make a manager:
        a team whose people are one another's managers would be emptied. Most people's manager
        is that of their department, and known already.
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

    def _people_in_rings(self):
        """Whoever is, step by step, their own manager, in the whole company.

        Only people who both have a manager and are one can be.
        """
        edges = self.env.execute_query(
            SQL(
                """
                SELECT id, parent_id FROM hr_employee employee
                 WHERE active AND company_id = %(company)s AND parent_id IS NOT NULL
                   AND id IN (SELECT parent_id FROM hr_employee
                               WHERE active AND company_id = %(company)s)
                """,
                company=self.company_id.id,
            )
        )
        return sorted(set().union(*rings(dict(edges))))

    def _answers_in_root(self, roster_row):
        """Whether whoever has this roster row answers in the root as a manager.

        They are told that they answer together with those above and below them who do so too.

        :param roster_row: as ``_roster_row`` returns it
        """
        rows = self.env["readiness.roster"]._query_quietly(
            SQL("SELECT is_manager IS TRUE FROM readiness_roster WHERE id = %s", roster_row[0])
        )
        return rows == [(True,)]
