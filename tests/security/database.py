# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a person with SQL, or with the files, sees. ``make faults`` looks with the same eyes."""

from collections import Counter

# The tables of which PostgreSQL must sample nothing that could tell about a person.
TRACED = ("readiness_roster", "readiness_code", "readiness_tally")
OURS = "readiness\\_%"
# Rows of answers, and rows of people: no transaction may have written both.
OF_ANSWERS = ("readiness_tally", "survey_user_input")
OF_PEOPLE = (
    "readiness_roster",
    "res_device_log",
    "res_users",
    "res_users_log",
    "hr_employee",
    "res_partner",
    "mail_message",
    "bus_bus",
)


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


def sampled(cr, table):
    """The columns of which PostgreSQL's statistics hold values."""
    cr.execute("SELECT attname FROM pg_stats WHERE tablename = %s", [table])
    return {name for (name,) in cr.fetchall()}


# ------------------------------------------------------------
# LINKS
# ------------------------------------------------------------


def transactions(cr, names):
    """The transactions that wrote the rows of these tables."""
    found = set()
    for table in names:
        cr.execute(f'SELECT DISTINCT xmin::text FROM "{table}"')
        found |= {xmin for (xmin,) in cr.fetchall()}
    return found


def canaries(levels, items):
    """A person's answers, in the ways in which they could be written down.

    :param levels: {item id: level}
    """
    chosen = [levels[item] for item in items]
    for mark in (",", ", ", "", " ", ";", "\n", "\t"):
        yield mark.join(map(str, chosen))
    yield ", ".join(f'"{item}": {level}' for item, level in sorted(levels.items()))
    yield "".join(chr(level) for level in chosen)
    yield "".join("\0" * (level - 1) + "\1" + "\0" * (5 - level) for level in chosen)
    yield ",".join(",".join(str(int(step == level)) for step in range(1, 6)) for level in chosen)


def as_array(levels, items):
    """The beginning of a tally that holds one person's answers, as PostgreSQL stores it."""
    cells = [int(step == levels[item]) for item in items for step in range(1, 6)]
    return b"".join(cell.to_bytes(4, "little") for cell in cells)


# ------------------------------------------------------------
# FILES
# ------------------------------------------------------------


def files(cr):
    """{relation: its bytes on disk} of our tables, their indexes and their overflow."""
    cr.execute("CHECKPOINT")
    cr.execute(
        """
        SELECT relation.relname, pg_relation_filepath(relation.oid) FROM pg_class relation
         WHERE pg_relation_filepath(relation.oid) IS NOT NULL
           AND (relation.relname LIKE %(ours)s OR relation.oid IN (
                SELECT reltoastrelid FROM pg_class WHERE relname LIKE %(ours)s))
        """,
        {"ours": OURS},
    )
    return {name: read_file(cr, path) for name, path in cr.fetchall()}


def write_ahead_log(cr, start):
    """The bytes of PostgreSQL's log from a place in it to its end, as far as they are kept."""
    cr.execute("SELECT pg_walfile_name(%s::pg_lsn)", [start])
    [first] = cr.fetchone()
    cr.execute("SELECT name FROM pg_ls_waldir() WHERE name >= %s ORDER BY name", [first])
    names = [name for (name,) in cr.fetchall() if len(name) == len(first)]
    return b"".join(read_file(cr, f"pg_wal/{name}") for name in names)


def read_file(cr, path):
    """The bytes of a file of the server, whoever is asked."""
    cr.execute("SELECT pg_read_binary_file(%s)", [path])
    return bytes(cr.fetchone()[0])


def dead_rows(cr, table):
    """How many rows are in the table's file that no statement finds any more."""
    cr.execute("CHECKPOINT")
    cr.execute(f"SELECT pg_relation_filepath('{table}'), (SELECT count(*) FROM {table})")
    path, live = cr.fetchone()
    data = read_file(cr, path)
    pages = [data[start : start + 8192] for start in range(0, len(data), 8192)]
    return sum(rows_of_page(page) for page in pages) - live


def rows_of_page(page):
    """How many line pointers of a heap page lead to bytes of a row."""
    lower = int.from_bytes(page[12:14], "little")
    pointers = (page[place : place + 4] for place in range(24, lower, 4))
    return sum(int.from_bytes(pointer, "little") >> 17 > 0 for pointer in pointers)
