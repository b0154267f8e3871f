"""What a person with SQL, a dump or the files finds: no link, no answer, no trace."""

import itertools
import random
import subprocess
from datetime import datetime
from unittest.mock import patch

from odoo import http
from odoo.tests import tagged
from odoo.tools.misc import exec_pg_environ, find_pg_tool

from ..common import ReadinessCase
from . import database
from .committed import CommittedCase


def notes_every_request(_session, request):
    """As Odoo notes the first request of an hour: user, address and time."""
    moment = int(datetime.now().timestamp())
    return {
        "platform": "linux",
        "browser": "firefox",
        "ip_address": request.httprequest.remote_addr,
        "first_activity": moment,
        "last_activity": moment,
    }


class StoryCase(CommittedCase):
    """Everybody answers, in an order of chance, each in a way of their own: a base class."""

    units = {"North": 8, "South": 8}

    def setUp(self):
        super().setUp()
        self.campaign_id = self.launched()
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            self.link = campaign.link_code
            self.pages = dict(campaign.survey_id._readiness_pages())
            self.items = self.items_of(campaign).ids
            self.rosters = {
                env["hr.employee"].browse(employee).user_id.id: (row, unit, False)
                for row, unit, employee, _answered in self.roster_of(campaign)
            }
        self.chance = random.Random(3)
        self.given = {}

    def answer_as(self, user_id):
        """As the pages do it: each step in a transaction of its own."""
        levels = {item: self.chance.randint(1, 5) for item in self.items}
        with self.transaction() as env:
            lang = env["res.lang"]._lang_get("en_US")
            draft_id = self.campaign(env, self.campaign_id)._begin_draft(lang).id
        for items in self.pages.values():
            with self.transaction() as env:
                draft = env["survey.user_input"].browse(draft_id)
                env["readiness.draft"]._merge_choices(draft, {item: levels[item] for item in items})
        with self.transaction() as env:
            draft = env["survey.user_input"].browse(draft_id)
            choices = env["readiness.draft"]._read_choices(draft)
            self.campaign(env, self.campaign_id)._count(
                draft, self.rosters[user_id], choices, env["res.users"].browse(user_id)
            )
        self.given[user_id] = levels

    def everybody_answers(self):
        order = self.chance.sample(self.logins, len(self.logins))
        for _login, user_id in order:
            self.answer_as(user_id)

    def close_now(self):
        with self.transaction() as env:
            self.campaign(env, self.campaign_id)._close()

    def canaries(self):
        for levels in self.given.values():
            yield from database.canaries(levels, self.items)


@tagged("post_install", "-at_install")
class TestLinkage(StoryCase):
    """Everything about answers against everything about people, joined in every way."""

    ANSWERS = ("readiness_tally", "readiness_draft", "survey_user_input")

    def people_in_order(self, table, order):
        """Users in the order in which a table knows them, by one of PostgreSQL's own orders."""
        queries = {
            "readiness_roster": f"""
                SELECT employee.user_id FROM readiness_roster
                  JOIN hr_employee employee ON employee.id = employee_id
                 WHERE campaign_id = {self.campaign_id} ORDER BY readiness_roster.{order}""",
            "res_device_log": f"""
                SELECT user_id FROM res_device_log WHERE user_id = ANY(%(users)s)
                 ORDER BY res_device_log.{order}""",
        }
        with self.registry.cursor() as cr:
            cr.execute(queries[table], {"users": [user for _login, user in self.logins]})
            return [user for (user,) in cr.fetchall()]

    def test_no_answer_row_is_left_while_open(self):
        self.everybody_answers()
        for table in ("readiness_draft", "survey_user_input_line"):
            column = "campaign_id" if table == "readiness_draft" else "survey_id"
            value = self.campaign_id if table == "readiness_draft" else self.survey_id()
            self.assertEqual(
                self.query(f"SELECT count(*) FROM {table} WHERE {column} = %s", value), [(0,)]
            )
        [(tallies,)] = self.query(
            "SELECT count(*) FROM readiness_tally WHERE campaign_id = %s", self.campaign_id
        )
        self.assertLess(tallies, len(self.logins))
        self.assertEqual(
            self.query(
                "SELECT count(*) FROM survey_user_input WHERE survey_id = %s", self.survey_id()
            ),
            [(0,)],
        )

    def survey_id(self):
        return self.query(
            "SELECT survey_id FROM readiness_campaign WHERE id = %s", self.campaign_id
        )[0][0]

    def test_draft_shares_no_transaction_with_a_name(self):
        """While somebody answers: the draft's rows and any row about people."""
        login, user_id = self.logins[0]
        person = self.person(login)
        levels = dict.fromkeys(self.items, 3)
        with patch.object(http.Session, "update_trace", notes_every_request):
            self.in_parallel(
                [lambda: person.answer(person.begin(self.link), self.pages, levels, upto=2)]
            )
        with self.registry.cursor() as cr:
            drafts = database.transactions(cr, database.OF_ANSWERS)
            people = database.transactions(cr, database.OF_PEOPLE)
        self.assertTrue(drafts)
        self.assertTrue(self.query("SELECT 1 FROM res_device_log WHERE user_id = %s", user_id))
        self.assertEqual(drafts & people, set())

    def test_order_of_answering_is_gone_after_the_close(self):
        self.everybody_answers()
        answered = list(self.given)
        self.assertEqual(self.people_in_order("readiness_roster", "xmin::text::bigint"), answered)
        self.close_now()
        [(headers,)] = self.query("SELECT count(DISTINCT xmin::text) FROM readiness_roster")
        self.assertEqual(headers, 1)
        by_id = self.people_in_order("readiness_roster", "id")
        self.assertEqual(self.people_in_order("readiness_roster", "ctid"), by_id)
        self.assertEqual(by_id, [user for _login, user in self.logins])

    def test_every_table_is_as_if_they_had_answered_in_another_order(self):
        """After the close, no order of any table follows the order of answering."""
        self.everybody_answers()
        self.close_now()
        answered = list(self.given)
        for table, order in itertools.product(
            ("readiness_roster",), ("id", "ctid", "xmin::text::bigint, readiness_roster.id")
        ):
            found = self.people_in_order(table, order)
            hits = sum(one == other for one, other in zip(found, answered, strict=True))
            self.assertLess(hits, len(answered) / 2, order)

    def test_no_date_of_ours_is_from_the_days_of_answering(self):
        """Dates in our tables are the campaign's or a whole day's, never an answer's moment."""
        before = self.query("SELECT now() AT TIME ZONE 'UTC'")[0][0]
        self.answer_as(self.logins[0][1])
        after = self.query("SELECT now() AT TIME ZONE 'UTC'")[0][0]
        with self.registry.cursor() as cr:
            dated = database.columns(cr, "timestamp without time zone", "timestamp with time zone")
            for table, column in dated:
                if not table.startswith(("readiness_", "survey_")):
                    continue
                cr.execute(
                    f'SELECT count(*) FROM "{table}" WHERE "{column}" BETWEEN %s AND %s',
                    [before, after],
                )
                self.assertEqual(cr.fetchone(), (0,), f"{table}.{column}")


class TestStatistics(ReadinessCase):
    """PostgreSQL samples columns for its planner, and keeps the samples of an emptied table."""

    HARMLESS = {"id", "campaign_id", "unit_id", "employee_id", "user_id", "user_input_id", "marked"}

    def test_no_flag_sum_or_choice_is_sampled(self):
        campaign = self.make_campaign()
        campaign.action_launch()
        self.answer_all(campaign, share=0.5)
        draft = campaign.sudo()._begin_draft(self.env["res.lang"]._lang_get("en_US"))
        choices = dict.fromkeys(self.items_of(campaign).ids, 2)
        self.env["readiness.draft"]._merge_choices(draft, choices)
        sampled = set()
        for table in database.TRACED:
            self.env.cr.execute(f"ANALYZE {table}")
            sampled |= database.sampled(self.env.cr, table)
        self.assertEqual(sampled, self.HARMLESS)

    def test_no_guess_is_sampled(self):
        self.env.cr.execute(
            "SELECT attname FROM pg_attribute WHERE attstattarget = 0"
            " AND attrelid = 'readiness_guess'::regclass ORDER BY attname"
        )
        self.assertEqual(self.env.cr.fetchall(), [("guesses",), ("user_id",)])


@tagged("post_install", "-at_install")
class TestTracesAreGone(StoryCase):
    def dump(self):
        """The text of a dump of the whole database."""
        with self.registry.cursor() as cr:
            name = cr.dbname
        command = [find_pg_tool("pg_dump"), "--no-owner", "--data-only", name]
        done = subprocess.run(command, env=exec_pg_environ(), capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    def test_no_answer_is_in_any_row_or_dump_after_the_close(self):
        self.everybody_answers()
        self.assertEqual(len({tuple(levels.values()) for levels in self.given.values()}), 16)
        self.close_now()
        dump = self.dump()
        self.assertIn("readiness_score", dump)
        for canary in self.canaries():
            if len(canary) >= 32 and "\0" not in canary:
                self.assertNotIn(canary, dump)

    def test_dump_while_open_holds_sums_only(self):
        for _login, user_id in self.logins[:8]:
            self.answer_as(user_id)
        dump = self.dump()
        for canary in self.canaries():
            if len(canary) >= 32 and "\0" not in canary:
                self.assertNotIn(canary, dump)

    def test_no_flag_tally_or_draft_is_left(self):
        person = self.person(self.logins[0][0])
        self.in_parallel([lambda: person.begin(self.link)])
        self.everybody_answers()
        self.close_now()
        for table, condition in (
            ("readiness_tally", "TRUE"),
            ("readiness_draft", "TRUE"),
            ("readiness_roster", "num_nonnulls(answered, told, code_hash) > 0"),
        ):
            rows = self.query(
                f"SELECT count(*) FROM {table} WHERE campaign_id = %s AND {condition}",
                self.campaign_id,
            )
            self.assertEqual(rows, [(0,)], table)
        self.assertEqual(
            self.query(
                "SELECT traces_removed FROM readiness_campaign WHERE id = %s", self.campaign_id
            ),
            [(True,)],
        )

    def test_files_hold_no_dead_row(self):
        """Each page of the file has as many rows as live ones exist: none is dead.

        Although this test's own transaction, as old as the answers, is still open: it would
        keep VACUUM FULL from dropping them.
        """
        self.everybody_answers()
        dead = self.dead_rows("readiness_roster")
        self.assertGreater(dead, 0, "answering leaves dead rows: else this test sees nothing")
        self.close_now()
        for table in database.TRACED:
            self.assertEqual(self.dead_rows(table), 0, table)

    def dead_rows(self, table):
        with self.registry.cursor() as cr:
            return database.dead_rows(cr, table)

    def test_files_hold_no_answer(self):
        self.everybody_answers()
        self.close_now()
        with self.registry.cursor() as cr:
            files = database.files(cr)
        self.assertTrue(files)
        for name, data in files.items():
            for canary in self.canaries():
                if len(canary) >= 32:
                    self.assertNotIn(canary.encode(), data, name)
            for levels in self.given.values():
                self.assertNotIn(database.as_array(levels, self.items), data, name)
