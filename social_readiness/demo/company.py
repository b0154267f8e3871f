# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Create the fictional company's departments and people."""

import random
import unicodedata
from datetime import timedelta

from odoo import Command, fields
from odoo.tools import SQL

from .organisation import (
    DEPARTMENTS,
    FIRST_NAMES,
    LOGINS,
    SHARED_MANAGERS,
    SURNAMES,
    WITHOUT_DEPARTMENT,
)
from .story import SEED

SPANISH = "es_ES"
TIMEZONE = "Europe/Madrid"


class CompanyLoader:
    """After ``load``, ``departments`` holds them by code and ``users`` by login.

    ``waiting`` holds the ids of the employees behind the four logins, who have not answered the
    open campaign.
    """

    def __init__(self, env):
        self.env = env(context={**env.context, "no_reset_password": True})
        self.chance = random.Random(SEED)
        self.company = env.ref("social_readiness.demo_company")
        self.users = {login: env.ref(f"social_readiness.demo_user_{login}") for login in LOGINS}
        self.hired = fields.Datetime.now() - timedelta(days=3 * 365)
        self.departments = {}
        self.managers = {}
        self.waiting = []

    def load(self):
        self._make_departments()
        self._make_people()
        self._name_managers()
        return self

    def _make_departments(self):
        spanish = SPANISH in dict(self.env["res.lang"].get_installed())
        for one in DEPARTMENTS:
            department = self.env["hr.department"].create(
                {
                    "name": one.english,
                    "parent_id": one.above and self.departments[one.above].id,
                    "company_id": self.company.id,
                }
            )
            if spanish:
                department.update_field_translations("name", {SPANISH: one.spanish})
            self.departments[one.code] = department

    def _make_people(self):
        """Create all employees; the first one in each department is its manager."""
        people = [(account, one.code) for one in DEPARTMENTS for account in _accounts(one)]
        people += [(True, None)] * WITHOUT_DEPARTMENT
        identities = self._identities([account for account, _code in people])
        employees = self.env["hr.employee"].create(
            [
                {**identity, **self._position(code)}
                for identity, (_account, code) in zip(identities, people, strict=True)
            ]
        )
        for employee, (account, code) in zip(employees, people, strict=True):
            self.managers.setdefault(code, employee)
            if account in self.users:
                self.waiting.append(employee.id)
        self._age(employees)

    def _position(self, code):
        return {
            "company_id": self.company.id,
            "department_id": code and self.departments[code].id,
            "date_version": self.hired.date(),
            "tz": TIMEZONE,
        }

    def _identities(self, accounts):
        """Return name, user and email of each employee.

        :param accounts: for each, one of the four logins, or whether to create a user
        """
        drawn = iter(self._draw_names(len(accounts)))
        names = [
            self.users[account].name if account in self.users else next(drawn)
            for account in accounts
        ]
        users = self._make_users(
            [name for name, account in zip(names, accounts, strict=True) if account is True]
        )
        identities = []
        for name, account in zip(names, accounts, strict=True):
            user = users.get(name) or self.users.get(account)
            identities.append(
                {"name": name, "user_id": user and user.id, "work_email": user and user.email}
            )
        return identities

    def _make_users(self, names):
        users = self.env["res.users"].create([self._user_values(name) for name in names])
        return dict(zip(names, users, strict=True))

    def _draw_names(self, count):
        pairs = [f"{first} {last}" for first in FIRST_NAMES for last in SURNAMES]
        return self.chance.sample(pairs, count)

    def _user_values(self, name):
        address = _address(name)
        return {
            "name": name,
            "login": address,
            "email": address,
            "tz": TIMEZONE,
            "company_id": self.company.id,
            "company_ids": [Command.set(self.company.ids)],
            "group_ids": [Command.set(self.env.ref("base.group_user").ids)],
        }

    def _age(self, employees):
        """Set the creation dates back by years, so that nobody counts as new at a launch."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE hr_employee SET create_date = %s WHERE id IN %s",
                self.hired,
                tuple(employees.ids),
            )
        )
        employees.invalidate_recordset(["create_date"])

    def _name_managers(self):
        for code, department in self.departments.items():
            department.manager_id = self.managers[SHARED_MANAGERS.get(code, code)]


def _accounts(department):
    """Return for each person of a department a login, or whether they have a user; the manager
    first.
    """
    logins = [
        (login, manages) for login, (code, manages) in LOGINS.items() if code == department.code
    ]
    size = department.people + (department.code not in SHARED_MANAGERS)
    managers = [login for login, manages in logins if manages]
    others = [login for login, manages in logins if not manages]
    return managers + [department.has_users] * (size - len(logins)) + others


def _address(name):
    """Return a person's email address, in plain letters, with a dot between the names."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return f"{plain.lower().replace(' ', '.')}@example.com"
