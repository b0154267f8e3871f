# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What people see while the key of a campaign is away, or belongs to another database."""

import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo.tools import config, mute_logger

from odoo.addons.social_readiness.controllers import answering
from odoo.addons.social_readiness.sealing.key import CampaignKey, Owner

from ..browsing import BrowsingCase

ANSWERING = answering.__name__


class TestKeyMissing(BrowsingCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()), "keys")
        cls.enterClassContext(patch.dict(config.options, {"readiness_key_dir": str(cls.folder)}))
        super().setUpClass()
        cls.make_employees(cls.team, 2)

    def setUp(self):
        super().setUp()
        [self.file] = self.folder.glob("*.key")
        content = self.file.read_bytes()
        self.addCleanup(self.file.write_bytes, content)
        self.authenticate("person1", "person1")
        self.page = self.welcome()

    def pages(self):
        """Each page of the campaign that asks for something."""
        link = f"/readiness/{self.campaign.link_code}"
        yield self.welcome()
        yield self.send(self.page)
        yield self.enter_code("ABCD")
        self.authenticate(None, None)
        for address in (link, f"{link}/kiosk"):
            yield self.url_open(address)
        for place in ("", "/kiosk"):
            yield self.enter_code("ABCD", place=place)
            data = {"code": "ABCD", "token": "x", **self.levels()}
            yield self.url_open(f"{link}{place}/send", data=data)

    def values(self):
        self.env.cr.execute("SELECT unit_id, sealed FROM readiness_tally ORDER BY unit_id")
        return [(unit, bytes(sealed)) for unit, sealed in self.env.cr.fetchall()]

    def guesses(self):
        return self.env["readiness.code.guess"].sudo().search_count([])

    def check_every_page(self, message):
        values, guesses = self.values(), self.guesses()
        for page in self.pages():
            with self.subTest(address=page.url):
                self.assertEqual(page.status_code, 200)
                self.assertEqual(self.main(page), message)
                self.assertIn(self.campaign.user_id.name, page.text)
        self.assertEqual((self.values(), self.guesses()), (values, guesses))

    def test_missing(self):
        self.file.unlink()
        self.check_every_page("missing")

    def test_another_key_in_its_place(self):
        other = CampaignKey.new(Owner("other", 1), self.campaign.id)
        self.file.write_bytes(other.to_bytes())
        self.check_every_page("missing")

    def test_foreign(self):
        key = CampaignKey.from_bytes(self.file.read_bytes())
        self.file.write_bytes(key.given_to(Owner("the original", 1)).to_bytes())
        self.check_every_page("foreign")

    def test_back_again(self):
        content = self.file.read_bytes()
        self.file.unlink()
        self.assertEqual(self.main(self.send(self.page)), "missing")
        self.file.write_bytes(content)
        self.assertEqual(self.main(self.send(self.page)), "done")
        self.assertEqual(self.counted(), 1)

    # ------------------------------------------------------------
    # WHILE A REQUEST IS UNDER WAY
    # ------------------------------------------------------------

    def without_key_from(self, owner, step):
        """The key goes away when a request comes to this step of a class or module."""
        original = getattr(owner, step)

        def without_key(campaign, *args, **kwargs):
            self.file.unlink(missing_ok=True)
            return original(campaign, *args, **kwargs)

        return patch.object(owner, step, without_key)

    def test_before_it_is_counted(self):
        values = self.values()
        with self.without_key_from(answering, "lock_open_shared"), mute_logger(ANSWERING):
            page = self.send(self.page)
        self.assertEqual((page.status_code, self.main(page)), (200, "missing"))
        self.assertEqual(self.values(), values)

    def test_before_the_code_is_looked_up(self):
        """No code is called wrong, and no choices are called another person's."""
        self.authenticate(None, None)
        content, guesses = self.file.read_bytes(), self.guesses()
        with self.without_key_from(self.registry["readiness.campaign"], "_roster_row"):
            self.assertEqual(self.main(self.enter_code("ABCD")), "missing")
            self.file.write_bytes(content)
            link = f"/readiness/{self.campaign.link_code}/send"
            page = self.url_open(link, data={"code": "ABCD", "token": "x", **self.levels()})
            self.assertEqual(self.main(page), "missing")
        self.assertEqual(self.guesses(), guesses)

    def test_a_damaged_value(self):
        """The page is the same, and what is wrong stands in the log, without the department."""
        self.env.cr.execute(
            "UPDATE readiness_tally SET sealed = overlay(sealed placing 'x' from 9)"
        )
        with self.assertLogs(ANSWERING, "ERROR") as log:
            page = self.send(self.page)
        self.assertEqual((page.status_code, self.main(page)), (200, "missing"))
        self.assertEqual(
            log.records[0].getMessage(), f"Readiness campaign {self.campaign.id}: key damaged"
        )
