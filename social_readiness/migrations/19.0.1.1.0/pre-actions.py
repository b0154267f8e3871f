# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A plan has a first day from now on: of those that are there, the day on which it was made.

Without this column, Odoo would give all of them the day of the update, which it cannot even ask
for yet: the company's time zone has no column at this moment either.
"""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_action ADD COLUMN IF NOT EXISTS date_begin date")
    cr.execute(
        "UPDATE readiness_action SET date_begin = LEAST(create_date::date, date_deadline)"
        " WHERE date_begin IS NULL"
    )
