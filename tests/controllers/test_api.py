# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The examples of docs/api.md, run as they stand, with an officer's API key."""

import json
import os
import re
import subprocess
from datetime import timedelta
from pathlib import Path

from odoo import fields
from odoo.tests import HttpCase, tagged

from ..common import Organisation

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
BLOCK = re.compile(r"^```sh ?(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTIONS = ("Before you begin", "Plan and launch", "While it is open", "Read the release")
REFUSED = "When something is refused"


def blocks():
    """{heading: [(mark, shell code)]} of the page."""
    parts = PAGE.read_text().split("\n## ")[1:]
    return {part.partition("\n")[0]: BLOCK.findall(part) for part in parts}


@tagged("post_install", "-at_install")
class TestApi(Organisation, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.make_company("Api Company")
        cls.team = cls.make_department("Api Team")
        cls.people = cls.make_employees(cls.team, 24)
        cls.bot = cls.make_user("bot", "hr.group_hr_manager")
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        soon = fields.Datetime.now() + timedelta(days=1)
        keys = self.env["res.users.apikeys"].with_user(self.bot)
        self.settings = {
            "ODOO_URL": self.base_url(),
            "ODOO_DB": self.env.cr.dbname,
            "ODOO_KEY": keys._generate("rpc", "Bot", soon),
            "OPENING": fields.Datetime.to_string(soon),
            "CLOSING": fields.Datetime.to_string(soon + timedelta(days=9)),
        }

    def run_section(self, heading, code=0):
        """Run a section's examples; return the answers, one value a call that succeeded."""
        examples = [text for mark, text in blocks()[heading] if mark != "settings"]
        [define] = [text for mark, text in blocks()["Before you begin"] if mark != "settings"]
        remember = '\nprintf "\\n%s" "${CAMPAIGN:-0}" >&2'
        script = "\n".join(["set -e", define, *(f"{example}\necho" for example in examples)])
        with self.allow_requests(all_requests=True):
            done = subprocess.run(
                ["bash", "-c", script + remember],
                env={**os.environ, **self.settings},
                capture_output=True,
                text=True,
                check=False,
            )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.env.invalidate_all()
        self.settings["CAMPAIGN"] = done.stderr.rpartition("\n")[2]
        return self.values(done.stdout)

    def values(self, text):
        """The JSON values that were printed one after the other."""
        decoder, found, text = json.JSONDecoder(), [], text.strip()
        while text:
            value, end = decoder.raw_decode(text)
            found.append(value)
            text = text[end:].strip()
        return found

    def test_every_example_of_the_page_is_run(self):
        self.assertEqual([*blocks()], [*SECTIONS, REFUSED])

    def test_from_the_draft_to_the_release(self):
        *_lists, [draft], written, launched, [state] = self.run_section("Plan and launch")
        campaign = self.env["readiness.campaign"].browse(int(self.settings["CAMPAIGN"]))
        self.assertEqual(draft["preview"]["headcount"], 24)
        self.assertEqual((written, launched), (True, True))
        self.assertEqual((state["state"], state["headcount"]), ("scheduled", 24))
        self.assertEqual(state["link"], campaign.link)
        self.assertEqual((campaign.create_uid, campaign.company_id), (self.bot, self.company))
        self.follow(campaign)
        self.read_release(campaign)

    def follow(self, campaign):
        campaign.sudo().state = "open"
        self.answer_all(campaign, share=0.7)
        campaign.sudo()._store_participation()
        self.env.flush_all()
        figures, extended = self.run_section("While it is open")
        self.assertEqual([figure["invited"] for figure in figures], [24, 24])
        self.assertIn(figures[0]["step"], range(10, 101, 10))
        self.assertTrue(extended)

    def read_release(self, campaign):
        self.close(campaign)
        self.env.flush_all()
        [newest], rows, board = self.run_section("Read the release")
        self.assertEqual((newest["id"], newest["state"]), (campaign.id, "published"))
        stored = campaign.score_ids.filtered(
            lambda row: row.scope == "subtree" and row.kind == "overall"
        )
        self.assertTrue(stored)
        self.assertEqual([row["score"] for row in rows], stored.mapped("score"))
        self.assertEqual(board["campaign"]["id"], campaign.id)

    def test_what_is_refused_names_the_field_and_the_mend(self):
        curl_saw_an_error = 22
        [refusal] = self.run_section(REFUSED, code=curl_saw_an_error)
        [shown] = re.findall(r"```json\n(.*?)\n```", PAGE.read_text())
        for name, value in json.loads(shown).items():
            self.assertEqual(refusal[name], value)

    def test_a_key_of_somebody_else_plans_nothing(self):
        person = self.make_user("api_person")
        keys = self.env["res.users.apikeys"].with_user(person)
        expires = fields.Datetime.now() + timedelta(days=1)
        self.settings["ODOO_KEY"] = keys._generate("rpc", "Person", expires)
        [refusal] = self.run_section(REFUSED, code=22)
        self.assertEqual(refusal["name"], "odoo.exceptions.AccessError")
