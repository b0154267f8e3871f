# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import datetime, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.addons.social_readiness.mailing import readiness_mailing
from odoo.addons.social_readiness.mailing.mailings import Mailings

from .posting import EVERYONE, WEDNESDAY, PostingCase

MINUTES = timedelta(minutes=1)


class TestSending(PostingCase):
    """Everyone once, whatever happens in between."""

    def test_invites_everyone_once(self):
        campaign = self.launched()
        sent = self.post(WEDNESDAY + 5 * MINUTES)
        self.assertEqual(self.receivers(sent), sorted(self.people.mapped("work_email")))
        self.assertEqual(self.mailing(campaign, "invitation").state, "done")
        self.assertFalse(self.post(WEDNESDAY + 20 * MINUTES), "nobody is written to twice")

    def test_leaves_no_mail_behind(self):
        messages = self.env["mail.message"].search_count([])
        campaign = self.launched()
        self.env.flush_all()
        before = self.env["mail.message"].search_count([])
        self.post(WEDNESDAY + 5 * MINUTES)
        self.assertFalse(self.mailing(campaign, "invitation")._mails([]))
        self.assertEqual(self.env["mail.message"].search_count([]), before, messages)

    def test_a_campaign_is_canceled_while_its_mailing_is_being_sent(self):
        campaign = self.launched()
        with patch.object(readiness_mailing, "BATCH", 4), freeze_time(WEDNESDAY + MINUTES):
            Mailings(campaign.sudo()).begin_due()
            self.assertTrue(self.mailing(campaign, "invitation")._send_batch())
        campaign.action_cancel()
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(campaign.state, "cancelled")
        self.assertEqual(self.mailing(campaign, "invitation").state, "stopped")
        self.assertFalse(self.mailing(campaign, "invitation")._mails([]))

    def test_goes_on_after_an_interruption(self):
        campaign = self.launched()
        batches = []
        queue = readiness_mailing.ReadinessMailing._queue

        def crash_at_third(mailing, people):
            batches.append(people)
            if len(batches) == 3:
                raise KeyboardInterrupt
            return queue(mailing, people)

        with (
            patch.object(readiness_mailing, "BATCH", 4),
            patch.object(readiness_mailing.ReadinessMailing, "_queue", crash_at_third),
            self.assertRaises(KeyboardInterrupt),
            self.env.cr.savepoint(flush=False),
        ):
            # A test cannot commit: what is queued before the crash is counted from the batches.
            self.post(WEDNESDAY + MINUTES, drain=False)
        self.env.invalidate_all(flush=False)
        with patch.object(readiness_mailing, "BATCH", 4):
            sent = self.post(WEDNESDAY + 5 * MINUTES)
        self.assertEqual(self.receivers(sent), sorted(self.people.mapped("work_email")))
        self.assertEqual(self.mailing(campaign, "invitation").queued, EVERYONE)

    def test_cursor_and_mails_move_together(self):
        campaign = self.launched()
        with patch.object(readiness_mailing, "BATCH", 4), freeze_time(WEDNESDAY + MINUTES):
            Mailings(campaign).begin_due()
            mailing = self.mailing(campaign, "invitation")
            mailing._send_batch()
        rows = [row[0] for row in self.roster_of(campaign)]
        self.assertEqual(mailing.cursor, rows[3])
        self.assertEqual(len(mailing._mails([])), 4)
        with patch.object(readiness_mailing, "BATCH", 4):
            sent = self.post(WEDNESDAY + 5 * MINUTES)
        self.assertEqual(self.receivers(sent), sorted(self.people.mapped("work_email")))

    def test_another_worker_is_left_alone(self):
        campaign = self.launched()
        with freeze_time(WEDNESDAY + MINUTES):
            Mailings(campaign).begin_due()
            mailing = self.mailing(campaign, "invitation")
            with patch.object(type(mailing), "_claim", lambda mailing: False):
                self.assertFalse(mailing._send_batch())
        self.assertFalse(mailing._mails([]))

    def test_a_shared_mailbox_gets_one_mail(self):
        self.people[:5].work_email = "line1@company.example"
        self.launched()
        sent = self.receivers(self.post(WEDNESDAY + 5 * MINUTES))
        self.assertEqual(sent.count("line1@company.example"), 1)
        self.assertEqual(len(sent), EVERYONE - 4)

    def test_whoever_handles_messages_in_odoo_finds_it_in_the_inbox(self):
        self.people[0].work_email = False
        users = [self.make_user("in_odoo"), self.make_user("odoo_too")]
        for user, person, lang in zip(users, self.people, ("es_ES", "en_US"), strict=False):
            user.write({"notification_type": "inbox", "lang": lang})
            person.user_id = user
        campaign = self.launched()
        self.assertEqual((campaign.reach_mails, campaign.invalid_address_count), (EVERYONE, 0))
        sent = self.post(WEDNESDAY + 5 * MINUTES)
        self.assertEqual(self.receivers(sent), sorted(self.people[2:].mapped("work_email")))
        self.assertEqual(self.mailing(campaign, "invitation").queued, EVERYONE)
        found = [self.inbox_of(user) for user in users]
        self.assertIn("Cómo trabajamos", found[0].subject)
        self.assertIn(f"/es/readiness/{campaign.link_code}", found[0].body)
        self.assertIn("How do we really work", found[1].subject)
        self.assertEqual(found[1].notified_partner_ids, users[1].partner_id, "of one's own")
        campaign.action_cancel()
        self.env["readiness.campaign"]._cron_tidy()
        self.assertFalse((found[0] | found[1]).exists())

    def inbox_of(self, user):
        [message] = self.env["mail.message"].with_user(user).search([("needaction", "=", True)])
        return message

    def test_leavers_are_not_written_to(self):
        self.launched()
        leaver = self.people[0]
        leaver.active = False
        sent = self.receivers(self.post(WEDNESDAY + 5 * MINUTES))
        self.assertNotIn(leaver.work_email, sent)

    def test_nothing_is_sent_when_switched_off(self):
        self.launched(send_invitation=False)
        self.assertFalse(self.post(WEDNESDAY + 5 * MINUTES))

    def test_a_cancelled_campaign_sends_nothing_more(self):
        campaign = self.launched()
        self.post(WEDNESDAY + 5 * MINUTES, drain=False)
        mails = self.mailing(campaign, "invitation")._mails([])
        self.assertEqual(len(mails), EVERYONE)
        campaign.action_cancel()
        self.assertFalse(mails.exists())
        self.assertFalse(self.post(WEDNESDAY + 20 * MINUTES))


class TestReminders(PostingCase):
    def test_reminds_everyone_whether_they_answered_or_not(self):
        campaign = self.launched()
        self.post(WEDNESDAY + 5 * MINUTES)
        self.answer_all(campaign, share=0.5)
        half = self.post(campaign.reminder_halfway + 5 * MINUTES)
        half = half or self.post(WEDNESDAY + timedelta(days=5))
        self.assertEqual(self.receivers(half), sorted(self.people.mapped("work_email")))
        last = self.post(campaign.reminder_last_day + 5 * MINUTES)
        self.assertEqual(self.receivers(last), sorted(self.people.mapped("work_email")))
        self.assertEqual(len({mail["body"] for mail in half}), 1, "the same words for all")
        self.assertIn("Already answered? Thank you", half[0]["body"])

    def test_extended_campaign_reminds_again_on_its_new_last_day(self):
        campaign = self.launched()
        self.post(WEDNESDAY + 5 * MINUTES)
        self.post(campaign.reminder_last_day + 5 * MINUTES)
        half = campaign.reminder_halfway
        with freeze_time(campaign.date_close - timedelta(hours=3)):
            campaign.date_close += timedelta(days=7)
        self.assertEqual(campaign.reminder_halfway, half, "the first is over")
        self.assertEqual(len(self.post(campaign.reminder_last_day + 5 * MINUTES)), EVERYONE)

    def test_empty_means_none(self):
        campaign = self.launched(reminder_halfway=False, reminder_last_day=False)
        self.post(WEDNESDAY + 5 * MINUTES)
        self.assertFalse(self.post(campaign.date_close - timedelta(hours=2)))

    def test_after_a_long_outage_only_the_last_one_goes_out(self):
        campaign = self.launched()
        self.post(WEDNESDAY + 5 * MINUTES)
        self.post(campaign.reminder_last_day + 5 * MINUTES)
        self.assertFalse(self.mailing(campaign, "halfway"))

    def test_the_form_says_which_reminder_is_left_out(self):
        campaign = self.launched(days=14)
        self.assertFalse(campaign.reminder_note)
        early = campaign.date_open + 11 * 60 * MINUTES
        campaign.write({"reminder_halfway": early, "reminder_last_day": campaign.date_close})
        first, last = campaign.reminder_note.splitlines()
        self.assertIn("First reminder: it would not be sent", first)
        self.assertIn("Last reminder: it would not be sent", last)
        self.assertEqual(len(self.post(WEDNESDAY + 5 * MINUTES)), EVERYONE)
        self.assertFalse(self.post(WEDNESDAY + timedelta(days=1)), "as the form says")
        campaign.write({"reminder_halfway": False, "reminder_last_day": early + 60 * MINUTES})
        self.assertFalse(campaign.reminder_note)
        self.assertEqual(len(self.post(WEDNESDAY + timedelta(days=1, minutes=5))), EVERYONE)

    def test_each_reminder_goes_out_in_whatever_order_they_stand(self):
        campaign = self.launched(days=14)
        half, last = campaign.reminder_halfway, campaign.reminder_last_day
        campaign.write({"reminder_halfway": last, "reminder_last_day": half})
        self.assertFalse(campaign.reminder_note)
        self.post(WEDNESDAY + 5 * MINUTES)
        self.assertEqual(len(self.post(half + 5 * MINUTES)), EVERYONE)
        self.assertEqual(len(self.post(last + 5 * MINUTES)), EVERYONE)

    def test_a_late_launch_sends_the_invitation_only(self):
        """Even if the time of a reminder has already come."""
        late = WEDNESDAY + timedelta(days=5, hours=1)
        with freeze_time(late):
            campaign = self.make_campaign(
                date_open=WEDNESDAY, date_close=WEDNESDAY + timedelta(days=9)
            )
            self.assertLess(campaign.reminder_halfway, late)
            self.assertIn("less than 12 hours after", campaign.reminder_note)
            titles = [title for _moment, _kind, title, _is_sent in Mailings(campaign).planned()]
            self.assertEqual(titles, ["Invitation", "Last reminder"])
            campaign.action_launch()
        self.assertEqual(len(self.post(late + MINUTES)), EVERYONE)
        for minutes in (6, 60, 24 * 60):
            self.assertFalse(self.post(late + minutes * MINUTES))
        self.assertEqual(len(self.post(campaign.reminder_last_day + 5 * MINUTES)), EVERYONE)

    def test_no_two_emails_leave_together_after_a_weekend(self):
        friday_evening, monday = datetime(2026, 5, 8, 19, 0), datetime(2026, 5, 11, 5, 5)
        saturday, sunday = (friday_evening + timedelta(days=days) for days in (1, 2))
        self.launched(at=friday_evening, reminder_halfway=saturday, reminder_last_day=sunday)
        for moment in (friday_evening, saturday, sunday):
            self.assertFalse(self.post(moment + 5 * MINUTES))
        self.assertEqual(len(self.post(monday)), EVERYONE)
        self.assertFalse(self.post(monday + 10 * MINUTES))

    def test_after_an_outage_the_reminder_does_not_follow_the_invitation_at_once(self):
        campaign = self.launched()
        late = campaign.reminder_halfway + 60 * MINUTES
        self.assertEqual(len(self.post(late)), EVERYONE)
        self.assertFalse(self.post(late + 10 * MINUTES))

    def test_nothing_after_the_close(self):
        campaign = self.launched()
        self.assertFalse(self.post(campaign.date_close + MINUTES))


class TestTroubles(PostingCase):
    def test_mail_server_down_loses_nothing(self):
        campaign = self.launched()
        with (
            patch.object(
                type(self.env["ir.mail_server"]), "_connect__", side_effect=OSError("no route")
            ),
            freeze_time(WEDNESDAY + 5 * MINUTES),
        ):
            self.env["readiness.mailing"]._cron_send()
            self.env["mail.mail"].sudo().process_email_queue()
        mailing = self.mailing(campaign, "invitation")
        self.assertEqual(mailing._mails([]).mapped("state"), ["exception"] * EVERYONE)
        sent = self.post(WEDNESDAY + 20 * MINUTES)
        self.assertTrue(mailing.problem)
        self.assertEqual(self.receivers(sent), sorted(self.people.mapped("work_email")))
        self.post(WEDNESDAY + 35 * MINUTES)
        self.assertFalse(mailing.problem)

    def test_full_queue_is_looked_at_again_within_a_minute(self):
        """Not at the job's next regular turn: a hundred thousand people would wait for days."""
        self.launched()
        job = self.env.ref("social_readiness.ir_cron_mailings")
        path = "odoo.addons.social_readiness.mailing.readiness_mailing"
        moment = WEDNESDAY + 5 * MINUTES
        with freeze_time(moment), patch(f"{path}.MOST_QUEUED", 5), patch(f"{path}.BATCH", 5):
            self.env["readiness.mailing"]._cron_send()
        soon = [("cron_id", "=", job.id), ("call_at", ">", moment),
                ("call_at", "<=", moment + MINUTES)]  # fmt: skip
        self.assertTrue(self.env["ir.cron.trigger"].sudo().search_count(soon))

    def test_lists_addresses_to_mend(self):
        user = self.make_user("without_address")
        user.partner_id.email = False
        wrong, missing, workers = self.people[0], self.people[1], self.people[2:4]
        wrong.work_email = "somebody at company"
        missing.write({"user_id": user.id, "work_email": False})
        workers.write({"work_email": False})
        campaign = self.launched()
        action = campaign.action_correct_addresses()
        self.assertEqual(action["domain"][0][2], (wrong | missing).ids)
        [(view, _type), _form] = action["views"]
        arch = self.env[action["res_model"]].get_view(view, "list")["arch"]
        self.assertIn('name="work_email"', arch, "where it is corrected")
        self.assertEqual(
            (campaign.reach_mails, campaign.invalid_address_count, campaign.reach_by_code),
            (EVERYONE - 4, 2, EVERYONE - 1),
        )
        self.assertEqual(len(self.post(WEDNESDAY + 5 * MINUTES)), EVERYONE - 4)
        wrong.work_email = "somebody@company.example"
        sent = self.post(WEDNESDAY + 20 * MINUTES)
        self.assertEqual(self.receivers(sent), ["somebody@company.example"])
        self.assertFalse(self.post(WEDNESDAY + 35 * MINUTES))

    def test_a_draft_tells_about_addresses_too(self):
        self.people[0].work_email = "somebody at company"
        campaign = self.make_campaign()
        self.assertEqual((campaign.reach_mails, campaign.invalid_address_count), (EVERYONE - 1, 1))

    def test_the_address_of_the_user_is_used_when_the_employee_has_none(self):
        user = self.make_user("at_home")
        self.people[0].write({"user_id": user.id, "work_email": False})
        user.partner_id.email = "at.home@private.example"
        self.launched()
        self.assertIn("at.home@private.example", self.receivers(self.post(WEDNESDAY + 5 * MINUTES)))
