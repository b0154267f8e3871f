# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError

from .posting import WEDNESDAY, PostingCase


class TestRepeat(PostingCase):
    """The next campaign is prepared as a draft; a person launches it."""

    twelve = False

    def published(self, **values):
        campaign = self.launched(**values)
        self.answer_all(campaign)
        with freeze_time(campaign.date_close + timedelta(minutes=1)):
            self.env["readiness.campaign"]._cron_open_and_close()
        return campaign

    def prepare(self, at):
        with freeze_time(at):
            self.env["readiness.campaign"]._cron_prepare_next()

    def waves_after(self, campaign):
        return self.env["readiness.campaign"].search([("previous_id", "=", campaign.id)])

    def test_prepares_a_draft_and_reminds_the_officer(self):
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        officer.lang = "es_ES"
        campaign = self.published(repeat_months=6, user_id=officer.id)
        said = " ".join(campaign.message_ids.mapped("body"))
        self.assertIn("Los resultados están publicados", said, "in the officer's language")
        self.prepare(WEDNESDAY + timedelta(days=100))
        self.assertFalse(self.waves_after(campaign), "not before its time")
        self.prepare(WEDNESDAY + timedelta(days=160))
        wave = self.waves_after(campaign)
        self.assertEqual((wave.state, wave.repeat_months), ("draft", 6))
        self.assertEqual(wave.name, f"{campaign.name}, noviembre de 2026")
        # Again a Wednesday at ten in Madrid, which has put back its clock since.
        self.assertEqual(str(wave.date_open), "2026-11-04 09:00:00")
        self.assertEqual(wave.date_close - wave.date_open, timedelta(days=9))
        self.assertEqual(wave.activity_ids.user_id, officer)

    def test_prepares_once_even_if_the_draft_is_deleted(self):
        campaign = self.published(repeat_months=6)
        self.prepare(WEDNESDAY + timedelta(days=160))
        self.waves_after(campaign).unlink()
        self.prepare(WEDNESDAY + timedelta(days=161))
        self.assertFalse(self.waves_after(campaign))

    def test_a_wave_made_by_hand_is_enough(self):
        campaign = self.published(repeat_months=6)
        with freeze_time(campaign.date_close + timedelta(hours=1)):
            action = campaign.action_prepare_next()
        wave = self.env["readiness.campaign"].browse(action["res_id"])
        rested = wave.date_open - campaign.date_close
        self.assertTrue(timedelta(days=30) < rested < timedelta(days=38), "as soon as it may be")
        self.assertEqual(wave.date_open.weekday(), 0)
        self.prepare(WEDNESDAY + timedelta(days=160))
        self.assertEqual(len(self.waves_after(campaign)), 1)

    def test_whoever_another_campaign_asks_rests_after_it_too(self):
        campaign = self.published()
        later = campaign.date_close + timedelta(days=40)
        other = self.launched(
            later,
            name="Plant only",
            audience="departments",
            department_ids=[(6, 0, self.plant.ids)],
        )
        with freeze_time(later):
            action = campaign.action_prepare_next()
        wave = self.env["readiness.campaign"].browse(action["res_id"])
        rested = wave.date_open - other.date_close
        self.assertTrue(timedelta(days=30) <= rested < timedelta(days=37), rested)

    def next_survey(self, user, days, lang="en_US"):
        """What an employee is told so many days after the first Wednesday."""
        page = self.env["readiness.next.survey"].with_user(user).with_context(lang=lang)
        with freeze_time(WEDNESDAY + timedelta(days=days)):
            return page.get_next_survey()

    def test_employees_are_told_the_month_of_the_next_one(self):
        campaign = self.published(repeat_months=6)
        asked, stranger = self.make_user("asked"), self.make_user("stranger")
        employee = self.env["hr.employee"].search([("company_id", "=", self.company.id)], limit=1)
        employee.user_id = asked
        sentence = "The next survey is planned for November 2026."
        self.assertEqual(self.next_survey(asked, 100), sentence)
        spanish = self.next_survey(asked, 100, "es_ES")
        self.assertTrue(spanish.endswith("noviembre de 2026."), spanish)
        self.assertFalse(self.next_survey(stranger, 100))
        self.prepare(WEDNESDAY + timedelta(days=160))
        [draft] = self.waves_after(campaign)
        with freeze_time(WEDNESDAY + timedelta(days=160)):
            draft.write({"date_close": "2027-02-12", "date_open": "2027-02-01"})
        self.assertIn("February 2027", self.next_survey(asked, 161), "the draft knows best")
        self.assertFalse(self.next_survey(asked, 300), "a day that has passed is no plan")
        campaign.repeat_months = 0
        self.assertFalse(self.next_survey(asked, 161))

    def test_who_does_not_belong_to_the_audience_is_told_nothing(self):
        self.published(
            repeat_months=6, audience="departments", department_ids=[(6, 0, self.sales.ids)]
        )
        for department, told in ((self.north, True), (self.plant, False)):
            user = self.make_user(f"of_{department.name}")
            employee = self.people.filtered_domain([("department_id", "=", department.id)])[:1]
            employee.user_id = user
            self.assertEqual(bool(self.next_survey(user, 100)), told)

    def test_many_repeated_campaigns_take_no_more_queries_than_one(self):
        """Every employee who opens My Surveys asks for it."""
        sales = {"audience": "departments", "department_ids": [(6, 0, self.sales.ids)]}
        campaign = self.published(repeat_months=6, **sales)
        user = self.make_user("asked")
        self.people.filtered_domain([("department_id", "=", self.north.id)])[:1].user_id = user
        sentence = "The next survey is planned for November 2026."
        self.assertEqual(self.next_survey(user, 100), sentence)  # fills the caches
        counts = []
        for copies in (0, 4):
            others = campaign.browse()
            for _number in range(copies):
                others |= campaign.copy(
                    {"date_open": campaign.date_open, "date_close": campaign.date_close}
                )
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE readiness_campaign SET state = 'published' WHERE id = ANY(%s)", [others.ids]
            )
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(self.next_survey(user, 100), sentence)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])

    def test_not_repeated_by_default(self):
        campaign = self.published()
        self.prepare(WEDNESDAY + timedelta(days=400))
        self.assertFalse(self.waves_after(campaign))

    def test_refused_when_it_breaks_the_thirty_days(self):
        with self.assertRaisesRegex(ValidationError, "Repeat: .*30 days"):
            self.launched(repeat_months=1)
        campaign = self.launched(repeat_months=2)
        with self.assertRaisesRegex(ValidationError, "Repeat: "), freeze_time(WEDNESDAY):
            campaign.date_close += timedelta(days=30)

    def test_the_mark_is_not_set_by_hand(self):
        campaign = self.launched(repeat_months=6)
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        with self.assertRaises(UserError):
            campaign.with_user(officer).is_next_prepared = True
