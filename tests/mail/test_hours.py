# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.addons.social_readiness.mailing.reminders import Reminders

from .posting import EVERYONE, WEDNESDAY, PostingCase

FRIDAY_EVENING = datetime(2026, 5, 8, 19, 0)  # nine in Madrid
MONDAY_SEVEN = datetime(2026, 5, 11, 5, 0)


class TestHours(PostingCase):
    """Not at night, not on days off: where the reader lives."""

    def test_waits_over_the_weekend(self):
        self.launched(at=FRIDAY_EVENING)
        self.assertFalse(self.post(FRIDAY_EVENING + timedelta(minutes=5)))
        self.assertFalse(self.post(FRIDAY_EVENING + timedelta(hours=15)))
        self.assertFalse(self.post(MONDAY_SEVEN - timedelta(minutes=5)))
        self.assertEqual(len(self.post(MONDAY_SEVEN + timedelta(minutes=5))), EVERYONE)

    def test_what_waits_says_until_when_and_why(self):
        campaign = self.launched(at=FRIDAY_EVENING)
        self.post(FRIDAY_EVENING + timedelta(minutes=5))
        mailing = self.mailing(campaign, "invitation")
        with freeze_time(FRIDAY_EVENING + timedelta(hours=1)):
            mailing.invalidate_recordset()
            self.assertIn("Waiting until Monday, May 11, 2026", mailing.waiting)
        self.post(MONDAY_SEVEN + timedelta(minutes=5))
        mailing.invalidate_recordset()
        self.assertFalse(mailing.waiting)

    def test_an_email_waits_for_those_that_began_earlier_only(self):
        campaign = self.launched(at=WEDNESDAY)
        moments = [WEDNESDAY, WEDNESDAY + timedelta(days=5), WEDNESDAY + timedelta(days=9)]
        mailings = [
            self.env["readiness.mailing"].create(
                {"campaign_id": campaign.id, "kind": kind, "planned_at": at, "begun_at": at}
            )
            for kind, at in zip(("invitation", "halfway", "last_day"), moments, strict=True)
        ]
        before = [Reminders(campaign).begun_before(mailing) for mailing in mailings]
        self.assertEqual(before, [[], moments[:1], moments[:2]])

    def test_waits_for_the_end_of_a_holiday(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Local holiday",
                "company_id": self.company.id,
                "calendar_id": self.company.resource_calendar_id.id,
                "date_from": "2026-05-05 22:00:00",
                "date_to": "2026-05-06 21:59:59",
            }
        )
        with freeze_time(WEDNESDAY):
            self.launched()
        self.assertFalse(self.post(WEDNESDAY + timedelta(hours=1)))
        self.assertEqual(len(self.post(WEDNESDAY + timedelta(days=1))), EVERYONE)

    def test_the_readers_own_night_counts(self):
        abroad = self.people[0]
        abroad.tz = "America/Mexico_City"  # two in the morning there
        campaign = self.launched()
        sent = self.post(WEDNESDAY + timedelta(minutes=5))
        self.assertEqual(len(sent), EVERYONE - 1)
        self.assertNotIn(abroad.work_email, self.receivers(sent))
        self.assertEqual(self.mailing(campaign, "invitation").state, "done")
        later = self.post(datetime(2026, 5, 6, 13, 1))
        self.assertEqual(self.receivers(later), [abroad.work_email])

    def test_a_weekend_elsewhere_keeps_two_emails_apart(self):
        """Friday evening is a weekend in Tokyo, and Monday morning there comes before ours."""
        abroad = self.people[0]
        abroad.tz = "Asia/Tokyo"
        friday = datetime(2026, 5, 8, 15, 0)  # five in Madrid
        monday = datetime(2026, 5, 11, 6, 0)  # eight in Madrid, three in Tokyo
        self.launched(at=friday, reminder_halfway=monday)
        self.assertEqual(len(self.post(friday + timedelta(minutes=5))), EVERYONE - 1)
        seven_in_tokyo = datetime(2026, 5, 10, 22, 1)
        self.assertEqual(self.receivers(self.post(seven_in_tokyo)), [abroad.work_email])
        reminded = self.receivers(self.post(monday + timedelta(minutes=5)))
        self.assertEqual(len(reminded), EVERYONE - 1)
        self.assertNotIn(abroad.work_email, reminded)
        later = self.post(seven_in_tokyo + timedelta(hours=12))
        self.assertEqual(self.receivers(later), [abroad.work_email])

    def test_the_company_sets_the_hours(self):
        self.company.write({"readiness_mail_start": 12.0, "readiness_mail_end": 13.5})
        self.launched()
        self.assertFalse(self.post(WEDNESDAY + timedelta(hours=1)))
        self.assertEqual(len(self.post(WEDNESDAY + timedelta(hours=2, minutes=1))), EVERYONE)

    def test_reminders_are_planned_by_default(self):
        campaign = self.launched(days=14)
        self.assertEqual(campaign.reminder_halfway, WEDNESDAY + timedelta(days=7))
        self.assertEqual(campaign.reminder_last_day, datetime(2026, 5, 19, 7, 0))

    def test_a_weekend_pushes_no_reminder_to_the_last_one(self):
        friday = datetime(2026, 5, 8, 9, 0)  # the middle is a Sunday
        campaign = self.launched(at=friday, days=4)
        self.assertFalse(campaign.reminder_halfway)
        self.assertEqual(campaign.reminder_last_day, datetime(2026, 5, 11, 7, 0))

    def test_a_short_campaign_has_no_reminder_halfway(self):
        self.assertFalse(self.launched(days=2).reminder_halfway)
