"""The payload of the heatmap: what each reader gets, from release rows only."""

from base64 import b64decode

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from odoo.addons.social_readiness.models.campaign.board_figures import Arrangement

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

    def test_staff_see_no_board_also_where_the_result_is_shared(self):
        for shared in (False, True):
            self.campaign.shared_with_staff = shared
            self.assertFalse(self.board(self.staff)["campaign"])

    def test_portal_users_are_refused(self):
        portal = new_test_user(self.env, "portal_reader", groups="base.group_portal")
        with self.assertRaises(AccessError):
            self.board(portal)

    def test_another_company_sees_nothing(self):
        other = self.make_user(
            "elsewhere", "social_readiness.group_readiness_viewer", self.make_company("Other")
        )
        self.assertFalse(self.board(other)["campaign"])

    def test_packed_rows_hold_the_same(self):
        plain = self.board(self.viewer)
        self.env["readiness.campaign"].with_user(self.viewer).save_guess(self.campaign.id)
        packed = self.board(self.viewer, packed=True)
        self.assertEqual(plain["targets"], packed["targets"])
        for row, short in zip(plain["rows"], packed["rows"], strict=True):
            one = dict(zip(plain["row_fields"], row, strict=True))
            two = dict(zip(packed["row_fields"], short, strict=True))
            for name in ("unit", "parent", "invited", "department", "respondents"):
                self.assertEqual(one[name], two[name])
            self.assertEqual(two["name"], one["name"] if one["scope"] == "subtree" else None)
            self.assertEqual(two["figures"] is None, one["scores"] is None)
            if one["scores"]:
                figures = [*one["scores"], *one["favourable"], *one["changes"]]
                expected = [255 if figure is None else figure + 100 for figure in figures]
                self.assertEqual(list(b64decode(two["figures"])), expected)

    def test_a_figure_that_is_missing_or_in_another_place_is_no_other_figure(self):
        found = {}
        for order in ((2, 0), (0, 1, 2)):
            arrange = Arrangement(3)
            row = b"".join(bytes((0, 0, 0, n, 160, 100 + n, 255, 90 + n)) for n in order)
            found[order] = list(arrange(row)), arrange.targets
        self.assertEqual(
            found,
            {
                (2, 0): ([100, 255, 102, 255, 255, 255, 90, 255, 92], [60, None, 60]),
                (0, 1, 2): ([100, 101, 102, 255, 255, 255, 90, 91, 92], [60] * 3),
            },
        )

    def test_names_come_in_order_accents_aside(self):
        for unit, name in ((self.south, "Área"), (self.north, "Zona")):
            self.env["readiness.unit"].search([("department_id", "=", unit.id)]).name = name
        names = [row[3] for row in self.board(self.viewer)["rows"]]
        self.assertLess(names.index("Área"), names.index("Zona"))

    def test_query_budget(self):
        """Five queries, whoever reads, and whether the campaign is open or published."""
        self.sales.manager_id = self.env["hr.employee"].create(
            {"name": "Lead", "user_id": self.manager.id, "company_id": self.company.id}
        )
        running = self.make_campaign(audience="departments", department_ids=[self.plant.id])
        for user in (self.viewer, self.manager):
            for campaign in (self.campaign, running):
                with self.subTest(user=user.login, state=campaign.state):
                    self.board(user)
                    self.env.flush_all()
                    self.env.invalidate_all()
                    with self.assertQueryCount(5):
                        self.env["readiness.campaign"].with_user(user).get_board(campaign.id)

    def test_waves_of_history_cost_a_cell_nothing(self):
        unit = self.campaign._root_unit()
        dimension = self.campaign.score_ids.dimension_id[:1]
        cell = (self.campaign.id, unit.id, "subtree", dimension.id)
        board = self.env["readiness.campaign"].with_user(self.viewer)
        self.older_wave("Old")
        board.get_cell(*cell)
        counts = []
        for _wave in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(board.get_cell(*cell)["waves"]), 1)
            counts.append(self.env.cr.sql_log_count - before)
            for name in ("Older", "Oldest"):
                self.older_wave(name)
        self.assertEqual(*counts)

    def older_wave(self, name):
        """A published wave before the oldest one, in which nothing could be shown."""
        oldest = self.campaign
        while oldest.previous_id:
            oldest = oldest.previous_id
        older = self.make_campaign(name=name)
        self.env.flush_all()
        for change, row in (("state = 'published'", older), (f"previous_id = {older.id}", oldest)):
            self.env.cr.execute(f"UPDATE readiness_campaign SET {change} WHERE id = %s", [row.id])
        self.env.invalidate_all()
