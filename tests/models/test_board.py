# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The payload of the heatmap: what each reader gets, from release rows only."""

from itertools import pairwise

from odoo.exceptions import AccessError
from odoo.tests import new_test_user
from odoo.tools import get_lang

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
        return self.env["readiness.heatmap"].with_user(user).get_heatmap(self.campaign.id, **values)

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

    def test_leaves_are_ranked_and_enough_levels_are_opened_to_show_five_rows(self):
        rows = self.rows(self.viewer)
        ranked = {name for name, row in rows.items() if row["is_ranked"]}
        self.assertEqual(ranked, {"North", "Plant", "Other teams in Sales"})
        self.assertEqual(self.board(self.viewer)["level"], 3)

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

    def test_who_may_still_guess_gets_no_figures_when_asked_first(self):
        board = self.board(self.viewer, guess_first=True)
        self.assertTrue(board["campaign"]["asks_guess"])
        scores = board["row_fields"].index("scores")
        self.assertFalse([row for row in board["rows"] if row[scores]])
        self.assertEqual(set(board["targets"]), {None})
        self.env["readiness.guess"].with_user(self.viewer).save_guess(self.campaign.id)
        shown = self.board(self.viewer, guess_first=True)
        self.assertFalse(shown["campaign"]["asks_guess"])
        self.assertTrue([row for row in shown["rows"] if row[scores]])

    def test_a_figure_that_is_missing_or_in_another_place_is_no_other_figure(self):
        """Each stands under its own dimension, also where a row has none in some of them."""
        board = self.board(self.viewer)
        dimension = board["dimensions"][2]["id"]
        self.env.cr.execute(
            "DELETE FROM readiness_score WHERE campaign_id = %s AND dimension_id = %s"
            " AND unit_id = %s AND kind = 'dimension'",
            [self.campaign.id, dimension, self.campaign._root_unit().id],
        )
        changed = self.board(self.viewer)
        self.assertEqual(changed["targets"], board["targets"])
        for before, after in zip(board["rows"], changed["rows"], strict=True):
            for name in ("scores", "favourable", "changes"):
                figures = list(before[board["row_fields"].index(name)] or [])
                if before is board["rows"][0]:
                    figures[2] = None
                self.assertEqual(after[board["row_fields"].index(name)] or [], figures)

    def test_rows_come_as_they_are_shown(self):
        """Each below the one above it, and the other teams last; columns pillar by pillar."""
        board = self.board(self.viewer)
        rows = [dict(zip(board["row_fields"], row, strict=True)) for row in board["rows"]]
        self.assertEqual(
            [(row["level"], row["name"]) for row in rows],
            [
                (1, "Readiness Test"),
                (2, "Plant"),
                (2, "Sales"),
                (3, "North"),
                (3, "South"),
                (3, "Other teams in Sales"),
            ],
        )
        pillars = [column["pillar"] for column in board["dimensions"]]
        self.assertEqual(pillars, ["people"] * 4 + ["process"] * 3 + ["technology"])

    def test_rows_of_one_name_are_told_apart(self):
        north, south = (
            self.env["readiness.unit"].search([("department_id", "=", one.id)])
            for one in (self.north, self.plant)
        )
        north.name = south.name = "Support"
        board = self.board(self.viewer)
        labels = {row[board["row_fields"].index("label")] for row in board["rows"]}
        self.assertLessEqual({"Support · Sales", "Support · Readiness Test"}, labels)

    def test_legends_cover_every_number(self):
        for mode, steps in self.board(self.viewer)["legends"].items():
            self.assertEqual(len(steps), 7, mode)
            for (_low, high, _text), (low, _high, _next) in pairwise(steps):
                self.assertEqual(low, high + 1, mode)

    def test_names_come_in_order_accents_aside(self):
        for unit, name in ((self.south, "Área"), (self.north, "Zona")):
            self.env["readiness.unit"].search([("department_id", "=", unit.id)]).name = name
        names = [row[3] for row in self.board(self.viewer)["rows"]]
        self.assertLess(names.index("Área"), names.index("Zona"))

    def test_numbers_in_names_come_by_their_size(self):
        for unit, name in ((self.south, "Team 10"), (self.north, "team 9")):
            self.env["readiness.unit"].search([("department_id", "=", unit.id)]).name = name
        names = [row[3] for row in self.board(self.viewer)["rows"]]
        self.assertLess(names.index("team 9"), names.index("Team 10"))

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
                    get_lang(self.env(user=user.id))  # which every request has read
                    with self.assertQueryCount(5):
                        self.env["readiness.heatmap"].with_user(user).get_heatmap(campaign.id)

    def test_waves_of_history_cost_a_cell_nothing(self):
        unit = self.campaign._root_unit()
        dimension = self.campaign.score_ids.dimension_id[:1]
        cell = (self.campaign.id, unit.id, "subtree", dimension.id)
        reader = self.env["readiness.cell"].with_user(self.viewer)
        self.older_wave("Old")
        reader.get_cell(*cell)
        counts = []
        for _wave in range(2):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(reader.get_cell(*cell)["campaigns"]), 1)
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
