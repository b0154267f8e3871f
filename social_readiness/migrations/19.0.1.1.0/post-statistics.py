"""Samples of answers that PostgreSQL gathered for its planner are dropped; none is gathered again.

They are dropped where a column's type is set, be it to the same one.
"""

SAMPLED = (
    ("readiness_draft", "choices", "jsonb"),
    ("readiness_tally", "counts", "integer[]"),
    ("readiness_tally", "respondents", "integer"),
    ("readiness_roster", "answered", "boolean"),
    ("readiness_roster", "code_hash", "varchar"),
)


def migrate(cr, _version):
    for table, column, kind in SAMPLED:
        cr.execute(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}")
