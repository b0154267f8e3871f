"""What the tests share: a small company, campaigns in it, and people who answer."""

import random
from datetime import timedelta

from odoo import fields
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.social_readiness.sealing import value_store


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
    def make_employees(cls, department, count, company=None, prefix=None):
        company = company or cls.company
        prefix = prefix or (department.name if department else "Nowhere")
        return cls.env["hr.employee"].create(
            [
                {
                    "name": f"{prefix} {number}",
                    "department_id": department and department.id,
                    "company_id": company.id,
                }
                for number in range(1, count + 1)
            ]
        )

    @classmethod
    def make_user(cls, login, groups="base.group_user", company=None):
        company = company or cls.company
        return new_test_user(
            cls.env, login, groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)]
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


@tagged("post_install", "-at_install")
class ReadinessCase(Organisation, TransactionCase):
    """A company with two divisions: a base class, rolled back after each test."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.company = cls.make_company()
        cls.sales = cls.make_department("Sales")
        cls.north = cls.make_department("North", cls.sales)
        cls.south = cls.make_department("South", cls.sales)
        cls.plant = cls.make_department("Plant")
        cls.people = (
            cls.make_employees(cls.north, 16)
            | cls.make_employees(cls.south, 3)
            | cls.make_employees(cls.sales, 8)
            | cls.make_employees(cls.plant, 20)
        )
