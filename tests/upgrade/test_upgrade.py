# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""From each released version, with data in it, to this one, uninstalled; after the last one,
installed again."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from groundwork import fingerprint

from odoo import sql_db
from odoo.tests import BaseCase, tagged
from odoo.tools import config

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RELEASED = sorted((HERE / "released").glob("*.tar.xz"))


@tagged("post_install", "-at_install")
class TestUpgrade(BaseCase):
    """One database for each released version, in programs of its own: other code is loaded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.found = {}
        for archive in RELEASED:
            cls.found[archive.name] = cls._go_through(archive)
        cls.again = cls.found[RELEASED[-1].name]

    @classmethod
    def _go_through(cls, archive):
        name = f"readiness_upgrade_{secrets.token_hex(4)}"
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(archive) as files:
                # Debian 12's Python cannot be told what to refuse yet.
                files.extraction_filter = getattr(tarfile, "data_filter", None)
                files.extractall(folder)
            report = Path(folder, "facts.json")
            cls._copy_template(name)
            try:
                filling = cls._start("fill.py", name, folder, report)
                if filling.stdout.readline() != "open\n":
                    cls._end(filling)
                refused = cls._end(cls._start("upgraded.py", name, ROOT, report), fails=True)
                cls._end(filling, "go on")
                again = archive == RELEASED[-1]
                cls._end(cls._start("upgraded.py", name, ROOT, report, again))
            finally:
                cls._drop(name)
            return {**json.loads(report.read_text()), "refused": refused}

    @staticmethod
    def _start(script, database, addon, report, again=False):
        """Start a script with an addon's code."""
        others = [path for path in config["addons_path"] if Path(path) != ROOT]
        options = {
            "database": database,
            "addons-path": ",".join(map(str, [addon, *others])),
            "data-dir": config["data_dir"],
            "log-level": "warn",
        }
        variables = {"UPGRADE_FACTS": str(report), "UPGRADE_AGAIN": "1" if again else ""}
        return subprocess.Popen(
            [
                sys.executable,
                HERE / script,
                *(f"--{key}={value}" for key, value in options.items()),
            ],
            env={**os.environ, **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @staticmethod
    def _end(program, said="", fails=False):
        """Let a program end, perhaps after it is told something; return its errors."""
        output, errors = program.communicate(said)
        assert bool(program.returncode) == fails, output[-3000:] + errors[-6000:]
        wrong = [line for line in errors.splitlines() if " ERROR " in line]
        assert fails or not wrong, wrong
        return errors

    # ------------------------------------------------------------
    # DATABASES
    # ------------------------------------------------------------

    @classmethod
    def _copy_template(cls, name):
        clone = fingerprint.of_text(str(ROOT))[:8]
        [(template,)] = cls._query(
            "SELECT datname FROM pg_database"
            " WHERE starts_with(datname, %s) AND NOT datname LIKE '%%\\_new'",
            f"readiness_template_{clone}_",
        )
        cls._query(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        shutil.copytree(config.filestore(template), config.filestore(name), copy_function=os.link)

    @classmethod
    def _drop(cls, name):
        cls._query(f'DROP DATABASE "{name}" WITH (FORCE)')
        shutil.rmtree(config.filestore(name), ignore_errors=True)

    @staticmethod
    def _query(statement, *values):
        with sql_db.db_connect("postgres").cursor() as cr:
            cr.rollback()
            cr.connection.autocommit = True
            cr.execute(statement, values)
            rows = cr.fetchall() if cr.description else []
            cr.connection.autocommit = False
            return rows

    # ------------------------------------------------------------
    # WHAT HOLDS
    # ------------------------------------------------------------

    def each(self):
        for name, found in self.found.items():
            with self.subTest(released=name):
                yield found

    def test_a_released_version_is_there(self):
        self.assertLessEqual({"19.0.1.0.0.tar.xz", "19.0.1.1.0.tar.xz"}, self.found.keys())

    def test_this_version_is_installed(self):
        manifest = (ROOT / "social_readiness" / "__manifest__.py").read_text()
        for found in self.each():
            self.assertIn(f'"{found["version"]}"', manifest)

    def test_everything_is_as_it_was(self):
        """Campaigns, releases, roster, units that are counted, actions, frozen questions."""
        for found in self.each():
            for name, rows in found["kept"].items():
                self.assertTrue(rows, name)
                self.assertEqual(found["after"][name], rows, name)

    def test_quality_is_in_bands_and_no_distribution_is_left(self):
        for found in self.each():
            self.assertLessEqual(
                {kind for kind, *_counts in found["bands"]},
                {"alpha", "icc1", "item_rest", "spread"},
            )
            for kind, count, with_band in found["bands"]:
                self.assertEqual(count, with_band, kind)
            [[with_all_responses, shares]] = found["shares"]
            self.assertEqual(with_all_responses, shares)

    def test_indexes_are_those_of_a_new_installation(self):
        for found in self.each():
            self.assertEqual(found["indexes"], self.again["fresh_indexes"])

    def test_texts_that_nobody_edited_are_those_of_a_new_installation(self):
        for found in self.each():
            self.assertTrue(found["texts"])
            self.assertEqual(found["texts"], self.again["fresh_texts"])

    def test_an_email_template_of_ones_own_still_says_the_response_rate(self):
        for found in self.each():
            self.assertIn("Dear managers", found["own_email"])
            self.assertRegex(found["own_email"], r"<strong>Sales</strong>:\s*31 to 40%")

    def test_no_sample_of_answers_is_left_in_the_statistics(self):
        self.assertIn(["readiness_draft", "choices"], self.found["19.0.1.0.0.tar.xz"]["sampled"])
        for found in self.each():
            self.assertEqual(found["still_sampled"], [])

    def test_the_update_refuses_while_a_campaign_is_open(self):
        for found in self.each():
            self.assertIn("cannot be updated while a campaign is open", found["refused"])
            self.assertIn("Campaigns: ['Open wave', 'Given up']", found["refused"])

    def test_no_old_code_or_draft_stays_in_a_file(self):
        for found in self.each():
            self.assertTrue(found["in_files"], "else this test sees nothing")
            self.assertEqual(found["still_in_files"], [])

    def test_the_scheduled_campaign_goes_on_with_the_codes_that_were_printed(self):
        for found in self.each():
            self.assertEqual((found["scheduled"], found["seal"]), ("scheduled", False))
            self.assertEqual(found["by_code"], [roster for roster, _code in found["codes"]])
            self.assertEqual(found["counted"], [True] * 8)
            self.assertFalse(found["counted_again"])
            self.assertEqual(found["closed"], ["published", 8, True])

    def test_the_board_shows_both_waves(self):
        for found in self.each():
            for name, shown in found["boards"]:
                self.assertGreater(shown, 0, name)

    def test_uninstalled_nothing_is_left(self):
        for found in self.each():
            self.assertEqual(found["left"]["data"], [])
            self.assertEqual(found["left"]["models"], [])
            for kind, before in found["schema"].items():
                extra = [one for one in found["left"]["schema"][kind] if one not in before]
                self.assertEqual(extra, [], kind)

    def test_installed_again_it_works(self):
        self.assertEqual(self.again["fresh"], ["open", 8])
