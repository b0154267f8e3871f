# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Tests on committed data: what a test's own transaction would hide.

Races, row headers and files exist only where transactions really end. The data are made and
committed before the tests of a class and deleted after them.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import requests

from odoo import SUPERUSER_ID, api, http
from odoo.service import security
from odoo.tests import HttpCase, tagged
from odoo.tests.common import HOST

from ..browsing import BrowsingCase
from ..common import Organisation

LEFTOVERS = """
    DELETE FROM readiness_score WHERE company_id = %(company)s;
    DELETE FROM readiness_quality WHERE company_id = %(company)s;
    DELETE FROM survey_user_input WHERE survey_id IN
        (SELECT survey_id FROM readiness_campaign WHERE company_id = %(company)s);
    CREATE TEMPORARY TABLE attacked ON COMMIT DROP AS
        SELECT survey_id AS id FROM readiness_campaign WHERE company_id = %(company)s;
    UPDATE readiness_campaign SET survey_id = NULL WHERE company_id = %(company)s;
    DELETE FROM survey_survey WHERE id IN (SELECT id FROM attacked);
    DELETE FROM readiness_campaign WHERE company_id = %(company)s;
"""


@tagged("post_install", "-at_install")
class CommittedCase(Organisation, HttpCase):
    """A company of its own, people with users, committed: a base class.

    Tests use :meth:`cursor`, never ``self.env``: the test's own transaction would hold a
    snapshot, and locks that the close waits for.
    """

    registry_test_mode = False
    units = {"North": 7, "South": 7}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls.transaction():
            cls.company = cls.make_company(f"Committed {cls.__name__} {uuid4()}")
            cls.company_id = cls.company.id
        cls.addClassCleanup(cls.clean)
        with cls.transaction():
            cls.make_people()

    @classmethod
    def make_people(cls):
        cls.logins = []
        cls.top_id = cls.make_department("Top").id
        for name, count in cls.units.items():
            department = cls.make_department(name, cls.env["hr.department"].browse(cls.top_id))
            prefix = f"{cls.__name__}_{name}".lower()
            cls.make_team([f"{prefix}_{number}" for number in range(count)], department)

    @classmethod
    def make_team(cls, logins, department):
        users = cls.make_users(dict.fromkeys(logins, "base.group_user"))
        cls.logins += zip(logins, users.ids, strict=True)
        cls.employ(users, department)

    @classmethod
    @contextmanager
    def transaction(cls):
        """``cls.env`` on a cursor of its own; committed at the end."""
        outside = cls.env
        with cls.registry.cursor() as cr:
            cls.env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
            cls.company = cls.env["res.company"].browse(getattr(cls, "company_id", False))
            try:
                yield cls.env
                cls.env.flush_all()
            finally:
                cls.env = outside

    @classmethod
    def clean(cls):
        with cls.registry.cursor() as cr:
            cr.execute(LEFTOVERS, {"company": cls.company_id})
            env = api.Environment(
                cr, SUPERUSER_ID, {"active_test": False, "tracking_disable": True}
            )
            users = env["res.users"].browse([user for _login, user in getattr(cls, "logins", [])])
            of_company = [("company_id", "=", cls.company_id)]
            env["hr.employee"].search(of_company).unlink()
            env["hr.department"].search(of_company, order="id desc").unlink()
            cr.execute("DELETE FROM res_device_log WHERE user_id = ANY(%s)", [users.ids])
            partners = users.partner_id
            users.unlink()
            partners.unlink()
            cr.execute("DELETE FROM hr_version WHERE company_id = %s", [cls.company_id])
            company = env["res.company"].browse(cls.company_id)
            company.active = False
        cls.registry.clear_all_caches()

    # ------------------------------------------------------------
    # CAMPAIGNS
    # ------------------------------------------------------------

    def launched(self, **values):
        """The id of an open campaign of the whole company, committed."""
        with self.transaction():
            campaign = self.make_campaign(**values)
            campaign.action_launch()
            self.addCleanup(self.forget, campaign.id)
            return campaign.id

    def forget(self, campaign_id):
        """Cancel what still runs, so that the next test may ask the same people."""
        with self.transaction() as env:
            campaign = env["readiness.campaign"].browse(campaign_id)
            if campaign.state in ("scheduled", "open", "closing", "refused"):
                campaign._cancel()
                campaign._destroy_key()
            env.cr.execute("DELETE FROM readiness_roster WHERE campaign_id = %s", [campaign_id])

    def campaign(self, env, campaign_id):
        return env["readiness.campaign"].browse(campaign_id)

    def query(self, query, *values):
        with self.registry.cursor() as cr:
            cr.execute(query, values)
            return cr.fetchall()

    def counted(self, campaign_id):
        with self.transaction() as env:
            return self.people_counted(self.campaign(env, campaign_id))

    # ------------------------------------------------------------
    # PEOPLE
    # ------------------------------------------------------------

    def person(self, login):
        """A browser in which this person is logged in."""
        return Person(self, login)

    def in_parallel(self, calls):
        """Call all at once; return the results, or raise the first error."""
        with self.allow_requests(all_requests=True), ThreadPoolExecutor(len(calls)) as pool:
            return [future.result() for future in [pool.submit(call) for call in calls]]


class Person:
    """One browser with one plain session."""

    def __init__(self, case, login):
        self.base = case.base_url()
        self.http = requests.Session()
        self.http.cookies.set("session_id", self._session(case, login), domain=HOST)

    @staticmethod
    def _session(case, login):
        """The id of a session as the login page makes it."""
        store = http.root.session_store
        session = store.new()
        with case.transaction() as env:
            user = env["res.users"].search([("login", "=", login)])
            session.update(http.get_default_session(), db=env.cr.dbname)
            session.uid, session.login = user.id, login
            session.context = dict(env(user=user.id)["res.users"].context_get())
            session.session_token = security.compute_session_token(session, env(user=user.id))
        store.save(session)
        return session.sid

    def get(self, path):
        return self.http.get(self.base + path, timeout=60)

    def open(self, link):
        """The document; a person who has chosen everything needs no more than send it."""
        page = self.get(f"/readiness/{link}")
        page.raise_for_status()
        return page

    def send(self, page, levels):
        """Send {item id: level}; return the message of the page that follows."""
        action, hidden = BrowsingCase.form(page)
        choices = {f"q{item}": str(level) for item, level in levels.items()}
        reply = self.http.post(self.base + action, data={**hidden, **choices}, timeout=60)
        reply.raise_for_status()
        return message_of(reply.text)


def message_of(html):
    """The message that a page holds: done, answered, over ..."""
    found = re.search(r'data-message="(\w+)"', html)
    return found and found[1]
