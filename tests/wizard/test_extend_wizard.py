# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""More time: a later closing, the last reminder moved, and everyone told."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form

from ..common import ReadinessCase

OFFICER = "social_readiness.group_readiness_officer"


@freeze_time("2041-03-12 09:00:00")
class TestExtendWizard(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("extend_officer", OFFICER)
        cls.campaign = cls.make_campaign(
            date_open=datetime(2041, 3, 4, 7), date_close=datetime(2041, 3, 15, 17)
        )
        cls.campaign.action_launch()

    def wizard(self, user=None, **values):
        Wizard = self.env["readiness.extend.wizard"].with_user(user or self.officer)
        return Wizard.with_context(default_campaign_id=self.campaign.id).create(values)

    def test_a_week_more_is_proposed(self):
        wizard = self.wizard()
        self.assertEqual(wizard.date_close, datetime(2041, 3, 22, 17))
        self.assertEqual(wizard.closing, datetime(2041, 3, 15, 17))

    def test_the_last_reminder_moves_and_everyone_is_told(self):
        before = self.campaign.reminder_last_day
        self.wizard().action_extend()
        self.assertEqual(self.campaign.date_close, datetime(2041, 3, 22, 17))
        self.assertEqual(self.campaign.reminder_last_day - before, timedelta(weeks=1))
        [mailing] = self.campaign.mailing_ids
        self.assertEqual((mailing.kind, mailing.planned_at), ("halfway", datetime(2041, 3, 12, 9)))

    def test_a_closing_on_a_holiday_is_named(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Saint Joseph",
                "company_id": self.company.id,
                "calendar_id": self.company.resource_calendar_id.id,
                "date_from": "2041-03-18 23:00:00",
                "date_to": "2041-03-19 22:59:59",
            }
        )
        with Form(self.wizard()) as form:
            self.assertFalse(form.holiday_note)
            form.date_close = datetime(2041, 3, 19, 17)
            self.assertIn("is a public holiday (Saint Joseph)", form.holiday_note)
            form.date_close = datetime(2041, 3, 20, 17)
            self.assertFalse(form.holiday_note)

    def test_without_an_email(self):
        self.wizard(tells_everyone=False).action_extend()
        self.assertFalse(self.campaign.mailing_ids)

    def test_nobody_is_told_of_what_has_not_opened(self):
        self.campaign = self.make_campaign(
            company=self.make_company("Later"),
            date_open=datetime(2041, 4, 1, 7),
            date_close=datetime(2041, 4, 15, 17),
        )
        self.wizard(self.env.user).action_extend()
        self.assertEqual(self.campaign.date_close, datetime(2041, 4, 22, 17))
        self.assertFalse(self.campaign.mailing_ids)

    def test_an_earlier_closing_is_refused(self):
        with self.assertRaisesRegex(UserError, "New closing date"):
            self.wizard(date_close=datetime(2041, 3, 15, 17)).action_extend()

    def test_nobody_gets_two_emails_within_half_a_day(self):
        self.wizard().action_extend()
        with self.assertRaisesRegex(UserError, "less than 12 hours ago"):
            self.wizard().action_extend()

    def test_officers_only(self):
        for group in ("social_readiness.group_readiness_viewer", "base.group_user"):
            with self.subTest(group=group), self.assertRaises(AccessError):
                self.wizard(self.make_user(f"extend_{group[-6:]}", group))
        with self.assertRaises(AccessError):
            self.wizard().with_user(self.make_user("extend_other", OFFICER)).action_extend()
