# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Running PostgreSQL for a user who is root, which PostgreSQL refuses to be.

Where the kernel allows it, the server runs in a user namespace in which root is
"nobody": no account is made and no permission of any folder changes. Elsewhere (most
containers) an account of its own is used.
"""

import os
import pwd
import shutil
import subprocess
from typing import NamedTuple

from . import processes
from .errors import SetupError

ACCOUNT = "social_readiness"
NOBODY = "65534"
NAMESPACE = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]


class Account(NamedTuple):
    """Who runs the server.

    :ivar prefix: what stands before the server's command.
    :ivar owner: the user id that must own the server's files, None for one's own.
    """

    prefix: list
    owner: int | None = None

    def own(self, folder):
        """Give the folder (not what is in it) to the account."""
        if self.owner is not None:
            os.chown(folder, self.owner, -1)


def account(folder):
    """Return the account for a server whose files lie in ``folder``."""
    if os.geteuid() != 0:
        return Account([])
    if _namespaces_work() and folder.stat().st_uid == 0:
        return Account(NAMESPACE)
    check_reachable(folder)
    user = _ensure_user()
    as_user = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--"]
    return Account(["setpriv", *as_user], user.pw_uid)


def _namespaces_work():
    if not shutil.which("unshare"):
        return False
    command = [*NAMESPACE, "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _ensure_user():
    try:
        return pwd.getpwnam(ACCOUNT)
    except KeyError:
        command = ["useradd", "--system", "--no-create-home", ACCOUNT]
        processes.run(command, what="Making the account that PostgreSQL runs as")
        return pwd.getpwnam(ACCOUNT)


def check_reachable(folder):
    """Refuse a clone in a folder that only root may pass through."""
    closed = [parent for parent in folder.parents if not parent.stat().st_mode & 0o001]
    if closed:
        raise SetupError(
            f"PostgreSQL does not run as root, and other users may not pass {closed[-1]}.",
            "Move the clone to a folder that all may pass (such as /srv or /opt),",
            "or work as another user than root, or set PGHOST to a server of your own.",
        )
