"""After a complete answer over HTTP, no row of any table leads from it to the person."""

import contextlib
import logging
from datetime import timedelta

import psycopg2

from odoo import fields, sql_db
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.social_readiness.sealing import store

from ..browsing import BrowsingCase
from . import database

QUIET_TABLES = {"ir_attachment"}  # bundles that are built on the first visit


@tagged("post_install", "-at_install")
class NamedCase(BrowsingCase):
    """Two people, so that nothing is new about the second one's visit: a base class."""

    def sign_in(self, login):
        """As a real login: with the note of the device that Odoo keeps."""
        self.authenticate(login, login, session_extra={"_trace_disable": False})

    def begin_as(self, login):
        self.sign_in(login)
        response = self.begin()
        self.assertIn("/survey/", response.url)
        return response.url

    def draft(self):
        return (
            self.env["survey.user_input"]
            .sudo()
            .search([("survey_id", "=", self.campaign.survey_id.id)])
        )


class TestWholeDatabase(NamedCase):
    def changes_by(self, login, level=2):
        self.sign_in(login)
        before = database.snapshot(self.env.cr)
        self.answer_pages(self.begin().url, level=level)
        self.env.flush_all()
        changed = database.difference(before, database.snapshot(self.env.cr))
        return {table: rows for table, rows in changed.items() if table not in QUIET_TABLES}

    def test_only_the_sealed_value_and_the_device_change(self):
        self.answer_pages(self.begin_as("person1"))
        changed = self.changes_by("person2")
        self.assertLessEqual(changed.keys(), {"readiness_tally", "res_device_log"}, changed)
        gone, new = changed["readiness_tally"]
        self.assertEqual((len(gone), len(new)), (1, 1))

    def test_device_log_knows_no_draft(self):
        url = self.begin_as("person1")
        token = url.rstrip("/").split("/")[-1]
        self.env.cr.execute("SELECT row_.*::text FROM res_device_log AS row_")
        self.assertNotIn(token, str(self.env.cr.fetchall()))

    def test_no_table_keeps_the_token_of_a_draft(self):
        url = self.begin_as("person1")
        token = url.rstrip("/").split("/")[-1]
        held = {
            table for table, rows in database.snapshot(self.env.cr).items()
            if any(token in row for row in rows)
        }  # fmt: skip
        self.assertEqual(held, {"survey_user_input"})
        self.answer_pages(url)
        held = {
            table for table, rows in database.snapshot(self.env.cr).items()
            if any(token in row for row in rows)
        }  # fmt: skip
        self.assertEqual(held, set())


class TestProfiler(NamedCase):
    """Odoo's profiler keeps statements with their values, under a name: never an answer's."""

    def profiles(self):
        """What was profiled, read and deleted as the profiler writes it: on a connection apart."""
        with sql_db.db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute("DELETE FROM ir_profile RETURNING name")
            return [name for (name,) in cr.fetchall()]

    def test_answering_is_not_profiled(self):
        until = fields.Datetime.to_string(fields.Datetime.now() + timedelta(days=1))
        self.env["ir.config_parameter"].set_param("base.profiling_enabled_until", until)
        self.sign_in("person1")
        self.profiles()
        self.assertIn("session", self.url_open("/web/set_profiling?profile=1&collectors=sql").text)
        self.url_open("/robots.txt")
        self.assertTrue(self.profiles(), "it is on: else this test sees nothing")
        self.answer_pages(self.begin().url)
        self.assertEqual(self.counted(), 1)
        self.assertEqual(self.profiles(), [])


class TestDraftIsAnonymous(NamedCase):
    def assert_nameless(self):
        self.env.cr.execute("SELECT * FROM survey_user_input WHERE id = %s", [self.draft().id])
        [row] = self.env.cr.dictfetchall()
        opening, system = self.campaign.date_open, self.env.ref("base.user_root").id
        for name in ("create_uid", "write_uid"):
            self.assertEqual(row[name], system, name)
        for name in ("create_date", "write_date", "start_datetime"):
            self.assertEqual(row[name], opening, name)
        for name in ("partner_id", "email", "nickname", "invite_token", "end_datetime", "deadline"):
            self.assertIsNone(row[name], name)

    def test_no_gap_among_the_answers_to_other_surveys_tells_that_somebody_began(self):
        number = "SELECT last_value, is_called FROM survey_user_input_id_seq"
        [before] = self.env.execute_query(SQL(number))
        self.begin_as("person1")
        self.assertEqual(self.env.execute_query(SQL(number)), [before])
        self.assertGreater(self.draft().id, 2**30)

    def test_draft_is_nameless_on_every_page(self):
        url = self.begin_as("person1")
        self.assert_nameless()
        for page in self.campaign.survey_id.page_ids[:-1]:
            self.submit(url, page, {item.id: 3 for item in page.question_ids})
            self.assert_nameless()

    def test_nothing_is_mailed_followed_scheduled_or_sent_about_a_draft(self):
        url = self.begin_as("person1")
        page = self.campaign.survey_id.page_ids[0]
        self.submit(url, page, {item.id: 3 for item in page.question_ids})
        for table, column in (
            ("mail_message", "model"),
            ("mail_followers", "res_model"),
            ("mail_activity", "res_model"),
            ("ir_attachment", "res_model"),
        ):
            self.env.cr.execute(
                f"SELECT count(*) FROM {table} WHERE {column} LIKE 'survey.user_input%'"
            )
            self.assertEqual(self.env.cr.fetchone(), (0,), table)

    def test_follower_of_the_survey_is_told_nothing(self):
        self.campaign.survey_id.sudo().message_subscribe(self.users[7].partner_id.ids)
        before = self.env["mail.message"].sudo().search_count([])
        self.answer_pages(self.begin_as("person1"))
        self.assertEqual(self.env["mail.message"].sudo().search_count([]), before)


class TestBrowserIsLeftClean(NamedCase):
    ODOOS_OWN = {"session_id", "frontend_lang", "tz", "cids", "test_request_key"}

    def test_draft_cookie_is_for_the_server_only(self):
        self.begin_as("person1")
        [cookie] = [cookie for cookie in self.opener.cookies if cookie.name == "readiness_draft"]
        self.assertTrue(cookie.has_nonstandard_attr("HttpOnly"))
        self.assertEqual(cookie.get_nonstandard_attr("SameSite"), "Lax")

    def test_last_page_leaves_no_cookie(self):
        self.answer_pages(self.begin_as("person1"))
        self.assertLessEqual({cookie.name for cookie in self.opener.cookies}, self.ODOOS_OWN)

    def test_cookie_of_the_survey_module_is_never_set(self):
        url = self.begin_as("person1")
        self.url_open(url)
        for cookie in self.opener.cookies:
            self.assertFalse(cookie.name.startswith("survey_"), cookie.name)

    def test_pages_of_a_draft_are_not_kept_by_the_browser(self):
        url = self.begin_as("person1")
        self.assertIn("no-store", self.url_open(url).headers.get("Cache-Control", ""))


class TestLogs(NamedCase):
    """The server's log never holds an answer, nor a name beside a draft."""

    def lines_of(self, login):
        with self.assertLogs(level=logging.INFO) as caught:
            self.answer_pages(self.begin_as(login))
            logging.getLogger(__name__).info("so that there is a line")
        return caught.output

    def test_no_line_names_the_person_and_the_draft(self):
        user = self.users[0]
        for line in self.lines_of("person1"):
            if "/survey/" in line or "user_input" in line or "readiness_tally" in line:
                self.assertNotIn(user.name, line)
                self.assertNotIn(user.login, line)

    def test_deleting_a_draft_is_not_logged(self):
        lines = self.lines_of("person1")
        self.assertFalse([line for line in lines if "survey.user_input" in line])

    def test_failing_statement_does_not_write_answers_to_the_log(self):
        url = self.begin_as("person1")
        self.env.cr.execute(
            "ALTER TABLE readiness_tally ADD CONSTRAINT attack CHECK (sealed IS NULL) NOT VALID"
        )
        with self.assertLogs("odoo.sql_db", logging.ERROR) as caught:
            logging.getLogger("odoo.sql_db").error("so that there is a line")
            with contextlib.suppress(AssertionError):
                self.answer_pages(url)
        self.assertFalse([line for line in caught.output if "readiness_tally" in line])

    def test_failing_statement_about_a_persons_row_is_not_written_to_the_log(self):
        """A database that is stopped just then fails them: the log would tell who was answering."""
        roster = self.env["readiness.roster"].sudo()
        nonsense = "no number"
        for fails in (
            lambda: store.count(self.env.cr, self.campaign.id, nonsense, []),
            lambda: roster._one(SQL("user_id = %s", nonsense), self.campaign, invited=SQL("FALSE")),
        ):
            with self.assertLogs("odoo.sql_db", logging.ERROR) as caught:
                logging.getLogger("odoo.sql_db").error("so that there is a line")
                with self.assertRaises(psycopg2.Error), self.env.cr.savepoint():
                    fails()
            self.assertFalse([line for line in caught.output if "readiness_roster" in line])
