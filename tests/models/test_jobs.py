# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One campaign stops no job for the others, and what a job writes is in its reader's language."""

from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from odoo.addons.social_readiness import job_runner
from odoo.addons.social_readiness.approval.approval import Approval
from odoo.addons.social_readiness.mailing.mailings import Mailings
from odoo.addons.social_readiness.models.campaign import launch

from ..common import ReadinessCase

RUNNER = job_runner.__name__


class TestOneStopsNoOther(ReadinessCase):
    """The kind: a job over many records that ends with the first error."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")

    @contextmanager
    def failing(self, broken, method, error=None, of=None):
        """``method`` raises for one record, after it has written something.

        :param of: the class that takes the campaign, if it is no method of the record
        """
        owner = of or type(broken)
        original = getattr(owner, method)

        def fail(subject, *args, **kwargs):
            result = original(subject, *args, **kwargs)
            if (subject.campaign if of else subject) == broken:
                raise error or ZeroDivisionError("secret 3 of 7")
            return result

        with patch.object(owner, method, fail), mute_logger(RUNNER):
            yield

    def two(self, **values):
        """Two campaigns of different companies, so that each can have everybody."""
        other = self.make_company("Other")
        department = self.make_department("Elsewhere", company=other)
        self.make_employees(department, 12, company=other)
        first = self.make_campaign(user_id=self.officer.id, **values)
        second = self.make_campaign(company=other, **values)
        (first | second).invalidate_recordset()
        return first, second

    def running(self, **values):
        first, second = self.two(**values)
        first.action_launch()
        second.action_launch()
        return first, second

    def published_long_ago(self):
        company = self.make_company("Third")
        self.make_employees(self.make_department("Third", company=company), 12, company=company)
        with freeze_time(fields.Datetime.now() - timedelta(days=60)):
            campaign = self.make_campaign(company=company)
            campaign.action_launch()
        campaign.sudo().state = "published"
        return campaign

    def messages(self, campaign):
        return [body for body in campaign.message_ids.mapped("body") if "Odoo could not" in body]

    def test_opening(self):
        now = fields.Datetime.now()
        first, second = self.running(date_open=now + timedelta(days=1))
        with self.failing(first, "_open_in_time"), freeze_time(now + timedelta(days=2)):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual((first.state, second.state), ("scheduled", "open"))

    def test_closing(self):
        first, second = self.running()
        with (
            self.failing(first, "_publish_or_refuse"),
            freeze_time(first.date_close + timedelta(minutes=1)),
        ):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual((first.state, second.state), ("open", "published"), "undone as a whole")

    def test_participation(self):
        first, second = self.running()
        with self.failing(first, "_store_participation"):
            self.env["readiness.campaign"]._cron_participation()
        self.assertFalse(first.participation_ids)
        self.assertFalse(self.messages(second))

    def test_mailings(self):
        first, second = self.running()
        with self.failing(first, "begin_due", of=Mailings):
            self.env["readiness.mailing"]._cron_send()
        self.assertFalse(first.mailing_ids)
        self.assertTrue(second.mailing_ids)

    def test_sending(self):
        first, second = self.running()
        for campaign in (first, second):
            Mailings(campaign).begin_due()
        with self.failing(first.mailing_ids, "_send"):
            self.env["readiness.mailing"]._cron_send()
        self.assertEqual(len(self.messages(first)), 1)
        self.assertFalse(self.messages(second))

    def test_launches_in_the_background(self):
        with patch.object(launch, "MOST_AT_ONCE", 1):
            first, second = self.running()
        self.assertEqual((first.launch_step, second.launch_step), ("units", "units"))
        with self.failing(first, "_take_step"):
            self.env["readiness.campaign"]._cron_launch()
        self.assertEqual((first.state, second.state), ("draft", "open"))
        self.env["readiness.campaign"]._cron_launch()
        self.assertEqual(first.state, "open", "tried again")

    def test_repetitions(self):
        first, second = self.two(repeat_months=2)
        (first | second).sudo().state = "published"
        with self.failing(first, "_prepare_next"), freeze_time(first.date_close + timedelta(40)):
            self.env["readiness.campaign"]._cron_prepare_next()
        waves = self.env["readiness.campaign"].search([("previous_id", "in", (first | second).ids)])
        self.assertEqual(waves.previous_id, second)
        self.assertFalse(first.is_next_prepared, "so it is tried again")

    def test_approvals(self):
        first, second = self.two(approved_by="Council", approval_date="2026-01-01")
        seen = []

        def look(approval):
            seen.append(approval.campaign)
            if approval.campaign == first:
                raise ZeroDivisionError

        with patch.object(Approval, "withdraw_if_outdated", look), mute_logger(RUNNER):
            self.env["readiness.campaign"]._cron_tidy()
        self.assertLessEqual({first, second}, set(seen))
        self.assertIn("whether the approval is still valid", self.messages(first)[0])
        self.assertFalse(self.messages(second))

    def test_tidying_goes_on_to_the_rosters(self):
        first, second = self.running()
        (first | second).sudo().state = "refused"
        third = self.published_long_ago()
        self.assertTrue(self.roster_of(third))
        with self.failing(first, "_cancel"), freeze_time(first.date_close + timedelta(days=20)):
            self.env["readiness.campaign"]._cron_tidy()
        self.assertEqual((first.state, second.state), ("refused", "cancelled"))
        self.assertFalse(self.roster_of(third))

    def test_the_officer_is_told_once(self):
        first, _second = self.running()
        for _night in range(3):
            with self.failing(first, "_store_participation"):
                self.env["readiness.campaign"]._cron_participation()
        [message] = self.messages(first)
        self.assertIn("update the response rate", message)
        self.assertNotIn("secret", message, "unexpected words are for the log only")
        told = first.message_ids.filtered(lambda one: "Odoo could not" in one.body)
        self.assertIn(self.officer.partner_id, told.notified_partner_ids)

    def test_another_problem_or_the_same_after_a_success_is_told_again(self):
        first, _second = self.running()
        problem = UserError("Audience: too few people.")
        with self.failing(first, "_store_participation"):
            self.env["readiness.campaign"]._cron_participation()
        with self.failing(first, "_store_participation", problem):
            self.env["readiness.campaign"]._cron_participation()
        self.assertEqual(len(self.messages(first)), 2)
        self.assertIn("too few people", self.messages(first)[0])
        self.env["readiness.campaign"]._cron_participation()
        self.assertFalse(first.sudo().job_problems)
        with self.failing(first, "_store_participation", problem):
            self.env["readiness.campaign"]._cron_participation()
        self.assertEqual(len(self.messages(first)), 3)

    def test_a_record_deleted_meanwhile_is_passed_over(self):
        first, second = self.two()
        seen = []

        def step(campaign):
            seen.append(campaign.id)
            second.unlink()

        job_runner.run_each(first | second, "open", step)
        self.assertEqual(seen, [first.id])

    def test_every_job_has_a_name(self):
        for job in job_runner.job_names(self.env):
            job_runner.note_problem(self.make_campaign(), job, ValueError())


class TestLanguageOfJobs(ReadinessCase):
    """The kind: words in the job's language, where their reader has another."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("es_ES")
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")
        cls.officer.lang = "es_ES"

    def test_not_launched_and_the_reason_are_in_one_language(self):
        with patch.object(launch, "MOST_AT_ONCE", 1):
            campaign = self.make_campaign(user_id=self.officer.id)
            campaign.action_launch()
            self.people.active = False
            self.env["readiness.campaign"]._cron_launch()
        self.assertTrue(campaign.launch_problem)
        self.assertNotIn("Audience", campaign.launch_problem)
        said = campaign.message_ids[0].body
        self.assertIn(campaign.launch_problem, said)
        self.assertNotIn("Not launched", said)

    def test_steps_speak_the_language_of_whoever_is_responsible(self):
        campaign = self.make_campaign(user_id=self.officer.id)
        langs = []
        job_runner.run_each(campaign, "open", lambda one: langs.append(one.env.lang))
        self.assertEqual(langs, ["es_ES"])

    def test_a_language_that_is_gone_stops_nothing(self):
        campaign = self.make_campaign(user_id=self.officer.id)
        self.env.flush_all()
        self.env.cr.execute("UPDATE res_lang SET active = FALSE WHERE code = 'es_ES'")
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        langs = []
        job_runner.run_each(campaign, "open", lambda one: langs.append(one.env.lang))
        self.assertEqual(langs, ["en_US"])
        self.env.cr.execute("UPDATE res_lang SET active = TRUE WHERE code = 'es_ES'")
