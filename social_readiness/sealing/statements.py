# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Execute SQL without logging failures: these statements name people and departments."""


def run(cr, query):
    cr.execute(query, log_exceptions=False)


def rows_of(cr, query):
    run(cr, query)
    return cr.fetchall()
