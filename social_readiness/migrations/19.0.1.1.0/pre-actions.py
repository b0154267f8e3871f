# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Give actions, which now have a first day, the day on which they were created.

Without this column, Odoo would compute the day of the update for all of them. That would fail too:
it depends on the company's time zone, which has no column yet at this point.
"""


def migrate(cr, _version):
    cr.execute("ALTER TABLE readiness_action ADD COLUMN IF NOT EXISTS date_begin date")
    cr.execute(
        "UPDATE readiness_action SET date_begin = LEAST(create_date::date, date_deadline)"
        " WHERE date_begin IS NULL"
    )
