from odoo import models
from odoo.tools import SQL


class ReadinessCampaign(models.Model):
    """Where contracts are used, the one on the day of the launch decides who is asked.

    Somebody of whom no contract is kept at all is asked like anybody else.
    """

    _inherit = "readiness.campaign"

    def _other_versions_sql(self):
        """Select what the versions of people say beside their current one, for those who have any.

        ``in_force`` is the version of the day, where Odoo's job has not made it current yet.
        """
        return SQL(
            """
            SELECT other.employee_id,
                   (array_agg(other.id ORDER BY other.date_version DESC) FILTER (
                        WHERE other.date_version <= %(day)s
                          AND (other.date_version > current.date_version
                               OR current.date_version > %(day)s)))[1] AS in_force,
                   bool_or(other.contract_date_start <= %(day)s
                           AND COALESCE(other.contract_date_end >= %(day)s, TRUE)) AS runs,
                   max(other.contract_date_start) AS last_start
              FROM hr_version other
              JOIN hr_employee employee ON employee.id = other.employee_id
              JOIN hr_version current ON current.id = employee.current_version_id
             WHERE other.active AND employee.company_id = %(company)s
               AND NOT EXISTS (SELECT 1 FROM hr_employee whose
                                WHERE whose.current_version_id = other.id)
          GROUP BY other.employee_id
            """,
            day=self._today(),
            company=self.company_id.id,
        )

    def _contract_sql(self):
        """NULL for people to ask; ``later`` or ``ended`` if their contract begins or has ended.

        Of ``version``, the one in force, or of the ``other`` ones if it knows of no contract.
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
            day=self._today(),
        )
