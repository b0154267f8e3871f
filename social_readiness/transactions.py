# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Transactions and locks, and the order in which locks are taken.

A transaction that needs several locks takes them in this order, and skips those that it does not
need. So no two transactions ever wait for each other. (A foreign key is a lock too: who inserts a
row that names a campaign shares the campaign's row, so they lock the campaign first if they need it
exclusively.)

1. the *lifecycle lock*, one for the whole database: a launch, a cancelation, the publishing step of
a close, the nightly figures and a batch of emails run one after the other;
2. the row of the *campaign*: exclusively if something begins or ends (close, cancel, destroy the
key, seal again, issue codes, guess the result), shared while an answer is counted or a look at a
result is noted;
3. rows of its *mailings*: each batch reserves one, and skips those that other batches have
reserved;
4. rows of its *roster*, in order of id (codes);
5. *guesses* of its result;
6. the sealed value of a *department* (``sealing.value_store.count``), only one, and last of all.

Whoever holds the campaign exclusively may take what is below it in any order, because everybody
else who needs two of these locks shares or holds the campaign first.

A lock is held until the transaction ends. Only at READ COMMITTED does a transaction that got a lock
see what was committed while it waited: begin with ``begin_read_committed``.
"""

from odoo import fields, modules, sql_db
from odoo.tools import SQL

# The lifecycle lock: an arbitrary number.
LIFECYCLE_LOCK = 19_052_026


# ------------------------------------------------------------
# TRANSACTIONS
# ------------------------------------------------------------


def may_commit(env):
    """Return whether the transaction may be ended here.

    It may not in a test, which rolls back, nor while modules with their demo data are loaded.
    """
    of_test = getattr(modules.module.current_test, "cr", None) is env.cr
    return env.registry.ready and not of_test


def commit(env):
    """Commit, unless the transaction must not be ended here."""
    if may_commit(env):
        env.cr.commit()


def commit_progress(env, processed=1):
    """Commit a step of a scheduled job and note its progress, unless it must not be ended here."""
    if may_commit(env):
        env["ir.cron"]._commit_progress(processed)


def begin_read_committed(env):
    """End the transaction, and begin one in which each statement sees what is committed.

    Odoo works at REPEATABLE READ and retries a request at most five times: answers of people who
    send in the same seconds would be lost. Nothing may be read between the two statements.
    """
    env.flush_all()
    commit(env)
    env.invalidate_all(flush=False)
    if isinstance(env.cr, sql_db.Cursor) and may_commit(env):
        env.cr.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")


def undo(env):
    """Undo what is not committed, and release all locks at once."""
    env.cr.rollback()
    env.invalidate_all(flush=False)


# ------------------------------------------------------------
# LOCKS
# ------------------------------------------------------------


def acquire_launch_lock(campaign):
    """Begin a transaction that sees every roster, and wait until no other launch is under way.

    Two launches at once would invite the same people twice. What was done before is committed: a
    caller that held a campaign's lock has lost it, so it can ask for this one.
    """
    begin_read_committed(campaign.env)
    acquire_lifecycle_lock(campaign)


def acquire_lifecycle_lock(campaign):
    """Wait until no other launch or close is under way; what they wrote is then read again."""
    campaign.env.cr.execute(SQL("SELECT pg_advisory_xact_lock(%s)", LIFECYCLE_LOCK))
    campaign.invalidate_recordset()


def lock_exclusively(campaign):
    """Wait for answers that are being counted, and let no other begin until the commit."""
    campaign.env.execute_query(
        SQL("SELECT 1 FROM readiness_campaign WHERE id = %s FOR UPDATE", campaign.id)
    )
    campaign.invalidate_recordset()


def lock_open_shared(campaign):
    """Hold off the close until this transaction ends; return False if the campaign is not open.

    The close first changes the state, which waits for all transactions that hold this lock. So
    every answer that got past this line is counted, and sealed values are read after it.
    """
    now = fields.Datetime.now()
    return bool(
        campaign.env.execute_query(
            SQL(
                """
                SELECT 1 FROM readiness_campaign
                 WHERE id = %s AND state IN ('scheduled', 'open')
                   AND date_open <= %s AND date_close > %s
                   FOR SHARE
                """,
                campaign.id,
                now,
                now,
            )
        )
    )
