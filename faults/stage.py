# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Where it is played: a database with people, made once, and the servers on it."""

import contextlib
import hashlib
import shutil
import socket
import time
from pathlib import Path

import psycopg2
from groundwork import fingerprint, test_database
from groundwork.databases import Databases
from groundwork.postgres import SOCKET_NAME
from groundwork.session import Session
from trial import inside
from trial.server import HOST

from .key_disk import KeyDisk
from .odoo import Server
from .postgres import DurableServer
from .watching import Pages, Statements
from .wire import Wire

DATABASE = "faults"
HERE = Path(__file__).parent


class Stage:
    """The servers, the wires between them, and the people who answer.

    :param source: a database in which the addon is installed, to be copied; without one a
        fresh one is made.
    :ivar people: {employee id: person}, as ``people_in_odoo.py`` made them.
    :ivar actions: {``close`` or ``night``: id of a server action}.
    """

    def __init__(self, workspace, console, source=None):
        self.source_session = Session(workspace, console)
        self.session = Session(workspace, console)
        self.console = console
        self.source = source
        self.folder = workspace.local / "faults"
        self.postgres = DurableServer(workspace)
        self.odoo_log = self.folder / "odoo.log"
        self.pages, self.statements = Pages(), Statements()
        self.odoo = None

    def __enter__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.odoo_log.write_bytes(b"")
        self.source_session.prepare()
        self.session.prepare()
        self.session.server = self.postgres
        self.keys = KeyDisk(self.session.data_folder / "readiness_keys", self.folder / "away")
        self.keys.mount()
        self.postgres.__enter__()
        try:
            self._set()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exception):
        if self.odoo:
            self.odoo.stop()
        self.postgres.__exit__()
        self.keys.unmount()

    # ------------------------------------------------------------
    # SETTING IT
    # ------------------------------------------------------------

    def _set(self):
        self.databases = Databases(self.session)
        current = self._what_it_is_made_from()
        if not self.databases.exists(DATABASE) or self.databases.note(DATABASE) != current:
            self._fill()
            self.databases.write_note(DATABASE, current)
        self._connect_wires()
        self.odoo = Server(self.session, DATABASE, self.wire_folder, self.odoo_log)
        self.odoo.start()
        known = inside.call(self.session, DATABASE, "faults.people_in_odoo.bring")
        self.people, self.officer = known["people"], known["officer"]
        self.actions = known["actions"]
        self._connect_browsers()
        self.odoo.wait()

    def _what_it_is_made_from(self):
        own = b"".join((HERE / name).read_bytes() for name in ("stage.sql", "people_in_odoo.py"))
        addon = fingerprint.of_folder(self.session.workspace.addon)
        return f"{addon} {hashlib.sha256(own).hexdigest()}"

    def _fill(self):
        """Copy the source into the durable server; its file store is shared."""
        self.databases.drop(DATABASE)
        with self.source_session.database() as session:
            given = contextlib.nullcontext(self.source)
            with given if self.source else test_database.fresh(session) as name:
                self._copy(session, name)
        self.query("DELETE FROM ir_attachment WHERE url LIKE '/web/assets/%%'")
        for statement in (HERE / "stage.sql").read_text().split(";;"):
            self.query(statement)

    def _copy(self, source_session, name):
        self.console.begin(f"Copying {name} to the durable server")
        source, dump, new = Databases(source_session), self.folder / "dump", f"{DATABASE}_new"
        shutil.rmtree(dump, ignore_errors=True)
        source.run("pg_dump", "-Fd", "-j2", "-Z0", "-f", dump, name)
        self.databases.drop(new)
        self.databases.query(f"CREATE DATABASE {new}")
        self.databases.run("pg_restore", "-j2", "--no-owner", "-d", new, dump)
        self.databases.link_files(source.filestores / name, new)
        self.databases.rename(new, DATABASE)

    def _connect_wires(self):
        self.wire_folder = self.postgres.sockets / "w"
        self.wire_folder.mkdir(exist_ok=True)
        near, far = self.wire_folder / SOCKET_NAME, self.postgres.sockets / SOCKET_NAME
        near.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(near))
        listening.listen(128)
        self.database_wire = Wire(listening, str(far), self.statements)

    def _connect_browsers(self):
        listening = socket.create_server((HOST, 0), backlog=128)
        self.port = listening.getsockname()[1]
        Wire(listening, (HOST, self.odoo.port), self.pages, patience=20)

    # ------------------------------------------------------------
    # LOOKING
    # ------------------------------------------------------------

    def connection(self, database=DATABASE):
        """A connection that does not pass the wire; autocommit."""
        known = self.postgres.environment()
        link = psycopg2.connect(host=known["PGHOST"], user=known["PGUSER"], dbname=database)
        link.autocommit = True
        return link

    def query(self, text, *values):
        """Rows of a statement; tried again while the database is away."""
        for _attempt in range(100):
            try:
                link = self.connection()
            except psycopg2.OperationalError:
                time.sleep(0.1)
                continue
            with link.cursor() as cr:
                cr.execute(text, values)
                rows = cr.fetchall() if cr.description else []
            link.close()
            return rows
        raise RuntimeError("the database stays away")

    def notify_jobs(self):
        """As Odoo does when a job's time has come."""
        link = self.connection("postgres")
        with link.cursor() as cr:
            cr.execute(f"NOTIFY cron_trigger, '{DATABASE}'")
        link.close()
