# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The quality panel and the report for the board of directors."""

import io
import re
from unittest import skipUnless

from lxml import html as lxml_html

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger
from odoo.tools.pdf import PdfFileReader

from odoo.addons.social_readiness.printing import printer
from odoo.addons.social_readiness.results.slides import cell_slide
from odoo.addons.social_readiness.results.trust import Trust

from .common import DecisionCase

REPORT = "social_readiness.board_report"


def text_of(markup):
    root = lxml_html.fromstring(markup.decode() if isinstance(markup, bytes) else str(markup))
    for style in root.xpath("//style"):
        style.drop_tree()
    return re.sub(r"\s+", " ", root.text_content())


class TestTrustAndReport(DecisionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_employees(cls.plant, 30)
        cls.large = cls.make_large()

    @classmethod
    def make_large(cls):
        """A wave of a second company, large enough for quality figures."""
        company = cls.make_company("Large")
        for name in ("One", "Two", "Three"):
            cls.make_employees(cls.make_department(name, company=company), 25, company)
        campaign = cls.make_campaign(company, profile_id=cls.converse.id)
        campaign.action_launch()
        cls.answer_all(campaign, seed=4, share=0.8)
        cls.close(campaign)
        cls.reader = cls.make_user("large", "social_readiness.group_readiness_viewer", company)
        return campaign

    def trust(self):
        return text_of(self.large.with_user(self.reader).trust)

    def test_each_figure_has_its_meaning_and_its_author(self):
        trust = self.trust()
        for author in ("Manski 1989", "Cochran 1977", "Cronbach 1951", "Nunnally 1978"):
            self.assertIn(author, trust)

    def test_words_instead_of_decimals(self):
        # The only decimals are the limits of the conventions.
        trust = self.trust().replace("0.6, 0.7 and 0.8", "")
        self.assertFalse(re.search(r"[0-9][.,][0-9]", trust), trust)

    def test_a_slide_of_a_score_has_its_margin(self):
        env = self.large.with_user(self.reader).env
        root, dimension = self.large._root_unit(), self.large.survey_id.page_ids.dimension_id[:1]
        cell = env["readiness.cell"].get_cell(self.large.id, root.id, "subtree", dimension.id)
        about = {"campaign": self.large.id, "unit": root.id, "dimension": dimension.id}
        slide = cell_slide(env, about)
        self.assertTrue(cell["margin"])
        self.assertEqual(slide.bar.margin, cell["margin"])
        self.assertIn(f"± {cell['margin']}", dict(slide.facts)["Margin of error"])

    def test_most_dimensions_in_doubt_is_no_yes(self):
        trust = Trust(self.large.with_user(self.reader))
        sentence = trust._doubt_sentence
        self.assertTrue(sentence([], 8).startswith("Yes"))
        self.assertTrue(sentence(["Culture"] * 3, 8).startswith("Yes, for 5 of 8 dimensions."))
        self.assertTrue(
            sentence(["Culture"] * 4, 8).startswith("Read the results with caution: in 4 of 8")
        )
        # These people answered at random.
        doubtful = [one for one in trust.compute()["dimensions"] if one["is_doubtful"]]
        self.assertGreater(len(doubtful), 4)
        self.assertNotIn("Yes", self.trust()[:10])

    def test_a_wide_margin_is_at_least_so_wide(self):
        trust = Trust(self.large.with_user(self.reader))
        spreads = set(trust.release.spreads.values())
        self.assertLessEqual(spreads, {"small", "medium", "large"})
        row = next(iter(trust.rows.values()))
        self.assertEqual(trust._margin_text(row, "large")[:10], "at least ±")
        self.assertEqual(trust._margin_text(row, "small")[:1], "±")

    def test_bounds_hold_all_who_did_not_answer(self):
        campaign = self.large.with_user(self.reader)
        trust = Trust(campaign)
        for row in trust.rows.values():
            low, high = trust._bounds(row)
            missing = 100 * (campaign.headcount - campaign.respondents) / campaign.headcount
            self.assertAlmostEqual(high - low, missing, delta=1)
            self.assertLessEqual(low, row.score)
            self.assertGreaterEqual(high, row.score)

    def test_margins_are_shown_from_fifty_answers_on(self):
        campaign = self.large.with_user(self.reader)
        self.assertTrue(all(one["margin"] for one in Trust(campaign).compute()["dimensions"]))
        small = text_of(self.campaign.with_user(self.viewer).trust)
        self.assertIn("need at least 50 responses", small)

    def test_quality_is_for_viewers(self):
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
            self.campaign.with_user(self.manager).action_view_trust()
        with self.assertRaises(AccessError):
            self.campaign.with_user(self.manager).read(["trust"])

    # ------------------------------------------------------------
    # REPORT
    # ------------------------------------------------------------

    def report(self, campaign, user, lang="en_US"):
        printer = self.env["ir.actions.report"].with_user(user).with_context(lang=lang)
        return text_of(printer._render_qweb_html(REPORT, campaign.ids)[0])

    def test_the_report_says_what_a_board_needs(self):
        self.plan(self.viewer, self.root, is_shared=True)
        self.plan(self.viewer, self.root, name="A private plan")
        report = self.report(self.campaign, self.viewer)
        verdict = self.verdict()
        for text in (
            verdict["sentence"],
            verdict["coherent_today"]["sentence"],
            verdict["steps"][0]["name"],
            "Plant",
            "Hidden to protect small groups.",
            "A purse",
            "How answers were protected",
            "Can I trust these numbers?",
        ):
            self.assertIn(text, report)
        self.assertNotIn("A private plan", report)

    def test_a_step_that_is_planned_in_private_stays_a_step_in_the_report(self):
        [step, *_others] = self.verdict()["steps"]
        action = self.plan(self.viewer, self.root, name="Ask Ana first", measure_id=step["id"])
        self.assertTrue(self.verdict()["steps"][0]["planned"])
        for reader in (self.viewer, self.officer):
            report = self.report(self.campaign, reader)
            self.assertIn(f"1. {step['name']}", report)
            self.assertNotIn("Ask Ana first", report)
        action.is_shared = True
        report = self.report(self.campaign, self.viewer)
        self.assertIn("1. In the plan: Ask Ana first", report)
        self.assertIn(self.verdict()["steps"][0]["planned"]["text"], report)
        self.assertNotIn(f"1. {step['name']}", report)

    def test_the_report_of_a_hidden_company(self):
        empty = self.make_campaign(self.make_company("Nobody"), profile_id=self.converse.id)
        self.make_employees(None, 8, empty.company_id)
        empty.action_launch()
        self.close(empty)
        reader = self.make_user("x", "social_readiness.group_readiness_viewer", empty.company_id)
        self.assertIn("Hidden to protect small groups", self.report(empty, reader))

    def test_viewers_print_published_results_only(self):
        with self.assertRaises(AccessError):
            self.report(self.campaign, self.manager)
        with self.assertRaises(UserError):
            self.report(self.make_campaign(), self.viewer)

    @skipUnless(printer(), "neither wkhtmltopdf nor Chromium is installed")
    def test_a_few_pages(self):
        printer = self.env["ir.actions.report"].with_user(self.reader)
        pdf, _kind = printer.with_context(force_report_rendering=True)._render_qweb_pdf(
            REPORT, self.large.ids
        )
        self.assertIn(len(PdfFileReader(io.BytesIO(pdf)).pages), (2, 3, 4))
