# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Locks between processes that the kernel gives back when a process dies."""

import contextlib
import fcntl


@contextlib.contextmanager
def exclusive(path, on_wait=None):
    """Hold the lock file for one process at a time.

    :param on_wait: called once when another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as file:
        if not _try(file, fcntl.LOCK_EX):
            if on_wait:
                on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_free(path):
    """Return whether no process holds the lock file."""
    with open(path, "a") as file:
        return _try(file, fcntl.LOCK_EX)


class Lease:
    """A share of something that the last holder puts away.

    The file is inherited by children, so that a server that outlives its
    parent still counts as a holder.
    """

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(path, "a")  # noqa: SIM115

    def share(self):
        fcntl.flock(self.file, fcntl.LOCK_SH)

    def only_holder(self):
        """Return whether nobody else holds a share; if so, none can be taken until close()."""
        return _try(self.file, fcntl.LOCK_EX)

    def close(self):
        self.file.close()


def _try(file, kind):
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
