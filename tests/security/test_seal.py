# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The seal: what is stored while people answer is unreadable without a key kept elsewhere."""

import random
import tempfile
from array import array
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import SQL, config

from odoo.addons.social_readiness.models.campaign import close
from odoo.addons.social_readiness.models.campaign.seal import tell_whether_key_is_missing
from odoo.addons.social_readiness.sealing import binding, errors, key_store, value_store
from odoo.addons.social_readiness.sealing.folder import MARK, KeyFolder
from odoo.addons.social_readiness.sealing.key import CampaignKey, Owner
from odoo.addons.social_readiness.sealing.value import UnitValue
from odoo.addons.social_readiness.transactions import lock_open_shared

from ..common import ReadinessCase


class SealCase(ReadinessCase):
    """A key folder of its own and an open campaign: a base class."""

    def setUp(self):
        super().setUp()
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()), "keys")
        self.enterContext(patch.dict(config.options, {"readiness_key_dir": str(self.folder)}))
        self.campaign = self.make_campaign().sudo()
        self.campaign.action_launch()
        self.levels = {item.id: 4 for item in self.items_of(self.campaign)}

    def one(self, query, *values):
        self.env.flush_all()
        self.env.cr.execute(query, values)
        return self.env.cr.fetchone()

    def key_file(self):
        return next(self.folder.glob("*.key"))

    def sealed(self):
        """{unit id: its sealed value}"""
        self.env.flush_all()
        self.env.cr.execute("SELECT unit_id, sealed FROM readiness_tally")
        return {unit: bytes(value) for unit, value in self.env.cr.fetchall()}

    def answer_first(self, count):
        for roster in self.roster_of(self.campaign)[:count]:
            self.answer(self.campaign, roster, self.levels)


class TestValue(SealCase):
    def test_counts_each_seat_once_and_keeps_its_size(self):
        value = UnitValue.empty(size=5, seats=11)
        size = len(value.to_bytes())
        for seat in (0, 7, 8, 10):
            value = UnitValue.from_bytes(value.to_bytes())
            self.assertTrue(value.count(seat, [1, 0, 0, 2, 300], own=seat == 8))
            self.assertFalse(value.count(seat, [9] * 5, own=False))
        value = UnitValue.from_bytes(value.to_bytes())
        self.assertEqual((value.respondents, value.counts), (4, [4, 0, 0, 8, 1200]))
        self.assertEqual([n for n in range(11) if value.has_answered(n)], [0, 7, 8, 10])
        self.assertEqual([n for n in range(11) if value.has_sent(n)], [8])
        self.assertEqual(len(value.to_bytes()), size)

    def test_every_pattern_of_seats_is_kept(self):
        chance = random.Random(5)
        for seats in (1, 6, 8, 9, 64, 1000):
            chosen = {seat for seat in range(seats) if chance.random() < 0.5}
            value = UnitValue.empty(3, seats)
            for seat in chosen:
                value.count(seat, [1, 1, 1], own=True)
            again = UnitValue.from_bytes(value.to_bytes())
            self.assertEqual({seat for seat in range(seats) if again.has_answered(seat)}, chosen)

    def test_counters_have_four_bytes(self):
        self.assertEqual(array("I").itemsize, 4)


class TestKey(SealCase):
    def test_nothing_but_its_own_place_opens_a_value(self):
        owner = Owner("one", 1)
        key = CampaignKey.new(owner, 5)
        sealed = key.seal(7, b"secret")
        self.assertEqual(key.open(7, sealed), b"secret")
        self.assertNotEqual(key.seal(7, b"secret"), sealed, "each time anew")
        other_database = CampaignKey(key.secret, owner, "two/2", 5)
        other_campaign = CampaignKey(key.secret, owner, key.origin, 6)
        for other, unit, value in (
            (key, 8, sealed),
            (other_campaign, 7, sealed),
            (other_database, 7, sealed),
            (CampaignKey.new(owner, 5), 7, sealed),
            (key, 7, sealed[:-1] + bytes([sealed[-1] ^ 1])),
            (key, 7, sealed[:20]),
            (key, 7, b""),
            (key, 7, None),
        ):
            with self.assertRaises(errors.ValueDamaged):
                other.open(unit, value)

    def test_a_file_that_is_no_key_is_not_taken_for_one(self):
        for content in (b"", b"{}", b"[1]", b"\xff", b'{"secret": 1}', bytes(200)):
            with self.assertRaises(ValueError):
                CampaignKey.from_bytes(content)

    def test_only_the_servers_user_reads_it_and_backups_leave_it_out(self):
        self.assertEqual(self.folder.stat().st_mode & 0o777, 0o700)
        self.assertEqual(self.key_file().stat().st_mode & 0o777, 0o600)
        self.assertTrue((self.folder / MARK).read_bytes().startswith(b"Signature: 8a477f59"))

    def test_by_default_it_lies_in_a_folder_of_its_own(self):
        with patch.dict(config.options, {"readiness_key_dir": ""}):
            self.assertEqual(key_store.folder().path, Path(config["data_dir"], "readiness_keys"))


class TestSealedCounting(SealCase):
    def test_only_the_value_of_the_unit_changes(self):
        before = self.sealed()
        roster = self.roster_of(self.campaign)[0]
        self.answer(self.campaign, roster, self.levels)
        after = self.sealed()
        self.assertEqual({unit for unit in before if before[unit] != after[unit]}, {roster[1]})
        self.assertEqual({unit: len(value) for unit, value in before.items()},
                         {unit: len(value) for unit, value in after.items()})  # fmt: skip

    def test_counting_takes_two_statements_whether_counted_or_not(self):
        roster = self.roster_of(self.campaign)[0]
        self.campaign._layout()
        self.env.flush_all()
        for expected in (True, False, False):
            sealed = self.sealed()
            before = self.env.cr.sql_log_count
            self.assertEqual(self.answer(self.campaign, roster, self.levels), expected)
            self.assertEqual(self.env.cr.sql_log_count - before, 2)
            self.assertNotEqual(self.sealed(), sealed, "sealed and written again")

    def test_the_whole_way_of_sending_takes_four_statements(self):
        user = self.make_user("sender")
        self.people[0].user_id = user
        self.campaign.action_cancel()
        campaign = self.make_campaign().sudo()
        campaign.action_launch()
        campaign._layout()
        levels = {item.id: 4 for item in self.items_of(campaign)}
        for expected in (True, False):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.assertTrue(lock_open_shared(campaign))
            row = campaign._roster_row(user)
            self.assertEqual(row[2], not expected)
            self.assertEqual(campaign._count(row, levels, user), expected)
            self.assertEqual(self.env.cr.sql_log_count - before, 4)

    def test_a_value_of_another_unit_or_campaign_is_refused(self):
        self.answer_first(3)
        first, second = list(self.sealed())[:2]
        self.env.cr.execute(
            "UPDATE readiness_tally SET sealed ="
            " (SELECT sealed FROM readiness_tally WHERE unit_id = %s) WHERE unit_id = %s",
            [first, second],
        )
        with self.assertRaises(errors.ValueDamaged):
            value_store.opened(self.env.cr, self.campaign.id)

    def test_what_is_not_one_whole_level_for_each_item_is_refused(self):
        roster = self.roster_of(self.campaign)[0]
        before = self.sealed()
        item = next(iter(self.levels))
        for wrong in (
            {},
            {**self.levels, item: 6},
            {**self.levels, 0: 3},
            {**self.levels, item: "3"},
        ):
            with self.assertRaises(ValueError):
                self.answer(self.campaign, roster, wrong)
        self.assertEqual(self.sealed(), before)

    def test_every_night_all_values_are_sealed_anew(self):
        self.answer_first(9)
        before, counted = self.sealed(), self.people_counted(self.campaign)
        rows = self.one("SELECT array_agg(unit_id ORDER BY ctid) FROM readiness_tally")
        self.env["readiness.campaign"]._cron_participation()
        after = self.sealed()
        self.assertEqual(before.keys(), after.keys())
        self.assertFalse(set(before.values()) & set(after.values()))
        self.assertEqual(self.people_counted(self.campaign), counted)
        [order] = self.one("SELECT array_agg(unit_id ORDER BY ctid) FROM readiness_tally")
        self.assertEqual(order, sorted(order), rows)


class TestLifeOfAKey(SealCase):
    def test_no_launch_without_a_key(self):
        self.campaign.action_cancel()
        draft = self.make_campaign()
        with (
            patch.object(KeyFolder, "put", side_effect=OSError("No space left on device")),
            self.assertRaisesRegex(UserError, "nothing was launched"),
            self.env.cr.savepoint(),
        ):
            draft.action_launch()
        draft.invalidate_recordset()
        self.assertEqual(draft.state, "draft")

    def test_a_missing_key_stops_answering_and_the_close_and_is_told(self):
        self.answer_first(8)
        content = self.key_file().read_bytes()
        self.key_file().unlink()
        self.assertEqual(self.campaign._seal_problem(), "missing")
        with self.assertRaises(errors.KeyMissing):
            self.answer_first(1)
        name = self.one("SELECT seal_name FROM readiness_campaign WHERE id = %s",
                        self.campaign.id)[0]  # fmt: skip
        self.close_as_the_job_does()
        self.assertEqual(self.campaign.state, "closing")
        self.assertIn("is missing", self.campaign.activity_ids.summary)
        self.close_as_the_job_does()
        self.assertEqual(len(self.campaign.activity_ids), 1)
        (self.folder / f"{name}.key").write_bytes(content)
        self.close_as_the_job_does()
        self.assertEqual(self.campaign.state, "published")
        self.assertFalse(self.campaign.activity_ids)
        self.assertTrue(self.campaign.respondents)

    def test_a_key_that_is_missing_while_open_is_told_and_taken_back(self):
        content, file = self.key_file().read_bytes(), self.key_file()
        file.unlink()
        tell_whether_key_is_missing(self.campaign)
        self.assertIn("key", self.campaign.activity_ids.summary)
        file.write_bytes(content)
        tell_whether_key_is_missing(self.campaign)
        self.assertFalse(self.campaign.activity_ids)

    def test_destroyed_but_not_noted_is_noted_by_the_job(self):
        """The server was killed between the two."""
        self.campaign._close()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET key_destroyed = FALSE, seal_name = 'gone' WHERE id = %s",
            [self.campaign.id],
        )
        self.env.invalidate_all()
        self.env["readiness.campaign"]._destroy_keys_due()
        self.assertTrue(self.campaign.key_destroyed)

    def close_as_the_job_does(self):
        self.campaign._close_in_time(self.campaign.date_close)

    def test_closing_without_a_key_can_be_canceled(self):
        self.key_file().unlink()
        self.campaign.state = "closing"
        self.campaign.action_cancel()
        self.assertEqual(self.campaign.state, "cancelled")
        self.assertFalse(self.sealed())

    def test_another_key_in_its_place_is_told_from_a_damaged_value(self):
        name = self.key_file()
        name.write_bytes(CampaignKey.new(Owner("x", 1), 1).to_bytes())
        self.assertEqual(self.campaign._seal_problem(), "missing")

    def test_key_is_destroyed_after_the_commit_only(self):
        self.answer_first(8)
        self.campaign._close()
        self.assertEqual(len(list(self.folder.glob("*.key"))), 1, "nothing is committed yet")
        self.env.cr.postcommit.run()
        self.assertFalse(list(self.folder.glob("*.key")))

    def test_job_destroys_orphans_of_this_database_after_a_day(self):
        [owner] = self.env.execute_query(SQL("SELECT %s", key_store.OWNER))
        keys = KeyFolder(self.folder)
        keys.put("orphan", CampaignKey.new(Owner(*owner), 1).to_bytes())
        keys.put("others", CampaignKey.new(Owner("elsewhere", 1), 1).to_bytes())
        keys.put("nokey", b"something")
        key_store.destroy_orphans(self.env.cr)
        self.assertIn("orphan", keys.names())
        with patch.object(KeyFolder, "age", lambda folder, name: 25 * 3600):
            key_store.destroy_orphans(self.env.cr)
        self.assertEqual({*keys.names()} - {"others", "nokey"}, {self.key_file_of(self.campaign)})

    def key_file_of(self, campaign):
        return self.one("SELECT seal_name FROM readiness_campaign WHERE id = %s", campaign.id)[0]

    def test_unmounted_folder_is_no_destroyed_key(self):
        elsewhere = {"readiness_key_dir": str(self.folder / "not there")}
        with patch.dict(config.options, elsewhere):
            self.assertFalse(key_store.destroy_key(self.env.cr, self.campaign.id))

    def test_clocks_that_disagree_close_nothing(self):
        with (
            patch.object(close, "CLOCKS_APART", -1),
            self.assertLogs(close.__name__, "ERROR") as caught,
        ):
            self.close_as_the_job_does()
        self.assertIn("seconds apart", caught.output[0])
        self.assertEqual(self.campaign.state, "open")


@tagged("post_install", "-at_install")
class TestCopies(SealCase):
    def as_copy(self):
        """The key as a copy of the database sees it: it belongs to another one."""
        name = self.key_file().stem
        key = CampaignKey.from_bytes(KeyFolder(self.folder).content(name))
        KeyFolder(self.folder).put(name, key.given_to(Owner("original", 4)).to_bytes())

    def test_a_copy_neither_counts_nor_reveals_nor_destroys(self):
        self.answer_first(8)
        self.as_copy()
        self.assertEqual(self.campaign._seal_problem(), "foreign")
        with self.assertRaises(errors.KeyForeign):
            self.answer_first(9)
        with self.assertRaises(errors.KeyForeign):
            value_store.opened(self.env.cr, self.campaign.id)
        self.campaign.action_cancel()
        self.assertFalse(self.campaign.key_destroyed)
        self.env.cr.postcommit.run()
        self.assertEqual(len(list(self.folder.glob("*.key"))), 1)

    def test_restored_database_goes_on_once_its_keys_are_bound(self):
        self.answer_first(8)
        self.as_copy()
        state = [(self.campaign.id, "used by original")]
        self.assertEqual([(row[0], row[2]) for row in binding.status(self.env.cr)], state)
        self.assertEqual([row[2] for row in binding.bind(self.env.cr)], ["bound"])
        self.assertFalse(self.campaign._seal_problem())
        self.assertEqual(self.people_counted(self.campaign), 8)
        self.assertEqual([row[2] for row in binding.bind(self.env.cr)], ["ready"])

    def test_key_of_a_database_that_is_still_there_stays_with_it(self):
        name, oid = self.one("SELECT datname, oid::bigint FROM pg_database"
                             " WHERE datname = 'template1'")  # fmt: skip
        key_name = self.key_file().stem
        key = CampaignKey.from_bytes(KeyFolder(self.folder).content(key_name))
        KeyFolder(self.folder).put(key_name, key.given_to(Owner(name, oid)).to_bytes())
        self.assertEqual([row[2] for row in binding.bind(self.env.cr)], ["still used by template1"])
        self.assertEqual(self.campaign._seal_problem(), "foreign")
