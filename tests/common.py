# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What the tests share: a small company, campaigns in it, and people who answer."""

import json
import random
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from unittest.mock import patch

from odoo import SUPERUSER_ID, api, fields
from odoo.modules.registry import Registry
from odoo.tests import TransactionCase, tagged
from odoo.tests.common import get_db_name
from odoo.tools import SQL

from odoo.addons.base.models.avatar_mixin import AvatarMixin
from odoo.addons.mail.models.discuss.discuss_channel import DiscussChannel as Channel
from odoo.addons.social_readiness.sealing import value_store

# Nobody is invited to Odoo by e-mail, and nothing is noted about it.
QUIETLY = {"no_reset_password": True, "tracking_disable": True, "mail_create_nosubscribe": True}


def issue_codes(codes, roster_ids):
    """Give people a new code, as the wizard does when it prints: {roster id: code}."""
    made = codes.make_up(roster_ids)
    codes.store(made)
    return made


@contextmanager
def without_picture():
    """While a user or employee is created, no picture is drawn of them: ten files each."""
    with patch.object(AvatarMixin, "_avatar_generate_svg", lambda _self: False):
        yield


@contextmanager
def without_channels():
    """While users are created, none joins the channel that everybody in Odoo is in."""
    with patch.object(Channel, "_subscribe_users_automatically", lambda _self: None):
        yield


class Organisation:
    """Makes departments, employees and campaigns. Mixed into test classes."""

    @classmethod
    def make_company(cls, name="Readiness Test"):
        return cls.env["res.company"].create({"name": name})

    @classmethod
    def make_department(cls, name, parent=None, company=None):
        company = company or cls.company
        return cls.env["hr.department"].create(
            {"name": name, "parent_id": parent and parent.id, "company_id": company.id}
        )

    @classmethod
    @without_picture()
    def make_employees(cls, department, count, company=None, prefix=None):
        """People without users: Odoo makes the first one, the others are copies of their rows."""
        company = company or cls.company
        prefix = prefix or (department.name if department else "Nowhere")
        first = cls.env["hr.employee"].create(
            {
                "name": f"{prefix} 1",
                "department_id": department and department.id,
                "company_id": company.id,
            }
        )
        names = [f"{prefix} {number}" for number in range(2, count + 1)]
        return first | cls._copy_employee(first, names)

    @classmethod
    def _copy_employee(cls, model, names):
        if not names:
            return model.browse()
        cls.env.flush_all()
        resources = cls._copy_row(model.resource_id, [{"name": name} for name in names])
        employees = cls._copy_row(
            model,
            [
                {
                    "name": name,
                    "legal_name": name,
                    "resource_id": resource,
                    "current_version_id": None,
                    "work_contact_id": None,
                }
                for name, resource in zip(names, resources, strict=True)
            ],
        )
        cls._copy_row(
            model.current_version_id, [{"employee_id": employee} for employee in employees]
        )
        cls.env.cr.execute(
            "UPDATE hr_employee SET current_version_id = hr_version.id FROM hr_version"
            " WHERE hr_version.employee_id = hr_employee.id AND hr_employee.id = ANY(%s)",
            [employees],
        )
        cls.env.invalidate_all()
        return cls.env["hr.employee"].browse(employees)

    @classmethod
    def _copy_row(cls, record, changes):
        """Insert a copy of a record's row for each of these changes; return the new ids."""
        table = SQL.identifier(record._table)
        cls.env.cr.execute(
            SQL(
                """
                INSERT INTO %(table)s
                SELECT made.*
                  FROM %(table)s model,
                       unnest(%(changes)s::text[]) WITH ORDINALITY change (columns, place),
                       LATERAL jsonb_populate_record(model, change.columns::jsonb
                           || jsonb_build_object('id', nextval(%(sequence)s))) made
                 WHERE model.id = %(id)s
              ORDER BY place
             RETURNING id
                """,
                table=table,
                changes=[json.dumps(one) for one in changes],
                sequence=f"{record._table}_id_seq",
                id=record.id,
            )
        )
        return [row[0] for row in cls.env.cr.fetchall()]

    @classmethod
    def make_user(cls, login, groups="base.group_user", company=None):
        return cls.make_users({login: groups}, company)

    @classmethod
    @without_picture()
    @without_channels()
    def make_users(cls, groups, company=None):
        """Users by {login: names of groups}, with the login as password.

        Made at once, they take a quarter of the time that Odoo's ``new_test_user`` takes.
        """
        company = company or cls.company
        users = cls.env["res.users"].with_context(**QUIETLY)
        return users.create(
            [
                {
                    "login": login,
                    "name": f"{login} ({names})",
                    "password": login.ljust(8, "x"),
                    "email": f"{login[0]}.{login[0]}@example.com",
                    "group_ids": [
                        (6, 0, [cls.env.ref(name.strip()).id for name in names.split(",")])
                    ],
                    "company_id": company.id,
                    "company_ids": [(6, 0, company.ids)],
                }
                for login, names in groups.items()
            ]
        ).with_env(cls.env)

    @classmethod
    @without_picture()
    def employ(cls, users, department):
        """Make users employees of a department."""
        return cls.env["hr.employee"].create(
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

    @classmethod
    def make_campaign(cls, company=None, **values):
        now = fields.Datetime.now()
        company = company or cls.company
        return cls.env["readiness.campaign"].create(
            {
                "name": "Autumn wave",
                "company_id": company.id,
                "user_id": cls.env.uid,
                "date_open": now - timedelta(days=1),
                "date_close": now + timedelta(days=10),
                **values,
            }
        )

    # ------------------------------------------------------------
    # ANSWERS
    # ------------------------------------------------------------

    @classmethod
    def items_of(cls, campaign):
        return campaign.survey_id._readiness_items()

    @classmethod
    def random_levels(cls, campaign, chance, low=1, high=5):
        return {item.id: chance.randint(low, high) for item in cls.items_of(campaign)}

    @classmethod
    def roster_of(cls, campaign):
        """[(roster id, unit id, employee id, answered)] in order of id, read with the key."""
        cls.env.flush_all()
        cls.env.cr.execute(
            "SELECT id, unit_id, employee_id, seat FROM readiness_roster"
            " WHERE campaign_id = %s ORDER BY id",
            [campaign.id],
        )
        rows = cls.env.cr.fetchall()
        values = cls.opened(campaign)
        return [
            (roster, unit, employee, unit in values and values[unit].has_answered(seat))
            for roster, unit, employee, seat in rows
        ]

    @classmethod
    def opened(cls, campaign):
        """{unit id: what is sealed for it}; empty before the launch and after the close."""
        return value_store.opened(cls.env.cr, campaign.id)

    @classmethod
    def people_counted(cls, campaign):
        """How many people's answers the sealed values hold."""
        return sum(value.respondents for value in cls.opened(campaign).values())

    @classmethod
    def answer(cls, campaign, roster, levels, sender=None):
        """Answer for a roster row as the page does, without the browser."""
        row = (roster[0], roster[1], roster[3])
        return campaign.sudo()._count(row, levels, sender)

    @classmethod
    def answer_all(cls, campaign, seed=1, share=1.0, levels=None):
        """Let this share of the roster answer; return [(unit id, levels)] of those who did."""
        chance, given = random.Random(seed), []
        for roster in cls.roster_of(campaign):
            if chance.random() < share:
                answer = levels(roster) if levels else cls.random_levels(campaign, chance)
                cls.answer(campaign, roster, answer)
                given.append((roster[1], answer))
        return given

    @classmethod
    def close(cls, campaign):
        campaign.sudo()._close()


class Standing(Organisation):
    """The company of :class:`ReadinessCase`: committed once, since most classes need the same."""

    TEAMS = {"North": 16, "South": 3, "Sales": 8, "Plant": 20}

    @classmethod
    @lru_cache
    def company_id(cls, database):
        """Return the id of the company in a database; it is made where it is missing."""
        with Registry(database).cursor() as cr:
            cls.env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            cls.company = cls.env["res.company"].search([("name", "=", "Readiness Test")])
            if not cls.company:
                cls._make()
            return cls.company.id

    @classmethod
    def _make(cls):
        cls.company = cls.make_company()
        sales = cls.make_department("Sales")
        teams = [cls.make_department(name, sales) for name in ("North", "South")]
        for department in (*teams, sales, cls.make_department("Plant")):
            cls.make_employees(department, cls.TEAMS[department.name])


@tagged("post_install", "-at_install")
class ReadinessCase(Organisation, TransactionCase):
    """A company with two divisions: a base class, rolled back after each test."""

    @classmethod
    def setUpClass(cls):
        company_id = Standing.company_id(get_db_name())
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.company = cls.env["res.company"].browse(company_id)
        of_company = [("company_id", "=", company_id)]
        departments = {one.name: one for one in cls.env["hr.department"].search(of_company)}
        cls.sales, cls.plant = departments["Sales"], departments["Plant"]
        cls.north, cls.south = departments["North"], departments["South"]
        cls.people = cls.env["hr.employee"].search(of_company, order="id")
