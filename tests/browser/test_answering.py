# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The pages of those who answer in a real browser: real keys, real clicks, what goes wrong."""

from unittest.mock import patch

from odoo.addons.social_readiness.controllers.answering import Answering

from ..driving import DrivingCase

NEXT = ".step:not([hidden]) [data-do=next]"
BACK = ".step:not([hidden]) [data-do=back]"
SEND = ".step:not([hidden]) [type=submit]"
FOCUSED = "(document.activeElement.name || '') + ' ' + (document.activeElement.value || '')"
# What the page sends from now on; gone when another page is loaded.
RECORD = """
    window.sent = [];
    const own = window.fetch;
    window.fetch = (url, options) => (sent.push(String(options.body)), own(url, options));
"""
KEPT = "JSON.stringify({...sessionStorage})"


class AnsweringCase(DrivingCase):
    """A base class: the way through the sections."""

    def open(self, tab, campaign=None):
        tab.open(f"/readiness/{(campaign or self.campaign).link_code}")

    def begin(self, tab):
        self.open(tab)
        tab.click(NEXT)
        tab.wait("!document.querySelector('[data-step=\"1\"]').hidden")

    def answer_sections(self, tab, level="4"):
        """From the first section to the question before sending, with the keyboard only."""
        for number in range(1, 9):
            self.assertEqual(tab.step(), number)
            tab.press(level, level, level, level, "Enter")
        self.assertEqual(tab.step(), 9)

    def name_of(self, place):
        return f"q{self.items_of(self.campaign)[place].id}"


class TestKeys(AnsweringCase):
    def test_whole_way_with_the_keyboard_only(self):
        with self.tab("person1") as tab:
            self.open(tab)
            for _press in range(12):
                tab.press("Tab")
                if tab.js("document.activeElement.dataset.do === 'next'"):
                    break
            tab.press("Enter")
            self.answer_sections(tab)
            tab.press("Tab", "Enter")
            tab.wait_for("done")
            self.assertEqual(tab.js("document.activeElement.textContent"), "Thank you")
            self.assertEqual(tab.js(KEPT), "{}")
        self.assertEqual(self.counted(), 1)

    def test_arrows_choose_and_numbers_lead_on(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("Tab", "Space", "ArrowDown", "ArrowDown")
            self.assertEqual(tab.chosen(), {self.name_of(0): 3})
            tab.press("5")
            self.assertEqual(tab.chosen(), {self.name_of(0): 5})
            self.assertEqual(tab.js(FOCUSED), f"{self.name_of(1)} 1")
            tab.press("2")
            self.assertEqual(tab.chosen(), {self.name_of(0): 5, self.name_of(1): 2})
            self.assertEqual(tab.js(FOCUSED), f"{self.name_of(2)} 1")

    def test_every_radio_can_be_reached(self):
        """Drawn over or not: none is hidden from keys and screen readers."""
        with self.tab("person1") as tab:
            self.begin(tab)
            tree = tab.ask("Accessibility.getFullAXTree")["nodes"]
            radios = [node for node in tree if node.get("role", {}).get("value") == "radio"]
            self.assertEqual(len(radios), 20)
            names = [node["name"]["value"] for node in radios[:5]]
            self.assertEqual(names[1::2], ["2", "4"])
            self.assertIn("Strongly disagree", names[0])

    def test_targets_are_large(self):
        with self.tab("person1") as tab:
            tab.size(320, 640)
            self.begin(tab)
            sizes = tab.js(
                "[...document.querySelectorAll('.step:not([hidden]) .scale label')].map((one) =>"
                " ((box) => [box.width, box.height])(one.getBoundingClientRect()))"
            )
            self.assertEqual(len(sizes), 20)
            for width, height in sizes:
                self.assertGreaterEqual(min(width, height), 44)


class TestGaps(AnsweringCase):
    def test_a_gap_is_reported_where_it_is(self):
        with self.tab("person1") as tab:
            tab.size(390, 844)
            self.begin(tab)
            tab.press("4", "4", "4")
            tab.click(NEXT)
            self.assertEqual(tab.step(), 1)
            self.assertTrue(tab.js("document.activeElement.matches('.errors')"))
            gap = f"document.querySelector('[name={self.name_of(3)}]').closest('.statement')"
            self.assertTrue(tab.js(f"{gap}.querySelector('.error').checkVisibility()"))
            top = tab.js(f"{gap}.getBoundingClientRect().top")
            self.assertTrue(0 <= top < 844, top)
            tab.click(".errors a")
            self.assertEqual(tab.js(FOCUSED), f"{self.name_of(3)} 1")
            tab.press("3")
            self.assertFalse(tab.js("Boolean(document.querySelector('.errors, .wrong'))"))
            tab.press("Enter")
            self.assertEqual(tab.step(), 2)

    def test_going_back_loses_nothing(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("1", "2", "3", "4", "Enter", "5")
            chosen = tab.chosen()
            tab.click(BACK)
            self.assertEqual(tab.step(), 1)
            tab.click(NEXT)
            tab.back()
            tab.wait("!document.querySelector('[data-step=\"1\"]').hidden")
            self.assertEqual(tab.chosen(), chosen)

    def test_reloading_keeps_and_another_language_takes_along(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("1", "2", "3", "4", "Enter", "5")
            chosen = tab.chosen()
            tab.reload()
            self.assertEqual((tab.chosen(), tab.step()), (chosen, 2))
            self.translate(tab)
            self.assertEqual((tab.chosen(), tab.step()), (chosen, 2))
            tab.reload()
            self.assertEqual(tab.js("document.documentElement.lang"), "es-ES")
            self.assertEqual((tab.chosen(), tab.step()), (chosen, 2))

    def test_another_language_sends_no_answer(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("1", "2", "3", "4", "Enter", "5")
            tab.js(RECORD)
            self.translate(tab)
            [body] = tab.js("sent")
            self.assertIn("token=", body)
            self.assertNotIn(self.name_of(0), body)
            tab.js("document.querySelector('.step:not([hidden]) h2').focus()")
            tab.press("4")  # keys work on the page in the other language too
            self.assertEqual(len(tab.chosen()), 6)

    def test_enter_on_an_answer_does_not_change_the_language(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            self.translate(tab)
            tab.js("document.querySelector('.step:not([hidden]) .scale input').focus()")
            tab.press("Space", "Enter")
            tab.wait("document.querySelector('#missing, .errors:not([hidden])')")
            self.assertEqual(tab.js("document.documentElement.lang"), "es-ES")
            self.assertEqual((len(tab.chosen()), tab.step()), (1, 1))

    def translate(self, tab):
        tab.click(".languages summary")
        tab.click(".languages [lang=es-ES]")
        tab.wait("document.documentElement.lang === 'es-ES'")
        tab.wait("document.readyState === 'complete'")


class TestTrouble(AnsweringCase):
    def before_sending(self, tab):
        self.begin(tab)
        self.answer_sections(tab)

    def assert_unsent(self, tab, why="offline"):
        tab.wait(f"document.querySelector('[data-why={why}]').checkVisibility()")
        self.assertEqual(len(tab.chosen()), 32)
        self.assertIn("not been sent yet", tab.text())

    def test_offline_and_back(self):
        with self.tab("person1") as tab:
            self.before_sending(tab)
            tab.offline()
            tab.click(SEND)
            self.assert_unsent(tab)
            tab.offline(False)
            tab.wait_for("done")
        self.assertEqual(self.counted(), 1)

    def test_a_server_that_fails_or_replies_with_something_else(self):
        from odoo.http import Response

        broken = [
            lambda *args, **kwargs: Response("Bad gateway", status=502),
            lambda *args, **kwargs: Response("<main>Thank you</main>", status=200),
        ]
        with self.tab("person1") as tab:
            self.before_sending(tab)
            for reply in broken:
                with patch.object(Answering, "_count", staticmethod(reply)):
                    tab.click(SEND)
                    self.assert_unsent(tab)
            tab.click(SEND)
            tab.wait_for("done")
        self.assertEqual(self.counted(), 1)

    def test_logged_out_and_in_again(self):
        with self.tab("person1") as tab:
            self.before_sending(tab)
            self.log_in(tab, None)
            tab.click(SEND)
            self.assert_unsent(tab, "login")
            self.log_in(tab, "person1")
            self.open(tab)
            self.assertEqual(len(tab.chosen()), 32)
            tab.click(SEND)
            tab.wait_for("done")
        self.assertEqual(self.counted(), 1)

    def test_somebody_else_at_the_same_browser(self):
        with self.tab("person1") as tab:
            self.before_sending(tab)
            self.log_in(tab, "person2")
            tab.click(SEND)
            tab.wait_for("other_person")
            self.assertEqual(tab.js(KEPT), "{}")
            self.begin(tab)
            self.assertEqual(tab.chosen(), {})
            tab.press("1")
            self.log_in(tab, "person1")
            self.open(tab)
            self.assertEqual(tab.chosen(), {})
        self.assertEqual(self.counted(), 0)

    def test_choices_of_yesterday_are_erased(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("4")
            tab.js(
                "Object.keys(sessionStorage).forEach((key) => sessionStorage[key] = JSON.stringify("
                "{...JSON.parse(sessionStorage[key]), at: Date.now() - 12.1 * 3600000}))"
            )
            tab.reload()
            self.assertEqual((tab.chosen(), tab.step()), ({}, 0))

    def test_back_after_sending_shows_nothing(self):
        with self.tab("person1") as tab:
            tab.open("/readiness/protection")
            self.before_sending(tab)
            tab.click(SEND)
            tab.wait_for("done")
            tab.back()
            tab.wait("!document.querySelector('.scale :checked')")
            tab.wait("Number.isInteger(history.state?.step)")
            tab.press("3")
            self.assertEqual(tab.js(KEPT), "{}")
        self.assertEqual(self.counted(), 1)


class TestWithoutScript(AnsweringCase):
    def test_one_long_page_and_a_button(self):
        with self.tab("person1") as tab:
            tab.scripts(False)
            self.open(tab)
            visible = tab.js(
                "[...document.querySelectorAll('.statement')].every((one) => one.checkVisibility())"
            )
            self.assertTrue(visible)
            names = list(self.levels())
            for name in names[:-1]:
                tab.click(f"#{name}-4")
            tab.js("document.querySelector('#answers').noValidate = true")
            tab.click("#answers [type=submit]:not([formaction])")
            tab.wait("document.querySelector('#missing a')")
            self.assertEqual(len(tab.chosen()), 31)
            tab.click(f"#{names[-1]}-2")
            tab.click("#answers [type=submit]:not([formaction])")
            tab.wait_for("done")
        self.assertEqual(self.counted(), 1)


class TestRequests(AnsweringCase):
    def test_four_requests_and_120_kilobytes(self):
        with self.tab("person1") as tab:
            sizes = {}
            handlers = tab.browser._handlers
            handlers["Network.responseReceived"] = lambda requestId, response, **_rest: (
                sizes.setdefault(requestId, 0)
            )
            handlers["Network.dataReceived"] = lambda requestId, dataLength, **_rest: sizes.update(
                {requestId: sizes.get(requestId, 0) + dataLength}
            )
            seen = []
            handlers["Network.requestWillBeSent"] = lambda request, **_rest: seen.append(
                request["url"]
            )
            tab.ask("Network.enable")
            self.begin(tab)
            self.answer_sections(tab)
            tab.click(SEND)
            tab.wait_for("done")
            requests = [url for url in seen if url.startswith("http")]
            self.assertLessEqual(len(requests), 4, requests)
            self.assertLess(sum(sizes.values()), 120_000, sizes)


class TestBackForwardCache(AnsweringCase):
    RETURN = "void window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"

    def test_a_page_that_the_browser_kept_whole_shows_nothing_of_who_was_there(self):
        with self.tab("person1") as tab:
            self.begin(tab)
            tab.press("4", "4")
            self.log_in(tab, "person2")
            tab.js("void (window.leaving = true)")
            tab.js(self.RETURN)
            tab.wait("!window.leaving && document.readyState === 'complete'")
            tab.wait_for("questions")
            self.assertEqual(tab.chosen(), {})
            self.assertEqual(tab.step(), 0)


class TestFreshBrowser(AnsweringCase):
    """Tests share one Chromium: none finds what another left, or that it has died."""

    KEEP = (
        "localStorage.kept = sessionStorage.kept = 1; document.cookie = 'kept=1; max-age=99';"
        " void caches.open('kept')"
    )
    FOUND = (
        "caches.keys().then((names) => [localStorage.kept, sessionStorage.kept,"
        " document.cookie.includes('kept'), ...names].join())"
    )

    def found(self, tab):
        tab.open("/readiness/protection")
        return tab.js(self.FOUND)

    def test_nothing_is_left_for_the_next_test(self):
        with self.tab("person1") as tab:
            self.assertEqual(self.found(tab), ",,false")
            tab.js(self.KEEP)
            self.assertEqual(self.found(tab), "1,1,true,kept")
            chromium = tab.browser.chrome
        with self.tab("person1") as tab:
            self.assertIs(tab.browser.chrome, chromium)
            self.assertEqual(self.found(tab), ",,false")
            chromium.kill()
            chromium.wait()
        with self.tab("person1") as tab:
            self.assertIsNot(tab.browser.chrome, chromium)
            self.assertEqual(self.found(tab), ",,false")
