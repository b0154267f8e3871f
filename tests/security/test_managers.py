# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Managers answer in the root: no team's score contains its boss (promise 8)."""

from odoo import Command

from ..common import ReadinessCase


class ManagersCase(ReadinessCase):
    """Departments without a manager of their own, as after an import: a base class."""

    def of(self, department):
        return self.people.filtered(lambda person: person.department_id == department)

    def launch(self, *departments, **values):
        if departments:
            chosen = [Command.set([department.id for department in departments])]
            values.update(audience="departments", department_ids=chosen)
        campaign = self.make_campaign(**values)
        campaign.action_launch()
        return campaign.sudo()

    def units(self, campaign):
        """{employee: the unit that they are counted in}."""
        Unit = self.env["readiness.unit"].sudo()
        return {row[2]: Unit.browse(row[1]) for row in self.roster_of(campaign)}

    def assertInRoot(self, campaign, people):
        units = self.units(campaign)
        self.assertEqual({units[person.id] for person in people}, {campaign._root_unit()})


class TestManagers(ManagersCase):
    def test_whoever_is_the_manager_of_somebody_in_the_same_unit(self):
        lead, *team = self.of(self.north)
        team[0].parent_id = lead
        campaign = self.launch()
        self.assertInRoot(campaign, lead)
        self.assertEqual(self.units(campaign)[team[0].id].department_id, self.north)

    def test_whoever_is_the_manager_of_somebody_below_their_unit(self):
        """Their answer would be in a score that is their reports' too."""
        lead = self.of(self.sales)[0]
        self.of(self.north)[0].parent_id = lead
        self.assertInRoot(self.launch(), lead)

    def test_whoever_manages_people_elsewhere_stays_in_the_team(self):
        lead = self.of(self.plant)[0]
        self.of(self.north)[0].parent_id = lead
        self.assertEqual(self.units(self.launch())[lead.id].department_id, self.plant)

    def test_nobody_is_moved_for_managing_themselves(self):
        person = self.of(self.north)[0]
        person.parent_id = person
        self.assertEqual(self.units(self.launch())[person.id].department_id, self.north)

    def test_managers_above_the_audience_who_work_in_it(self):
        boss = self.of(self.north)[0]
        self.sales.manager_id = boss
        below = self.make_department("North one", self.north)
        self.make_employees(below, 8)
        campaign = self.launch(self.north)
        self.assertInRoot(campaign, boss)
        self.assertEqual(campaign.headcount, 24)

    def test_an_imported_company_without_heads_of_departments(self):
        """207 people, and 14 line managers in the teams of their reports."""
        for number in range(14):
            team = self.make_department(f"Line {number}", self.plant)
            lead, *others = self.make_employees(team, 14)
            for other in others:
                other.parent_id = lead
            self.people |= lead
        leads = self.people[-14:]
        self.assertInRoot(self.launch(), leads)

    def test_a_ring_stays_in_place_and_is_reported(self):
        ring = self.of(self.north)
        for person, manager in zip(ring, ring[1:] + ring[:1], strict=True):
            person.parent_id = manager
        campaign = self.make_campaign()
        [note] = [note for note in campaign.preview["notes"] if "circle" in note]
        self.assertIn(ring[0].name, note)
        campaign.action_launch()
        units = self.units(campaign.sudo())
        self.assertEqual({units[person.id].department_id for person in ring}, {self.north})

    def test_somebody_in_a_ring_who_manages_others_too_answers_in_the_root(self):
        one, other, report, *_rest = self.of(self.north)
        one.parent_id, other.parent_id, report.parent_id = other, one, one
        units = self.units(self.launch())
        self.assertEqual(units[other.id].department_id, self.north)
        self.assertFalse(units[one.id].parent_id)

    def test_the_manager_of_the_only_unit_is_not_invited(self):
        for name, appoint in {
            "department": lambda boss: self.plant.write({"manager_id": boss.id}),
            "reports": lambda boss: self.of(self.plant)[1].write({"parent_id": boss.id}),
        }.items():
            with self.subTest(name):
                boss = self.of(self.plant)[0]
                appoint(boss)
                campaign = self.launch(self.plant)
                self.assertNotIn(boss.id, self.units(campaign))
                self.assertEqual(campaign.headcount, 19)
                self.assertIn(
                    "People not invited because they manage the only team in the audience: 1.",
                    campaign.audience_notes,
                )
                campaign.action_cancel()
                self.plant.manager_id = False
                self.people.parent_id = False

    def test_preview_says_how_many_answer_in_the_root(self):
        lead, *others = self.of(self.north)
        others[0].parent_id = lead
        preview = self.make_campaign().preview
        self.assertIn("Managers counted at the top level, not in their team: 1.", preview["notes"])
        rows = {row["name"]: row for row in preview["rows"]}
        self.assertEqual((rows["North"]["direct"], rows["North"]["managers"]), (15, 1))

    def test_only_they_are_told_that_they_answer_in_the_root(self):
        lead, other, *_rest = self.of(self.north)
        other.parent_id = lead
        loose = self.make_employees(None, 1)
        campaign = self.launch()
        told = {
            row[2]
            for row in self.roster_of(campaign)
            if self.env["readiness.roster"]._answers_in_root((row[0], 0, 0))
        }
        self.assertEqual(told, set(lead.ids))
        self.assertNotIn(loose.id, told)


class TestManagersRead(ManagersCase):
    """Whoever manages a department above the audience reads what lies below it."""

    def setUp(self):
        super().setUp()
        self.user = self.make_user("boss")
        self.boss = self.env["hr.employee"].create(
            {"name": "Boss", "user_id": self.user.id, "company_id": self.company.id}
        )

    def readable(self, campaign):
        self.env.flush_all()
        units = self.env["readiness.unit"].with_user(self.user)
        return set(units.search([("campaign_id", "=", campaign.id)]).mapped("name"))

    def test_above_the_audience(self):
        campaign = self.launch(self.north)
        self.assertEqual(self.readable(campaign), set())
        self.sales.manager_id = self.boss
        self.assertEqual(self.readable(campaign), {"North"})

    def test_what_lies_below_and_the_company_row(self):
        campaign = self.launch(self.north, self.plant)
        self.sales.manager_id = self.boss
        self.assertEqual(self.readable(campaign), {"Readiness Test", "North"})

    def test_a_department_that_was_moved_below_since_is_not_opened(self):
        campaign = self.launch()
        self.sales.manager_id = self.boss
        self.plant.parent_id = self.sales
        self.assertEqual(self.readable(campaign), {"Readiness Test", "Sales", "North", "South"})
