# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""From the summary to a planned action, and the guided form, in the browser."""

from odoo.tests import HttpCase, tagged

from ..decision.common import DecisionCase


@tagged("post_install", "-at_install")
class TestSummaryTours(DecisionCase, HttpCase):
    def test_an_executive_plans_the_first_step(self):
        self.start_tour("/odoo/readiness", "readiness_summary_to_action", login="viewer")
        action = self.env["readiness.action"].search([("user_id", "=", self.viewer.id)])
        self.assertEqual(action.unit_id, self.root)
        self.assertEqual(action.dimension_id, self.dimension["decisions"])

    def test_an_officer_is_guided_to_an_ambition(self):
        self.start_tour("/odoo", "readiness_ambition", login="officer")
        self.assertEqual(self.company.readiness_wished_profile_id, self.converse)
