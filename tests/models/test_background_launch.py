# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A large launch goes step by step in the background, and keeps every promise meanwhile."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.social_readiness.models.campaign import launch
from odoo.addons.social_readiness.planning.freezing import Freezing
from odoo.addons.social_readiness.transactions import lock_open_shared

from ..common import ReadinessCase

MODULE = launch.__name__


class BackgroundCase(ReadinessCase):
    """Launches of more than twenty people take the way of large ones: a base class."""

    def setUp(self):
        super().setUp()
        self.startPatcher(patch.object(launch, "MOST_AT_ONCE", 20))

    def run_job(self):
        self.env["readiness.campaign"]._cron_launch()

    def begun(self, steps=0, **values):
        campaign = self.make_campaign(**values)
        campaign.action_launch()
        for _step in range(steps):
            campaign.sudo()._launch_next()
        return campaign

    def frozen(self, campaign):
        """What a launch fixes: {unit: (parent, people, all with those below)}, who is where."""
        units = {
            unit.name: (unit.parent_id.name, unit.direct_headcount, unit.headcount)
            for unit in campaign.unit_ids
        }
        people = {
            employee: self.env["readiness.unit"].browse(unit).name
            for _row, unit, employee, _answered in self.roster_of(campaign)
        }
        return units, people, len(campaign.survey_id.question_ids), campaign.new_employees


class TestBackgroundLaunch(BackgroundCase):
    def test_a_small_launch_is_done_at_once(self):
        campaign = self.begun(audience="departments", department_ids=[(6, 0, self.north.ids)])
        self.assertEqual((campaign.state, campaign.launch_step), ("open", False))

    def test_the_result_is_that_of_a_launch_at_once(self):
        campaign = self.begun()
        self.assertEqual((campaign.state, campaign.launch_step), ("draft", "units"))
        self.run_job()
        self.assertEqual((campaign.state, campaign.launch_step), ("open", False))
        in_background = self.frozen(campaign)
        campaign.action_cancel()
        with patch.object(launch, "MOST_AT_ONCE", 1000):
            self.assertEqual(self.frozen(self.begun()), in_background)

    def test_large_company_and_small_audience(self):
        """What counts is how many are asked, not how many there are."""
        self.assertEqual(self.make_campaign()._is_launched_in_background(), True)
        north = {"audience": "departments", "department_ids": [(6, 0, self.north.ids)]}
        self.assertEqual(self.make_campaign(**north)._is_launched_in_background(), False)

    def test_progress_and_steps(self):
        campaign, seen = self.begun(), []
        while campaign.launch_step:
            seen.append((campaign.launch_step, campaign.launch_progress))
            campaign.sudo()._launch_next()
        self.assertEqual(seen, [("units", 0), ("roster", 15), ("questionnaire", 85)])
        self.assertEqual(campaign.launch_progress, 100)

    def test_nobody_answers_before_it_is_done(self):
        user = self.make_user("early bird")
        self.people[0].user_id = user
        for steps in (0, 1, 2):
            campaign = self.begun(steps)
            self.assertEqual(campaign._clock(), "over")
            self.assertFalse(lock_open_shared(campaign))
            self.assertFalse(campaign.env["readiness.my.surveys"].with_user(user).get_my_surveys())
            campaign.action_stop_launch()

    def test_nothing_changes_meanwhile(self):
        campaign = self.begun(1)
        for values in (
            {"minimum": 7},
            {"audience": "departments"},
            {"date_close": campaign.date_close + timedelta(days=1)},
            {"questionnaire_id": campaign.questionnaire_id.copy().id},
        ):
            with self.assertRaisesRegex(UserError, "being launched"), self.env.cr.savepoint():
                campaign.sudo().write(values)
        for change in (campaign.action_launch, campaign.action_cancel, campaign.unlink):
            with self.assertRaisesRegex(UserError, "being launched"), self.env.cr.savepoint():
                change()
        self.run_job()
        self.assertEqual(campaign.state, "open")

    def test_stopped_launch_is_a_draft_as_before(self):
        for steps in (0, 1, 2):
            campaign = self.begun(steps)
            campaign.action_stop_launch()
            self.assertEqual((campaign.state, campaign.launch_step), ("draft", False))
            self.assertFalse(campaign.unit_ids or campaign.survey_id)
            self.assertFalse(self.roster_of(campaign))
            self.assertFalse(
                campaign.headcount
                or campaign.date_launched
                or campaign.new_employees
                or campaign.left_out
            )
            campaign.minimum = 7
            self.run_job()
            self.assertEqual(campaign.state, "draft")
        with self.assertRaisesRegex(UserError, "not being launched"):
            campaign.action_stop_launch()

    def test_interrupted_launch_goes_on_with_the_step_that_was_not_done(self):
        campaign = self.begun(1)
        units = campaign.unit_ids
        with (
            patch.object(Freezing, "_count_headcounts", side_effect=OSError("power cut")),
            mute_logger(MODULE),
        ):
            self.run_job()
        self.assertEqual((campaign.state, campaign.launch_step), ("draft", "roster"))
        self.assertFalse(self.roster_of(campaign))
        self.run_job()
        self.assertEqual((campaign.state, campaign.headcount), ("open", 47))
        self.assertEqual(campaign.unit_ids, units)

    def test_what_changed_between_the_click_and_the_freeze_is_found(self):
        campaign = self.begun(2)
        campaign.questionnaire_id.question_ids[0].comments_allowed = True
        self.run_job()
        self.assertEqual((campaign.state, campaign.launch_step), ("draft", False))
        self.assertIn("asks for a comment", campaign.launch_problem)
        self.assertIn("asks for a comment", campaign.message_ids[0].body)
        self.assertFalse(self.roster_of(campaign))
        campaign.questionnaire_id.question_ids[0].comments_allowed = False
        campaign.action_launch()
        self.assertFalse(campaign.launch_problem)
        self.run_job()
        self.assertEqual(campaign.state, "open")

    def test_a_launch_beside_it_waits_and_does_not_invite_the_same_people(self):
        first = self.begun()
        north = {"audience": "departments", "department_ids": [(6, 0, self.north.ids)]}
        second = self.begun(**north)
        self.assertEqual(second.launch_step, "units")
        self.run_job()
        self.assertEqual(first.state, "open")
        self.assertEqual(second.state, "draft")
        self.assertIn("more than 5% of these people", second.launch_problem)

    def test_people_of_an_interrupted_launch_are_taken(self):
        first = self.begun(2)
        self.assertEqual((first.state, len(self.roster_of(first))), ("draft", 47))
        with self.assertRaisesRegex(UserError, "more than 5% of these people"):
            self.begun(audience="departments", department_ids=[(6, 0, self.north.ids)])

    def test_people_of_a_launch_under_way_are_taken(self):
        """Also for an extension, which looks at whom another campaign will ask."""
        opening = fields.Datetime.now() + timedelta(days=60)
        earlier = self.make_campaign()
        with patch.object(launch, "MOST_AT_ONCE", 1000):
            earlier.action_launch()
        self.begun(2, date_open=opening, date_close=opening + timedelta(days=9))
        with self.assertRaisesRegex(UserError, "another campaign includes some of the same people"):
            earlier.date_close = opening - timedelta(days=5)

    def test_queries_do_not_grow_with_people_or_departments(self):
        """One statement for all people, one for all departments."""
        self.begun().action_stop_launch()  # fills the caches
        few = self.queries_of_a_launch()
        for number in range(12):
            self.make_employees(self.make_department(f"More {number}", self.south), 4)
        self.assertLessEqual(self.queries_of_a_launch(), few)

    def queries_of_a_launch(self):
        campaign = self.begun()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.run_job()
        self.env.flush_all()
        queries = self.env.cr.sql_log_count - before
        campaign.action_cancel()
        return queries
