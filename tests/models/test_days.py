# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Days and hours are the company's own: the days from UTC, and times an hour off."""

import doctest
import itertools
from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form

from odoo.addons.social_readiness import local_time
from odoo.addons.social_readiness.planning.next_campaign import NextCampaign
from odoo.addons.social_readiness.planning.rest import rested_on
from odoo.addons.social_readiness.results.document_writer import make_document

from ..common import ReadinessCase

LOS_ANGELES, TOKYO = "America/Los_Angeles", "Asia/Tokyo"
MADRID, AUCKLAND = "Europe/Madrid", "Pacific/Auckland"
ZONES = (LOS_ANGELES, TOKYO, MADRID, AUCKLAND)


class DaysCase(ReadinessCase):
    def campaign_in(self, zone, opening, closing, **values):
        """A campaign that opens and closes at these hours of the company's clock."""
        self.company.readiness_tz = zone
        return self.make_campaign(
            date_open=local_time.to_utc(opening, zone),
            date_close=local_time.to_utc(closing, zone),
            **values,
        )

    def published_in(self, zone, opening, closing, **values):
        campaign = self.campaign_in(zone, opening, closing, **values)
        with freeze_time(campaign.date_open + timedelta(minutes=1)):
            campaign.action_launch()
        self.answer_all(campaign)
        with freeze_time(campaign.date_close + timedelta(minutes=1)):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual(campaign.state, "published")
        return campaign

    def local(self, moment):
        return local_time.to_local(moment, self.company.readiness_tz)


class TestLocalTime(DaysCase):
    def test_the_examples_are_true(self):
        self.assertEqual(doctest.testmod(local_time).failed, 0)

    def test_every_hour_of_the_year_has_its_moment(self):
        for zone in ZONES:
            for hours in range(0, 366 * 24, 5):
                moment = datetime(2026, 1, 1) + timedelta(hours=hours)
                back = local_time.to_utc(local_time.to_local(moment, zone), zone)
                self.assertIn(moment - back, (timedelta(0), timedelta(hours=1)))

    def test_an_unknown_zone_counts_as_utc(self):
        self.assertEqual(
            local_time.day_of(datetime(2026, 1, 1, 23), "Mars/Olympus"), date(2026, 1, 1)
        )


class TestZoneOfTheCompany(DaysCase):
    def test_its_own_setting_or_else_the_officers(self):
        officer = self.make_user("officer_zone", "social_readiness.group_readiness_officer")
        officer.tz = TOKYO
        campaign = self.make_campaign(user_id=officer.id)
        company = self.company
        company.partner_id.tz = False
        company.resource_calendar_id.tz = "UTC"  # as Odoo leaves it where nobody said anything
        for change, expected in (
            (lambda: None, TOKYO),
            (lambda: company.resource_calendar_id.write({"tz": MADRID}), MADRID),
            (lambda: company.partner_id.write({"tz": AUCKLAND}), AUCKLAND),
            (lambda: company.write({"readiness_tz": LOS_ANGELES}), LOS_ANGELES),
        ):
            change()
            self.assertEqual(campaign._zone(), expected)
            self.assertEqual(
                local_time.closing_days(campaign)[campaign.id],
                local_time.day_of(campaign.date_close, expected).isoformat(),
                "a query over many says the same",
            )


class TestDaysComeFromTheCompany(DaysCase):
    """The kind: a day taken from UTC, or from the clock of whoever looks."""

    def test_a_close_in_the_evening_has_one_day_everywhere(self):
        campaign = self.published_in(
            LOS_ANGELES, datetime(2026, 11, 9, 8), datetime(2026, 11, 20, 18)
        )
        self.assertEqual(campaign.closing_day, date(2026, 11, 20))
        board = campaign.env["readiness.heatmap"].get_heatmap(campaign.id)
        self.assertEqual(board["campaign"]["date_close"], "2026-11-20")
        self.assertEqual(board["campaign"]["date_open"], "2026-11-09")
        [listed] = [one for one in board["campaigns"] if one["id"] == campaign.id]
        self.assertEqual(listed["date_close"], "2026-11-20")
        root = campaign._root_unit()
        trend = campaign.env["readiness.trend"].get_trend(campaign.id)
        self.assertEqual([one["date"] for one in trend["campaigns"]], ["2026-11-20"])
        cell = campaign.env["readiness.cell"].get_cell(campaign.id, root.id, "subtree")
        self.assertEqual([one["date"] for one in cell["campaigns"]], ["2026-11-20"])
        document = make_document(campaign.env, {"campaign": campaign.id})
        self.assertIn("November 20, 2026", document.subtitle)
        report = self.env["report.social_readiness.board_report"]._report(campaign)
        self.assertEqual(report["closed"], "November 20, 2026")
        sheet = self.env["report.social_readiness.protection_sheet"]._sheet(campaign)
        self.assertEqual(sheet["closing"][0], "November 20, 2026")
        self.assertIn("November 20, 2026", campaign.closing_label)

    def test_where_the_reader_is_does_not_matter(self):
        campaign = self.campaign_in(TOKYO, datetime(2026, 11, 9, 8), datetime(2026, 11, 20, 6))
        for zone in (*ZONES, "UTC"):
            reader = campaign.with_context(tz=zone)
            self.assertEqual(reader.closing_day, date(2026, 11, 20))
            self.assertIn("November 20, 2026, 6:00", reader.closing_label.replace("\u202f", " "))
            self.assertEqual(bool(reader.local_dates), zone != TOKYO, "said where it differs")

    def test_today_is_the_companys(self):
        with freeze_time("2026-11-21 03:00:00"):  # still the 20th in Los Angeles
            for zone, today in ((LOS_ANGELES, 20), (MADRID, 21), (TOKYO, 21), (AUCKLAND, 21)):
                self.company.readiness_tz = zone
                campaign = self.make_campaign()
                self.assertEqual(campaign._today(), date(2026, 11, today))
                action = self.env["readiness.action"].with_company(self.company)
                begin = action.default_get(["date_begin"])["date_begin"]
                self.assertEqual(fields.Date.to_date(begin), date(2026, 11, today))
                campaign.write({"approved_by": "Council", "approval_date": campaign._today()})
                with self.assertRaises(ValidationError), self.env.cr.savepoint():
                    campaign.approval_date = campaign._today() + timedelta(days=1)

    def test_the_figure_of_a_night_bears_the_companys_day(self):
        campaign = self.campaign_in(
            LOS_ANGELES, datetime(2026, 11, 9, 8), datetime(2026, 11, 20, 18)
        )
        with freeze_time(campaign.date_open + timedelta(minutes=1)):
            campaign.action_launch()
        with freeze_time("2026-11-11 02:10:00"):
            self.env["readiness.campaign"]._cron_participation()
        self.assertEqual(set(campaign.participation_ids.mapped("date")), {date(2026, 11, 10)})


class TestProposals(DaysCase):
    """The kind: a moment proposed by the clock of Greenwich."""

    def test_a_new_campaign_begins_on_monday_at_eight_and_ends_on_friday_at_six(self):
        for zone in ZONES:
            self.company.readiness_tz = zone
            for now in ("2026-03-24 22:30:00", "2026-10-20 10:00:00", "2026-11-01 23:30:00"):
                with freeze_time(now):
                    campaigns = self.env["readiness.campaign"].with_company(self.company)
                    new = campaigns.default_get(["date_open", "date_close"])
                    today = self.company._readiness_today()
                opening, closing = self.local(new["date_open"]), self.local(new["date_close"])
                self.assertEqual((opening.weekday(), opening.hour, opening.minute), (0, 8, 0))
                self.assertEqual((closing.weekday(), closing.hour, closing.minute), (4, 18, 0))
                self.assertEqual((closing.date() - opening.date()).days, 11)
                self.assertTrue(0 < (opening.date() - today).days <= 7)

    def test_a_new_campaign_begins_when_everyone_may_be_invited_again(self):
        campaign = self.campaign_in(MADRID, datetime(2026, 11, 30, 8), datetime(2026, 12, 11, 18))
        with freeze_time("2026-11-24 10:00:00"):
            campaign.action_launch()
            campaigns = campaign.with_company(self.company)
            new = campaigns.default_get(["date_open", "date_close", "company_id"])
            [copied] = campaign.copy_data()
        self.assertEqual(self.local(new["date_open"]), datetime(2027, 1, 11, 8))
        self.assertEqual(self.local(new["date_close"]), datetime(2027, 1, 22, 18))
        self.assertEqual(copied["date_open"], new["date_open"])

    def test_a_closing_that_is_too_near_moves_with_the_opening(self):
        draft = self.campaign_in(MADRID, datetime(2026, 10, 5, 8), datetime(2026, 10, 16, 18))
        for opening, closing in (
            (datetime(2026, 10, 7, 8), datetime(2026, 10, 16, 18)),  # still far enough
            (datetime(2026, 11, 2, 8), datetime(2026, 11, 13, 18)),
        ):
            form = Form(draft)
            form.date_open = local_time.to_utc(opening, MADRID)
            moved = fields.Datetime.to_datetime(form.date_close)
            self.assertEqual(self.local(moved), closing)

    def test_a_new_closing_moves_with_its_opening(self):
        self.company.readiness_tz = MADRID
        form = Form(self.env["readiness.campaign"].with_company(self.company))
        form.date_open = form.date_close + timedelta(days=3)
        opening, closing = self.local(form.date_open), self.local(form.date_close)
        self.assertEqual((closing.date() - opening.date()).days, 11)
        self.assertEqual(closing.hour, 18)

    def test_the_earliest_opening_is_accepted_from_its_first_minute_on(self):
        for zone, closing in (
            (TOKYO, datetime(2026, 11, 20, 8, 30)),
            (TOKYO, datetime(2026, 11, 20, 18, 0)),
            (LOS_ANGELES, datetime(2026, 10, 20, 18, 0)),
            (MADRID, datetime(2026, 3, 5, 23, 30)),  # the clock is put forward in between
            (AUCKLAND, datetime(2026, 9, 10, 23, 45)),
        ):
            with self.subTest(zone), self.env.cr.savepoint() as savepoint:
                first = self.campaign_in(zone, closing - timedelta(days=9), closing)
                with freeze_time(first.date_open):
                    first.action_launch()
                    named = rested_on(first, first.date_close)
                    midnight = datetime.combine(named, datetime.min.time())
                    second = self.campaign_in(zone, midnight, midnight + timedelta(days=7))
                    second.action_launch()
                    self.assertEqual(second.state, "scheduled")
                    second.action_cancel()
                    early = self.campaign_in(
                        zone, midnight - timedelta(days=1), midnight + timedelta(days=7)
                    )
                    label = local_time.day_label(self.env, named)
                    with self.assertRaisesRegex(UserError, label), self.env.cr.savepoint():
                        early.action_launch()
                savepoint.rollback()


class TestClockChanges(DaysCase):
    """The kind: a plan that is an hour off after the clock change."""

    SUMMER = (datetime(2026, 9, 7, 9), datetime(2026, 9, 18, 18))

    def test_a_copy_keeps_its_hours(self):
        for zone in ZONES:
            campaign = self.campaign_in(zone, *self.SUMMER)
            for now in ("2026-10-20 12:00:00", "2026-11-10 12:00:00", "2027-03-24 12:00:00"):
                with freeze_time(now):
                    copy = campaign.copy()
                opening, closing = self.local(copy.date_open), self.local(copy.date_close)
                self.assertEqual((opening.weekday(), opening.hour), (0, 9))
                self.assertEqual((closing.weekday(), closing.hour), (4, 18))

    def test_the_next_campaign_keeps_its_hours(self):
        for zone in ZONES:
            with self.env.cr.savepoint() as savepoint:
                campaign = self.published_in(zone, *self.SUMMER)
                with freeze_time("2026-10-20 12:00:00"):
                    action = campaign.action_prepare_next()
                wave = self.env["readiness.campaign"].browse(action["res_id"])
                opening, closing = self.local(wave.date_open), self.local(wave.date_close)
                self.assertEqual((opening.weekday(), opening.hour), (0, 9))
                self.assertEqual((closing.weekday(), closing.hour), (4, 18))
                savepoint.rollback()

    def test_a_campaign_that_runs_through_the_change_keeps_its_hours(self):
        campaign = self.campaign_in(MADRID, datetime(2026, 6, 1, 9), datetime(2026, 6, 12, 18))
        copy = campaign.copy({"date_open": local_time.to_utc(datetime(2026, 10, 19, 9), MADRID)})
        self.assertEqual(self.local(copy.date_close), datetime(2026, 10, 30, 18))

    def test_reminders_keep_their_hour(self):
        campaign = self.campaign_in(MADRID, datetime(2026, 10, 19, 9), datetime(2026, 10, 30, 18))
        self.assertEqual(self.local(campaign.reminder_last_day), datetime(2026, 10, 30, 9))


class TestRepetition(DaysCase):
    """The kind: a repetition that a month of another length breaks."""

    def chain(self, zone, opening, closing, months, times):
        """A campaign and its repetitions, each prepared by the job; none of them launched."""
        with freeze_time(opening - timedelta(days=10)):
            campaign = self.campaign_in(zone, opening, closing, repeat_months=months)
        campaigns = [campaign]
        for _time in range(times):
            last = campaigns[-1]
            last.sudo().state = "published"
            with freeze_time(
                max(NextCampaign(last).planned_opening() - timedelta(days=20), last.date_close)
            ):
                self.env["readiness.campaign"]._cron_prepare_next()
            campaigns.append(self.env["readiness.campaign"].search([("previous_id", "=", last.id)]))
            self.assertEqual(len(campaigns[-1]), 1)
        return campaigns

    def test_keeps_weekday_and_hour_through_the_year(self):
        for zone in ZONES:
            for months in (1, 2, 3, 6):
                opening = datetime(2026, 1, 6, 9)
                closing = opening + timedelta(hours=9) if months == 1 else datetime(2026, 1, 16, 18)
                chain = self.chain(zone, opening, closing, months, 8)
                for before, after in itertools.pairwise(chain):
                    local = self.local(after.date_open)
                    self.assertEqual((local.weekday(), local.hour), (1, 9))
                    self.assertEqual(self.local(after.date_close).hour, 18)
                    rested = after.date_open - before.date_close
                    self.assertGreaterEqual(rested, timedelta(days=30))

    def test_months_of_any_length_leave_thirty_days_of_rest(self):
        """Opened on 1 July for 31.5 days, every two months: the copy of September raised."""
        opening = datetime(2026, 7, 1, 9)
        chain = self.chain(MADRID, opening, opening + timedelta(days=31, hours=12), 2, 6)
        for before, after in itertools.pairwise(chain):
            self.assertGreaterEqual(after.date_open - before.date_close, timedelta(days=30))
            self.assertEqual(self.local(after.date_open).weekday(), opening.weekday())

    def test_too_long_for_its_months_is_refused_at_once(self):
        opening = datetime(2026, 7, 1, 9)
        with self.assertRaisesRegex(ValidationError, "Repeat: .*30 days"):
            self.campaign_in(MADRID, opening, opening + timedelta(days=33), repeat_months=2)
