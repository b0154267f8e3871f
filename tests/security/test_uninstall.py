# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Without the addon no answer and no readiness survey is left for anybody."""

from odoo.addons.social_readiness.hooks import uninstall_hook

from ..common import ReadinessCase


class TestUninstall(ReadinessCase):
    def setUp(self):
        super().setUp()
        self.campaign = self.make_campaign()
        self.campaign.action_launch()
        self.survey_id = self.campaign.survey_id.id
        self.questionnaire_id = self.campaign.questionnaire_id.id

    def left(self, table, record_id):
        self.env.cr.execute(f"SELECT count(*) FROM {table} WHERE id = %s", [record_id])
        return self.env.cr.fetchone()[0]

    def assert_nothing_left(self):
        for survey_id in (self.survey_id, self.questionnaire_id):
            self.assertEqual(self.left("survey_survey", survey_id), 0)

    def test_hook_destroys_surveys(self):
        uninstall_hook(self.env)
        self.assert_nothing_left()

    def test_survey_type_that_goes_takes_its_answers_along(self):
        """``set default`` would turn the surveys into Odoo's own, readable by Survey users."""
        ondelete = self.env["survey.survey"]._fields["survey_type"].ondelete["readiness"]
        self.assertTrue(callable(ondelete))
        self.env.cr.execute("DELETE FROM readiness_campaign WHERE id = %s", [self.campaign.id])
        surveys = self.env["survey.survey"].with_context(active_test=False)
        ondelete(surveys.search([("survey_type", "=", "readiness")]))
        self.assert_nothing_left()
