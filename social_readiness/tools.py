"""Small helpers that several models and controllers share."""

from odoo import modules, sql_db
from odoo.tools import SQL

VIEWER = "social_readiness.group_readiness_viewer"

# Below it, what one person answered can be worked out (promise 1).
SMALLEST_MINIMUM = 6

# Without letters that are mistaken for one another when read aloud or copied by hand.
LINK_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

# PostgreSQL's integer, in which ids are stored.
LARGEST_ID = 2**31 - 1


def as_id(value):
    """An id as a client sent it; False for whatever can be none: it leads to no record."""
    return value if type(value) is int and 0 < value <= LARGEST_ID else False


def capital(text):
    """A word or a sentence as it begins a line; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def signed(points):
    """A whole number with its sign, with a real minus."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def array_literal(values):
    """What PostgreSQL reads as an array of whole numbers, floats, flags or texts."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value):
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def keep_no_samples(cr, table, *columns):
    """Let PostgreSQL's statistics leave these columns out.

    They hold up to a hundred values of a column, whole answers too, are gathered by PostgreSQL
    itself, and outlive the rows: an emptied table keeps the samples that it had.
    """
    for column in columns:
        names = {"table": SQL.identifier(table), "column": SQL.identifier(column)}
        cr.execute(SQL("ALTER TABLE %(table)s ALTER COLUMN %(column)s SET STATISTICS 0", **names))


def commit(env):
    """Commit, except in a transaction that is not ours to end."""
    if may_commit(env):
        env.cr.commit()


def commit_progress(env, processed=1):
    """Commit a step of a scheduled job and note it, except as above."""
    if may_commit(env):
        env["ir.cron"]._commit_progress(processed)


def begin_read_committed(env):
    """End the transaction so far and begin one in which each statement sees what is committed.

    Odoo works at REPEATABLE READ and retries a request five times at most: people who answer
    in the same seconds would be lost. Nothing may be read between the two statements.
    """
    env.flush_all()
    commit(env)
    env.invalidate_all(flush=False)
    if isinstance(env.cr, sql_db.Cursor) and may_commit(env):
        env.cr.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")


def may_commit(env):
    """Whether the transaction is ours to end.

    Not in a test, which rolls back, nor while modules with their demo data are loaded.
    """
    of_test = getattr(modules.module.current_test, "cr", None) is env.cr
    return env.registry.ready and not of_test
