# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""A scheduled job that starts on two servers at once does nothing twice.

Odoo locks a job while it runs; what holds here holds without that lock too: a job that is run
by hand, a server whose connection was lost while its work went on.
"""

import threading
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.social_readiness import job_runner
from odoo.addons.social_readiness.models.campaign import launch

from .committed import CommittedCase

RUNNER = job_runner.__name__
A_MINUTE_AGO = "now() AT TIME ZONE 'UTC' - interval '1 minute'"


@tagged("post_install", "-at_install")
class TestJobsAtOnce(CommittedCase):
    units = {"North": 12, "South": 10}

    def twice_at_once(self, model, method):
        """Run the job in two transactions whose snapshots are both from before; [errors]."""
        barrier = threading.Barrier(2)

        def run():
            with self.registry.cursor() as cr:
                env = self.env(cr=cr)
                env["readiness.campaign"].sudo().search([]).mapped("state")
                barrier.wait()
                try:
                    getattr(env[model].sudo(), method)()
                    env.flush_all()
                except Exception as error:
                    cr.rollback()
                    return error
            return None

        with mute_logger("odoo.sql_db", RUNNER):
            return [error for error in self.in_parallel([run, run]) if error]

    def test_participation_is_stored_once(self):
        campaign_id = self.launched()
        self.assertEqual(self.twice_at_once("readiness.campaign", "_cron_participation"), [])
        rows = self.query(
            "SELECT unit_id, count(*) FROM readiness_participation WHERE campaign_id = %s"
            " GROUP BY unit_id",
            campaign_id,
        )
        self.assertTrue(rows)
        self.assertEqual({count for _unit, count in rows}, {1})

    def test_large_launch_happens_once(self):
        with patch.object(launch, "MOST_AT_ONCE", 20):
            campaign_id = self.launched()
        self.assertEqual(self.twice_at_once("readiness.campaign", "_cron_launch"), [])
        [(state, step)] = self.query(
            "SELECT state, launch_step FROM readiness_campaign WHERE id = %s", campaign_id
        )
        self.assertEqual((state, step), ("open", None))
        for table, column, all_of_them in (
            ("readiness_roster", "employee_id", 22),
            ("readiness_unit", "name", 4),
        ):
            [counts] = self.query(
                f"SELECT count(*), count(DISTINCT {column}) FROM {table} WHERE campaign_id = %s",
                campaign_id,
            )
            self.assertEqual(counts, (all_of_them, all_of_them), table)

    def test_of_two_large_launches_one_invites_the_people(self):
        with patch.object(launch, "MOST_AT_ONCE", 20):
            first, second = self.launched(), self.launched()
        self.assertEqual(self.twice_at_once("readiness.campaign", "_cron_launch"), [])
        [launched, refused] = self.query(
            "SELECT state, launch_step, launch_problem,"
            "       (SELECT count(*) FROM readiness_roster WHERE campaign_id = campaign.id)"
            "  FROM readiness_campaign campaign WHERE id IN (%s, %s) ORDER BY id",
            first,
            second,
        )
        self.assertEqual(launched, ("open", None, None, 22))
        self.assertEqual((refused[:2], refused[3]), (("draft", None), 0))
        self.assertIn("more than 5% of these people", refused[2])

    def test_everyone_gets_one_invitation(self):
        campaign_id = self.launched()
        self.give_addresses("@example.com")
        self.twice_at_once("readiness.mailing", "_cron_send")
        self.assertEqual(self.invitations(campaign_id), (22, 22, 1))

    def test_mended_addresses_get_one_invitation(self):
        campaign_id = self.launched()
        self.give_addresses("")
        self.twice_at_once("readiness.mailing", "_cron_send")
        self.assertEqual(self.invitations(campaign_id), (0, 0, 1))
        self.give_addresses("@example.com")
        self.twice_at_once("readiness.mailing", "_cron_send")
        self.assertEqual(self.invitations(campaign_id), (22, 22, 1))

    def give_addresses(self, domain):
        """Everybody's, and mails go out on any day at any hour."""
        with self.transaction() as env:
            users = [user for _login, user in self.logins]
            env["res.users"].browse(users).partner_id.email = False
            env.flush_all()  # it empties the employees' addresses too
            env.cr.execute(
                "UPDATE hr_employee SET work_email = 'person' || id || %s WHERE company_id = %s",
                [domain, self.company_id],
            )
            self.company.write({"readiness_mail_start": 0, "readiness_mail_end": 24})
            self.company.resource_calendar_id.attendance_ids = [
                (5, 0, 0),
                *(
                    (0, 0, {"name": day, "dayofweek": day, "hour_from": 9, "hour_to": 17})
                    for day in "0123456"
                ),
            ]

    def invitations(self, campaign_id):
        """How many mails, to how many addresses, of how many mailings."""
        [found] = self.query(
            "SELECT count(mail.id), count(DISTINCT mail.email_to), count(DISTINCT mailing.id)"
            "  FROM readiness_mailing mailing"
            "  LEFT JOIN mail_mail mail ON mailing.id = mail.readiness_mailing_id"
            " WHERE mailing.campaign_id = %s AND mailing.kind = 'invitation'",
            campaign_id,
        )
        return found

    def test_next_wave_is_prepared_once(self):
        campaign_id = self.launched()
        opened = fields.Datetime.now() - timedelta(days=60)
        with self.transaction() as env:
            env.cr.execute(
                "UPDATE readiness_campaign SET state = 'published', repeat_months = 2,"
                " date_open = %s, date_close = %s WHERE id = %s",
                [opened, opened + timedelta(days=10), campaign_id],
            )
        self.twice_at_once("readiness.campaign", "_cron_prepare_next")
        self.assertEqual(
            self.query(
                "SELECT count(*) FROM readiness_campaign WHERE previous_id = %s", campaign_id
            ),
            [(1,)],
        )

    def test_campaign_is_closed_once(self):
        campaign_id = self.launched()
        with self.transaction() as env:
            campaign = self.campaign(env, campaign_id)
            self.answer_all(campaign)
            env.cr.execute(
                f"UPDATE readiness_campaign SET date_close = {A_MINUTE_AGO} WHERE id = %s",
                [campaign_id],
            )
        self.assertEqual(self.twice_at_once("readiness.campaign", "_cron_open_and_close"), [])
        [(state, respondents, clean)] = self.query(
            "SELECT state, respondents, key_destroyed FROM readiness_campaign WHERE id = %s",
            campaign_id,
        )
        self.assertEqual((state, respondents, clean), ("published", 22, True))
        [(rows, distinct)] = self.query(
            "SELECT count(*), count(DISTINCT (unit_id, scope, kind, dimension_id, item_origin))"
            " FROM readiness_score WHERE campaign_id = %s",
            campaign_id,
        )
        self.assertEqual(rows, distinct)
        [(told,)] = self.query(
            "SELECT count(*) FROM mail_message WHERE model = 'readiness.campaign'"
            " AND res_id = %s AND body LIKE '%%are published%%'",
            campaign_id,
        )
        self.assertEqual(told, 1)

    def test_what_fails_is_undone_and_told_once_and_the_next_is_committed(self):
        """As in ``test_jobs.py``, with the commits and rollbacks of a real job."""
        campaign_id = self.launched()
        store = self.registry["readiness.campaign"]._store_participation

        def fail(campaign):
            store(campaign)
            raise ValueError("of this test")

        for error in (fail, fail, store):
            with self.registry.cursor() as cr:
                campaigns = self.env(cr=cr)["readiness.campaign"].sudo()
                failing = patch.object(
                    self.registry["readiness.campaign"], "_store_participation", error
                )
                with failing, mute_logger(RUNNER):
                    campaigns._cron_participation()
                cr.rollback()
            stored = self.query(
                "SELECT count(*) FROM readiness_participation WHERE campaign_id = %s", campaign_id
            )
            self.assertEqual(stored != [(0,)], error == store)
            told = self.query(
                "SELECT count(*) FROM mail_message WHERE model = 'readiness.campaign'"
                " AND res_id = %s AND body LIKE '%%could not%%'",
                campaign_id,
            )
            self.assertEqual(told, [(1,)])
