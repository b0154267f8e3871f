# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Uninstalling leaves no survey that would become one of Odoo's own."""

from odoo.tools import SQL

from odoo.addons.social_readiness.hooks import uninstall_hook
from odoo.addons.social_readiness.sealing import key_store
from odoo.addons.social_readiness.sealing.key import Owner

from ..common import ReadinessCase


class TestUninstall(ReadinessCase):
    def test_published_open_and_unfinished_campaigns_go(self):
        published = self.make_campaign()
        published.action_launch()
        self.answer_all(published)
        self.close(published)
        self.assertTrue(published.score_ids)
        self.env.cr.execute("DELETE FROM readiness_roster WHERE campaign_id = %s", [published.id])
        running = self.make_campaign(previous_id=published.id)
        running.action_launch()
        uninstall_hook(self.env)
        surveys = self.env["survey.survey"].with_context(active_test=False)
        self.assertFalse(surveys.search([("survey_type", "=", "readiness")]))
        self.assertFalse(self.env["readiness.campaign"].search([]))
        self.assertTrue(self.keys(), "nothing is committed yet")
        self.env.cr.postcommit.run()
        self.assertFalse(self.keys())

    def keys(self):
        self.env.cr.execute(SQL("SELECT %s", key_store.OWNER))
        return list(key_store._names_of(Owner(*self.env.cr.fetchone())))
