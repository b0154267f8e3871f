# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Should the release ever be unsafe, nothing is shown and nothing is lost until it is cancelled."""

import sys
from datetime import timedelta
from unittest.mock import patch

from odoo.tests import freeze_time
from odoo.tools import mute_logger

from odoo.addons.social_readiness.engine import release

from ..common import ReadinessCase

LOG = "odoo.addons.social_readiness"


def everything(units, _minimum, prefer=()):
    """Show every unit in which somebody answered."""
    return frozenset(unit.id for unit in units if unit.respondents)


def every_large_group(units, minimum, prefer=()):
    """The usual rule: show every group of at least the minimum."""
    subtrees = {unit.id: unit.respondents for unit in units}
    parents = {unit.id: unit.parent_id for unit in units}
    for unit in units:
        above = unit.parent_id
        while above is not None:
            subtrees[above] += unit.respondents
            above = parents[above]
    return frozenset(unit for unit, people in subtrees.items() if people >= minimum)


class TestFailsClosed(ReadinessCase):
    def setUp(self):
        super().setUp()
        self.campaign = self.make_campaign(minimum=12)
        self.campaign.action_launch()
        self.answer_all(self.campaign)

    def close_carelessly(self, rule=every_large_group):
        with patch.object(release, "publishable", rule), self.assertLogs(LOG, "ERROR") as logs:
            self.close(self.campaign)
        return "\n".join(logs.output)

    def left(self, table):
        self.env.cr.execute(
            f"SELECT count(*) FROM {table} WHERE campaign_id = %s", [self.campaign.id]
        )
        return self.env.cr.fetchone()[0]

    def test_unsafe_release_is_refused_with_a_message(self):
        for rule in (everything, every_large_group):
            with self.subTest(rule=rule.__name__), self.env.cr.savepoint() as savepoint:
                self.close_carelessly(rule)
                self.assertEqual(self.campaign.state, "refused")
                self.assertFalse(self.campaign.score_ids)
                self.assertFalse(self.campaign.quality_ids)
                self.assertIn("nothing was published", self.campaign.refusal)
                self.assertIn("14", self.campaign.refusal)
                savepoint.rollback()

    def test_careful_release_of_the_same_answers_is_published(self):
        self.close(self.campaign)
        self.assertEqual(self.campaign.state, "published")
        self.assertTrue(self.campaign.score_ids)

    def test_nothing_is_destroyed(self):
        self.close_carelessly()
        self.assertEqual(self.left("readiness_tally"), 5)
        self.assertTrue([row for row in self.roster_of(self.campaign) if row[3]])

    def test_log_names_units_and_no_numbers_of_people(self):
        hidden = self.campaign.unit_ids.filtered(lambda unit: unit.name in ("Sales", "South"))
        text = self.close_carelessly()
        self.assertIn(str(sorted(hidden.ids)), text)
        self.assertNotIn("South", text)
        rest = text.replace(str(sorted(hidden.ids)), "").replace(f"campaign {self.campaign.id}", "")
        self.assertNotRegex(rest, r"\d")

    def test_only_cancelling_is_possible(self):
        self.close_carelessly()
        self.close(self.campaign)
        self.assertEqual(self.campaign.state, "refused")
        self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual(self.campaign.state, "refused")
        self.campaign.action_cancel()
        self.assertEqual(self.campaign.state, "cancelled")
        self.assertEqual(self.left("readiness_tally"), 0)

    def test_cancels_itself_after_fourteen_days(self):
        self.close_carelessly()
        for days, state in ((13, "refused"), (15, "cancelled")):
            with freeze_time(self.campaign.date_close + timedelta(days=days)):
                self.env["readiness.campaign"]._cron_tidy()
            self.assertEqual(self.campaign.state, state)
        self.assertEqual(self.left("readiness_tally") + self.left("readiness_roster"), 0)

    def test_attacker_that_breaks_publishes_nothing(self):
        module = sys.modules[type(self.campaign)._publish_or_refuse.__module__]
        broken = patch.object(module, "exposed_groups", side_effect=ZeroDivisionError)
        with (
            broken,
            mute_logger(LOG),
            self.assertRaises(ZeroDivisionError),
            self.env.cr.savepoint(),
        ):
            self.close(self.campaign)
        self.assertFalse(self.campaign.score_ids)
