# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a person with SQL, a dump, the files or the log of PostgreSQL finds: no answer, no name."""

import random
import re
import secrets
import subprocess
from datetime import datetime
from unittest.mock import patch

from odoo import http, sql_db
from odoo.tests import tagged
from odoo.tools.misc import exec_pg_environ, find_pg_tool

from odoo.addons.social_readiness.mailing.codes import Codes
from odoo.addons.social_readiness.sealing import errors, key_store, value_store
from odoo.addons.social_readiness.sealing.value import UnitValue
from odoo.addons.social_readiness.transactions import lock_open_shared

from ..common import ReadinessCase, issue_codes
from . import database
from .committed import CommittedCase

TALLIES = re.compile(
    r"^COPY public\.readiness_tally \(([^)]*)\) FROM stdin;\n(.*?)^\\\.$", re.M | re.S
)


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
            self.items = self.items_of(campaign).ids
            self.rosters = {
                env["hr.employee"].browse(employee).user_id.id: (row, unit, False)
                for row, unit, employee, _answered in self.roster_of(campaign)
            }
            self.units_of_campaign = sorted(campaign.unit_ids.ids)
        self.chance = random.Random(3)
        self.given = {}

    def answer_as(self, user_id):
        """As the page does it: one transaction."""
        levels = {item: self.chance.randint(1, 5) for item in self.items}
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            self.assertTrue(lock_open_shared(campaign))
            campaign._count(self.rosters[user_id], levels, env["res.users"].browse(user_id))
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

    def dump(self):
        """The text of a dump of the whole database."""
        with self.registry.cursor() as cr:
            name = cr.dbname
        command = [find_pg_tool("pg_dump"), "--no-owner", "--data-only", name]
        done = subprocess.run(command, env=exec_pg_environ(), capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    def sealed_in(self, dump):
        """{unit id: sealed value} of the campaign in a dump, in its order."""
        columns, lines = TALLIES.search(dump).groups()
        names = columns.split(", ")
        rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines.splitlines()]
        return {
            int(row["unit_id"]): bytes.fromhex(row["sealed"].removeprefix("\\\\x"))
            for row in rows
            if row["campaign_id"] == str(self.campaign_id)
        }


@tagged("post_install", "-at_install")
class TestLinkage(StoryCase):
    """Everything about answers against everything about people, joined in every way."""

    def people_in_order(self, order):
        """Users in the order in which the roster knows them, by one of PostgreSQL's own orders."""
        rows = self.query(
            f"""
            SELECT employee.user_id FROM readiness_roster
              JOIN hr_employee employee ON employee.id = employee_id
             WHERE campaign_id = {self.campaign_id} ORDER BY readiness_roster.{order}"""
        )
        return [user for (user,) in rows]

    def test_no_answer_row_is_there_while_open(self):
        self.everybody_answers()
        [(survey,)] = self.query(
            "SELECT survey_id FROM readiness_campaign WHERE id = %s", self.campaign_id
        )
        for table in ("survey_user_input", "survey_user_input_line"):
            rows = self.query(f"SELECT count(*) FROM {table} WHERE survey_id = %s", survey)
            self.assertEqual(rows, [(0,)], table)
        [(tallies,)] = self.query(
            "SELECT count(*) FROM readiness_tally WHERE campaign_id = %s", self.campaign_id
        )
        self.assertEqual(tallies, len(self.units_of_campaign))

    def test_roster_does_not_change_when_somebody_answers(self):
        before = self.query("SELECT id, xmin::text, ctid::text FROM readiness_roster ORDER BY id")
        self.everybody_answers()
        after = self.query("SELECT id, xmin::text, ctid::text FROM readiness_roster ORDER BY id")
        self.assertEqual(after, before)
        self.assertEqual(self.people_in_order("ctid"), [user for _login, user in self.logins])

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

    HARMLESS = {
        "id", "campaign_id", "unit_id", "seat", "employee_id", "user_id", "is_manager", "roster_id",
    }  # fmt: skip

    def test_no_sealed_value_or_code_is_sampled(self):
        campaign = self.make_campaign()
        campaign.action_launch()
        self.answer_all(campaign, share=0.5)
        rows = [row[0] for row in self.roster_of(campaign)[:9]]
        issue_codes(Codes(campaign.sudo()), rows)
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
class TestCopies(StoryCase):
    """Dumps, data files and the write-ahead log, taken while open and after the close."""

    def setUp(self):
        super().setUp()
        with self.registry.cursor() as cr:
            cr.execute("SELECT pg_current_wal_insert_lsn()")
            [self.log_start] = cr.fetchone()
            self.secret = key_store.key_of(cr, self.campaign_id).secret
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            rows = [self.rosters[self.logins[0][1]][0]]
            self.codes = list(issue_codes(Codes(campaign), rows).values())
        self.everybody_answers()
        self.assertEqual(len({tuple(levels.values()) for levels in self.given.values()}), 16)

    def words(self):
        """Whatever must be in no copy, in each way in which it could be written down."""
        for canary in self.canaries():
            if len(canary) >= 32:
                yield canary.encode()
        for levels in self.given.values():
            yield database.as_array(levels, self.items)
        yield from (code.encode() for code in self.codes)
        yield from (self.secret, self.secret.hex().encode())
        yield from (unit.to_bytes() for unit in self.opened_before.values() if unit.respondents)

    def check(self, when):
        """None of it is in a dump, in our tables' files, or in the log since the launch."""
        dump = self.dump()
        self.assertIn("COPY public.readiness_roster", dump)
        with self.registry.cursor() as cr:
            found = {
                "dump": dump.encode(),
                "log": database.write_ahead_log(cr, self.log_start),
                **database.files(cr),
            }
        self.assertGreater(len(found["log"]), 10_000)
        for name, data in found.items():
            for word in self.words():
                self.assertFalse(word in data, f"{name}, {when}: {word[:40]}")

    def test_they_hold_no_answer_no_bit_no_code_and_no_key(self):
        with self.transaction() as env:
            self.opened_before = self.opened(self.campaign(env, self.campaign_id))
        self.assertEqual(sum(one.respondents for one in self.opened_before.values()), 16)
        self.check("while open")
        self.close_now()
        self.check("after the close")

    def test_key_opens_a_dump_taken_while_open_until_it_is_destroyed(self):
        """What is promised while open is that the key is in no copy; not that it opens none."""
        sealed = self.sealed_in(self.dump())
        with self.registry.cursor() as cr:
            key = key_store.key_of(cr, self.campaign_id)
        read = [UnitValue.from_bytes(key.open(unit, value)) for unit, value in sealed.items()]
        self.assertEqual(sum(value.respondents for value in read), 16)
        files = set(key_store.folder().names())
        self.close_now()
        rows = self.query(
            "SELECT key_destroyed, seal_name FROM readiness_campaign WHERE id = %s",
            self.campaign_id,
        )
        self.assertEqual(rows, [(True, None)])
        self.assertEqual(len(files - set(key_store.folder().names())), 1)
        self.assertFalse(self.sealed_in(self.dump()))

    def test_two_dumps_with_a_night_between_do_not_tell_where_something_changed(self):
        first = self.sealed_in(self.dump())
        self.assertEqual(list(self.sealed_in(self.dump()).values()), list(first.values()))
        with self.transaction() as env:
            env["readiness.campaign"]._reseal_all()
        quiet = self.sealed_in(self.dump())
        with self.transaction() as env:
            campaign = self.campaign(env, self.campaign_id)
            campaign._count(self.rosters[self.logins[3][1]], dict.fromkeys(self.items, 1))
            env["readiness.campaign"]._reseal_all()
        busy = self.sealed_in(self.dump())
        for before, after in ((first, quiet), (quiet, busy)):
            self.assertEqual(list(after), self.units_of_campaign, "in order of unit")
            self.assertEqual([unit for unit in before if before[unit] == after[unit]], [])
            sizes = [{unit: len(value) for unit, value in one.items()} for one in (before, after)]
            self.assertEqual(*sizes)

    def test_a_copy_beside_the_original_neither_finds_nor_destroys_the_key(self):
        name = f"readiness_copy_{secrets.token_hex(4)}"
        self.copy_to(name)
        self.addCleanup(self.drop, name)
        with sql_db.db_connect(name).cursor() as cr:
            self.assertEqual(key_store.problem(cr, self.campaign_id), "foreign")
            with self.assertRaises(errors.KeyForeign):
                value_store.opened(cr, self.campaign_id)
            with self.assertRaises(errors.KeyForeign):
                value_store.count(cr, self.campaign_id, self.rosters[self.logins[0][1]][0], [0])
            self.assertFalse(key_store.destroy_key(cr, self.campaign_id))
            key_store.destroy_all(cr)()
        with self.transaction() as env:
            self.assertEqual(self.people_counted(self.campaign(env, self.campaign_id)), 16)

    def copy_to(self, name):
        """Our tables as they are, in another database: no more is asked for a key."""
        with self.registry.cursor() as cr:
            original = cr.dbname
        self.outside(f'CREATE DATABASE "{name}"')
        tables = [f"--table=readiness_{one}" for one in ("campaign", "unit", "roster", "tally")]
        dump = [find_pg_tool("pg_dump"), "--no-owner", "--section=pre-data", "--section=data"]
        copied = subprocess.run(
            [*dump, *tables, original], env=exec_pg_environ(), capture_output=True, check=True
        )
        subprocess.run(
            [find_pg_tool("psql"), "--quiet", name],
            input=copied.stdout,
            env=exec_pg_environ(),
            capture_output=True,
            check=True,
        )

    def drop(self, name):
        sql_db.close_db(name)
        self.outside(f'DROP DATABASE "{name}" WITH (FORCE)')

    @staticmethod
    def outside(statement):
        with sql_db.db_connect("postgres").cursor() as cr:
            cr.rollback()
            cr.connection.autocommit = True
            cr.execute(statement)
            cr.connection.autocommit = False


@tagged("post_install", "-at_install")
class TestRequests(StoryCase):
    def test_sending_shares_no_transaction_with_a_name(self):
        """The sealed value and any row about people are written by different transactions."""
        login, user_id = self.logins[0]
        person = self.person(login)
        levels = dict.fromkeys(self.items, 3)
        with self.registry.cursor() as cr:
            before = database.transactions(cr, database.OF_ANSWERS)
        with patch.object(http.Session, "update_trace", notes_every_request):
            [message] = self.in_parallel([lambda: person.send(person.open(self.link), levels)])
        self.assertEqual(message, "done")
        with self.registry.cursor() as cr:
            counting = database.transactions(cr, database.OF_ANSWERS) - before
            people = database.transactions(cr, database.OF_PEOPLE)
        self.assertTrue(self.query("SELECT 1 FROM res_device_log WHERE user_id = %s", user_id))
        self.assertEqual(len(counting), 1)
        self.assertEqual(counting & people, set())
