# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Release rows: who reads which, that nobody writes them, and that they are whole numbers."""

import psycopg2

from odoo.tools import mute_logger

from ..common import ReadinessCase
from .roles import Roles


class ReleaseCase(Roles, ReadinessCase):
    """A published campaign of a company, and one of another company: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        cls.rows = cls.campaign.score_ids
        cls.root = cls.campaign.sudo()._root_unit()

    @classmethod
    def publish_elsewhere(cls):
        other = cls.make_company("Elsewhere")
        cls.make_employees(cls.make_department("Elsewhere", company=other), 8, company=other)
        campaign = cls.make_campaign(company=other, shared_with_staff=True)
        campaign.action_launch()
        cls.answer_all(campaign)
        cls.close(campaign)
        return campaign

    def seen_by(self, role, campaign=None):
        rows = self.env(user=self.roles[role].id)["readiness.score"].search(
            [("campaign_id", "=", (campaign or self.campaign).id)]
        )
        return set(rows.sudo().mapped(lambda row: (row.unit_id.name, row.scope)))


class TestWhoReads(ReleaseCase):
    COMPANY_ROW = {("Readiness Test", "subtree")}

    def test_viewers_and_officers_read_every_row_of_their_company(self):
        everything = {(row.unit_id.name, row.scope) for row in self.rows}
        self.assertIn(("Sales", "rest"), everything)
        for role in ("viewer", "officer", "everything"):
            self.assertEqual(self.seen_by(role), everything, role)

    def test_manager_reads_the_own_unit_and_the_company_row(self):
        self.assertEqual(self.seen_by("manager"), {("North", "subtree")} | self.COMPANY_ROW)

    def test_manager_of_a_division_reads_what_is_below(self):
        self.sales.manager_id = self.boss
        self.north.manager_id = False
        self.assertEqual(
            self.seen_by("manager"),
            {("Sales", "subtree"), ("Sales", "rest"), ("North", "subtree")} | self.COMPANY_ROW,
        )

    def test_manager_of_yesterday_reads_nothing(self):
        self.north.manager_id = False
        self.assertEqual(self.seen_by("manager"), set())

    def test_employees_read_the_company_row_if_it_is_shared(self):
        for role in ("employee", "survey_user", "survey_manager", "settings"):
            self.assertEqual(self.seen_by(role), set(), role)
        self.campaign.shared_with_staff = True
        for role in ("employee", "survey_user", "survey_manager", "settings"):
            self.assertEqual(self.seen_by(role), self.COMPANY_ROW, role)

    def test_nothing_is_shared_before_it_is_published(self):
        open_one = self.make_campaign(company=self.make_company("Later"), shared_with_staff=True)
        self.roles["employee"].write({"company_ids": [(4, open_one.company_id.id)]})
        env = self.env(user=self.roles["employee"].id)
        self.assertFalse(
            env["readiness.campaign"]
            .with_context(allowed_company_ids=self.roles["employee"].company_ids.ids)
            .search([("id", "=", open_one.id)])
        )

    def test_portal_and_public_read_nothing(self):
        self.campaign.shared_with_staff = True
        for role in ("portal", "public"):
            env = self.env(user=self.roles[role].id)
            for model in ("readiness.score", "readiness.campaign", "readiness.unit",
                          "readiness.participation", "readiness.quality"):  # fmt: skip
                self.assertIsNone(self.found(lambda env=env, m=model: env[m].search([])), model)
            self.assertIsNone(self.found(lambda env=env: env["readiness.heatmap"].get_heatmap()))

    def test_other_companies_read_nothing(self):
        elsewhere = self.publish_elsewhere()
        self.assertTrue(elsewhere.score_ids)
        for role in set(self.roles) - {"portal", "public"}:
            self.assertEqual(self.seen_by(role, elsewhere), set(), role)
            env = self.env(user=self.roles[role].id)
            board = env["readiness.heatmap"].get_heatmap(elsewhere.id)
            self.assertFalse(board["campaign"], role)
            self.assertNotIn("Elsewhere", str(board))

    def test_hidden_unit_has_no_row_at_all(self):
        self.assertNotIn("South", self.rows.unit_id.mapped("name"))


class TestNobodyWrites(ReleaseCase):
    def test_no_role_creates_changes_or_deletes(self):
        for role, env in [*((role, self.env(user=user.id)) for role, user in self.roles.items()),
                          ("sudo", self.env(su=True))]:  # fmt: skip
            row = env["readiness.score"].browse(self.rows[0].id)
            values = {"campaign_id": self.campaign.id, "unit_id": self.root.id, "score": 1}
            for call in (
                lambda row=row: row.write({"score": 1}),
                lambda row=row: row.unlink(),
                lambda row=row: row.copy(),
                lambda row=row, values=values: row.create(values),
                lambda row=row: row.web_save({"score": 1}, {"score": {}}),
            ):
                with self.subTest(role=role), self.refused():
                    call()

    def test_database_refuses_fewer_people_than_the_minimum(self):
        for change in ("respondents = minimum - 1", "minimum = 5, respondents = 5", "score = 101"):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(
                    f"UPDATE readiness_score SET {change} WHERE id = %s", [self.rows[0].id]
                )


class TestWholeNumbers(ReleaseCase):
    def test_columns_hold_no_fraction(self):
        self.env.cr.execute(
            """
            SELECT table_name, column_name FROM information_schema.columns
             WHERE table_name IN ('readiness_score', 'readiness_participation', 'readiness_unit')
               AND data_type IN ('numeric', 'double precision', 'real')
            """
        )
        self.assertEqual(self.env.cr.fetchall(), [])

    def test_board_list_and_export_show_the_same_numbers(self):
        env = self.env(user=self.roles["viewer"].id)
        board = env["readiness.heatmap"].get_heatmap(self.campaign.id)
        place = board["row_fields"].index("scores")
        shown = {
            (row[0], row[2]): row[place] for row in board["rows"] if row[place]
        }  # fmt: skip
        dimensions = [dimension["id"] for dimension in board["dimensions"]]
        rows = env["readiness.score"].search_read(
            [("campaign_id", "=", self.campaign.id), ("kind", "in", ("dimension", "overall"))],
            ["unit_id", "scope", "dimension_id", "score"],
        )
        self.assertTrue(rows)
        for row in rows:
            scores = shown[row["unit_id"][0], row["scope"]]
            column = dimensions.index(row["dimension_id"][0]) if row["dimension_id"] else -1
            self.assertEqual(scores[column], row["score"])
            self.assertIs(type(row["score"]), int)

    def test_department_card_follows_the_readers_rights(self):
        departments = self.north | self.plant
        manager = departments.with_user(self.roles["manager"])
        self.assertEqual([d.has_readiness_score for d in manager], [True, False])
        employee = departments.with_user(self.roles["employee"])
        self.assertEqual([d.has_readiness_score for d in employee], [False, False])
        self.assertEqual([d.readiness_score for d in employee], [0, 0])


class TestNotesOnACampaign(Roles, ReadinessCase):
    """Sharing a result with the staff shares nothing that HR wrote or filed beside it."""

    def test_notes_and_files_stay_with_those_who_plan(self):
        self.make_roles()
        campaign = self.make_campaign(shared_with_staff=True)
        campaign.action_launch()
        self.answer_all(campaign)
        self.close(campaign)
        note = campaign.message_post(body="Names", attachments=[("names.txt", b"Ana")])
        for name, env in self.as_each("employee", "manager", "viewer", "officer"):
            readable = env[campaign._name].browse(campaign.id).has_access("read")
            self.assertEqual(readable, name != "employee")
            found = [
                env["mail.message"].search_count([("id", "=", note.id)]),
                env["ir.attachment"].search_count([("id", "=", note.attachment_ids.id)]),
                note.attachment_ids.with_env(env).has_access("read"),
            ]
            self.assertEqual(found, [name == "officer"] * 3)


class TestPendingIsOnesOwn(Roles, ReadinessCase):
    """Whether a survey waits says who has not answered: told to the person only."""

    def test_own_employee_only_even_in_sudo(self):
        self.make_roles()
        officer, boss = self.roles["everything"], self.boss
        own = self.env["hr.employee"].create(
            {"name": "Officer", "user_id": officer.id, "company_id": self.company.id}
        )
        self.make_campaign().action_launch()
        for env in (self.env(user=officer.id), self.env(user=officer.id, su=True)):
            employees = env["hr.employee"].browse((own | boss).ids)
            self.assertEqual(employees.mapped("readiness_pending_count"), [1, 0])
        boss.invalidate_recordset()
        self.assertEqual(boss.with_user(self.roles["manager"]).sudo().readiness_pending_count, 1)

    def test_account_linked_later_is_not_told_who_answered(self):
        victim = self.people[0]
        campaign = self.make_campaign()
        campaign.action_launch()
        snoop = self.make_user("snoop", "hr.group_hr_manager")
        victim.user_id = snoop
        row = next(row for row in self.roster_of(campaign) if row[2] == victim.id)
        before = campaign.sudo()._roster_row(snoop)
        self.assertTrue(before, "the account leads to the survey")
        page = self.env["readiness.my.surveys"].with_user(snoop)
        surveys = page.get_my_surveys()
        self.answer(campaign, row, dict.fromkeys(self.items_of(campaign).ids, 3))
        self.assertEqual(campaign.sudo()._roster_row(snoop), before)
        self.assertEqual(page.get_my_surveys(), surveys)

    def test_account_swapped_at_the_launch_is_not_told_who_answered(self):
        """HR links an account of its own to two people, launches, and links theirs again."""
        snoop = self.make_user("snoop", "hr.group_hr_manager")
        victims = self.people[:2]
        users = self.make_user("victim_a") | self.make_user("victim_b")
        seen = []
        for victim, user in zip(victims, users, strict=True):
            victim.user_id = snoop
            campaign = self.make_campaign(audience="departments", department_ids=self.north.ids)
            campaign.action_launch()
            victim.user_id = user
            if user == users[0]:
                self.send(campaign, victim, user)
                self.assertFalse(
                    campaign.env["readiness.my.surveys"]
                    .with_user(user)
                    .get_my_surveys()[0]["answered"]
                )
            seen.append(self.told(campaign, snoop))
            self.send(campaign, victim, snoop)
            seen.append(self.told(campaign, snoop))
            campaign.action_cancel()
        self.assertEqual(seen, [[False, False], [True, True]] * 2)

    def test_invited_user_is_told(self):
        campaign = self.make_campaign()
        user = self.make_user("told")
        self.people[0].user_id = user
        campaign.action_launch()
        self.send(campaign, self.people[0], self.env["res.users"])  # with a code
        self.assertEqual(self.told(campaign, user), [False, False])
        self.send(campaign, self.people[0], user)
        self.assertEqual(self.told(campaign, user), [True, True])

    def send(self, campaign, employee, user):
        row = next(row for row in self.roster_of(campaign) if row[2] == employee.id)
        self.answer(campaign, row, dict.fromkeys(self.items_of(campaign).ids, 3), user)

    @staticmethod
    def told(campaign, user):
        [survey] = campaign.env["readiness.my.surveys"].with_user(user).get_my_surveys()
        return [campaign.sudo()._roster_row(user)[2], survey["answered"]]
