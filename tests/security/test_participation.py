# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""While a campaign is open, only a rough figure of yesterday is known, and of large groups only."""

from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time

from ..common import ReadinessCase
from .roles import Roles


class TestParticipation(Roles, ReadinessCase):
    """Company 48 = Plant 20 + Sales 27 (directly 8, North 16, South 3) + the boss of North."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_roles()
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()

    def figures(self):
        """{unit: label} of the newest day, as the officer reads it."""
        campaign = self.campaign.with_user(self.roles["officer"])
        latest = campaign.env["readiness.participation"]._newest_steps(campaign)
        figures = campaign.participation_ids.filtered(
            lambda figure: figure.step == latest[figure.unit_id.id]
        )
        return {figure.unit_id.name: figure.label for figure in figures}

    def test_nothing_is_known_before_the_first_night(self):
        self.answer_all(self.campaign)
        self.assertEqual(self.figures(), {})
        self.assertFalse(self.campaign.with_user(self.roles["officer"]).participation_label)

    def test_the_heatmap_says_when_there_will_be_rates(self):
        def awaits(role):
            heatmap = self.env["readiness.heatmap"].with_user(self.roles[role])
            return heatmap.get_heatmap(self.campaign.id)["campaign"]["awaits_rates"]

        def names(units):
            return set(self.env["readiness.unit"].browse(units).mapped("name"))

        self.assertEqual(names(awaits("officer")), {"Readiness Test", "Sales"})
        self.assertEqual(self.note("officer"), "Available after the first night")
        self.answer_all(self.campaign)
        self.assertEqual(len(awaits("officer")), 2, "answers move nothing")
        self.campaign._store_participation()
        self.assertEqual(set(self.figures()), {"Readiness Test", "Sales"})
        self.assertEqual(awaits("officer"), [])
        self.assertFalse(self.note("officer"))

    def note(self, role):
        campaign = self.campaign.with_user(self.roles[role])
        campaign.invalidate_recordset(["participation_note"])
        return campaign.participation_note

    def test_fewer_than_twenty_await_nothing(self):
        company = self.make_company("Small")
        self.make_employees(self.make_department("Only", company=company), 19, company=company)
        self.roles["officer"].company_ids += company
        self.campaign = self.make_campaign(company)
        self.campaign.action_launch()
        officer = self.roles["officer"].with_context(allowed_company_ids=company.ids)
        heatmap = self.env["readiness.heatmap"].with_user(officer).with_context(officer.env.context)
        shown = heatmap.get_heatmap(self.campaign.id)["campaign"]
        self.assertEqual((shown["has_rates"], shown["awaits_rates"]), (False, []))
        self.assertEqual(self.note("officer"), "Not shown for fewer than 20 people")

    def test_groups_below_twenty_have_no_figure_and_follow_from_none(self):
        """Plant has 20, but with it too the boss alone would be left over in the company."""
        self.answer_all(self.campaign)
        self.campaign._store_participation()
        self.assertEqual(set(self.figures()), {"Readiness Test", "Sales"})

    def test_answers_of_today_move_nothing_until_tomorrow(self):
        self.campaign._store_participation()
        before = self.figures()
        self.answer_all(self.campaign)
        self.campaign._store_participation()
        self.assertEqual(self.figures(), before)
        with freeze_time(fields.Datetime.now() + timedelta(days=1)):
            self.campaign._store_participation()
        self.assertNotEqual(self.figures(), before)

    def test_nobody_and_everybody_are_not_told_apart_from_few_and_most(self):
        self.campaign._store_participation()
        self.assertEqual(set(self.figures().values()), {"up to 10%"})

    def test_no_readable_field_is_a_live_count(self):
        roster = self.roster_of(self.campaign)
        names = [name for name, field in self.campaign._fields.items() if field.type == "integer"]
        for role, env in self.as_each("officer", "viewer", "manager", "settings"):
            campaign = env["readiness.campaign"].browse(self.campaign.id)
            before = self.found(lambda campaign=campaign: campaign.read(names))
            for row in roster[:30]:
                self.answer(
                    self.campaign, row, {item.id: 3 for item in self.items_of(self.campaign)}
                )
            env.invalidate_all()
            self.assertEqual(
                self.found(lambda campaign=campaign: campaign.read(names)), before, role
            )
