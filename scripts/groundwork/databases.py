# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Databases of the server, through PostgreSQL's own programs."""

import os
import shutil

from . import processes
from .errors import SetupError
from .postgres import programs


class Databases:
    """Creates, copies, renames and drops databases together with their file stores."""

    def __init__(self, session):
        self.server = session.server
        self.programs = programs(session.workspace)
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
        """Copy a database that nobody is connected to."""
        self.query(f"CREATE DATABASE {identifier(name)} TEMPLATE {identifier(template)}")
        self.link_files(self.filestores / template, name)

    def link_files(self, filestore, name):
        """Let a database have the files of another: they are never written in place."""
        shutil.rmtree(self.filestores / name, ignore_errors=True)
        if filestore.exists():
            shutil.copytree(filestore, self.filestores / name, copy_function=os.link)

    def rename(self, name, new_name):
        """Rename a database; what bore the new name has to be gone."""
        shutil.rmtree(self.filestores / new_name, ignore_errors=True)
        if (self.filestores / name).exists():
            (self.filestores / name).rename(self.filestores / new_name)
        self.query(f"ALTER DATABASE {identifier(name)} RENAME TO {identifier(new_name)}")

    def has_module(self, name, module):
        """Return whether the Odoo module is installed in the database."""
        installed = f"name = {literal(module)} AND state = 'installed'"
        return bool(self.query(f"SELECT 1 FROM ir_module_module WHERE {installed}", name))

    def has_record(self, name, module, record):
        """Return whether the database has a record of this XML id."""
        known = f"module = {literal(module)} AND name = {literal(record)}"
        return bool(self.query(f"SELECT 1 FROM ir_model_data WHERE {known}", name))

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
        return self.psql(database, "-c", sql).strip()

    def psql(self, database, *arguments):
        return self.run("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments)

    def run(self, program, *arguments):
        """Run one of PostgreSQL's programs on the server and return what it printed."""
        known = self.server.environment()
        return processes.run(
            [self.programs / program, *arguments],
            what=f"{program} on PostgreSQL ({known['PGHOST']})",
            advice=("If you have set PGHOST: check it, PGPORT, PGUSER and PGPASSWORD.",),
            env={**os.environ, "PGCONNECT_TIMEOUT": "10", **known},
        )


def check_name(name):
    """Refuse a name that Odoo would refuse."""
    if not name or not all(letter.isalnum() or letter in "_.-" for letter in name):
        raise SetupError(f"'{name}' is no name for a database.", "Set DB to a plain word.")
    return name


def identifier(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + text.replace("'", "''") + "'"
