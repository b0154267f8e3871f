# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Give everybody in a roster a seat, in the order in which a launch does."""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_roster ADD COLUMN IF NOT EXISTS seat integer")
    cr.execute(
        """
        UPDATE readiness_roster roster SET seat = numbered.seat
          FROM (SELECT id, row_number() OVER (PARTITION BY unit_id ORDER BY employee_id, id) - 1
                       AS seat
                  FROM readiness_roster) numbered
         WHERE numbered.id = roster.id
        """
    )
