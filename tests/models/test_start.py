# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The officers' start page: what is running, what came out, and the way to the next launch."""

from datetime import datetime, timedelta

from freezegun import freeze_time
from lxml import etree

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import Form
from odoo.tools.safe_eval import safe_eval

from odoo.addons.social_readiness import local_time
from odoo.addons.social_readiness.mailing.mailings import Mailings

from ..common import ReadinessCase

OFFICER = "social_readiness.group_readiness_officer"


class TestStart(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("start_officer", OFFICER)

    def start(self, user=None):
        self.env.flush_all()
        return self.env["readiness.start"].with_user(user or self.officer).get_start()

    def steps(self):
        return {step["key"]: step for step in self.start()["steps"]}

    def test_only_officers_open_it(self):
        viewer = self.make_user("start_viewer", "social_readiness.group_readiness_viewer")
        for user in (viewer, self.make_user("start_employee"), self.env.ref("base.public_user")):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.start(user)

    def test_six_steps_before_the_first_campaign(self):
        start = self.start()
        self.assertEqual((start["running"], start["latest"], start["draft"]), ([], False, False))
        keys = ["people", "questions", "goal", "dates", "protection", "launch"]
        self.assertEqual([step["key"] for step in start["steps"]], keys)
        self.assertEqual(
            [step["key"] for step in start["steps"] if step["done"]], ["people", "questions"]
        )
        self.assertFalse(start["steps"][-1]["action"])
        self.assertIn("32 statements", start["steps"][1]["facts"][0])

    def test_people_are_counted_with_what_they_lack(self):
        self.people[:4].write({"work_email": "someone@company.example"})
        self.plant.manager_id = self.people[0]
        facts = self.steps()["people"]["facts"]
        self.assertEqual(
            facts,
            [
                "47 employees in 4 departments.",
                "3 departments have no manager: North, Sales, and South.",
                "47 employees have no Odoo user: give them access codes.",
                "43 of them have no email address either.",
            ],
        )

    def test_one_is_said_as_one(self):
        company = self.make_company("Small")
        officer = self.make_user("start_small", OFFICER, company=company)
        department = self.make_department("Only", company=company)
        alone = self.make_employees(department, 1, company=company)
        alone.work_email = False
        facts = self.start(officer)["steps"][0]["facts"]
        self.assertEqual(
            facts,
            [
                "1 employee.",
                "1 department has no manager: Only.",
                "1 employee has no Odoo user: give them an access code.",
                "1 of them has no email address either.",
            ],
        )
        self.make_employees(department, 1, company=company)
        self.assertEqual(
            self.start(officer)["steps"][0]["facts"][0], "2 employees in 1 department."
        )

    def test_the_goal_that_was_found_is_the_next_campaigns(self):
        goal = self.env["readiness.profile"].search([], limit=1)
        self.company.readiness_wished_profile_id = goal
        steps = self.steps()
        self.assertEqual((steps["goal"]["done"], steps["dates"]["done"]), (True, False))
        form = Form(self.env["readiness.campaign"].with_user(self.officer))
        self.assertEqual(form.profile_id, goal)

    def test_an_empty_company_has_no_people(self):
        company = self.make_company("Nobody here")
        officer = self.make_user("start_lonely", OFFICER, company=company)
        [people, *_others] = self.start(officer)["steps"]
        self.assertFalse(people["done"])

    def test_a_draft_is_led_to_its_launch(self):
        draft = self.make_campaign(name="Spring")
        goal = self.env["readiness.profile"].search([], limit=1)
        self.assertFalse(self.steps()["goal"]["done"])
        draft.profile_id = goal
        start = self.start()
        self.assertEqual(start["draft"], {"id": draft.id, "name": "Spring"})
        launch = start["steps"][-1]
        self.assertEqual(launch["action"]["res_id"], draft.id)
        self.assertTrue(all(step["done"] for step in start["steps"][:-1]))

    def test_a_past_closing_is_not_done(self):
        now = fields.Datetime.now()
        self.make_campaign(date_open=now - timedelta(9), date_close=now - timedelta(2))
        dates = self.steps()["dates"]
        self.assertFalse(dates["done"])
        self.assertIn("The closing date is in the past. Choose a later one.", dates["facts"])

    def test_a_date_on_a_public_holiday_is_said(self):
        self.company.readiness_tz = "Europe/Madrid"
        draft = self.make_campaign(
            date_open=datetime(2041, 3, 4, 7), date_close=datetime(2041, 3, 15, 17)
        )
        self.assertFalse(draft.holiday_note)
        for first, name in (("2041-03-03 23:00", "Carnival"), ("2041-03-14 23:00", False)):
            begin = datetime.fromisoformat(first)
            self.env["resource.calendar.leaves"].create(
                {
                    "name": name,
                    "company_id": self.company.id,
                    "calendar_id": self.company.resource_calendar_id.id,
                    "date_from": begin,
                    "date_to": begin + timedelta(days=1, seconds=-1),
                }
            )
        with freeze_time("2041-02-20 09:00:00"):
            draft.reminder_last_day = datetime(2041, 3, 15, 8)
            draft.invalidate_recordset(["holiday_note"])
            notes = [
                "Opening: March 4, 2041 is a public holiday (Carnival). Choose another day.",
                "Last reminder: March 15, 2041 is a public holiday. It would not be sent before "
                "the closing. Choose an earlier time.",
                "Closing: March 15, 2041 is a public holiday. Choose another day.",
            ]
            self.assertEqual(draft.holiday_note.split("\n"), notes)
            self.assertEqual(self.steps()["dates"]["facts"][1:], notes)
            draft.date_open = datetime(2041, 2, 25, 7)
            draft.reminder_halfway = datetime(2041, 3, 4, 8)
            self.assertIn(
                "First reminder: March 4, 2041 is a public holiday (Carnival). It leaves on March "
                "5, 2041, 7:00\N{NARROW NO-BREAK SPACE}AM.",
                draft.holiday_note,
            )

    def test_without_a_zone_of_the_company_the_officers_days_are_holidays(self):
        self.company.readiness_tz = self.company.partner_id.tz = False
        self.company.resource_calendar_id.tz = "UTC"
        self.officer.tz = "Europe/Madrid"
        draft = self.make_campaign(
            date_open=datetime(2041, 3, 4, 7),
            date_close=datetime(2041, 3, 15, 17),
            user_id=self.officer.id,
        )
        self.env["resource.calendar.leaves"].create(
            {
                "company_id": self.company.id,
                "calendar_id": self.company.resource_calendar_id.id,
                "date_from": "2041-03-04 23:00:00",  # Tuesday in Madrid
                "date_to": "2041-03-05 22:59:59",
            }
        )
        monday = datetime(2041, 3, 4, 10)
        self.assertEqual(Mailings(draft).next_moment(monday), monday)

    def test_a_broken_questionnaire_says_what_is_wrong(self):
        draft = self.make_campaign()
        draft.questionnaire_id = draft.questionnaire_id.copy()
        draft.questionnaire_id.question_and_page_ids.filtered("is_page")[0].dimension_id = False
        questions = self.steps()["questions"]
        self.assertFalse(questions["done"])
        self.assertIn("no dimension", questions["facts"][1])

    def test_a_section_that_is_not_asked_is_named(self):
        self.make_campaign()
        asked, not_asked = self.steps()["questions"]["facts"]
        self.assertIn("32 statements", asked)
        self.assertEqual(not_asked, "Optional and not asked: Saying what we think.")

    def test_an_approval_is_a_step_where_the_company_requires_it(self):
        draft = self.make_campaign()
        self.assertTrue(self.steps()["protection"]["done"])
        self.company.readiness_require_approval = True
        self.assertFalse(self.steps()["protection"]["done"])
        draft.write({"approved_by": "Ana, works council", "approval_date": "2026-01-15"})
        protection = self.steps()["protection"]
        self.assertTrue(protection["done"])
        self.assertEqual(protection["facts"], ["Approved by Ana, works council."])

    def test_a_running_campaign_takes_the_place_of_the_steps(self):
        with freeze_time("2041-03-04 08:00:00"):
            campaign = self.make_campaign(
                date_open=datetime(2041, 3, 4, 7), date_close=datetime(2041, 3, 15, 17)
            )
            campaign.action_launch()
            [card] = self.start()["running"]
            self.assertEqual(self.start()["steps"], [])
            self.assertEqual((card["invited"], card["step"], card["rate"]), (47, 0, False))
            self.assertIs(card["shown"], False)
            self.answer_all(campaign, share=0.5)
            unseen = self.start()["running"]
            self.assertEqual(unseen, [card])  # nothing moves before the night
            campaign._cron_participation()
            [card] = self.start()["running"]
            self.assertEqual(card["step"], 5)
            self.assertIn("11 days left.", card["days"])
            self.assertIn("First reminder", card["next_email"])

    def test_the_next_campaign_is_prepared_while_one_is_running(self):
        self.assertFalse(self.start()["next"])
        self.make_campaign().action_launch()
        self.assertFalse(self.start()["next"]["action"]["res_id"])
        draft = self.make_campaign(name="Fall")
        start = self.start()
        self.assertEqual(start["draft"]["name"], "Fall")
        self.assertEqual(start["next"]["action"]["res_id"], draft.id)

    def test_newest_results_come_with_what_to_do_next(self):
        campaign = self.make_campaign()
        campaign.action_launch()
        self.answer_all(campaign)
        self.close(campaign)
        start = self.start()
        self.assertEqual(start["latest"]["id"], campaign.id)
        self.assertTrue(start["latest"]["has_results"])
        self.assertFalse(start["latest"]["is_shared"])
        employees = [("company_id", "=", self.company.id), ("user_id", "=", False)]
        number = self.env["hr.employee"].search_count(employees)
        self.assertIn(f"{number} employees have no Odoo user", start["latest"]["without_user"])
        self.assertEqual(len(start["steps"]), 6)
        action = self.steps()["dates"]["action"]
        Campaign = self.env["readiness.campaign"].with_user(self.officer)
        following = Campaign.with_context(action["context"]).create({})
        self.assertEqual(following.previous_id, campaign)
        month = local_time.month_label(self.env, following.opening_day)
        self.assertEqual(following.name, f"{campaign.name}, {month}")
        self.assertEqual(following.opening_day.weekday(), 0)
        self.assertGreaterEqual(following.date_open - campaign.date_close, timedelta(days=30))
        lengths = {one.closing_day - one.opening_day for one in (campaign, following)}
        self.assertEqual(len(lengths), 1)

    def test_the_heatmap_stands_out_once_it_shows_something(self):
        Campaign = self.env["readiness.campaign"].with_user(self.officer)
        arch = etree.fromstring(Campaign.get_view(view_type="form")["arch"])
        buttons = arch.xpath("//button[@name='action_open_board']")
        for state, respondents, stands_out in (
            ("open", 0, False),
            ("closing", 0, False),
            ("published", 0, False),
            ("published", 40, True),
        ):
            values = {"state": state, "respondents": respondents}
            [shown] = [one for one in buttons if not safe_eval(one.get("invisible"), values)]
            self.assertEqual("oe_highlight" in shown.get("class", ""), stands_out, values)

    def test_another_company_is_not_told_of(self):
        self.make_campaign(name="Ours")
        stranger = self.make_user("start_stranger", OFFICER, company=self.make_company("Other"))
        self.assertFalse(self.start(stranger)["draft"])
