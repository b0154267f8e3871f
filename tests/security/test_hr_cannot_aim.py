# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""HR cannot aim a campaign at a person: each attempt is refused and says why."""

from datetime import timedelta
from types import SimpleNamespace
from unittest.mock import patch

import psycopg2

from odoo import Command, fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time
from odoo.tools import mute_logger

from ..common import ReadinessCase
from .roles import Roles


class AimCase(Roles, ReadinessCase):
    """An officer who wants to know what one person thinks: a base class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user(
            "officer", "social_readiness.group_readiness_officer,hr.group_hr_manager"
        )

    def launch(self, **values):
        campaign = self.make_campaign(**values).with_user(self.officer)
        campaign.action_launch()
        return campaign

    def departments(self, *departments):
        ids = [department.id for department in departments]
        return {"audience": "departments", "department_ids": [Command.set(ids)]}

    def days(self, opening, closing):
        now = fields.Datetime.now()
        return {
            "date_open": now + timedelta(days=opening), "date_close": now + timedelta(days=closing)
        }  # fmt: skip

    def assert_says(self, text, call, error=UserError):
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            call()
        self.env.invalidate_all()


class TestAudience(AimCase):
    def test_smaller_than_the_minimum(self):
        campaign = self.make_campaign(**self.departments(self.south))
        self.assert_says("fewer than 6 people.*larger audience", campaign.action_launch)

    def test_no_department(self):
        self.assert_says(
            "choose at least one department",
            lambda: self.make_campaign(audience="departments"),
            ValidationError,
        )

    def test_people_cannot_be_picked(self):
        names = set(self.env["readiness.campaign"]._fields)
        self.assertFalse(
            {
                name for name in names
                if self.env["readiness.campaign"]._fields[name].comodel_name == "hr.employee"
            }
        )  # fmt: skip

    def test_everyone_below_is_asked(self):
        campaign = self.launch(**self.departments(self.sales))
        self.assertEqual(campaign.headcount, 27)

    def test_archived_department(self):
        campaign = self.make_campaign(**self.departments(self.plant))
        self.plant.active = False
        self.assert_says("archived", campaign.action_launch)

    def test_people_on_leave_and_without_user_are_asked(self):
        asked = {employee for _row, _unit, employee, _answered in self.roster_of(self.launch())}
        self.assertEqual(asked, set(self.people.ids))

    def test_people_without_department_answer_in_the_root(self):
        loose = self.make_employees(None, 2)
        campaign = self.launch()
        root = campaign.sudo()._root_unit().id
        units = {employee: unit for _row, unit, employee, _answered in self.roster_of(campaign)}
        self.assertEqual({units[employee] for employee in loose.ids}, {root})

    def test_managers_answer_in_the_root(self):
        boss = self.people.filtered(lambda employee: employee.department_id == self.north)[0]
        self.north.manager_id = boss
        campaign = self.launch()
        units = {employee: unit for _row, unit, employee, _answered in self.roster_of(campaign)}
        self.assertEqual(units[boss.id], campaign.sudo()._root_unit().id)
        north = campaign.sudo().unit_ids.filtered(lambda unit: unit.department_id == self.north)
        self.assertEqual(north.headcount, 15)


class TestMinimum(AimCase):
    def test_below_six(self):
        for minimum in (5, 1, 0, -1):
            with mute_logger("odoo.sql_db"):
                self.assert_says(
                    "", lambda m=minimum: self.make_campaign(minimum=m), psycopg2.IntegrityError
                )

    def test_changed_after_the_launch(self):
        campaign = self.launch(minimum=8)
        for record in (campaign, campaign.sudo()):
            self.assert_says("locked since the launch", lambda r=record: r.write({"minimum": 6}))

    def test_nothing_agreed_changes_after_the_launch(self):
        campaign = self.launch()
        profile = self.env["readiness.profile"].search([], limit=1)
        for values in (
            {"profile_id": profile.id}, {"questionnaire_id": campaign.questionnaire_id.id},
            self.departments(self.north), {"department_ids": [Command.link(self.north.id)]},
            {"company_id": self.env.ref("base.main_company").id}, {"previous_id": False},
            {"nudge_managers": True}, {"optional_dimension_ids": [Command.clear()]},
        ):  # fmt: skip
            for record in (campaign, campaign.sudo()):
                with self.subTest(values=values, su=record.env.su):
                    self.assert_says(
                        "locked since the launch|choose one that you have access to",
                        lambda r=record, v=values: r.write(v),
                    )


class TestSteps(AimCase):
    """What the campaign's steps write is written by nobody else."""

    STEPS = {
        "state": "published", "headcount": 3, "respondents": 3, "key_destroyed": True,
        "date_launched": "2020-01-01 00:00:00", "left_out": {}, "new_employees": 1,
        "link_code": "known", "refusal": "x",
        "date_published": "2020-01-01 00:00:00",
    }  # fmt: skip

    def test_writing_and_importing_them_is_refused(self):
        campaign = self.launch()
        for name, value in (self.STEPS | {"survey_id": campaign.questionnaire_id.id}).items():
            with self.subTest(field=name):
                self.assert_says("cannot edit them", lambda n=name, v=value: campaign.write({n: v}))
                self.assert_says(
                    "cannot edit them",
                    lambda n=name, v=value: campaign.web_save({n: v}, {n: {}}),
                )
                self.assert_says("cannot edit them", lambda n=name, v=value: campaign.copy({n: v}))

    def test_import_is_refused(self):
        campaign = self.launch()
        xml_id = campaign.sudo().export_data(["id"])["datas"][0][0]
        result = campaign.browse().load(["id", "state"], [[xml_id, "draft"]])
        self.assertFalse(result["ids"])
        self.assertEqual(campaign.state, "open")

    def test_defaults_of_the_context_do_not_pass(self):
        context = {f"default_{name}": value for name, value in self.STEPS.items()}
        Campaign = self.env(user=self.officer.id)["readiness.campaign"].with_context(**context)
        now = fields.Datetime.now()
        campaign = Campaign.create(
            {"name": "x", "company_id": self.company.id, "date_open": now,
             "date_close": now + timedelta(days=1)}
        )  # fmt: skip
        self.assertEqual(
            (campaign.state, campaign.headcount, campaign.refusal), ("draft", 0, False)
        )
        self.assertNotEqual(campaign.link_code, "known")

    def test_units_are_not_written_by_command(self):
        campaign = self.launch()
        unit = campaign.unit_ids[0]
        for command in (
            Command.create({"name": "x"}),
            Command.delete(unit.id),
            Command.unlink(unit.id),
        ):
            self.assert_says(
                "sets these fields itself", lambda c=command: campaign.write({"unit_ids": [c]})
            )
        for name, _Model in (
            ("score_ids", "readiness.score"),
            ("participation_ids", "readiness.participation"),
        ):
            with self.subTest(field=name), self.refused():
                campaign.write({name: [Command.create({"unit_id": unit.id})]})


class TestDates(AimCase):
    def test_closing_is_never_moved_earlier(self):
        campaign = self.launch()
        earlier = campaign.date_close - timedelta(minutes=1)
        for record in (campaign, campaign.sudo()):
            self.assert_says(
                "not bring it forward", lambda r=record: r.write({"date_close": earlier})
            )
        campaign.date_close = campaign.date_close + timedelta(days=1)

    def test_closed_campaign_is_not_reopened(self):
        campaign = self.launch()
        self.close(campaign)
        later = campaign.date_close + timedelta(days=30)
        self.assert_says("has ended", lambda: campaign.write({"date_close": later}))
        self.assert_says("already been launched", campaign.action_launch)
        self.assert_says("no longer be canceled", campaign.action_cancel)

    def test_opening_is_never_moved_earlier(self):
        campaign = self.launch(**self.days(40, 50))
        self.assertEqual(campaign.state, "scheduled")
        for record in (campaign, campaign.sudo()):
            self.assert_says(
                "not bring it forward",
                lambda r=record: r.write({"date_open": fields.Datetime.now()}),
            )

    def test_what_is_declared_beside_a_field_protects_it(self):
        """A moment added later is protected like those two, and a misspelled value is an error."""
        campaign = self.launch()
        self.assertEqual(campaign._fields_that_change("later_only"), {"date_open", "date_close"})
        sentences = {"movable_in": ("open",), "too_late": "Too late.", "too_early": "Too early."}
        with patch.multiple(
            campaign._fields["reminder_last_day"], create=True, changes="later_only", **sentences
        ):
            earlier = campaign.date_open - timedelta(days=1)
            self.assert_says(
                "Too early.", lambda: campaign.sudo().write({"reminder_last_day": earlier})
            )
            self.close(campaign)
            self.assert_says(
                "Too late.",
                lambda: campaign.sudo().write({"reminder_last_day": campaign.date_close}),
            )
        with self.assertRaisesRegex(ValueError, "until_lunch"):
            campaign._valid_field_parameter(SimpleNamespace(changes="until_lunch"), "changes")
        with self.assertRaisesRegex(ValueError, "wake_up"):
            campaign._valid_field_parameter(SimpleNamespace(then="wake_up"), "then")

    def test_job_does_not_close_before_the_time(self):
        campaign = self.launch()
        with freeze_time(campaign.date_close - timedelta(seconds=1)):
            self.env["readiness.campaign"]._cron_open_and_close()
        self.assertEqual(campaign.state, "open")

    def test_past_closing(self):
        campaign = self.make_campaign(**self.days(-3, -1))
        self.assert_says("past", campaign.action_launch)


class TestSoonAgain(AimCase):
    AGAIN = "more than 5% of these people.*Earliest possible opening"

    def test_two_open_campaigns(self):
        self.launch(**self.departments(self.north))
        self.assert_says(self.AGAIN, self.make_campaign().action_launch)

    def test_department_minus_one_person(self):
        self.launch(**self.departments(self.north))
        victim = self.people.filtered(lambda employee: employee.department_id == self.north)[0]
        victim.department_id = self.plant
        self.assert_says(
            self.AGAIN, self.make_campaign(**self.departments(self.north)).action_launch
        )

    def test_moved_person_stays_with_the_first_campaign(self):
        self.launch(**self.departments(self.north))
        victim = self.people.filtered(lambda employee: employee.department_id == self.north)[0]
        victim.department_id = self.plant
        second = self.launch(**self.departments(self.plant))
        asked = {employee for _row, _unit, employee, _answered in self.roster_of(second)}
        self.assertEqual(len(asked), 20)
        self.assertNotIn(victim.id, asked)

    def test_a_wave_a_week_later(self):
        first = self.launch()
        self.close(first)
        with freeze_time(first.date_close + timedelta(days=7)):
            self.assert_says(self.AGAIN, self.make_campaign(**self.days(0, 5)).action_launch)

    def test_a_wave_after_the_rest(self):
        first = self.launch()
        self.close(first)
        with freeze_time(first.date_close + timedelta(days=31)):
            self.env["readiness.campaign"]._cron_tidy()
            self.assertEqual(self.launch(**self.days(0, 5)).headcount, 47)

    def test_rest_is_kept_though_the_roster_forgets_who_answered(self):
        first = self.launch()
        self.close(first)
        with freeze_time(first.date_close + timedelta(days=29)):
            self.env["readiness.campaign"]._cron_tidy()
            self.assert_says(self.AGAIN, self.make_campaign(**self.days(0, 5)).action_launch)

    def test_scheduled_far_away_then_extended_into_each_other(self):
        first = self.launch()
        self.launch(**self.days(60, 70))
        self.assert_says(
            "another campaign includes some of the same people",
            lambda: first.write({"date_close": fields.Datetime.now() + timedelta(days=55)}),
        )

    def test_refusal_names_nobody(self):
        self.launch(**self.departments(self.north))
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            self.make_campaign().action_launch()
        for employee in self.people:
            self.assertNotIn(employee.name, str(caught.exception))


class TestCancelledAndPublished(AimCase):
    def test_cancelled_campaign_has_no_results(self):
        campaign = self.launch()
        self.answer_all(campaign)
        campaign.action_cancel()
        self.assertEqual(campaign.state, "cancelled")
        self.close(campaign)
        self.assertEqual(campaign.state, "cancelled")
        self.assertFalse(campaign.score_ids)
        for table in ("readiness_tally", "readiness_code", "readiness_roster"):
            self.env.cr.execute(
                f"SELECT count(*) FROM {table} WHERE campaign_id = %s", [campaign.id]
            )
            self.assertEqual(self.env.cr.fetchone(), (0,), table)

    def test_cancelled_campaign_keeps_nobody_from_the_next(self):
        self.launch().action_cancel()
        self.assertEqual(self.launch().headcount, 47)

    def test_published_campaign_is_not_deleted(self):
        campaign = self.launch()
        self.assert_says("cannot delete", campaign.unlink)
        self.answer_all(campaign)
        self.close(campaign)
        for record in (campaign, campaign.sudo()):
            self.assert_says("cannot delete", record.unlink)
