"""What a person with SQL sees: every row of every table."""

from collections import Counter


def tables(cr):
    cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in cr.fetchall()]


def snapshot(cr):
    """{table: Counter of its rows as text}."""
    found = {}
    for table in tables(cr):
        cr.execute(f'SELECT row_.*::text FROM "{table}" AS row_')
        found[table] = Counter(row for (row,) in cr.fetchall())
    return found


def difference(before, after):
    """{table: (rows that are gone, rows that are new)} of the tables that differ."""
    changed = {}
    for table in before.keys() | after.keys():
        old, new = before.get(table, Counter()), after.get(table, Counter())
        if old != new:
            changed[table] = (list((old - new).elements()), list((new - old).elements()))
    return changed


def columns(cr, *types):
    """(table, column) of every column of these types."""
    cr.execute(
        """
        SELECT columns.table_name, columns.column_name
          FROM information_schema.columns JOIN pg_tables ON tablename = columns.table_name
         WHERE table_schema = 'public' AND schemaname = 'public' AND data_type = ANY(%s)
        """,
        [list(types)],
    )
    return cr.fetchall()
