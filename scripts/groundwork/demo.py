# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""``make demo``: a database with demo data, and a server on it."""

import os
import socket
import threading
import time

from . import fingerprint, system
from .databases import Databases, check_name
from .errors import SetupError
from .servers import wait_for_page
from .template import ADDON, LANGUAGES, install

# What the addon's demo data says; the password is the login.
LOGINS = {
    "hr": "HR manager: questionnaires, campaigns and every result",
    "executive": "Executive: every result of the company",
    "manager": "Department manager: the results of the own departments",
    "employee": "Employee: answers, and reads the company's result",
}

ANEW = ("To begin with a new database: make demo DB=another_name",)


class Demo:
    """A demo database and the server on it.

    :param database: its name.
    :param host: the address that the server listens on.
    """

    def __init__(self, session, database="readiness_demo", host="127.0.0.1", port=8069):
        self.session = session
        self.console = session.console
        self.database = check_name(database)
        self.host = host
        self.port = port

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def check_port(self):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                raise SetupError(
                    f"Port {self.port} is in use or not allowed ({error.strerror}).",
                    f"Choose another one: make demo PORT={self.port + 1}",
                ) from error

    def prepare(self):
        """Install the addon with demo data once; update it when its code has changed."""
        databases = Databases(self.session)
        current = f"{ADDON} {fingerprint.of_folder(self.session.workspace.addon)}"
        if not databases.exists(self.database):
            self._create(databases)
        elif databases.note(self.database) != current:
            arguments = ("-i", ADDON, "-u", ADDON)
            self._odoo(f"Updating {self.database}", self.database, *arguments, advice=ANEW)
        else:
            self.console.present("Demo database", self.database)
        databases.write_note(self.database, current)
        databases.write_base_url(self.database, self.url)

    def _create(self, databases):
        """Make the database under another name first, so that it is never half made."""
        unfinished = f"{self.database}_new"
        databases.drop(unfinished)
        title = f"Demo database {self.database} (takes a minute or two)"
        languages = f"--load-language={LANGUAGES}"
        self._odoo(title, unfinished, "-i", ADDON, "--with-demo", languages)
        self._check_company(databases, unfinished)
        databases.rename(unfinished, self.database)
        self._bind_keys()

    def _bind_keys(self):
        """The key of the open campaign says which database may use it: now under its new name."""
        command = self.session.odoo_command("readiness_keys", "bind", "-d", self.database)
        self.session.run_logged("Binding the keys of the demo's campaigns", command)

    def _check_company(self, databases, database):
        """Odoo installs an addon whose demo data fail without them, and only warns."""
        if not databases.has_record(database, ADDON, "demo_company"):
            log = self.session.workspace.local / "last-command.log"
            raise SetupError("The demo data could not be loaded.", f"Why: see {log}")

    def _odoo(self, title, database, *arguments, advice=()):
        self.console.begin(title)
        started = time.monotonic()
        self.session.run_logged(title, install(self.session, database, *arguments), advice)
        self.console.done(title, f"{time.monotonic() - started:.0f} s")

    def serve(self):
        """Run the server until Ctrl-C. One process: the client's bus needs no proxy."""
        self.console.begin("Starting the server")
        threading.Thread(target=self._announce, daemon=True).start()
        command = self.session.odoo_command(
            *("-d", self.database, f"--http-port={self.port}", f"--http-interface={self.host}"),
            *("--workers=0", "--log-level=warn"),
        )
        code = self.session.run(command)
        self.console.say("Stopped.")
        return 0 if code in (130, -2) else code

    def _announce(self):
        address = "127.0.0.1" if self.host == "0.0.0.0" else self.host
        if wait_for_page(self.port, 600, host=address):
            self.console.say(self.welcome())

    def welcome(self):
        """Return the text that is shown once the server answers."""
        lines = [f"  {login:<9}  {role}" for login, role in LOGINS.items()]
        first = f"\nOpen {self.url}/web/login and log in (the password is the login):\n"
        last = filter(None, [system.printer_warning(), "Ctrl-C stops the server."])
        return "\n".join([first, *lines, "", *last])


def from_environment(session, environ=os.environ):
    """Return the demo that DB, HOST and PORT ask for."""
    database, host = environ.get("DB") or "readiness_demo", environ.get("HOST") or "127.0.0.1"
    port = environ.get("PORT") or "8069"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise SetupError(f"'{port}' is no port.", "Set PORT to a number such as 8070.")
    return Demo(session, database, host, int(port))
