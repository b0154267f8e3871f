from odoo import models
from odoo.tools import SQL


class ReadinessCampaign(models.Model):
    """Where contracts are used, the one on the day of the launch decides who is asked.

    Somebody of whom no contract is kept at all is asked like anybody else.
    """

    _inherit = "readiness.campaign"

    def _other_versions_sql(self):
        """Select what all versions of people say together, for those who have several.

        ``in_force`` is the version of the day, where Odoo's job has not made it current yet.
        One pass without a join.
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
            day=self._today(),
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
