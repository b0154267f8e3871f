# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Executives who guess at the same moment: nobody is sent away, and their mean is fixed."""

import threading
from contextlib import suppress
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.social_readiness.models.readiness_guess import ReadinessGuess

from .committed import CommittedCase

VIEWER = "social_readiness.group_readiness_viewer"
MINIMUM = 6


@tagged("post_install", "-at_install")
class TestGuessesAtOnce(CommittedCase):
    units = {"North": 8}

    def setUp(self):
        super().setUp()
        self.campaign_id = self.launched()
        logins = [f"{self._testMethodName}_{number}" for number in range(MINIMUM + 1)]
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            self.answer_all(campaign)
            self.close(campaign)
            viewers = self.make_users(dict.fromkeys(logins, VIEWER)).ids
            self.logins += zip(logins, viewers, strict=True)
        self.viewers = viewers

    def guess(self, viewer):
        """Guess 50 for each dimension as this user; return whether the guess was stored."""
        with self.registry.cursor() as cr:
            guess = self.env(cr=cr, user=viewer, context={})["readiness.guess"]
            asked = guess.get_guess_form(self.campaign_id)["dimensions"]
            return guess.save_guess(self.campaign_id, {one["id"]: 50 for one in asked})

    def read(self, viewer):
        """Note that this user has seen the result, as a list of scores does."""
        with self.registry.cursor() as cr:
            scores = self.env(cr=cr, user=viewer, context={})["readiness.score"]
            scores._store_read_log([("campaign_id", "=", self.campaign_id)])

    def rows(self):
        return self.query(
            "SELECT user_id FROM readiness_guess WHERE campaign_id = %s ORDER BY 1",
            self.campaign_id,
        )

    def test_two_at_once_are_stored_and_complete_the_mean(self):
        for viewer in self.viewers[: MINIMUM - 2]:
            self.guess(viewer)
        calls = [lambda viewer=viewer: self.guess(viewer) for viewer in self.viewers[-2:]]
        with all_before("_freeze", 2):
            self.assertEqual(self.in_parallel(calls), [True, True])
        [(means,)] = self.query(
            "SELECT guess_means FROM readiness_campaign WHERE id = %s", self.campaign_id
        )
        self.assertTrue(means)
        self.assertEqual(means["people"], MINIMUM)

    def test_one_person_who_guesses_and_reads_at_once(self):
        viewer = self.viewers[0]
        calls = [lambda: self.guess(viewer), lambda: self.read(viewer)] * 4
        with mute_logger("odoo.sql_db"):
            results = self.in_parallel(calls)
        self.assertLessEqual(results.count(True), 1)
        self.assertEqual(self.rows(), [(viewer,)])


def all_before(method, count):
    """Let nobody past the beginning of a method of guesses before all are there, or for a second.

    Those who wait for a lock of each other never come, and the others go on alone.
    """
    gate, original = threading.Barrier(count), getattr(ReadinessGuess, method)

    def wait(self, *args):
        with suppress(threading.BrokenBarrierError):
            gate.wait(1)
        return original(self, *args)

    return patch.object(ReadinessGuess, method, wait)
