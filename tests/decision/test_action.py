# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Actions: who may plan, see and change them; reminders; what became of the score."""

from datetime import timedelta

from psycopg2.extras import Json

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tools import SQL, mute_logger

from odoo.addons.social_readiness.results.release_reader import ReleaseReader
from odoo.addons.social_readiness.results.summary import Summary

from .common import DecisionCase


class TestAction(DecisionCase):
    def seen_by(self, user):
        return self.env["readiness.action"].with_user(user).search([])

    def test_managers_plan_for_their_units_only(self):
        action = self.plan(self.manager, self.unit("North"))
        self.assertEqual(action.user_id, self.manager)
        for unit in (self.unit("Plant"), self.root):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
                self.plan(self.manager, unit)

    def test_an_action_cannot_be_moved_to_a_unit_that_its_owner_does_not_see(self):
        action = self.plan(self.manager, self.unit("North"))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            action.unit_id = self.unit("Plant")

    def test_viewers_plan_for_what_they_read_and_staff_for_nothing(self):
        self.assertTrue(self.plan(self.viewer, self.root))
        for shared in (False, True):
            self.campaign.shared_with_staff = shared
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
                self.plan(self.staff, self.root)

    def test_private_until_shared(self):
        mine = self.plan(self.manager, self.unit("North"))
        self.assertFalse(self.seen_by(self.viewer))
        self.assertEqual(self.seen_by(self.officer), mine)
        mine.is_shared = True
        self.assertEqual(self.seen_by(self.viewer), mine)
        self.assertFalse(self.seen_by(self.staff))

    def test_shared_actions_of_managed_units_only(self):
        self.plan(self.officer, self.unit("Plant"), is_shared=True)
        north = self.plan(self.officer, self.unit("North"), is_shared=True)
        self.assertEqual(self.seen_by(self.manager), north)

    def test_managers_read_what_is_shared_about_the_company(self):
        """They read its scores too; everybody else learns it with the shared results only."""
        action = self.plan(self.officer, self.root)
        self.assertFalse(self.seen_by(self.manager))
        action.is_shared = True
        self.assertEqual(self.seen_by(self.manager), action)
        self.assertFalse(self.seen_by(self.staff))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            action.with_user(self.manager).state = "done"

    def test_viewers_do_not_change_what_others_plan(self):
        action = self.plan(self.manager, self.unit("North"), is_shared=True)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            action.with_user(self.viewer).state = "done"

    def test_the_unit_belongs_to_the_campaign(self):
        other = self.make_campaign(self.make_company("Second"))
        with self.assertRaises(ValidationError):
            self.plan(self.env.user, self.root, campaign_id=other.id)

    def test_the_owner_is_reminded(self):
        day = fields.Date.today() + timedelta(days=30)
        action = self.plan(self.manager, self.unit("North"), date_deadline=day)
        self.assertEqual(action.activity_ids.user_id, self.manager)
        action.date_deadline = day + timedelta(days=7)
        self.assertEqual(action.activity_ids.date_deadline, day + timedelta(days=7))
        action.state = "done"
        self.assertFalse(action.activity_ids)

    def given_away(self, giver, unit):
        """An action of the giver's that the form gives to somebody of the staff."""
        loud = {"tracking_disable": False, "mail_create_nosubscribe": False}
        Action = self.env["readiness.action"].with_user(giver).with_context(**loud)
        values = {
            "name": "A purse",
            "campaign_id": unit.campaign_id.id,
            "unit_id": unit.id,
            "dimension_id": self.dimension["decisions"].id,
        }
        shown = {"user_id": {"fields": {"display_name": {}}}, "activity_ids": {}, "score": {}}
        [saved] = Action.web_save(values, shown)
        action = Action.browse(saved["id"])
        [saved] = action.web_save({"user_id": self.staff.id}, shown)
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.assertEqual(saved["user_id"]["id"], self.staff.id)
        return action

    def test_an_action_is_given_to_somebody_else_who_is_told_and_sees_it(self):
        for giver, unit in ((self.viewer, self.root), (self.manager, self.unit("North"))):
            with self.subTest(giver=giver.login):
                action = self.given_away(giver, unit)
                reminder = action.sudo().activity_ids
                self.assertEqual(reminder.user_id, self.staff)
                self.assertIn(self.staff.partner_id, action.sudo().message_partner_ids)
                told = (
                    self.env["mail.message"]
                    .sudo()
                    .search(
                        [
                            ("model", "=", action._name),
                            ("res_id", "=", action.id),
                            ("partner_ids", "in", self.staff.partner_id.ids),
                        ]
                    )
                )
                self.assertEqual(len(told), 1, "one message, and none about the activity")
                self.assertIn(action, self.seen_by(self.staff))
                [seen] = action.with_user(self.staff).web_read({"name": {}, "score": {}})
                self.assertEqual((seen["name"], seen["score"]), ("A purse", False))
                action.with_user(self.staff).state = "running"
                [read_on] = action.with_user(giver).web_read({"name": {}, "state": {}})
                self.assertEqual(read_on["state"], "running")

    def test_an_action_is_made_for_somebody_else_at_once(self):
        for giver, unit in ((self.viewer, self.root), (self.manager, self.unit("North"))):
            action = self.plan(giver, unit, user_id=self.staff.id)
            self.assertEqual(action.sudo().activity_ids.user_id, self.staff)
            self.assertIn(action, self.seen_by(giver))
            self.assertIn(action, self.seen_by(self.staff))

    def test_what_is_somebody_elses_is_read_and_not_changed(self):
        action = self.plan(self.viewer, self.root, user_id=self.staff.id)
        for change in ({"state": "done"}, {"user_id": self.viewer.id}):
            with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
                action.with_user(self.viewer).write(change)

    def test_the_day_follows_the_effort_of_the_measure(self):
        today = fields.Date.context_today(self.campaign)
        action = self.plan(self.manager, self.unit("North"))
        self.assertEqual(action.date_deadline, fields.Date.add(today, months=3))
        action.measure_id = self.env.ref("social_readiness.measure_decisions_purse")
        self.assertEqual(action.date_deadline, fields.Date.add(today, months=1))
        self.assertEqual(action.activity_ids.date_deadline, action.date_deadline)
        action.measure_id = False
        self.assertEqual(action.date_deadline, fields.Date.add(today, months=1))
        open_end = self.plan(self.manager, self.unit("North"), date_deadline=False)
        self.assertFalse(open_end.date_deadline or open_end.activity_ids)

    def test_created_from_a_cell(self):
        measure = self.env.ref("social_readiness.measure_decisions_purse")
        decisions = self.dimension["decisions"]
        Action = self.env["readiness.action"].with_user(self.viewer)
        form = Action.action_from_cell(self.unit("North").id, decisions.id, measure.id)
        action = Action.with_context(**form["context"]).create({})
        self.assertEqual(action.name, measure.name)
        self.assertEqual(action.unit_id, self.unit("North"))
        self.assertEqual(action.campaign_id, self.campaign)
        self.assertEqual(action.expected_effect, measure.moves)
        self.assertEqual(action.who, measure.who)
        self.assertIn("of 75 needed", action.score)
        self.assertEqual(action.activity_ids.user_id, self.viewer)

    def test_the_library_of_another_company_says_nothing(self):
        theirs = self.env.ref("social_readiness.measure_decisions_purse").copy(
            {"company_id": self.make_company("Third").id, "who": "A secret team"}
        )
        self.env.invalidate_all()
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            found = (
                self.env["readiness.action"]
                .with_user(self.viewer)
                .onchange(
                    {"name": "", "measure_id": theirs.id},
                    ["name"],
                    {"name": {}, "measure_id": {}, "who": {}},
                )
            )
            self.assertNotIn("A secret team", str(found))

    def test_no_form_for_a_cell_that_one_does_not_see(self):
        Action = self.env["readiness.action"].with_user(self.manager)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            Action.action_from_cell(self.unit("Plant").id, self.dimension["access"].id)

    def test_what_became_of_the_score(self):
        better = self.plan(self.manager, self.unit("North"), is_shared=True)
        same = self.plan(self.manager, self.unit("North"), "culture")
        self.assertFalse(better.outcome)
        wave = self.next_wave({"decisions": 3, "empowerment": 3})
        self.env.invalidate_all()
        change = self.score_in(wave) - self.score_in(self.campaign)
        self.assertEqual(better.outcome, f"+{change}, beyond the margin of error")
        self.assertEqual(better.outcome_state, "up")
        self.assertEqual(same.outcome, "0, no clear change")
        for user, unit, expected in (
            (self.viewer, "Readiness Test", better),
            (self.viewer, "Plant", better.browse()),
            (self.manager, "North", better | same),
        ):
            told = Summary(wave.with_user(user), self.unit(unit, wave).id).compute()["outcomes"]
            self.assertEqual({one["id"] for one in told}, set(expected.ids))
        for user, unit, dimension, expected in (
            (self.viewer, "North", "decisions", better),
            (self.viewer, "Readiness Test", "decisions", better.browse()),
            (self.manager, "North", "culture", same),
        ):
            cell = (self.unit(unit, wave).id, "subtree", self.dimension[dimension].id)
            told = self.env["readiness.cell"].with_user(user).get_cell(wave.id, *cell)["outcomes"]
            self.assertEqual([one["id"] for one in told], expected.ids)

    def test_actions_cost_no_queries(self):
        actions = self.plan(self.viewer, self.unit("North"), is_shared=True)
        for code in ("culture", "decisions", "access"):
            for name in ("Plant", "Sales"):
                actions |= self.plan(self.viewer, self.unit(name), code, is_shared=True)
        self.next_wave({"decisions": 3})
        counts = []
        for some in (actions, actions[:1], actions):  # the first one fills the caches
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            read = some.with_user(self.viewer).read(["score", "outcome", "outcome_state"])
            counts.append(self.env.cr.sql_log_count - before)
            self.assertTrue(all(one["outcome"] for one in read))
        self.assertEqual(*counts[1:])

    def test_an_owner_who_reads_no_result_is_told_nothing_of_it(self):
        action = self.plan(self.officer, self.unit("Plant"), user_id=self.staff.id)
        self.next_wave({})
        self.env.invalidate_all()
        [seen] = action.with_user(self.staff).web_read({"name": {}, "score": {}, "outcome": {}})
        self.assertEqual((seen["name"], seen["score"], seen["outcome"]), ("A purse", False, False))

    def score_in(self, campaign):
        unit = self.unit("North", campaign)
        rows = ReleaseReader(campaign).rows(unit)
        return rows[self.dimension["decisions"].id].score


class TestMeasures(DecisionCase):
    def test_eight_for_each_dimension_each_told_in_full(self):
        for dimension in self.dimension.values():
            measures = self.env["readiness.measure"].search([("dimension_id", "=", dimension.id)])
            self.assertGreaterEqual(len(measures), 8)
            for name in ("description", "who", "moves", "first_sign"):
                self.assertTrue(all(measures.mapped(name)))

    def test_three_for_any_gap_those_made_for_it_first(self):
        for dimension in self.dimension.values():
            measures = self.env["readiness.measure"].search([("dimension_id", "=", dimension.id)])
            for gap, size in ((-25, "large"), (-4, "small")):
                fitting = measures._fitting(gap)
                self.assertGreaterEqual(len(fitting), 3)
                self.assertLessEqual(set(fitting.mapped("for_gap")), {size, "any"})

    # ------------------------------------------------------------
    # LANGUAGES
    # ------------------------------------------------------------

    def test_texts_of_the_library_are_read_in_each_language_until_they_are_edited(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        measure = self.env.ref("social_readiness.measure_decisions_purse")
        spanish = measure.with_context(lang="es_ES")
        self.assertNotEqual(spanish.name, measure.name)
        plan = self.env["readiness.action"].with_user(self.viewer).with_context(lang="es_ES")
        action = plan.create(
            {
                **plan._values_of_measure(spanish),
                "measure_id": measure.id,
                "campaign_id": self.campaign.id,
                "unit_id": self.root.id,
                "dimension_id": measure.dimension_id.id,
                "user_id": self.staff.id,
            }
        ).sudo()
        english = action.with_context(lang="en_US")
        self.assertEqual((action.name, english.name), (spanish.name, measure.name))
        self.assertEqual(english.expected_effect, measure.moves)
        action.name = "Fondo de detalles"
        self.assertEqual(english.name, "Fondo de detalles")
        self.assertEqual(english.expected_effect, measure.moves)
        english.name = measure.name
        self.assertEqual(action.name, spanish.name)
        self.in_one_language(action, "name", spanish.name)
        self.in_one_language(action, "first_sign", "Nadie llama a la oficina")
        self.assertEqual(english.name, spanish.name)
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        self.assertEqual((action.name, english.name), (spanish.name, measure.name))
        self.assertEqual(english.first_sign, "Nadie llama a la oficina")
        english.update_field_translations("name", {"en_US": "A budget", "es_ES": "Un fondo"})
        self.assertEqual((action.name, english.name), ("Un fondo", "A budget"))

    def in_one_language(self, action, field, text):
        """Store a text as it is before a language is installed, or an earlier version updated."""
        action.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE readiness_action SET %(field)s = %(text)s WHERE id = %(id)s",
                field=SQL.identifier(field),
                text=Json({"en_US": text}),
                id=action.id,
            )
        )
        self.env.invalidate_all()
