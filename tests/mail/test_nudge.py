# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta
from unittest.mock import patch

from odoo.addons.social_readiness.mailing.recipients import Recipients
from odoo.addons.social_readiness.planning.projection import projection

from .posting import PostingCase


class TestNudge(PostingCase):
    """Managers get the stored figure of their department, and nobody's name.

    Sales (27) and the company are shown; the plant (20), or South (3), would uncover a rest.
    """

    twelve = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.heads = cls.make_employees(None, 2, prefix="Head")
        cls.heads[0].work_email = "sales.head@company.example"
        cls.heads[1].work_email = "south.head@company.example"
        cls.sales.manager_id, cls.south.manager_id = cls.heads

    def reminded(self, nudge_managers=True):
        campaign = self.launched(nudge_managers=nudge_managers, send_invitation=False)
        self.answer_all(campaign, share=0.5)
        campaign._store_participation()
        mails = self.post(campaign.reminder_last_day + timedelta(minutes=5))
        return campaign, [mail for mail in mails if "team" in mail["subject"]]

    def test_only_where_a_figure_may_be_shown(self):
        campaign, nudges = self.reminded()
        self.assertEqual(self.receivers(nudges), ["sales.head@company.example"])
        sales = campaign.unit_ids.filtered(lambda unit: unit.department_id == self.sales)
        step = campaign.env["readiness.participation"]._newest_steps(campaign)[sales.id]
        self.assertIn(f"{step - 9} to {step}%", nudges[0]["body"])

    def test_names_nobody(self):
        _campaign, nudges = self.reminded()
        for person in self.people | self.heads:
            self.assertNotIn(person.name, nudges[0]["body"])

    def test_takes_the_stored_figure_not_the_live_one(self):
        campaign, _nudges = self.reminded()
        before = Recipients(campaign).figures_by_manager()
        self.answer_all(campaign, seed=2)
        self.assertEqual(Recipients(campaign).figures_by_manager(), before)

    def test_is_off_unless_chosen(self):
        self.assertFalse(self.make_campaign().nudge_managers)
        _campaign, nudges = self.reminded(nudge_managers=False)
        self.assertFalse(nudges)

    def test_once_with_each_reminder(self):
        campaign, _nudges = self.reminded()
        again = self.post(campaign.reminder_last_day + timedelta(minutes=25))
        self.assertFalse(again)


class TestProjection(PostingCase):
    twelve = False

    def test_computed_from_stored_figures_and_headcounts_only(self):
        campaign = self.launched()
        self.answer_all(campaign, share=0.5)
        campaign._store_participation()
        self.assertEqual((campaign.projected_of), 4)
        self.assertTrue(0 < campaign.projected_shown <= 4)
        step = campaign.env["readiness.participation"]._newest_steps(campaign)[
            campaign._root_unit().id
        ]
        with patch.object(
            type(self.env["readiness.participation"]),
            "_steps_now",
            side_effect=AssertionError("a live count"),
        ):
            self.assertEqual(projection(campaign, step)[0], campaign.projected_shown)

    def test_nothing_before_the_first_night(self):
        self.assertFalse(self.launched().projected_of)
