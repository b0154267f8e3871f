# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Blind spots: seen by oneself alone, as a mean by all, and gone with the next result."""

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from odoo.addons.social_readiness.report.export import export
from odoo.addons.social_readiness.results.release_reader import ReleaseReader

from .common import DecisionCase


class TestGuess(DecisionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.executives = [
            cls.make_user(f"executive{n}", "social_readiness.group_readiness_viewer")
            for n in range(1, 8)
        ]
        cls.first = cls.executives[0]

    def guess(self, user, score=60, campaign=None, **others):
        guess = self.env["readiness.guess"].with_user(user)
        guesses = {one.id: others.get(code, score) for code, one in self.dimension.items()}
        return guess.save_guess((campaign or self.campaign).id, guesses)

    def asks(self, user, campaign=None):
        self.env.invalidate_all()
        return (campaign or self.campaign).with_user(user).asks_guess

    def beside(self, user):
        self.env.invalidate_all()
        return self.verdict(user)["guesses"]

    def own_guesses(self, user):
        shown = self.beside(user)
        return shown and {one["guess"] for one in shown["dimensions"]}

    def test_executives_are_asked_until_they_guess_or_look(self):
        self.assertTrue(self.asks(self.first))
        self.assertTrue(self.guess(self.first))
        self.assertFalse(self.asks(self.first))
        self.assertTrue(self.asks(self.viewer))
        self.env["readiness.guess"].with_user(self.viewer).save_guess(self.campaign.id)
        self.assertFalse(self.asks(self.viewer))
        self.assertFalse(self.guess(self.viewer), "whoever has looked cannot guess any more")
        self.assertFalse(self.own_guesses(self.viewer))

    def test_whoever_has_read_the_result_elsewhere_cannot_guess_any_more(self):
        """Lists, pivots, departments' cards, the trend, the report and the files."""
        trend, heatmap = self.env["readiness.trend"], self.env["readiness.heatmap"]
        scores = self.env["readiness.score"]
        here = [("campaign_id", "=", self.campaign.id)]
        report = self.env["report.social_readiness.board_report"]
        ways = [
            lambda user: scores.with_user(user).web_search_read(here, {"score": {}}, limit=1),
            lambda user: scores.with_user(user).formatted_read_group(here, [], ["score:max"]),
            lambda user: self.north.with_user(user).readiness_score,
            lambda user: trend.with_user(user).get_trend(self.campaign.id),
            lambda user: report.with_user(user)._get_report_values(self.campaign.ids),
            lambda user: export(self.env(user=user.id), "xlsx", {"campaign": self.campaign.id}),
            lambda user: heatmap.with_user(user).get_heatmap(self.campaign.id),
        ]
        for number, (user, way) in enumerate(zip(self.executives, ways, strict=False)):
            with self.subTest(way=number):
                self.assertTrue(self.asks(user))
                self.as_a_request(lambda user=user, way=way: way(user))
                self.assertFalse(self.asks(user))
                self.assertFalse(self.guess(user))

    def test_what_shows_no_score_leaves_the_guess_open(self):
        guess = self.env["readiness.guess"].with_user(self.first)
        self.as_a_request(lambda: self.assertFalse(self.figures_shown(self.first)))
        self.as_a_request(lambda: guess.get_guess_form(self.campaign.id))
        self.as_a_request(lambda: self.verdict(self.viewer))
        self.assertTrue(self.asks(self.first))
        self.assertFalse(self.asks(self.viewer))
        self.guess(self.first)
        self.assertTrue(self.figures_shown(self.first))

    def figures_shown(self, user):
        """Whether the heatmap, as the web client asks for it, holds any figure."""
        board = self.env["readiness.heatmap"].with_user(user).get_heatmap(self.campaign.id, True)
        figures = board["row_fields"].index("scores")
        return any(row[figures] for row in board["rows"]) or any(board["targets"])

    def as_a_request(self, read):
        """Read, and then do what is done once a request's transaction is committed."""
        self.env.invalidate_all()
        self.env.cr.postcommit.clear()
        read()
        with self.enter_registry_test_mode():
            self.env.cr.postcommit.run()

    def test_officers_managers_and_staff_are_not_asked(self):
        for user in (self.officer, self.manager, self.staff):
            self.assertFalse(self.asks(user))
        with self.assertRaises(AccessError):
            self.guess(self.manager)

    def test_the_first_guess_counts(self):
        self.guess(self.first, 60)
        self.assertFalse(self.guess(self.first, 10))
        self.assertEqual(self.own_guesses(self.first), {60})

    def test_a_whole_guess_or_none(self):
        guess = self.env["readiness.guess"].with_user(self.first)
        whole = {str(one.id): 50 for one in self.dimension.values()}
        some = dict(list(whole.items())[:-1])
        for wrong in (some, {**whole, "0": 5}, {**some, **dict.fromkeys(whole, 101)}, {"a": 1}):
            with self.assertRaises(UserError):
                guess.save_guess(self.campaign.id, wrong)
        self.assertTrue(
            guess.save_guess(self.campaign.id, whole),
            "keys are text in JSON",
        )

    def test_beside_the_result_for_that_person_alone(self):
        self.guess(self.first, 60, decisions=90)
        shown = self.beside(self.first)
        score = ReleaseReader(self.campaign).rows(self.root)[self.dimension["decisions"].id].score
        self.assertIn(
            f"Biggest surprise: decision-making. You guessed 90; the score is {score}.",
            shown["sentence"],
        )
        [decisions] = [one for one in shown["dimensions"] if one["guess"] == 90]
        self.assertEqual(decisions["difference"], score - 90, "a lower score has a minus")
        for other in (self.viewer, self.officer, self.manager):
            self.assertFalse(self.beside(other))
        unit = self.verdict(self.first, self.unit("North"))
        self.assertFalse(unit["guesses"], "a guess is about the whole company")

    def test_a_mean_from_the_minimum_on_and_never_again(self):
        for user in self.executives[:5]:
            self.guess(user, 70)
        self.assertFalse(self.beside(self.officer))
        self.guess(self.executives[5], 40)
        shown = self.beside(self.officer)
        self.assertEqual(shown["people"], 6)
        self.assertEqual({one["mean"] for one in shown["dimensions"]}, {65})
        self.guess(self.executives[6], 0)
        self.assertEqual(self.beside(self.officer), shown, "a second mean would tell the seventh")
        self.assertEqual(self.own_guesses(self.executives[6]), {0})

    def test_nobody_can_take_part_in_the_mean_twice(self):
        for user in self.executives[:5]:
            self.guess(user, 70)
        guess = self.env["readiness.guess"].with_user(self.first)
        guess.forget_guess(self.campaign.id)
        self.assertFalse(self.guess(self.first, 10))
        self.guess(self.executives[5], 40)
        self.assertFalse(self.beside(self.officer), "five guesses are left")

    def test_one_may_delete_the_own_guess(self):
        self.guess(self.first)
        self.env["readiness.guess"].with_user(self.viewer).forget_guess(self.campaign.id)
        self.assertTrue(self.own_guesses(self.first), "not that of somebody else")
        self.env["readiness.guess"].with_user(self.first).forget_guess(self.campaign.id)
        self.assertFalse(self.own_guesses(self.first))

    def test_guesses_made_before_the_close_make_the_mean_of_the_close(self):
        wave = self.wave_to_guess()
        for user in self.executives[:6]:
            self.assertTrue(self.asks(user, wave))
            self.guess(user, 55, wave)
        self.assertFalse(wave.guess_means)
        self.close(wave)
        self.assertEqual(set(wave.guess_means["means"].values()), {55})

    def test_deleted_with_the_next_result(self):
        for user in self.executives[:6]:
            self.guess(user)
        self.close(self.wave_to_guess())
        self.assertEqual(self.rows(), 0)
        self.assertFalse(self.campaign.guess_means)
        self.assertFalse(self.asks(self.first), "an older result is not guessed")

    def test_deleted_with_the_campaign_and_with_the_person(self):
        wave = self.wave_to_guess()
        self.guess(self.first, 50, wave)
        self.guess(self.viewer, 50, wave)
        self.viewer.unlink()
        self.assertEqual(self.rows(), 1)
        wave.action_cancel()
        self.assertEqual(self.rows(), 0)

    def test_no_right_of_the_orm_leads_to_a_guess(self):
        """An administrator may give themselves any right: there is no field to read."""
        self.guess(self.first)
        admin = self.make_user("settings", "base.group_system,base.group_allow_export")
        guesses = self.env["readiness.guess"].with_user(admin)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
            guesses.search([])
        self.env["ir.model.access"].create(
            {
                "name": "self-granted",
                "model_id": self.env["ir.model"]._get_id("readiness.guess"),
                "group_id": self.env.ref("base.group_system").id,
                "perm_read": True,
                "perm_write": True,
            }
        )
        found = guesses.search([])
        self.assertEqual(set(found.read()[0]), {"id", "campaign_id", "display_name"})
        for name in ("user_id", "guesses"):
            with self.assertRaises(ValueError):
                guesses.search([(name, "!=", False)])

    def test_the_campaign_does_not_tell_who_guessed_last(self):
        before = self.campaign.write_uid
        for user in self.executives[:6]:
            self.guess(user)
        self.env.invalidate_all()
        self.assertTrue(self.campaign.guess_means)
        self.assertNotIn(self.campaign.write_uid, self.executives)
        self.assertTrue(before)

    def test_nobody_writes_the_mean_by_hand(self):
        with self.assertRaises(UserError):
            self.campaign.with_user(self.officer).guess_means = {"people": 9, "means": {}}

    def wave_to_guess(self):
        """A second wave that everybody has answered and that is still open."""
        now = self.env.cr.now()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET date_open = %s - interval '90 days',"
            " date_close = %s - interval '80 days' WHERE id = %s",
            [now, now, self.campaign.id],
        )
        self.env.invalidate_all()
        wave = self.make_campaign(previous_id=self.campaign.id, profile_id=self.converse.id)
        wave.action_launch()
        wave.sudo().state = "open"
        self.answer_all(wave)
        return wave

    def rows(self):
        self.env.cr.execute("SELECT count(*) FROM readiness_guess")
        return self.env.cr.fetchone()[0]
