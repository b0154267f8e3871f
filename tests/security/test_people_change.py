# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Changes of people, departments and users after the launch change nothing and break nothing."""

from ..common import ReadinessCase


class TestPeopleChange(ReadinessCase):
    def setUp(self):
        super().setUp()
        self.user = self.make_user("leaver")
        self.people[0].user_id = self.user
        self.campaign = self.make_campaign()
        self.campaign.action_launch()
        self.frozen = self.units()

    def units(self):
        self.env.flush_all()
        self.env.invalidate_all()
        return sorted(
            (unit.id, unit.name, unit.parent_id.id, unit.headcount, unit.direct_headcount)
            for unit in self.campaign.unit_ids
        )

    def changes(self):
        """{name: a change that HR makes while people answer, or later}."""
        people, departments = self.people, self.env["hr.department"]
        return {
            "archived employee": lambda: people[0].action_archive(),
            "deleted employee": lambda: people[1].unlink(),
            "moved employee": lambda: people[2].write({"department_id": self.plant.id}),
            "employee without department": lambda: people[3].write({"department_id": False}),
            "employee of another company": lambda: self.make_employees(
                None, 1, company=self.make_company("Other")
            ),
            "archived user": lambda: self.user.action_archive(),
            "new manager": lambda: self.north.write({"manager_id": people[4].id}),
            "renamed department": lambda: self.north.write({"name": "Nord"}),
            "moved department": lambda: self.north.write({"parent_id": self.plant.id}),
            "new department": lambda: self.make_department("New", self.sales),
            "archived department": lambda: self.plant.action_archive(),
            "deleted department": lambda: departments.browse(self.south.id).unlink(),
            "renamed company": lambda: self.company.write({"name": "Renamed"}),
        }

    def test_while_open_units_stay_and_closing_works(self):
        given = self.answer_all(self.campaign, share=0.5)
        for name, change in self.changes().items():
            with self.subTest(change=name):
                change()
                self.assertEqual(self.units(), self.frozen)
        roster = [row for row in self.roster_of(self.campaign) if not row[3]]
        for row in roster:
            levels = dict.fromkeys(self.items_of(self.campaign).ids, 4)
            self.assertTrue(self.answer(self.campaign, row, levels))
            given.append(row)
        self.close(self.campaign)
        self.assertEqual(self.campaign.state, "published")
        self.assertEqual(self.campaign.respondents, len(given))

    def test_after_the_close_released_rows_stay(self):
        self.answer_all(self.campaign)
        self.close(self.campaign)
        released = self.rows()
        self.assertTrue(released)
        for name, change in self.changes().items():
            with self.subTest(change=name):
                change()
                self.env.flush_all()
                self.assertEqual(self.rows(), released)

    def rows(self):
        self.env.cr.execute(
            "SELECT row_.*::text FROM readiness_score AS row_ WHERE campaign_id = %s ORDER BY id",
            [self.campaign.id],
        )
        return self.env.cr.fetchall()

    def test_archived_employee_may_still_answer(self):
        self.people[0].action_archive()
        self.assertTrue(self.campaign.sudo()._roster_row(self.user))

    def test_newcomer_is_not_asked(self):
        self.make_employees(self.north, 1, prefix="New")
        self.assertEqual(len(self.roster_of(self.campaign)), 47)
