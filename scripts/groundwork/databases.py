# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Databases of the server, through PostgreSQL's own ``psql``."""

import os
import shutil

from . import processes
from .errors import SetupError
from .postgres import programs


class Databases:
    """Creates, copies, renames and drops databases together with their file stores."""

    def __init__(self, session):
        self.server = session.server
        self.psql = programs(session.workspace) / "psql"
        self.filestores = session.data_folder / "filestore"

    def exists(self, name):
        return bool(self.query(f"SELECT 1 FROM pg_database WHERE datname = {literal(name)}"))

    def names(self, prefix):
        rows = self.query(
            f"SELECT datname FROM pg_database WHERE starts_with(datname, {literal(prefix)})"
        )
        return rows.splitlines()

    def drop(self, name):
        self.query(f"DROP DATABASE IF EXISTS {identifier(name)} WITH (FORCE)")
        shutil.rmtree(self.filestores / name, ignore_errors=True)

    def copy(self, template, name):
        """Copy a database that nobody is connected to.

        File stores are never written in place: their files can be shared.
        """
        self.query(f"CREATE DATABASE {identifier(name)} TEMPLATE {identifier(template)}")
        shutil.rmtree(self.filestores / name, ignore_errors=True)
        if (self.filestores / template).exists():
            shutil.copytree(
                self.filestores / template, self.filestores / name, copy_function=os.link
            )

    def rename(self, name, new_name):
        """Rename a database; what bore the new name has to be gone."""
        shutil.rmtree(self.filestores / new_name, ignore_errors=True)
        if (self.filestores / name).exists():
            (self.filestores / name).rename(self.filestores / new_name)
        self.query(f"ALTER DATABASE {identifier(name)} RENAME TO {identifier(new_name)}")

    def has_module(self, name, module):
        """Return whether the Odoo module is installed in the database."""
        table = self.query("SELECT to_regclass('public.ir_module_module')", name)
        if not table:
            return False
        return bool(
            self.query(
                "SELECT 1 FROM ir_module_module"
                f" WHERE name = {literal(module)} AND state = 'installed'",
                name,
            )
        )

    def has_record(self, name, module, record):
        """Return whether the database has a record of this XML id."""
        return bool(
            self.query(
                "SELECT 1 FROM ir_model_data"
                f" WHERE module = {literal(module)} AND name = {literal(record)}",
                name,
            )
        )

    def write_base_url(self, name, url):
        """Let links, mails and papers of this database lead to this address."""
        self.query(
            "INSERT INTO ir_config_parameter (key, value)"
            f" VALUES ('web.base.url', {literal(url)})"
            " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
            name,
        )

    def note(self, name):
        """Return what write_note() wrote on the database."""
        return self.query(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            f" WHERE datname = {literal(name)}"
        )

    def write_note(self, name, text):
        self.query(f"COMMENT ON DATABASE {identifier(name)} IS {literal(text)}")

    def query(self, sql, database="postgres"):
        """Run one statement and return its rows as unaligned text."""
        command = [self.psql, "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
        environment = {**os.environ, "PGCONNECT_TIMEOUT": "10", **self.server.environment()}
        return processes.run(
            command,
            what=f"Talking to PostgreSQL ({self.server.environment()['PGHOST']})",
            advice=("Check PGHOST, PGPORT, PGUSER and PGPASSWORD, or unset PGHOST.",)
            if self.server.key != "embedded"
            else (),
            env=environment,
        ).strip()


def check_name(name):
    """Refuse a name that Odoo would refuse."""
    if not name or not all(letter.isalnum() or letter in "_.-" for letter in name):
        raise SetupError(f"'{name}' is no name for a database.", "Set DB to a plain word.")
    return name


def identifier(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"
