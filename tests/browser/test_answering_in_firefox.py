# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The pages of those who answer in the second browser: real keys, real clicks, what goes wrong."""

from contextlib import contextmanager
from unittest.mock import patch

from odoo.http import Response
from odoo.tests.common import HOST, TEST_CURSOR_COOKIE_NAME
from odoo.tools import mute_logger

from odoo.addons.social_readiness.controllers.answering import Answering

from ..browsing import BrowsingCase
from ..driving import AXE
from ..firefox import FreshFirefox

NEXT = ".step:not([hidden]) [data-do=next]"
SEND = ".step:not([hidden]) [type=submit]"
BUTTON = "#answers [type=submit]:not([formaction])"
STEP = "[...document.querySelectorAll('.step')].findIndex((one) => !one.hidden)"
CHOSEN = "document.querySelectorAll('.scale :checked').length"
FOCUSED = "`${document.activeElement.name} ${document.activeElement.value}`"
PAGE = "(({message, page}) => message || page)(document.querySelector('main').dataset)"


class TestAnsweringInFirefox(BrowsingCase):
    """One class, so that one worker starts Firefox, once with scripts and once without."""

    # What a page keeps of a test before.
    FOUND = (
        "return [localStorage.kept, sessionStorage.kept, document.cookie.includes('kept'),"
        " ...await caches.keys()].join();"
    )

    @contextmanager
    def browser(self, login="person1", **options):
        with mute_logger("werkzeug"), self.allow_requests(), FreshFirefox(**options) as browser:
            self.let_in(browser, login)
            try:
                yield browser
            finally:
                browser.go("about:blank")
                self._wait_remaining_requests()

    def let_in(self, browser, login):
        """Log in, or out: the pages ask for nothing but Odoo's session."""
        self.authenticate(login, login)
        self.cr.flush()
        self.cr.clear()
        browser.set_cookie("session_id", self.session.sid, HOST)
        browser.set_cookie(TEST_CURSOR_COOKIE_NAME, self.http_request_key, HOST)

    def open(self, browser):
        browser.go(f"{self.base_url()}/readiness/{self.campaign.link_code}")

    def begin(self, browser):
        self.open(browser)
        browser.click(NEXT)
        browser.wait_for(f"{STEP} === 1")

    def answer_sections(self, browser):
        """From the first section to the question before sending, with the keyboard only."""
        for number in range(1, 9):
            self.assertEqual(browser.run(f"return {STEP}"), number)
            browser.press("4", "4", "4", "4", "Enter")
        self.assertEqual(browser.run(f"return {STEP}"), 9)

    def assert_no_barriers(self, browser):
        browser.run(f"{AXE.read_text()}; window.axe = axe;")
        found = browser.run(
            "const {violations} = await axe.run();"
            "return violations.map(({id, nodes}) =>"
            " `${id}: ${nodes.map((one) => one.html + one.failureSummary).join()}`).join('; ');"
        )
        self.assertEqual(found, "")

    def assert_shown(self, browser, page):
        browser.wait_for(f"{PAGE} === '{page}'")

    def name_of(self, place):
        return f"q{self.items_of(self.campaign)[place].id}"

    # ------------------------------------------------------------
    # KEYS
    # ------------------------------------------------------------

    def test_whole_way_with_the_keyboard_only(self):
        with self.browser() as browser:
            self.open(browser)
            self.assert_no_barriers(browser)
            for _press in range(12):
                browser.press("Tab")
                if browser.run("return document.activeElement.dataset.do === 'next'"):
                    break
            browser.press("Enter")
            self.assert_no_barriers(browser)
            self.answer_sections(browser)
            self.assert_no_barriers(browser)
            browser.press("Tab", "Enter")
            self.assert_shown(browser, "done")
            self.assert_no_barriers(browser)
            self.assertEqual(browser.run("return document.activeElement.textContent"), "Thank you")
            self.assertEqual(browser.run("return sessionStorage.length"), 0)
        self.assertEqual(self.counted(), 1)

    def test_arrows_choose_and_numbers_lead_on(self):
        with self.browser() as browser:
            self.begin(browser)
            browser.press("Tab", "Space", "ArrowDown", "ArrowDown", "ArrowUp")
            self.assertEqual(browser.run(f"return {FOCUSED}"), f"{self.name_of(0)} 2")
            browser.press("5")
            self.assertEqual(browser.run(f"return {FOCUSED}"), f"{self.name_of(1)} 1")
            browser.press("Shift", "1")
            self.assertEqual(browser.run(f"return {CHOSEN}"), 2)

    def test_a_gap_is_reported_where_it_is_on_a_phone(self):
        with self.browser(width=390, height=844) as browser:
            self.begin(browser)
            browser.press("4", "4", "4")
            browser.click(NEXT)
            self.assertEqual(browser.run(f"return {STEP}"), 1)
            self.assertTrue(browser.run("return document.activeElement.matches('.errors')"))
            gap = f"document.querySelector('[name={self.name_of(3)}]').closest('.statement')"
            self.assertTrue(browser.run(f"return {gap}.querySelector('.error').checkVisibility()"))
            top = browser.run(f"return {gap}.getBoundingClientRect().top")
            self.assertTrue(0 <= top < 844, top)
            self.assert_no_barriers(browser)
            browser.click(".errors a")
            self.assertEqual(browser.run(f"return {FOCUSED}"), f"{self.name_of(3)} 1")
            browser.press("3", "Enter")
            self.assertEqual(browser.run(f"return {STEP}"), 2)
            wide = browser.run("return document.documentElement.scrollWidth")
            self.assertLessEqual(wide, 390)

    # ------------------------------------------------------------
    # TROUBLE
    # ------------------------------------------------------------

    def assert_unsent(self, browser, why="offline"):
        browser.wait_for(f"document.querySelector('[data-why={why}]').checkVisibility()")
        self.assertEqual(browser.run(f"return {CHOSEN}"), 32)

    def test_no_connection_or_a_server_that_fails_loses_nothing(self):
        def broken(*_args, **_kwargs):
            return Response("Bad gateway", status=502)

        with self.browser() as browser:
            self.begin(browser)
            self.answer_sections(browser)
            with patch.object(Answering, "_count", staticmethod(broken)):
                browser.click(SEND)
                self.assert_unsent(browser)
            self.assert_no_barriers(browser)
            browser.run("window.really = fetch; window.fetch = () => Promise.reject(Error());")
            browser.click(SEND)
            self.assert_unsent(browser)
            browser.run("window.fetch = really; window.dispatchEvent(new Event('online'));")
            self.assert_shown(browser, "done")
        self.assertEqual(self.counted(), 1)

    def test_logged_out_and_in_again(self):
        with self.browser() as browser:
            self.begin(browser)
            self.answer_sections(browser)
            self.let_in(browser, None)
            browser.click(SEND)
            self.assert_unsent(browser, "login")
            self.let_in(browser, "person1")
            self.open(browser)
            self.assertEqual(browser.run(f"return {CHOSEN}"), 32)
            browser.click(SEND)
            self.assert_shown(browser, "done")
        self.assertEqual(self.counted(), 1)

    def test_going_back_and_reloading_keep_what_was_chosen(self):
        with self.browser() as browser:
            self.begin(browser)
            browser.press("1", "2", "3", "4", "Enter", "5")
            browser.run("history.back();")
            browser.wait_for(f"{STEP} === 1")
            self.open(browser)
            self.assertEqual(browser.run(f"return {CHOSEN}"), 5)

    def test_nothing_is_left_for_the_next_test(self):
        """Tests share one Firefox: none finds what another left."""
        with self.browser() as browser:
            self.open(browser)
            browser.run(
                "localStorage.kept = sessionStorage.kept = 1; document.cookie = 'kept=1';"
                "await caches.open('kept');"
            )
            self.assertEqual(browser.run(self.FOUND), "1,1,true,kept")
            firefox_running = browser.running[True]
        with self.browser() as browser:
            self.open(browser)
            self.assertIs(browser.running[True], firefox_running)
            self.assertEqual(browser.run(self.FOUND), ",,false")

    def test_one_long_page_and_a_button_without_script(self):
        with self.browser(script=False, width=390, height=844) as browser:
            self.open(browser)
            *names, last = self.levels()
            for name in names:
                browser.click(f"#{name}-4")
            browser.click(BUTTON)
            browser.wait_for(f"document.activeElement.name === '{last}'")
            browser.click(f"#{last}-2")
            browser.click(BUTTON)
            self.assert_shown(browser, "done")
        self.assertEqual(self.counted(), 1)
