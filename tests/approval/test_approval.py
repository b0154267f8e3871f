# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""An approval holds for what was approved, and a company may require one."""

import base64
import re
from datetime import timedelta

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time
from odoo.tools import file_open

from odoo.addons.social_readiness.approval.approval import Approval
from odoo.addons.social_readiness.approval.fields import NOT_APPROVED, approved_fields

from ..common import ReadinessCase


class ApprovalCase(ReadinessCase):
    """Drafts that the works council has approved: a base class."""

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
        self.assertIn("has lapsed. Changed since then: ", campaign.approval_problem)


class TestApproval(ApprovalCase):
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
        campaign.write({"minimum": 6, "approval_note": "In the red folder"})
        self.make_employees(self.north, 3)
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
        said = f"Changed since then: Statement or section “{item.title}”"
        self.assertIn(said, campaign.approval_problem)
        with self.assertRaisesRegex(UserError, re.escape(said)):
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
            with self.assertRaisesRegex(UserError, "after the launch"):
                campaign.write(values)

    def test_nobody_approves_by_hand(self):
        campaign = self.make_campaign().with_user(self.officer)
        with self.assertRaises(UserError):
            campaign.write({"approval_fingerprints": "0" * 64})

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
        self.assertEqual((copy.approved_by, copy.approval_fingerprints), (False, False))


class TestSealed(ApprovalCase):
    """Whatever people get, see or are asked is sealed, and what changed is said."""

    def assertSays(self, change, *labels):
        campaign = self.make_approved()
        change(campaign)
        self.env.flush_all()
        self.env.invalidate_all()
        for label in labels:
            self.assertIn(label, campaign.approval_problem)
        with self.assertRaisesRegex(UserError, "has lapsed|must approve a campaign"):
            self.company.readiness_require_approval = True
            campaign.action_launch()

    def test_every_field_is_covered_or_is_listed_with_a_reason(self):
        """A new field is covered; one that nobody needs to approve says why."""
        Campaign = self.env["readiness.campaign"]
        stored = {
            name
            for name, field in Campaign._fields.items()
            if field.store and field.type != "one2many"
        }
        by_reason = [Campaign._fields_that_change(changes) for changes in NOT_APPROVED]
        of_odoo = {"id", "create_uid", "create_date", "write_uid", "write_date"}
        not_covered = stored & of_odoo.union(*by_reason)
        self.assertEqual(set(approved_fields(Campaign)) | not_covered, stored)
        self.assertFalse(set(approved_fields(Campaign)) & not_covered)
        self.assertTrue(all(by_reason))
        self.assertTrue(all(len(reason) > 9 for reason in NOT_APPROVED.values()))
        not_kept = [field for field in Campaign._fields.values() if not field.store]
        self.assertFalse([field.name for field in not_kept if not (field.compute or field.related)])
        self.assertLessEqual(
            {"name", "user_id", "lang_ids", "nudge_managers", "profile_id", "repeat_months",
             "send_invitation", "shared_with_staff", "reminder_halfway", "invitation_words",
             "previous_id"},
            set(approved_fields(Campaign)),
        )  # fmt: skip

    def test_settings(self):
        spanish = self.env["res.lang"]._activate_lang("es_ES")
        profile = self.env["readiness.profile"].search([], limit=1)
        for values, label in (
            ({"nudge_managers": True}, "Send response rates to managers"),
            ({"lang_ids": [(6, 0, spanish.ids)]}, "Languages"),
            ({"send_invitation": False}, "Invite by email"),
            ({"user_id": self.officer.id}, "Responsible"),
            ({"profile_id": profile.id}, "Social media goal"),
            ({"shared_with_staff": True}, "Share with employees"),
            ({"repeat_months": 6}, "Repeat every"),
            ({"reminder_last_day": False}, "Last reminder"),
        ):
            with self.subTest(label):
                self.assertSays(lambda campaign, v=values: campaign.write(v), label)

    def test_words_of_the_mails_in_every_language(self):
        words = "We know who does not answer"
        self.assertSays(lambda campaign: campaign.write({"reminder_words": words}), "Reminder text")
        self.env["res.lang"]._activate_lang("es_ES")
        self.assertSays(
            lambda campaign: campaign.update_field_translations(
                "invitation_words", {"es_ES": "Sabemos quién no responde"}
            ),
            "Invitation text",
            "Invitation (Spanish",
        )
        template = self.env.ref("social_readiness.mail_template_reminder")
        self.assertSays(
            lambda campaign: template.write({"body_html": f"<p>{words}</p>"}), "Reminder (English"
        )

    def test_the_questionnaire_itself(self):
        picture = base64.b64encode(file_open("web/static/img/logo.png", "rb").read())
        for values in (
            {"title": "Who is loyal?"},
            {"description": "<p>We see who answers.</p>"},
            {"background_image": picture},
        ):
            with self.subTest(sorted(values)):
                self.assertSays(
                    lambda campaign, v=values: campaign.questionnaire_id.write(v), "Questionnaire “"
                )
        self.assertSays(
            lambda campaign: campaign.questionnaire_id.question_ids[0].write(
                {"constr_error_msg": "We know that you skip this."}
            ),
            "Statement or section “",
        )

    def test_the_audience_tree(self):
        for change, label in (
            (lambda _c: self.plant.write({"parent_id": self.north.id}), "Department “Plant”"),
            (lambda _c: self.make_department("Trap", self.south), "Department “Trap” (new)"),
            (lambda _c: self.south.write({"active": False}), "Department “South”"),
            (lambda _c: self.south.unlink(), "Department “South” (removed)"),
            (lambda _c: self.north.write({"name": "Nord"}), "Department “Nord”"),
        ):
            self.assertSays(change, label)

    def test_what_changes_elsewhere_is_said_on_the_form_and_at_the_launch(self):
        page = self.env["ir.ui.view"].search(
            [("key", "=", "social_readiness.readiness_protection")]
        )
        self.assertSays(
            lambda _c: page.write({"arch": page.arch.replace("In short", "In brief")}),
            "Survey pages",
        )
        self.assertSays(lambda _c: self.company.write({"email": "spy@x.example"}), "Company: Email")

    def test_the_next_night_withdraws_what_has_lapsed(self):
        campaign = self.make_approved()
        self.company.name = "Another name"
        self.env["readiness.campaign"]._cron_tidy()
        self.assertWithdrawn(campaign)

    def test_the_fingerprints_are_the_same_for_everybody_and_every_day(self):
        campaign = self.make_approved()
        self.officer.write({"tz": "Asia/Tokyo", "lang": "en_US"})
        self.assertEqual(Approval(campaign).changes(), [])
        self.assertEqual(Approval(campaign.sudo()).changes(), [])
        self.make_employees(self.plant, 30)
        with freeze_time(fields.Datetime.now() + timedelta(days=2)):
            self.assertEqual(Approval(campaign).changes(), [])
        campaign.action_launch()
        self.assertEqual(campaign.state, "open")

    def test_a_lapse_is_told_in_the_language_of_whoever_reads_it(self):
        """Not in that of whoever made the change; what is gone is named in it too."""
        for lang in ("es_ES", "fr_FR"):
            self.env["res.lang"]._activate_lang(lang)
            self.env["ir.module.module"]._load_module_terms(["social_readiness"], [lang])
        self.south.with_context(lang="fr_FR").name = "Sud"
        responsible = self.make_user("responsible", "social_readiness.group_readiness_officer")
        responsible.lang = "fr_FR"
        by_setting = self.make_approved(user_id=responsible.id).with_context(lang="es_ES")
        by_setting.minimum = 8
        campaign = self.make_approved(user_id=responsible.id)
        self.south.with_context(lang="es_ES").unlink()
        for lang, sentence, setting, department in (
            ("en_US", "has lapsed", "Minimum group size", "Department “South” (removed)"),
            ("es_ES", "ya no es", "Tamaño mínimo del grupo", "Departamento «South» (eliminado)"),
            ("fr_FR", "n’est plus", "Taille minimale du groupe", "Sud\u202f» (supprimé)"),
        ):
            problems = [
                one.with_context(lang=lang).approval_problem for one in (by_setting, campaign)
            ]
            self.assertIn(setting, problems[0])
            self.assertIn(department, problems[1])
            self.assertTrue(all(sentence in problem for problem in problems))
        self.assertIn("n’est plus valable", campaign.sudo().message_ids[:1].body)

    def test_a_new_approval_ends_the_matter(self):
        campaign = self.make_approved()
        campaign.minimum = 8
        campaign.write({"approved_by": "Ana", "approval_date": fields.Date.today()})
        self.assertFalse(campaign.approval_problem)
        campaign.action_launch()
