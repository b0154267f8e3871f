# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Scheduled jobs go over many records: one that fails keeps no other from its turn.

Odoo stops a job at the first error, and deactivates a job that fails often. Every scheduled job of
this addon therefore does its work here, record by record.
"""

import logging
from contextlib import contextmanager

import psycopg2

from odoo.exceptions import UserError

from .languages import responsible_lang
from .transactions import commit_progress, may_commit

_logger = logging.getLogger(__name__)


def run_each(records, job, step):
    """Do ``step`` for each record, each in a transaction of its own.

    A step that fails is undone and logged; the campaign's responsible is told once; the others go
    on. Whatever a step writes is in the responsible's language. A step may commit on its way: what
    it has committed stays.

    :param records: campaigns, or records with a ``campaign_id``
    :param job: what is done, in a word or two, for the log and to tell each problem only once:
        a key of ``job_names``
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
            step(_with_responsible_lang(record))
            _forget_problem(_campaign_of(record), job)
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
        note_problem(_campaign_of(_with_responsible_lang(record)), job, error)

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


def _with_responsible_lang(record):
    """The record in the language of whoever is responsible."""
    return record.with_context(lang=responsible_lang(_campaign_of(record)))


def _campaign_of(record):
    return record if record._name == "readiness.campaign" else record.campaign_id


# ------------------------------------------------------------
# PROBLEMS
# ------------------------------------------------------------


def note_problem(campaign, job, error):
    """Tell the responsible what could not be done, unless they know this very problem (sudo).

    The words of an unexpected error are for the log only: nobody knows what they hold.
    """
    known = campaign.job_problems or {}
    why = str(error) if isinstance(error, UserError) else ""
    if known.get(job) == why:
        return
    campaign.job_problems = {**known, job: why}
    campaign._tell_responsible(_problem_message(campaign.env, job, why))


def _forget_problem(campaign, job):
    """The next problem is a new one (sudo)."""
    known = campaign.job_problems or {}
    if job in known:
        campaign.job_problems = {name: why for name, why in known.items() if name != job}


def _problem_message(env, job, why):
    what = job_names(env)[job]
    if why:
        return env._(
            "Odoo could not %(job)s. %(reason)s Odoo will try again automatically.",
            job=what,
            reason=why,
        )
    return env._(
        "Odoo could not %(job)s because of an unexpected error. See the server log for "
        "details. Odoo will try again automatically.",
        job=what,
    )


def job_names(env):
    """What each job does, in the reader's language."""
    _ = env._
    return {
        "open": _("open the campaign"),
        "close": _("close the campaign and publish its results"),
        "launch": _("launch the campaign"),
        "participation": _("update the response rate"),
        "key": _("manage the key that protects the answers"),
        "reseal": _("re-encrypt the answers, as it does every night"),
        "mails": _("schedule invitations and reminders"),
        "sending": _("send emails"),
        "repeat": _("prepare the next campaign"),
        "cancel": _("cancel the unpublished campaign"),
        "approval": _("check whether the approval is still valid"),
    }
