# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Errors that tell the user what to do."""

import errno


class SetupError(Exception):
    """Something that the user can put right.

    :param problem: what happened, one sentence.
    :param advice: what to do about it, each a line of its own.
    """

    def __init__(self, problem, *advice):
        super().__init__(problem)
        self.problem = problem
        self.advice = advice

    def __str__(self):
        return "\n".join([self.problem, *(f"  -> {line}" for line in self.advice)])


def disk_full(place):
    return SetupError(
        f"No space is left on the disk that holds {place}.",
        "Free at least 3 GB there, or set XDG_CACHE_HOME to a folder on a larger disk.",
        "What was downloaded so far is kept: run the same command again.",
    )


def from_os_error(error):
    """Return the SetupError that explains an OSError."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(error.filename or "the project")
    return SetupError(f"The system refused: {error}.")
