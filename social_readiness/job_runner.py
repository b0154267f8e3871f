"""Scheduled jobs go over many records: one that fails keeps no other from its turn.

Odoo stops a job at the first error, and deactivates a job that fails often. Every scheduled job of
this addon therefore does its work here, record by record.
"""

import logging
from contextlib import contextmanager

import psycopg2

from .transactions import commit_progress, may_commit

_logger = logging.getLogger(__name__)


def run_each(records, job, step):
    """Do ``step`` for each record, each in a transaction of its own.

    A step that fails is undone and logged; the campaign's responsible is told once; the others go
    on. Whatever a step writes is in the responsible's language. A step may commit on its way: what
    it has committed stays.

    :param records: campaigns, or records with a ``campaign_id``
    :param job: what is done, in a word or two, for the log and to tell each problem only once:
        a key of ``job_problems.JOBS``
    :param step: function of one record, with the rights of ``records``

    >>> run_each(due, "close", lambda campaign: campaign._close(now))    # doctest: +SKIP
    """
    for record in records:
        _run_one(record, job, step)


def run_apart(env, job, step):
    """Do ``step`` in a transaction of its own; if it fails, log that and go on."""
    try:
        with _apart(env):
            step()
            env.flush_all()
    except psycopg2.InterfaceError:
        raise  # the connection is gone, and with it every record
    except Exception:
        _logger.exception("Readiness job “%s” failed", job)
        return False
    commit_progress(env)
    return True


def _run_one(record, job, step):
    try:
        with _apart(record.env):
            if not record.exists():
                return
            speaking = _speaking(record)
            step(speaking)
            _campaign_of(speaking)._job_succeeded(job)
            record.env.flush_all()
    except psycopg2.InterfaceError:
        raise
    except psycopg2.OperationalError as error:
        # Somebody else was faster or holds a lock: the next run finds out which.
        _logger.warning(
            "Readiness job “%s” for %s is tried again later: %s", job, record, type(error).__name__
        )
    except Exception as error:
        _logger.exception("Readiness job “%s” failed for %s", job, record)
        _tell(record, job, error)
    else:
        commit_progress(record.env)


def _tell(record, job, error):
    def tell():
        _campaign_of(_speaking(record))._job_failed(job, error)

    run_apart(record.env, job, tell)


@contextmanager
def _apart(env):
    """Undo what is not committed yet if it fails: by a rollback, or where that is not ours to do
    (in a test, while demo data are loaded) by a savepoint."""
    if not may_commit(env):
        with env.cr.savepoint():
            yield
        return
    try:
        yield
    except psycopg2.InterfaceError:
        raise
    except Exception:
        env.cr.rollback()
        env.invalidate_all(flush=False)
        raise


def _speaking(record):
    """The record in the language of whoever is responsible."""
    return record.with_context(lang=_campaign_of(record)._responsible_lang())


def _campaign_of(record):
    return record if record._name == "readiness.campaign" else record.campaign_id
