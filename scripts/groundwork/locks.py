# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Locks between processes that the kernel gives back when a process dies."""

import contextlib
import fcntl


@contextlib.contextmanager
def exclusive(path, console=None, doing=""):
    """Hold the lock file for one process at a time.

    :param console: is told when another process holds it
    :param doing: what that one is doing
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a") as file:
        if not taken(file):
            if console:
                console.note(f"Another command is {doing}; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_free(path):
    """Return whether no process holds the lock file."""
    with open(path, "a") as file:
        return taken(file)


def taken(file):
    """Take the lock, unless somebody else holds it or a share of it; return whether it was."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
