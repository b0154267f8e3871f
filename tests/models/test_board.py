"""The payload of the heatmap: what each reader gets, from release rows only."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..common import ReadinessCase


class TestBoard(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.campaign = cls.make_campaign(
            profile_id=cls.env.ref("social_readiness.profile_converse").id
        )
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.close(cls.campaign)
        cls.viewer = cls.make_user("viewer", "social_readiness.group_readiness_viewer")
        cls.manager = cls.make_user("sales_manager")
        cls.staff = cls.make_user("staff")

    def board(self, user, **values):
        return self.env["readiness.campaign"].with_user(user).get_board(self.campaign.id, **values)

    def rows(self, user):
        board = self.board(user)
        if not board["campaign"]:
            return {}
        rows = [dict(zip(board["row_fields"], row, strict=True)) for row in board["rows"]]
        return {row["name"]: row for row in rows}

    def test_viewer_sees_all_units_and_hidden_ones_without_numbers(self):
        rows = self.rows(self.viewer)
        self.assertEqual(
            set(rows),
            {"Readiness Test", "Sales", "North", "South", "Plant", "Other teams in Sales"},
        )
        self.assertIsNone(rows["South"]["scores"])
        self.assertIsNone(rows["South"]["respondents"])
        self.assertEqual(rows["North"]["respondents"], 16)
        self.assertEqual(len(rows["North"]["scores"]), 9)

    def test_numbers_are_those_of_the_release(self):
        board = self.board(self.viewer)
        columns = [dimension["id"] for dimension in board["dimensions"]]
        for row in board["rows"]:
            unit, scope, scores = row[0], row[2], row[6]
            if scores is None:
                continue
            found = self.env["readiness.score"].search(
                [("unit_id", "=", unit), ("scope", "=", scope), ("kind", "=", "dimension")]
            )
            expected = {score.dimension_id.id: score.score for score in found}
            self.assertEqual([expected[column] for column in columns], scores[:-1])

    def test_manager_sees_own_units_and_the_company_row(self):
        lead = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": self.manager.id, "company_id": self.company.id}
        )
        self.assertFalse(self.board(self.manager)["campaign"])
        self.sales.manager_id = lead
        self.assertEqual(
            set(self.rows(self.manager)),
            {"Readiness Test", "Sales", "North", "South", "Other teams in Sales"},
        )

    def test_staff_sees_the_company_row_where_it_is_shared(self):
        self.assertEqual(self.rows(self.staff), {})
        self.campaign.shared_with_staff = True
        self.assertEqual(set(self.rows(self.staff)), {"Readiness Test"})

    def test_portal_users_are_refused(self):
        portal = new_test_user(self.env, "portal_reader", groups="base.group_portal")
        with self.assertRaises(AccessError):
            self.board(portal)

    def test_another_company_sees_nothing(self):
        other = self.make_user(
            "elsewhere", "social_readiness.group_readiness_viewer", self.make_company("Other")
        )
        self.assertFalse(self.board(other)["campaign"])

    def test_few_queries(self):
        self.board(self.viewer)
        self.env.invalidate_all()
        with self.assertQueryCount(12):
            self.board(self.viewer)
