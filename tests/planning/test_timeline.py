# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What happens when, as a campaign's form shows it."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from ..common import ReadinessCase

# A Monday in Madrid, an hour later than in UTC.
OPENING, CLOSING = datetime(2027, 2, 1, 7, 0), datetime(2027, 2, 12, 17, 0)
BEFORE = datetime(2027, 1, 20, 12, 0)


class TestTimeline(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.readiness_tz = "Europe/Madrid"
        cls.draft = cls.make_campaign(date_open=OPENING, date_close=CLOSING)

    def steps(self):
        self.draft.invalidate_recordset(["timeline"])
        return {step["key"]: step for step in self.draft.timeline["steps"]}

    def keys(self, state=None):
        return [key for key, step in self.steps().items() if state in (None, step["state"])]

    @freeze_time(BEFORE)
    def test_a_draft_is_to_be_launched_next(self):
        usual = ["launch", "opening", "invitation", "halfway", "last_day", "closing", "results"]
        self.assertEqual(self.keys(), usual)
        self.assertEqual(self.keys("next"), ["launch"])
        self.assertEqual(self.keys("done"), [])

    @freeze_time(BEFORE)
    def test_moments_are_those_of_the_company(self):
        self.assertEqual(self.draft.timeline["zone"], "Europe/Madrid")
        self.assertEqual(" ".join(self.steps()["opening"]["when"].split()), "Mon, Feb 1, 8:00 AM")
        self.company.readiness_tz = "Asia/Tokyo"
        self.assertEqual(" ".join(self.steps()["opening"]["when"].split()), "Mon, Feb 1, 4:00 PM")

    @freeze_time(BEFORE)
    def test_it_speaks_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("es_ES")
        steps = self.draft.with_context(lang="es_ES").timeline["steps"]
        titles = [step["title"] for step in steps]
        self.assertEqual(
            titles[1:3] + titles[-2:], ["Apertura", "Invitación", "Cierre", "Resultados"]
        )
        self.assertTrue(steps[1]["when"].startswith("lun, 1 feb"))

    @freeze_time(BEFORE)
    def test_an_email_is_there_when_it_leaves(self):
        """A campaign that opens on a Saturday writes on Monday, from the first hour for mails."""
        self.draft.date_open = OPENING - timedelta(days=2)
        invitation = " ".join(self.steps()["invitation"]["when"].split())
        self.assertEqual(invitation, "Mon, Feb 1, 7:00 AM")
        self.draft.send_invitation = False
        self.assertNotIn("invitation", self.steps())

    def test_an_opening_that_is_past_waits_for_the_launch(self):
        """Launched on a Monday night: the invitation leaves on Tuesday, at the first hour."""
        note = "It opens as soon as you launch it"
        with freeze_time(BEFORE):
            self.assertNotEqual(self.steps()["launch"]["note"], note)
        with freeze_time(OPENING + timedelta(hours=14)):
            self.assertEqual(self.steps()["launch"]["note"], note)
            self.assertIn("Tue, Feb 2, 7:00", self.steps()["invitation"]["when"])
            self.draft.action_launch()
            self.assertIn("Tue, Feb 2, 7:00", self.steps()["invitation"]["when"])
            self.assertEqual(self.keys("done"), ["launch", "opening"])
            self.assertEqual(self.keys("next"), ["invitation"])
            card = self.env["readiness.start"]._running_card(self.draft)
            self.assertIn("Invitation", card["next_email"])
        with freeze_time(OPENING + timedelta(days=1)):
            self.assertEqual(self.keys("next"), ["halfway"])

    def test_an_email_that_is_being_sent_is_not_done(self):
        with freeze_time(BEFORE):
            self.draft.action_launch()
        with freeze_time(OPENING + timedelta(hours=1)):
            self.draft._open_due()
            values = {"campaign_id": self.draft.id, "kind": "invitation", "planned_at": OPENING}
            mailing = self.env["readiness.mailing"].create(values)
            self.assertEqual(self.keys("next"), ["invitation"])
            mailing.state = "done"
            self.assertEqual(self.keys("next"), ["halfway"])

    @freeze_time(BEFORE)
    def test_emails_to_managers_go_with_the_reminders(self):
        self.assertFalse(self.steps()["halfway"]["note"])
        self.draft.nudge_managers = True
        self.assertTrue(self.steps()["halfway"]["note"])
        self.assertFalse(self.steps()["invitation"]["note"])

    @freeze_time(BEFORE)
    def test_an_approval_is_a_step_where_the_company_requires_it(self):
        self.assertNotIn("approval", self.steps())
        self.company.readiness_require_approval = True
        self.assertEqual(self.keys("next"), ["approval"])
        self.draft.write({"approved_by": "Works council", "approval_date": BEFORE.date()})
        self.assertEqual(self.steps()["approval"]["note"], "Works council")
        self.assertEqual((self.keys("done"), self.keys("next")), (["approval"], ["launch"]))
        self.draft.minimum = 8
        self.assertEqual(self.keys("next"), ["approval"], "it has lapsed")

    @freeze_time(BEFORE)
    def test_the_next_campaign_where_it_is_repeated(self):
        self.assertNotIn("repeat", self.steps())
        self.draft.repeat_months = 6
        self.assertEqual(" ".join(self.steps()["repeat"]["when"].split()), "Mon, Aug 2, 8:00 AM")

    def test_what_is_done_follows_the_clock(self):
        with freeze_time(BEFORE):
            self.draft.action_launch()
            self.assertEqual((self.keys("done"), self.keys("next")), (["launch"], ["opening"]))
        with freeze_time(OPENING + timedelta(hours=1)):
            self.assertEqual(self.keys("done"), ["launch", "opening", "invitation"])
            self.assertEqual(self.keys("next"), ["halfway"])
        with freeze_time(CLOSING + timedelta(minutes=1)):
            self.assertEqual(self.keys("next"), ["results"])

    def test_what_is_published_is_done(self):
        with freeze_time(BEFORE):
            self.draft.action_launch()
        with freeze_time(OPENING + timedelta(days=1)):
            self.draft._open_due()
            self.answer_all(self.draft)
        with freeze_time(CLOSING + timedelta(hours=1)):
            self.close(self.draft)
            self.assertEqual(self.keys("next"), [])

    def test_a_canceled_campaign_has_none(self):
        with freeze_time(BEFORE):
            self.draft.action_launch()
            self.draft.action_cancel()
            self.draft.invalidate_recordset(["timeline"])
            self.assertFalse(self.draft.timeline)

    def test_a_new_campaign_in_its_form_has_one(self):
        undated = {"company_id": self.company.id, "date_open": False, "date_close": False}
        new = self.env["readiness.campaign"].new(undated)
        self.assertFalse(new.timeline)
        new.update({"date_open": OPENING, "date_close": CLOSING})
        self.assertTrue(new.timeline["steps"])
