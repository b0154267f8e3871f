"""Small helpers that several models and controllers share."""

from odoo import modules, sql_db

# Without letters that are mistaken for one another when read aloud or copied by hand.
LINK_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def commit(env):
    """Commit, except in the transaction that a test rolls back."""
    if not _is_of_test(env.cr):
        env.cr.commit()


def commit_progress(env, processed=1):
    """Commit a step of a scheduled job and note it, except in a test's own transaction."""
    if not _is_of_test(env.cr):
        env["ir.cron"]._commit_progress(processed)


def begin_read_committed(env):
    """End the transaction so far and begin one in which each statement sees what is committed.

    Odoo works at REPEATABLE READ and retries a request five times at most: people who answer
    in the same seconds would be lost. Nothing may be read between the two statements.
    """
    env.flush_all()
    commit(env)
    env.invalidate_all(flush=False)
    if isinstance(env.cr, sql_db.Cursor) and not _is_of_test(env.cr):
        env.cr.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")


def _is_of_test(cr):
    return getattr(modules.module.current_test, "cr", None) is cr
