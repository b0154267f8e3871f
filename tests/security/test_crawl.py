# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Whoever looks everywhere finds nothing that depends on one person's answer.

Each role reads every field, searches by every field and relation, counts and groups, and calls
every method that reads. While a campaign is open, none of it may change when somebody answers;
after the close, none of it may change if people of a team swap their answers.
"""

from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command, fields

from ..common import ReadinessCase
from .crawling import Crawl
from .roles import Roles

# The last but two may do whatever Odoo can grant: officer, HR, surveys, settings.
WHO = ("employee", "manager", "viewer", "everything", "portal", "public")


class CrawlCase(Roles, ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.people[0].user_id = cls.roles["employee"]
        cls.people[1].user_id = cls.roles["survey_manager"]
        cls.campaign = cls.make_campaign(name="Crawled", shared_with_staff=True)
        cls.campaign.action_launch()
        cls.campaign._store_participation()

    def crawl(self, role, plain=False):
        self.env.flush_all()
        user = self.roles[role]
        return Crawl(self.env(user=user.id, su=False), plain).run()

    @staticmethod
    def differences(before, after):
        return sorted(
            f"{where}: {before.get(where)!s:.200} -> {after.get(where)!s:.200}"
            for where in before.keys() | after.keys()
            if before.get(where) != after.get(where)
        )

    def answer_some(self):
        """People of each team, none of whom crawls: what they know of themselves may change."""
        own = {self.people[0].id, self.people[1].id, self.boss.id}
        rows = [row for row in self.roster_of(self.campaign) if row[2] not in own]
        for row in rows[::2]:
            levels = {item.id: 1 + row[0] % 5 for item in self.items_of(self.campaign)}
            self.answer(self.campaign, row, levels)
        self.env.flush_all()
        self.env.invalidate_all()


class TestWhileOpen(CrawlCase):
    def changed_by_answers(self, role):
        before = self.crawl(role)
        least = 10 if role in ("portal", "public") else 200
        self.assertGreater(len(before), least, "the crawl has found too little")
        with self.env.cr.savepoint() as savepoint:
            self.answer_some()
            after = self.crawl(role)
            savepoint.rollback()
        self.env.invalidate_all()
        return self.differences(before, after)

    def test_answers_change_nothing_for_nobody(self):
        for role in WHO:
            with self.subTest(role=role):
                self.assertEqual(self.changed_by_answers(role), [])

    def test_a_planted_leak_is_found(self):
        """A figure that follows the answers, in a field and in a search: the crawl sees both."""
        Department = self.registry["hr.department"]
        Unit = self.registry["readiness.unit"]

        def live(departments):
            for department in departments:
                department.readiness_participation = f"{self.people_counted(self.campaign)} said"

        def search_live(_units, _operator, _value):
            return [("id", ">" if self.people_counted(self.campaign) else "<", 0)]

        with patch.object(Department, "_compute_readiness_participation", live):
            leaks = self.changed_by_answers("employee")
        self.assertTrue(any("hr.department.readiness_participation" in leak for leak in leaks))
        with patch.object(Unit, "_search_is_managed", search_live):
            leaks = self.changed_by_answers("viewer")
        self.assertTrue(any("readiness.unit.is_managed" in leak for leak in leaks))

    def test_a_door_that_is_left_open_is_found(self):
        """Roster and tally are sealed by having no access right: with one, the crawl says so."""
        before = self.crawl("employee")
        self.env["ir.model.access"].sudo().create(
            {
                "name": "left open",
                "model_id": self.env["ir.model"]._get("readiness.roster").id,
                "group_id": self.env.ref("base.group_user").id,
                "perm_read": True,
            }
        )
        found = self.differences(before, self.crawl("employee"))
        self.assertTrue([one for one in found if one.startswith("readiness.roster count")])


class TestAfterTheClose(CrawlCase):
    def published(self, shift):
        """What each role finds if the people of each team give the answers of another in it."""
        found = {}
        with self.env.cr.savepoint() as savepoint:
            by_unit = {}
            for row in self.roster_of(self.campaign):
                by_unit.setdefault(row[1], []).append(row)
            for rows in by_unit.values():
                for place, row in enumerate(rows[shift:] + rows[:shift]):
                    if place % 4 < 3:  # and some have not answered: others in each world
                        chosen = {
                            item.id: 1 + (place + number) % 5
                            for number, item in enumerate(self.items_of(self.campaign))
                        }
                        self.answer(self.campaign, row, chosen)
            self.close(self.campaign)
            self.env.flush_all()
            for role in WHO:
                found[role] = self.crawl(role, plain=True)
            savepoint.rollback()
        self.env.invalidate_all()
        return found

    def test_who_answered_what_changes_nothing_for_nobody(self):
        self.roles["viewer"].group_ids = [Command.link(self.env.ref("base.group_allow_export").id)]
        with freeze_time(fields.Datetime.now()):  # labels name the minute of the close
            one, other = self.published(0), self.published(1)
        self.assertIn("readiness.score.score read", one["viewer"])
        for role in WHO:
            with self.subTest(role=role):
                self.assertEqual(self.differences(one[role], other[role]), [])
