# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""People at the same moment: everyone is counted exactly once, and nobody gets an error."""

import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

from odoo import fields
from odoo.tests import tagged

from .committed import CommittedCase


class RaceCase(CommittedCase):
    """An open campaign, its link and whole answers: a base class."""

    def setUp(self):
        super().setUp()
        self.campaign_id = self.launched()
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            self.link = campaign.link_code
            self.levels = dict.fromkeys(self.items_of(campaign).ids, 4)

    def at_the_last_page(self, login):
        """A person who has chosen everything; returns a call that sends it."""
        person = self.person(login)

        def prepare():
            page = person.open(self.link)
            return lambda: person.send(page, self.levels)

        return prepare

    @contextmanager
    def no_second_try(self):
        """Odoo waits for a while that it leaves to chance before it tries a request again."""
        with patch("odoo.service.model.random") as chance:
            chance.uniform.return_value = 0.1
            yield
        chance.uniform.assert_not_called()

    def ready(self, count):
        people = [self.at_the_last_page(login) for login, _user in self.logins[:count]]
        return self.in_parallel(people)


@tagged("post_install", "-at_install")
class TestSameMoment(RaceCase):
    units = {"North": 8, "South": 2}

    def test_two_people_of_one_unit(self):
        self.assertEqual(self.in_parallel(self.ready(2)), ["done", "done"])
        self.assertEqual(self.counted(self.campaign_id), 2)

    def test_who_waits_for_the_counters_needs_no_second_try(self):
        """Odoo retries five times at most: in a full hour, people would be lost."""
        sends = self.ready(3)
        with self.registry.cursor() as cr:
            cr.execute(
                "UPDATE readiness_tally SET sealed = sealed WHERE campaign_id = %s",
                [self.campaign_id],
            )

            def let_go():
                time.sleep(2)
                cr.commit()

            with self.no_second_try():
                results = self.in_parallel([let_go, *sends])
        self.assertEqual(results[1:], ["done"] * 3)
        self.assertEqual(self.counted(self.campaign_id), 3)

    def test_same_last_page_sent_four_times_at_once(self):
        [send] = self.ready(1)
        self.assertLessEqual(set(self.in_parallel([send] * 4)), {"done", "answered"})
        self.assertEqual(self.counted(self.campaign_id), 1)

    def test_same_person_in_two_browsers(self):
        login = self.logins[0][0]
        both = self.in_parallel([self.at_the_last_page(login), self.at_the_last_page(login)])
        self.assertLessEqual(set(self.in_parallel(both)), {"done", "answered"})
        self.assertEqual(self.counted(self.campaign_id), 1)

    def test_everybody_while_another_campaign_closes(self):
        with self.transaction():
            other = self.make_company(f"Beside {uuid4()}")
            department = self.make_department("Beside", company=other)
            self.make_employees(department, 6, company=other)
            campaign = self.make_campaign(company=other)
            campaign.action_launch()
            beside = campaign.id
        self.addCleanup(self.forget_company, other.id)
        sends = self.ready(6)
        close = lambda: self.close_once(beside)  # noqa: E731
        self.assertEqual(self.in_parallel([close, *sends])[1:], ["done"] * 6)
        self.assertEqual(self.counted(self.campaign_id), 6)

    def close_once(self, campaign_id):
        with self.registry.cursor() as cr:
            env = self.env(cr=cr)
            env["readiness.campaign"].sudo().browse(campaign_id)._close()

    def forget_company(self, company_id):
        own, type(self).company_id = self.company_id, company_id
        logins, type(self).logins = self.logins, []
        self.clean()
        type(self).company_id, type(self).logins = own, logins


@tagged("post_install", "-at_install")
class TestWholeUnit(RaceCase):
    units = {"North": 24}

    def test_everyone_at_once_is_counted_once(self):
        sends = self.ready(24)
        with self.no_second_try():
            self.assertEqual(self.in_parallel(sends), ["done"] * 24)
        self.assertEqual(self.counted(self.campaign_id), 24)
        with self.transaction() as env:
            rows = self.roster_of(self.campaign(env, self.campaign_id))
        self.assertEqual([row[3] for row in rows], [True] * 24)


@tagged("post_install", "-at_install")
class TestCloseAtTheSameMoment(RaceCase):
    units = {"North": 10}

    def close_now(self, barrier=None):
        def close():
            with self.registry.cursor() as cr:
                campaign = self.env(cr=cr)["readiness.campaign"].sudo().browse(self.campaign_id)
                campaign.state  # as the job does, on a snapshot that may be old by now
                if barrier:
                    barrier.wait()
                campaign._close()

        return close

    def published(self):
        [(state, respondents)] = self.query(
            "SELECT state, respondents FROM readiness_campaign WHERE id = %s", self.campaign_id
        )
        self.assertEqual(state, "published")
        return respondents

    def test_whoever_is_thanked_is_in_the_result(self):
        sends = self.ready(10)
        thanked = [send() for send in self.alone(sends[:6])]
        results = self.in_parallel([*sends[6:], self.close_now()])
        thanked += [result for result in results if result]
        self.assertLessEqual(set(thanked), {"done", "over"})
        self.assertEqual(self.published(), thanked.count("done"))

    def alone(self, sends):
        return [lambda send=send: self.in_parallel([send])[0] for send in sends]

    def test_two_jobs_close_once(self):
        for send in self.alone(self.ready(7)):
            send()
        barrier = threading.Barrier(2)
        self.in_parallel([self.close_now(barrier), self.close_now(barrier)])
        self.assertEqual(self.published(), 7)
        [(rows, distinct)] = self.query(
            "SELECT count(*), count(DISTINCT (unit_id, scope, kind, dimension_id, item_origin))"
            " FROM readiness_score WHERE campaign_id = %s",
            self.campaign_id,
        )
        self.assertEqual(rows, distinct)
        self.assertTrue(rows)

    def test_closing_that_was_moved_later_meanwhile_is_kept(self):
        with self.registry.cursor() as cr:
            job = self.env(cr=cr)["readiness.campaign"].sudo()
            due = job.browse(self.campaign_id)
            now = due.date_close + timedelta(seconds=1)
            with self.transaction() as env:
                self.campaign(env, self.campaign_id).date_close = now + timedelta(days=1)
            due._close(now)
        self.assertEqual(self.query("SELECT state FROM readiness_campaign WHERE id = %s",
                                    self.campaign_id), [("open",)])  # fmt: skip


@tagged("post_install", "-at_install")
class TestTwoLaunches(CommittedCase):
    units = {"North": 8}

    def draft(self):
        with self.transaction():
            campaign = self.make_campaign()
            self.addCleanup(self.forget, campaign.id)
            return campaign.id

    def launch(self, campaign_id, barrier):
        def launch():
            with self.registry.cursor() as cr:
                campaign = self.env(cr=cr)["readiness.campaign"].sudo().browse(campaign_id)
                campaign.state  # a snapshot from before the other launch
                barrier.wait()
                try:
                    campaign.action_launch()
                except Exception as error:
                    cr.rollback()
                    return str(error)
            return None

        return launch

    def test_the_same_people_are_invited_once(self):
        first, second = self.draft(), self.draft()
        barrier = threading.Barrier(2)
        errors = self.in_parallel([self.launch(first, barrier), self.launch(second, barrier)])
        self.assertEqual(len([error for error in errors if error]), 1, errors)
        self.assertIn("more than 5% of these people", next(filter(None, errors)))
        [(invited,)] = self.query(
            "SELECT count(*) FROM readiness_roster WHERE campaign_id IN (%s, %s)", first, second
        )
        self.assertEqual(invited, 8)

    def test_opening_in_the_past_is_no_way_round(self):
        self.launched()
        now = fields.Datetime.now()
        with self.transaction(), self.assertRaisesRegex(Exception, "more than 5% of these people"):
            self.make_campaign(
                date_open=now - timedelta(days=400), date_close=now + timedelta(days=1)
            ).action_launch()
