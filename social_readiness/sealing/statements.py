"""SQL whose failure is not logged: these statements name people and departments."""


def run(cr, query):
    cr.execute(query, log_exceptions=False)


def rows_of(cr, query):
    run(cr, query)
    return cr.fetchall()
