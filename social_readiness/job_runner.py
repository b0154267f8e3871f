# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Run a scheduled job over many records, so that one that fails does not stop the others.

Odoo stops a job at the first error, and deactivates a job that fails often. So every scheduled job
of this addon runs its records through this module.
"""

import logging
from contextlib import contextmanager

import psycopg2

from odoo.exceptions import UserError

from .languages import responsible_lang
from .transactions import commit_progress, may_commit, undo

_logger = logging.getLogger(__name__)


def run_each(records, job, step):
    """Call ``step`` for each record, each in a transaction of its own.

    If a step fails, it is undone and logged, the campaign's responsible is told once, and the other
    records go on. A step runs in the responsible's language. It may commit in between; what it has
    committed stays.

    :param records: campaigns, or records with a ``campaign_id``
    :param job: a key of ``job_names``, for the log, and to tell each problem only once
    :param step: function of one record, which has the rights of ``records``

    >>> run_each(due, "close", lambda campaign: campaign._close(now))    # doctest: +SKIP
    """
    for record in records:
        _run_one(record, job, step)


def run_apart(env, job, step):
    """Call ``step`` in a transaction of its own; if it fails, log the error and go on."""
    try:
        with _apart(env):
            step()
            env.flush_all()
    except psycopg2.InterfaceError:
        raise  # the connection to the database is lost, so no other record can go on either
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
        # Another process has changed the record or holds a lock. The next run tries again.
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
    """Undo what is not committed yet if the block fails.

    It uses a rollback, or a savepoint if the transaction must not be ended here (in a test, or
    while demo data are loaded).
    """
    if not may_commit(env):
        with env.cr.savepoint():
            yield
        return
    try:
        yield
    except psycopg2.InterfaceError:
        raise
    except Exception:
        undo(env)
        raise


def _with_responsible_lang(record):
    """Return the record in the language of the campaign's responsible."""
    return record.with_context(lang=responsible_lang(_campaign_of(record)))


def _campaign_of(record):
    return record if record._name == "readiness.campaign" else record.campaign_id


# ------------------------------------------------------------
# PROBLEMS
# ------------------------------------------------------------


def note_problem(campaign, job, error):
    """Tell the responsible what could not be done, unless they were told of the same problem
    (sudo).

    The text of an unexpected error goes to the log only, since it may contain anything.
    """
    known = campaign.job_problems or {}
    why = str(error) if isinstance(error, UserError) else ""
    if known.get(job) == why:
        return
    campaign.job_problems = {**known, job: why}
    campaign._tell_responsible(_problem_message(campaign.env, job, why))


def _forget_problem(campaign, job):
    """Forget the problem that was told, so that the next one is told again (sudo)."""
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
    """Return {job: what it does, in the reader's language}."""
    _ = env._
    return {
        "open": _("open the campaign"),
        "close": _("close the campaign and publish its results"),
        "launch": _("launch the campaign"),
        "participation": _("update the response rate"),
        "key": _("manage the key that protects the answers"),
        "reseal": _("complete the nightly re-encryption of the answers"),
        "mails": _("schedule invitations and reminders"),
        "sending": _("send emails"),
        "repeat": _("prepare the next campaign"),
        "cancel": _("cancel the unpublished campaign"),
        "approval": _("check whether the approval is still valid"),
    }
