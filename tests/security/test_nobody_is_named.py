# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""After a complete answer over HTTP, no row of any table leads from it to the person."""

import contextlib
import logging
from datetime import timedelta

import psycopg2

from odoo import fields, sql_db
from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.social_readiness.sealing import value_store

from ..browsing import BrowsingCase
from . import database

QUIET_TABLES = {"ir_attachment"}  # bundles that are built on the first visit


@tagged("post_install", "-at_install")
class NamedCase(BrowsingCase):
    """Two people, so that nothing is new about the second one's visit: a base class."""

    def sign_in(self, login):
        """As a real login: with the note of the device that Odoo keeps."""
        self.authenticate(login, login, session_extra={"_trace_disable": False})

    def answer_named(self, login, level=2):
        self.sign_in(login)
        return self.send(self.welcome(), self.levels(level=level))


class TestWholeDatabase(NamedCase):
    def changes_by(self, login, level=2):
        self.sign_in(login)
        before = database.snapshot(self.env.cr)
        self.send(self.welcome(), self.levels(level=level))
        self.env.flush_all()
        changed = database.difference(before, database.snapshot(self.env.cr))
        return {table: rows for table, rows in changed.items() if table not in QUIET_TABLES}

    def test_only_the_sealed_value_and_the_device_change(self):
        self.answer_named("person1")
        changed = self.changes_by("person2")
        self.assertLessEqual(changed.keys(), {"readiness_tally", "res_device_log"}, changed)
        gone, new = changed["readiness_tally"]
        self.assertEqual((len(gone), len(new)), (1, 1))

    def test_nothing_is_stored_before_it_is_sent(self):
        """Looking, an incomplete form, a language: only Odoo's note of the device."""
        self.answer_named("person1")
        self.sign_in("person2")
        before = database.snapshot(self.env.cr)
        page = self.welcome()
        some = dict(list(self.levels().items())[:31])
        self.send(page, some)
        [switch] = self.document(page).xpath("//button[@lang='es-ES']/@formaction")
        self.url_open(switch, data=some)
        self.env.flush_all()
        changed = database.difference(before, database.snapshot(self.env.cr))
        self.assertLessEqual(changed.keys(), {"res_device_log", *QUIET_TABLES})

    def test_no_table_keeps_a_pages_token(self):
        self.sign_in("person1")
        page = self.welcome()
        token = self.form(page)[1]["token"]
        self.send(page)
        for table, rows in database.snapshot(self.env.cr).items():
            self.assertFalse([row for row in rows if token in row], table)


class TestProfiler(NamedCase):
    """Odoo's profiler keeps statements with their values, under a name: never an answer's."""

    def profiles(self):
        """What was profiled, read and deleted as the profiler writes it: on a connection apart."""
        with sql_db.db_connect(self.env.cr.dbname).cursor() as cr:
            cr.execute("DELETE FROM ir_profile RETURNING name")
            return [name for (name,) in cr.fetchall()]

    def profile(self, options):
        until = fields.Datetime.to_string(fields.Datetime.now() + timedelta(days=1))
        self.env["ir.config_parameter"].set_param("base.profiling_enabled_until", until)
        self.profiles()
        self.assertIn("session", self.url_open(f"/web/set_profiling?profile=1&{options}").text)
        self.url_open("/robots.txt")
        self.assertTrue(self.profiles(), "it is on: else this test sees nothing")

    def test_answering_is_not_profiled(self):
        self.sign_in("person1")
        self.profile("collectors=sql")
        self.send(self.welcome())
        self.assertEqual(self.counted(), 1)
        self.assertEqual(self.profiles(), [])

    def test_no_choice_of_the_profilers_options_lets_it_write(self):
        for options in (
            "collectors=",
            "collectors=qweb",
            "collectors=traces_async,traces_sync",
            "collectors=sql&entry_count_limit=1",
            "collectors=sql&traces_async_interval=0.001",
        ):
            with self.subTest(options):
                self.sign_in("person1")
                self.profile(options)
                self.welcome()
                self.assertEqual(self.profiles(), [])


class TestNobodyIsTold(NamedCase):
    def test_no_gap_among_the_answers_to_other_surveys_tells_that_somebody_answered(self):
        number = "SELECT last_value, is_called FROM survey_user_input_id_seq"
        [before] = self.env.execute_query(SQL(number))
        self.answer_named("person1")
        self.assertEqual(self.env.execute_query(SQL(number)), [before])

    def test_follower_of_the_survey_is_told_nothing(self):
        self.campaign.survey_id.sudo().message_subscribe(self.users[7].partner_id.ids)
        before = self.env["mail.message"].sudo().search_count([])
        self.answer_named("person1")
        self.assertEqual(self.env["mail.message"].sudo().search_count([]), before)


class TestBrowserIsLeftClean(NamedCase):
    ODOOS_OWN = {"session_id", "frontend_lang", "tz", "cids", "test_request_key"}

    def test_no_cookie_but_odoos_own(self):
        self.answer_named("person1")
        self.assertLessEqual({cookie.name for cookie in self.opener.cookies}, self.ODOOS_OWN)


class TestLogs(NamedCase):
    """The server's log never holds an answer, nor a name beside a draft."""

    def lines_of(self, login):
        with self.assertLogs(level=logging.INFO) as caught:
            self.answer_named(login)
            logging.getLogger(__name__).info("so that there is a line")
        return caught.output

    def test_no_line_names_the_person_and_the_answer(self):
        user = self.users[0]
        for line in self.lines_of("person1"):
            if "/readiness/" in line or "user_input" in line or "readiness_tally" in line:
                self.assertNotIn(user.name, line)
                self.assertNotIn(user.login, line)

    def test_failing_statement_does_not_write_answers_to_the_log(self):
        self.sign_in("person1")
        page = self.welcome()
        self.env.cr.execute(
            "ALTER TABLE readiness_tally ADD CONSTRAINT attack CHECK (sealed IS NULL) NOT VALID"
        )
        with self.assertLogs("odoo.sql_db", logging.ERROR) as caught:
            logging.getLogger("odoo.sql_db").error("so that there is a line")
            with contextlib.suppress(AssertionError):
                self.send(page)
        self.assertFalse([line for line in caught.output if "readiness_tally" in line])

    def test_failing_statement_about_a_persons_row_is_not_written_to_the_log(self):
        """A database that is stopped just then fails them: the log would tell who was answering."""
        roster = self.env["readiness.roster"].sudo()
        nonsense = "no number"
        for fails in (
            lambda: value_store.count(self.env.cr, self.campaign.id, nonsense, []),
            lambda: roster._one(SQL("user_id = %s", nonsense), self.campaign, invited=SQL("FALSE")),
        ):
            with self.assertLogs("odoo.sql_db", logging.ERROR) as caught:
                logging.getLogger("odoo.sql_db").error("so that there is a line")
                with self.assertRaises(psycopg2.Error), self.env.cr.savepoint():
                    fails()
            self.assertFalse([line for line in caught.output if "readiness_roster" in line])
