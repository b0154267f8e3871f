# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How many queries the hot paths may cost, so that they cannot rot unseen.

A budget that is exceeded is a question: does every person who answers, every unit of a close,
really need one more? Times are measured by ``make bench``. The heatmap's budget is in
``test_board.py``, those of the summary and of exports are beside their other tests.
"""

from datetime import timedelta

from odoo import fields
from odoo.tools import get_lang

from odoo.addons.social_readiness.models.readiness_my_surveys import (
    campaigns_of_reader,
)

from ..browsing import BrowsingCase
from ..common import ReadinessCase

# Of each request: what Odoo itself asks (signals, session, defaults), and a test's savepoints.


class TestAnswerPath(BrowsingCase):
    def setUp(self):
        super().setUp()
        self.answer_as("person1")  # fills the caches that all requests share
        self.authenticate("person2", "person2")
        self.page = self.welcome()
        self.env.flush_all()

    def test_the_document(self):
        with self.assertQueryCount(14):
            self.welcome()

    def test_sending_and_the_thanks(self):
        with self.assertQueryCount(26):
            self.send(self.page)
        self.assertEqual(self.counted(), 2)


class TestCampaign(ReadinessCase):
    """The same number of queries, however many people and units there are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for number in range(12):
            cls.make_employees(cls.make_department(f"Team {number}", cls.plant), 7)
        cls.campaign = cls.make_campaign()
        cls.campaign.action_launch()
        cls.answer_all(cls.campaign)
        cls.env.flush_all()

    def test_launch(self):
        other = self.make_company("Budget")
        team = self.make_department("Team", company=other)
        self.make_employees(team, 8, company=other)
        campaign = self.make_campaign(company=other)
        self.env.flush_all()
        with self.assertQueryCount(761):
            campaign.action_launch()
        self.assertEqual(campaign.state, "open")

    def test_person_is_found_whatever_the_number_of_invited(self):
        """By an index; PostgreSQL counts a table that has grown by itself within a minute."""
        user = self.make_user("searched")
        self.people[0].user_id = user
        self.env.flush_all()
        self.env.cr.execute(
            "INSERT INTO readiness_roster (campaign_id, unit_id, seat)"
            " SELECT %s, %s, 100 + n FROM generate_series(1, 9000) n",
            [self.campaign.id, self.campaign._root_unit().id],
        )
        self.env.cr.execute("ANALYZE readiness_roster")
        before = self.roster_rows_read()
        self.assertTrue(self.campaign._roster_row(user))
        self.assertTrue(campaigns_of_reader(self.env(user=user)))
        self.assertLess(self.roster_rows_read() - before, 9)

    def roster_rows_read(self):
        self.env.cr.execute(
            "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
            " WHERE relname = 'readiness_roster'"
        )
        return self.env.cr.fetchone()[0]

    def test_close(self):
        with self.assertQueryCount(58):
            self.close(self.campaign)
        self.assertEqual(self.campaign.state, "published")

    def test_participation_of_a_day(self):
        with self.assertQueryCount(17):  # the tree, and the sealed values with their key
            self.campaign._store_participation()
        self.assertTrue(self.campaign.participation_ids)

    def test_participation_that_is_read(self):
        self.campaign._store_participation()
        self.env.invalidate_all()
        get_lang(self.env)  # which every request has read
        with self.assertQueryCount(4):
            self.assertTrue(self.campaign.participation_label)

    def test_participation_of_a_list_of_campaigns(self):
        """Lists and cards show it; each campaign has its own newest day."""
        campaigns, figures = self.campaign, self.env["readiness.participation"].sudo()
        self.campaign._store_participation()
        for days in range(1, 6):
            other = self.campaign.copy()
            unit = self.campaign._root_unit().copy({"campaign_id": other.id, "parent_id": False})
            for ago, step in ((days, 10 * days), (days + 1, 90)):
                date = fields.Date.today() - timedelta(days=ago)
                figures.create(
                    {"campaign_id": other.id, "unit_id": unit.id, "date": date, "step": step}
                )
            campaigns |= other
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET state = 'open' WHERE id IN %s", [tuple(campaigns.ids)]
        )
        self.env.invalidate_all()
        get_lang(self.env)  # which every request has read
        with self.assertQueryCount(4):
            self.assertEqual(campaigns.mapped("participation_tenths")[1:], [1, 2, 3, 4, 5])
        with self.assertQueryCount(4):
            newest = [one.newest_participation_ids.mapped("step") for one in campaigns[1:]]
        self.assertEqual(newest, [[10], [20], [30], [40], [50]])
