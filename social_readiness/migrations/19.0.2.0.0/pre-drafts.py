# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Delete answers that were not sent: their table, and their rows in the survey module.

Setting a column to the type that it has makes PostgreSQL rewrite the whole table without dead rows.
"""


def migrate(cr, _version):
    cr.execute("DROP TABLE IF EXISTS readiness_draft")
    cr.execute(
        "DELETE FROM survey_user_input USING survey_survey survey"
        " WHERE survey.id = survey_id AND survey.survey_type = 'readiness'"
    )
    cr.execute(
        "ALTER TABLE survey_user_input ALTER COLUMN nickname TYPE varchar USING nickname || ''"
    )
