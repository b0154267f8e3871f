# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""One count of who needs a code, the same wherever it is shown: whoever has no user account."""

from datetime import timedelta

from odoo import fields

from odoo.addons.social_readiness.mailing.codes import Codes

from ..common import ReadinessCase, issue_codes


class TestNeedingCode(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people[:20].work_email = "somebody@company.example"
        for number, person in enumerate(cls.people[15:25]):
            person.user_id = cls.make_user(f"person{number}")
        cls.people[24].user_id.active = False
        cls.without = 47 - 9
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")

    def counts(self, campaign):
        wizard = self.env["readiness.code.wizard"].create({"campaign_id": campaign.id})
        shown = (campaign.reach_by_code, wizard.without_login, wizard.people)
        issued = Codes(campaign.sudo())
        codes = issue_codes(issued, issued.without_login())
        return *shown, len(codes)

    def test_the_same_before_and_after_the_launch(self):
        campaign = self.make_campaign().with_user(self.officer)
        self.assertEqual(campaign.reach_by_code, self.without)
        campaign.action_launch()
        campaign.invalidate_recordset()
        self.assertEqual(self.counts(campaign), (self.without,) * 4)

    def overview(self):
        [card] = self.env["readiness.start"].with_user(self.officer).get_start()["running"]
        return card["codes"]

    def test_the_overview_says_it_until_they_are_printed(self):
        campaign = self.make_campaign(
            date_open=fields.Datetime.now() + timedelta(days=1)
        ).with_user(self.officer)
        campaign.action_launch()
        self.assertEqual(campaign.state, "scheduled")
        self.assertEqual(self.overview()["label"], f"{self.without} people need a printed code.")
        action = self.overview()["action"]
        wizard = self.env[action["res_model"]].with_context(action["context"]).create({})
        self.assertEqual((wizard.campaign_id, wizard.people), (campaign, self.without))
        issued = Codes(campaign.sudo())
        [last, *others] = issued.without_login()
        issue_codes(issued, others)
        self.assertEqual(self.overview()["label"], "1 person needs a printed code.")
        issue_codes(issued, [last])
        self.assertFalse(self.overview())

    def test_the_overview_says_nothing_after_the_closing(self):
        campaign = self.make_campaign()
        campaign.action_launch()
        self.assertTrue(self.overview())
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET state = 'closing' WHERE id = %s", [campaign.id]
        )
        self.env.invalidate_all()
        self.assertEqual(self.overview(), False)

    def test_answers_do_not_change_what_the_overview_says(self):
        campaign = self.make_campaign()
        campaign.action_launch()
        before = self.overview()
        self.answer_all(campaign, share=0.5)
        self.assertEqual(self.overview(), before)

    def test_an_address_is_no_login(self):
        """With or without an address: who cannot log in needs a code."""
        before = self.make_campaign(name="With addresses").reach_by_code
        self.people.work_email = False
        self.assertEqual(self.make_campaign(name="Without").reach_by_code, before)
