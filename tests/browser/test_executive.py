# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What an executive with four minutes does, in a real browser: read, and ask somebody."""

from itertools import pairwise

from odoo.tests import HttpCase, tagged

from ..decision.common import DecisionCase
from ..driving import Driving

LAPTOP, PHONE = (1366, 768), (390, 844)
STEP = ".o_readiness_steps li:nth-child({})"
ADD = f"{STEP.format(1)} .btn"
PAGE = ".o_readiness_summary_content"
PERSON = ".modal [name=user_id] input"
# Collects what a screen reader says by itself, from the first moment of a page.
SAID = """
    window.said = [];
    new MutationObserver((changes) => {
        for (const {target, addedNodes} of changes) {
            const words = [...addedNodes].map((one) => one.textContent).join("");
            if (target.closest?.("[role=status]") && words) {
                window.said.push(words);
            }
        }
    }).observe(document, {childList: true, subtree: true});
"""


@tagged("post_install", "-at_install")
class TestExecutive(Driving, DecisionCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The newest result, after which a draft and an older one must not come first.
        cls.newest = cls.next_wave({"decisions": 2, "empowerment": 3, "knowledge": 3})
        cls.env["readiness.guess"].with_user(cls.viewer).save_guess(cls.newest.id)
        cls.viewer.odoobot_state = "disabled"
        cls.staff.name = "Gaspar Quintela"

    def read_summary(self, tab, size):
        tab.size(*size, mobile=size == PHONE)
        tab.open("/odoo/readiness-summary")
        tab.wait(f"document.querySelector('{STEP.format(3)}')")

    def newest_steps(self):
        """The entries of the library that are proposed."""
        summary = self.env["readiness.summary"].with_user(self.viewer).get_summary(self.newest.id)
        return [step["id"] for step in summary["steps"]]

    @staticmethod
    def bottom(tab, selector):
        """Where it ends, in pixels from the top of the screen."""
        return tab.js(f"document.querySelector('{selector}').getBoundingClientRect().bottom")

    # ------------------------------------------------------------
    # READ
    # ------------------------------------------------------------

    def test_the_app_opens_on_the_newest_result_one_click_from_the_trend(self):
        with self.tab("viewer") as tab:
            tab.open("/odoo")
            tab.click(".o_navbar_apps_menu button")
            tab.click(".o_app[data-menu-xmlid='social_readiness.social_readiness_menu_root']")
            tab.wait("document.querySelector('.o_readiness_summary_name')")
            self.assert_address(tab, "/readiness-summary")
            tab.click(".o_readiness_summary_trend")
            tab.wait("document.querySelector('.o_readiness_trend_score')")
            self.assert_address(tab, "/readiness-trend")
            tab.back()
            tab.wait("document.querySelector('.o_readiness_summary_name')")

    def assert_address(self, tab, path):
        self.assertIn(path, tab.js("location.pathname"))
        self.assertIn(f"campaign={self.newest.id}", tab.js("location.search"))

    def test_result_reason_and_steps_are_seen_without_scrolling_on_a_laptop(self):
        self.env["res.lang"]._activate_lang("es_ES")
        self.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        for step in self.newest_steps()[:2]:
            measure = self.env["readiness.measure"].browse(step)
            root = self.unit("Readiness Test", self.newest)
            values = {"measure_id": measure.id, "name": measure.name, "date_deadline": "2031-12-18"}
            self.plan(self.viewer, root, **values)
        for lang, name in (("en_US", "Not ready yet"), ("es_ES", "Todavía no")):
            self.viewer.lang = lang
            with self.subTest(lang=lang), self.tab("viewer") as tab:
                self.read_summary(tab, LAPTOP)
                self.assertEqual(
                    tab.js("document.querySelector('.o_readiness_summary_name').innerText"), name
                )
                for shown in (
                    ".o_readiness_summary_sentence",
                    ".o_readiness_why li:nth-child(3)",
                    STEP.format(3),
                ):
                    self.assertLessEqual(self.bottom(tab, shown), LAPTOP[1], shown)

    def test_on_a_phone_the_steps_are_within_one_and_a_half_screens(self):
        with self.tab("viewer") as tab:
            self.read_summary(tab, PHONE)
            links = self.bottom(tab, ".o_readiness_summary_links")
            self.assertLess(links, self.bottom(tab, ".o_readiness_summary_name"))
            self.assertLess(self.bottom(tab, ".o_readiness_summary_sentence"), PHONE[1] / 2)
            self.assertLess(self.bottom(tab, ".o_readiness_steps h2"), PHONE[1])
            self.assertLess(self.bottom(tab, STEP.format(3)), PHONE[1] * 1.5)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            self.assertLessEqual(tab.js(wide), 0)
            self.assertEqual(tab.barriers(PAGE), [])

    # ------------------------------------------------------------
    # WHAT A SCREEN READER HEARS
    # ------------------------------------------------------------

    @staticmethod
    def heard(tab):
        """[(role, name, level of a heading)] of what is not ignored, in reading order."""
        nodes = {node["nodeId"]: node for node in tab.ask("Accessibility.getFullAXTree")["nodes"]}
        found, waiting = [], [next(iter(nodes))]
        while waiting:
            node = nodes[waiting.pop()]
            waiting += [child for child in reversed(node.get("childIds", [])) if child in nodes]
            if not node["ignored"]:
                facts = {one["name"]: one["value"].get("value") for one in node["properties"]}
                name = node.get("name", {}).get("value", "")
                found.append((node["role"]["value"], name, facts.get("level", 0)))
        return found

    def test_headings_in_order_names_of_buttons_words_of_bars_and_the_result(self):
        with self.tab("viewer") as tab:
            tab.ask("Page.addScriptToEvaluateOnNewDocument", source=SAID)
            self.read_summary(tab, LAPTOP)
            said = " ".join(tab.js("window.said"))
            heard = self.heard(tab)
            self.assertEqual(tab.barriers(PAGE), [])
        # The region that screen readers listen to was there before its words were.
        self.assertIn("Not ready yet", said)
        self.assertIn("needs more in", said)
        levels = [level for role, _name, level in heard if role == "heading"]
        self.assertEqual(levels[:6], [1, 2, 2, 2, 3, 3])
        self.assertFalse([b for a, b in pairwise(levels) if b > a + 1])
        headings = [name for role, name, _level in heard if role == "heading"]
        self.assertEqual(headings[:4], ["Summary", "Not ready yet", "Why", "First steps"])
        buttons = [name for role, name, _level in heard if role == "button" and name]
        self.assertEqual(len(buttons), len(set(buttons)), buttons)
        self.assertIn(f"Add to action plan: {headings[4]}", buttons)
        self.assertTrue([name for name in buttons if name.startswith("Add action: ")])
        self.assertIn(("combobox", "Department", 0), heard)
        texts = " ".join(name for role, name, _level in heard if role == "StaticText")
        self.assertIn("25 of 75 needed", texts)

    # ------------------------------------------------------------
    # ASK SOMEBODY, WITHOUT A MOUSE
    # ------------------------------------------------------------

    def open_dialog(self, tab):
        tab.tab_to(ADD)
        tab.press("Enter")
        tab.wait(f"document.activeElement?.matches('{PERSON}')")

    def choose_person(self, tab):
        """Type over the name that stands there, and choose the first one that fits."""
        tab.press(*"Gasp")
        tab.wait("document.querySelector('.o-autocomplete--dropdown-item .ui-state-active')")
        first = "document.querySelector('.o-autocomplete--dropdown-item')?.innerText"
        tab.wait(f"{first}.includes('Gaspar')")
        tab.press("Enter")
        tab.wait(f"document.querySelector('{PERSON}').value === 'Gaspar Quintela'")

    def test_somebody_is_asked_who_is_told_and_sees_it(self):
        with self.tab("viewer") as tab:
            self.read_summary(tab, LAPTOP)
            step = tab.js(f"document.querySelector('{STEP.format(1)} h3').innerText")
            self.open_dialog(tab)
            self.choose_person(tab)
            tab.tab_to(".modal .o_form_button_save", most=12)
            tab.press("Enter")
            tab.wait(
                "document.querySelector('.o_notification')?.innerText"
                ".includes('Gaspar Quintela has been told.')"
            )
            # The keyboard goes on at the step, which is now in the plan.
            tab.wait(f"document.activeElement?.matches('{ADD}')")
            first = tab.js(f"document.querySelector('{STEP.format(1)}').innerText")
            self.assertIn(f"In the plan: {step}", first)
            self.assertIn("Gaspar Quintela, until ", first)
        self.env.invalidate_all()
        action = self.env["readiness.action"].search([("name", "=", step)])
        self.assertEqual(action.user_id, self.staff)
        self.assertEqual(action.activity_ids.user_id, self.staff)
        told = [
            ("model", "=", action._name),
            ("res_id", "=", action.id),
            ("partner_ids", "in", self.staff.partner_id.ids),
        ]
        self.assertTrue(self.env["mail.message"].search(told))
        with self.tab("staff") as tab:
            tab.open("/odoo/readiness-actions")
            tab.wait("document.querySelector('.o_kanban_record')")
            self.assertIn(step, tab.text())

    def test_nothing_is_saved_or_lost_but_by_the_keys_that_say_so(self):
        actions = self.env["readiness.action"]
        before = actions.search_count([])
        with self.tab("viewer") as tab:
            self.read_summary(tab, LAPTOP)
            self.open_dialog(tab)
            tab.press("Escape")
            tab.wait("!document.querySelector('.modal')")
            tab.wait(f"document.activeElement?.matches('{ADD}')")
            self.check_way_of_tab(tab)
            self.check_escape(tab)
            self.check_leaving(tab)
        self.env.invalidate_all()
        self.assertEqual(actions.search_count([]), before)

    def check_way_of_tab(self, tab):
        """Tab goes through the short dialog and what is folded in it."""
        self.open_dialog(tab)
        for ours in ("about", "shared", "more"):
            self.assertEqual(tab.barriers(f".o_readiness_plan_{ours}"), [])
        self.assertEqual(
            self.way_of_tab(tab, 5), ["date_deadline", "is_shared", "More", "Save", "Discard"]
        )
        tab.tab_to(".modal details summary", most=12)
        tab.press("Enter")
        self.assertEqual(
            self.way_of_tab(tab, 4), ["date_begin", "expected_effect", "first_sign", "Save"]
        )
        tab.press("Escape")
        tab.wait("!document.querySelector('.modal')")

    def check_escape(self, tab):
        """It asks before it loses what was changed."""
        self.open_dialog(tab)
        self.choose_person(tab)
        tab.press("Escape")
        tab.wait("document.activeElement?.innerText === 'Keep editing'")
        tab.press("Escape")
        tab.wait("document.querySelectorAll('.modal').length === 1")
        self.assertEqual(tab.js(f"document.querySelector('{PERSON}').value"), "Gaspar Quintela")
        tab.press("Escape")
        tab.wait("document.activeElement?.innerText === 'Keep editing'")
        tab.press("Tab", "Enter")
        tab.wait("!document.querySelector('.modal')")

    def check_leaving(self, tab):
        """Odoo would save when the page is reloaded or another tab of the browser is shown."""
        self.open_dialog(tab)
        self.choose_person(tab)
        tab.js(
            "Object.defineProperty(document, 'visibilityState', {value: 'hidden'});"
            "void document.dispatchEvent(new Event('visibilitychange'))"
        )
        tab.reload()
        tab.wait(f"document.querySelector('{STEP.format(3)}')")

    @staticmethod
    def way_of_tab(tab, count):
        """Where the focus is after each Tab: the name of a field, or the words of a button."""
        way = []
        for _press in range(count):
            tab.press("Tab")
            # A date turns into an input once it has the focus.
            tab.js("new Promise((done) => setTimeout(done, 100))")
            way.append(
                tab.js(
                    "document.activeElement.closest('[name]')?.getAttribute('name')"
                    " || document.activeElement.innerText.trim()"
                )
            )
        return way
