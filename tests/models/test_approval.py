"""An approval holds for what was approved, and a company may require one."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form

from ..common import ReadinessCase


class TestApproval(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer", "social_readiness.group_readiness_officer")
        cls.trust = cls.env.ref("social_readiness.dimension_trust")

    def make_approved(self, **values):
        questionnaire = self.env.ref("social_readiness.questionnaire_readiness").copy()
        campaign = self.make_campaign(
            questionnaire_id=questionnaire.id,
            approved_by="Ana, works council",
            approval_date=fields.Date.today(),
            **values,
        )
        return campaign.with_user(self.officer)

    def assertWithdrawn(self, campaign):
        self.assertEqual(
            (campaign.approved_by, campaign.approval_date, campaign.approval_note),
            (False, False, False),
        )
        self.assertIn("Ana, works council", campaign.sudo().message_ids[:1].body)

    # ------------------------------------------------------------
    # THE SETTING
    # ------------------------------------------------------------

    def test_launch_is_refused_without_a_required_approval(self):
        self.company.readiness_require_approval = True
        campaign = self.make_campaign().with_user(self.officer)
        with self.assertRaisesRegex(UserError, "Print the protection sheet"):
            campaign.action_launch()
        self.assertEqual(campaign.state, "draft")

    def test_launch_with_the_required_approval(self):
        self.company.readiness_require_approval = True
        campaign = self.make_approved()
        campaign.action_launch()
        self.assertEqual(campaign.state, "open")
        self.assertEqual(campaign.approved_by, "Ana, works council")

    def test_another_company_requires_nothing(self):
        self.make_company("Strict").readiness_require_approval = True
        campaign = self.make_campaign().with_user(self.officer)
        campaign.action_launch()
        self.assertEqual(campaign.state, "open")

    def test_the_setting_is_the_company_s(self):
        settings = self.env["res.config.settings"].with_company(self.company).create({})
        settings.readiness_require_approval = True
        settings.execute()
        self.assertTrue(self.company.readiness_require_approval)

    # ------------------------------------------------------------
    # WHAT WITHDRAWS IT
    # ------------------------------------------------------------

    def test_a_change_of_what_was_approved_withdraws_the_approval(self):
        later = fields.Datetime.now() + timedelta(days=20)
        pulse = self.env.ref("social_readiness.questionnaire_pulse")
        for change in (
            {"questionnaire_id": pulse.id},
            {"optional_dimension_ids": [(6, 0, self.trust.ids)]},
            {"audience": "departments", "department_ids": [(6, 0, self.plant.ids)]},
            {"minimum": 10},
            {"date_open": fields.Datetime.now() - timedelta(days=2)},
            {"date_close": later},
            {"nudge_managers": True},
        ):
            with self.subTest(changed=sorted(change)):
                campaign = self.make_approved(approval_note="In the red folder")
                campaign.write(change)
                self.assertWithdrawn(campaign)

    def test_a_change_of_the_questionnaire_withdraws_the_approval(self):
        for change in (
            lambda survey: survey.question_ids[0].write({"title": "Another statement."}),
            lambda survey: survey.question_ids[0].write({"reverse_scored": True}),
            lambda survey: survey.question_ids[0].unlink(),
            lambda survey: survey.question_ids[0].copy({"survey_id": survey.id}),
            lambda survey: survey.page_ids[0].write({"description": "<p>Other words.</p>"}),
            lambda survey: survey.question_ids[0].write({"sequence": 104}),
        ):
            campaign = self.make_approved()
            change(campaign.questionnaire_id)
            self.assertWithdrawn(campaign)

    def test_other_changes_leave_the_approval_alone(self):
        campaign = self.make_approved()
        unasked = campaign.questionnaire_id.question_ids.filtered(
            lambda item: item.dimension_id == self.trust
        )
        unasked[0].title = "Nobody is asked this."
        asked = campaign.questionnaire_id.question_ids[0]
        asked.title = str(asked.title)
        campaign.write({"name": "Better name", "minimum": 6, "approval_note": "In the red folder"})
        self.assertEqual(campaign.approved_by, "Ana, works council")

    def test_words_changed_past_the_models_are_noticed_at_the_launch(self):
        campaign = self.make_approved()
        item = campaign.questionnaire_id.question_ids[0]
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE survey_question SET title = title || %s::jsonb WHERE id = %s",
            ['{"es_ES": "Otra frase"}', item.id],
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "write the approval down anew"):
            campaign.action_launch()
        campaign.approval_date = fields.Date.today()
        campaign.action_launch()
        self.assertEqual(campaign.state, "open")

    def test_approval_in_the_same_write_holds_for_the_new_draft(self):
        campaign = self.make_approved()
        campaign.write({"minimum": 8, "approved_by": "Bea, works council"})
        self.assertEqual(campaign.approved_by, "Bea, works council")
        campaign.action_launch()

    # ------------------------------------------------------------
    # WHO, WHEN
    # ------------------------------------------------------------

    def test_approval_is_fixed_by_the_launch(self):
        campaign = self.make_approved()
        campaign.action_launch()
        for values in ({"approved_by": "Me"}, {"approval_date": False}, {"approval_note": "Well"}):
            with self.assertRaisesRegex(UserError, "before the launch"):
                campaign.write(values)

    def test_nobody_seals_by_hand(self):
        campaign = self.make_campaign().with_user(self.officer)
        with self.assertRaises(UserError):
            campaign.write({"approval_seal": "0" * 64})

    def test_who_and_when_belong_together_and_lie_in_the_past(self):
        tomorrow = fields.Date.today() + timedelta(days=2)
        for values in (
            {"approved_by": "Ana", "approval_date": False},
            {"approved_by": False, "approval_date": fields.Date.today()},
            {"approved_by": "Ana", "approval_date": tomorrow},
        ):
            with self.assertRaises(ValidationError), self.env.cr.savepoint():
                self.make_campaign(**values)

    def test_form_proposes_today(self):
        campaign = self.make_campaign().with_user(self.officer)
        with Form(campaign) as form:
            form.approved_by = "Ana, works council"
        self.assertEqual(campaign.approval_date, fields.Date.today())

    def test_approval_is_tracked(self):
        campaign = self.make_campaign().with_user(self.officer)
        campaign = campaign.with_context(tracking_disable=False)
        self.flush_tracking()
        campaign.write({"approved_by": "Ana, works council", "approval_date": fields.Date.today()})
        self.flush_tracking()
        tracked = campaign.sudo().message_ids.tracking_value_ids.field_id.mapped("name")
        self.assertLessEqual({"approved_by", "approval_date"}, set(tracked))

    def flush_tracking(self):
        self.env.flush_all()
        self.env.cr.flush()

    def test_a_copy_is_not_approved(self):
        copy = self.make_approved().copy()
        self.assertEqual((copy.approved_by, copy.approval_seal), (False, False))
