# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Convert the number of new employees among those invited from a text to a whole number.

An empty text meant "some, but fewer than the minimum group size". If the roster still exists, the
exact number is counted; otherwise -1 stands for "fewer than the minimum". The launch of a campaign
is taken to be the moment at which its units were created.
"""

LAUNCHED = """
    UPDATE readiness_campaign campaign SET date_launched = unit.launched
      FROM (SELECT campaign_id, min(create_date) AS launched FROM readiness_unit
          GROUP BY campaign_id) unit
     WHERE unit.campaign_id = campaign.id
"""
COUNTED = """
    UPDATE readiness_campaign campaign SET new_employees = COALESCE(roster.new, -1)
      FROM readiness_campaign old
 LEFT JOIN (SELECT roster.campaign_id, count(*) FILTER (
                   WHERE employee.create_date > launched.date_launched - interval '30 days') AS new
              FROM readiness_roster roster
              JOIN readiness_campaign launched ON launched.id = roster.campaign_id
              JOIN hr_employee employee ON employee.id = roster.employee_id
          GROUP BY roster.campaign_id) roster ON roster.campaign_id = old.id
     WHERE campaign.id = old.id AND old.new_employees IS NULL AND old.headcount > 0
"""


def migrate(cr, _version):
    cr.execute(
        "ALTER TABLE readiness_campaign ADD COLUMN IF NOT EXISTS date_launched timestamp,"
        " ALTER COLUMN new_employees TYPE integer"
        " USING CASE WHEN new_employees ~ '^[0-9]+$' THEN new_employees::integer END"
    )
    cr.execute(LAUNCHED)
    cr.execute(COUNTED)
