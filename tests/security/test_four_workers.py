# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Two hundred people of one unit within seconds, on four real worker processes."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from groundwork.servers import HOST, free_port, wait_for_page
from trial.inside import log_in

from odoo.tests import tagged
from odoo.tools import config

from .committed import Person
from .test_races import RaceCase

PEOPLE = 200
AT_ONCE = 40
LAUNCHER = Path(__file__).parents[2] / "scripts" / "groundwork" / "launcher.py"


class Server:
    """Odoo with four workers on the test's database, as it runs in a company."""

    def __init__(self, database):
        self.port = free_port()
        options = {
            "database": database,
            "workers": 4,
            "max-cron-threads": 0,
            "http-interface": HOST,
            "http-port": self.port,
            "gevent-port": free_port(),
            "data-dir": config["data_dir"],
            "addons-path": ",".join(config["addons_path"]),
            "log-level": "warn",
        }
        if config["db_host"]:
            options["db_host"] = config["db_host"]
        arguments = [f"--{name}={value}" for name, value in options.items()]
        self.process = subprocess.Popen(
            [sys.executable, LAUNCHER, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={name: value for name, value in os.environ.items() if name != "ODOO_RC"},
            text=True,
        )

    @property
    def url(self):
        return f"http://{HOST}:{self.port}"

    def wait(self):
        if not wait_for_page(self.port, 60, self.process, path="/web/health"):
            raise AssertionError(self.stop())

    def stop(self):
        """End the server; return what it said."""
        self.process.terminate()
        return self.process.communicate(timeout=30)[0]


class PersonWithASession(Person):
    """A browser in which somebody is logged in, without a password."""

    def __init__(self, server, case, user):
        self.base = server.url
        self.http = requests.Session()
        self.http.cookies.set("session_id", log_in(case.env, user), domain=HOST)


@tagged("post_install", "-at_install")
class TestFourWorkers(RaceCase):
    @classmethod
    def make_people(cls):
        """Users without a password, in one go: hashing two hundred takes longer than the test."""
        department = cls.make_department("Whole unit")
        names = [f"worker {number}" for number in range(PEOPLE)]
        users = cls.env["res.users"].with_context(no_reset_password=True)
        users = users.create(
            [
                {
                    "name": name,
                    "login": f"{cls.__name__}.{name}",
                    "company_id": cls.company.id,
                    "company_ids": [(6, 0, cls.company.ids)],
                }
                for name in names
            ]
        )
        cls.logins = [(user.login, user.id) for user in users]
        cls.env["hr.employee"].create(
            [
                {
                    "name": user.name,
                    "user_id": user.id,
                    "department_id": department.id,
                    "company_id": cls.company.id,
                }
                for user in users
            ]
        )

    def setUp(self):
        super().setUp()
        self.server = Server(self.env.cr.dbname)
        self.addCleanup(self.server.stop)
        with self.transaction() as env:
            users = env["res.users"].browse([user for _login, user in self.logins])
            self.people = [PersonWithASession(self.server, self, user) for user in users]
        self.server.wait()

    def test_everyone_is_counted_once_and_nobody_gets_an_error(self):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            sent = list(
                pool.map(lambda one: one.send(one.open(self.link), self.levels), self.people)
            )
        self.assertEqual(sent, ["done"] * PEOPLE)
        self.assertEqual(self.counted(self.campaign_id), PEOPLE)
        with self.transaction() as env:
            rows = self.roster_of(self.campaign(env, self.campaign_id))
        self.assertEqual([row[3] for row in rows].count(True), PEOPLE)
        self.assertNotIn("ERROR", self.server.stop())
