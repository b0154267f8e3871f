# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The kiosk: one page after another, and what the person before left is gone."""

import json

from ..driving import DrivingCase
from .test_codes import CodeCase

LANGUAGES = ("de_DE", "fr_FR", "es_ES", "ca_ES", "pt_PT", "en_US")
# What reaches into a slip's margin or below it (rounded by the zoom), or into what stands below.
CUT_OFF = """
    (({bottom, top}) => [
        ...[...document.querySelectorAll(".slip, .beside, .titles")].filter(
            (box) => box.scrollHeight > box.clientHeight + 3
        ),
        ...[...document.querySelectorAll(".texts")].filter((box) => top(box) < bottom(".scan")),
    ].map((box) => box.innerText))({
        bottom: (selector) => document.querySelector(selector).getBoundingClientRect().bottom,
        top: (box) => box.getBoundingClientRect().top,
    })
"""


class TestKiosk(CodeCase):
    def kiosk(self):
        return self.url_open(self.path("kiosk"))

    def test_whole_way_stays_at_the_kiosk(self):
        pages = [self.kiosk(), self.enter(self.codes[0], "/kiosk")]
        pages.append(self.send(pages[1], campaign=self.wave))
        self.assertEqual([self.main(page) for page in pages], ["code", "questions", "done"])
        for page in pages:
            [address] = self.document(page).xpath("/html/@data-kiosk")
            self.assertTrue(address.endswith(self.path("kiosk")), page.url)
        self.assertEqual(self.counted(self.wave), 1)

    def test_no_way_out(self):
        pages = [self.kiosk(), self.enter(self.codes[5], "/kiosk"), self.enter("WRONG", "/kiosk")]
        pages.append(self.send(pages[1], campaign=self.wave))
        pages.append(self.url_open(self.path("kiosk", "protection")))
        for page in pages:
            document = self.document(page)
            links = document.xpath("//a/@href")
            self.assertFalse([link for link in links if "/kiosk" not in link], page.url)
            self.assertFalse(document.xpath("//*[@target='_blank']"), page.url)
            self.assertNotIn("/web/login", " ".join(links))

    def test_nothing_is_kept_in_the_browser(self):
        page = self.enter(self.codes[1], "/kiosk")
        self.assertFalse(self.document(page).xpath("//main/@data-store"))

    def test_nobody_is_logged_in_at_a_kiosk(self):
        self.authenticate("person1", "person1")
        page = self.kiosk()
        self.assertEqual(self.main(page), "kiosk-login")
        page = self.url_open(self.path("kiosk", "logout"), data={"csrf_token": self.csrf(page)})
        self.assertEqual(self.main(page), "code")
        self.assertIn("/web/login", self.url_open("/odoo").url)

    def test_questionnaires_languages(self):
        page = self.kiosk()
        self.assertIn('<html lang="en-US"', page.text)
        [spanish] = self.document(page).xpath("//a[@lang='es-ES']/@href")
        self.assertEqual(spanish, f"/es{self.path('kiosk')}?first=en")
        self.assertIn('<html lang="es-ES"', self.url_open(spanish).text)
        opened_in_spanish = self.document(self.url_open(f"/es{self.path('kiosk')}"))
        self.assertEqual(opened_in_spanish.xpath("/html/@data-kiosk"), [f"/es{self.path('kiosk')}"])

    def test_wrong_link(self):
        self.assertEqual(self.main(self.url_open("/readiness/nothing/kiosk")), "wrong_link")


class TestKioskInTheBrowser(DrivingCase, CodeCase):
    def begin(self, tab, code, place="kiosk"):
        """Read the code from the paper's square, and answer three statements."""
        tab.open(f"{self.path(*filter(None, [place]))}#{code}")
        self.assertNotIn("#", tab.js("location.href"))
        tab.press("Enter")
        tab.wait_for("questions")
        tab.click(".step:not([hidden]) [data-do=next]")
        tab.press("4", "4", "4")
        self.assertEqual(len(tab.chosen()), 3)

    def later(self, tab, seconds):
        tab.js(f"void ((now) => Date.now = () => now() + {seconds * 1000})(Date.now.bind(Date))")

    def assert_wiped(self, tab):
        tab.wait_for("code")
        self.assertEqual(tab.js("document.querySelector('#code').value"), "")
        self.assertEqual(tab.js("JSON.stringify({...sessionStorage})"), "{}")
        self.assertEqual(self.counted(self.wave), 0)

    def test_typed_on_the_screen_and_wiped_after_the_last_page(self):
        with self.tab() as tab:
            tab.open(self.path("kiosk"))
            code = self.codes[0]
            wrong = "A" if code[5] != "A" else "B"
            for sign in code[:5] + wrong + code[6:]:
                tab.click(f"[data-key='{sign}']")
            tab.click(".code-form [type=submit]")
            tab.wait_for("wrong_code")
            tab.wait("document.activeElement.id === 'code'")
            tab.press(*7 * ["ArrowLeft"])
            tab.click("[data-do=erase]")
            tab.click(f"[data-key='{code[5]}']")
            self.assertEqual(
                tab.js("document.querySelector('#code').value.replaceAll('-', '')"), code
            )
            tab.click(".code-form [type=submit]")
            tab.wait_for("questions")
            tab.click(".step:not([hidden]) [data-do=next]")
            for _section in range(8):
                tab.press("4", "4", "4", "4", "Enter")
            tab.click(".step:not([hidden]) [type=submit]")
            tab.wait_for("done")
            tab.wait("document.body.innerText.includes('Clear now')")
            self.assertEqual(tab.barriers(), [])
            self.later(tab, 13)
            self.assertEqual(tab.page(), "done")
            self.later(tab, 2)
            tab.wait_for("code")
        self.assertEqual(self.counted(self.wave), 1)

    def test_wiped_when_nobody_is_there(self):
        with self.tab() as tab:
            self.begin(tab, self.codes[1])
            self.later(tab, 110)
            tab.click("#ask-idle [data-do=stay]")
            self.later(tab, 110)
            tab.wait("document.querySelector('#ask-idle').open")
            self.later(tab, 10)
            self.assert_wiped(tab)

    def test_wiped_while_offline(self):
        with self.tab() as tab:
            self.begin(tab, self.codes[2])
            tab.offline()
            self.later(tab, 121)
            tab.wait_for("cleared")
            self.assertFalse(tab.js("document.querySelectorAll('input').length"))
            tab.offline(False)
            self.assert_wiped(tab)

    def test_wiped_on_back(self):
        with self.tab() as tab:
            self.begin(tab, self.codes[3])
            tab.back()
            self.assert_wiped(tab)

    def test_wiped_by_hand(self):
        with self.tab() as tab:
            self.begin(tab, self.codes[4])
            tab.click("[data-do=stop]")
            tab.click("#ask-stop [data-do=wipe]")
            self.assert_wiped(tab)

    def test_another_language_in_the_middle(self):
        """The choices stay, in the page alone; the next person finds the first language again."""
        with self.tab() as tab:
            self.begin(tab, self.codes[5])
            first = tab.js("document.documentElement.lang")
            tab.click(".languages summary")
            tab.click(".languages [lang=es-ES]")
            tab.wait("document.documentElement.lang === 'es-ES'")
            self.assertEqual(len(tab.chosen()), 3)
            self.assertEqual(tab.js("JSON.stringify({...sessionStorage})"), "{}")
            self.later(tab, 110)
            tab.wait("document.querySelector('#ask-idle').open")
            self.assertIn("¿Sigue", tab.js("document.querySelector('#ask-idle').innerText"))
            self.later(tab, 11)
            self.assert_wiped(tab)
            self.assertEqual(tab.js("document.documentElement.lang"), first)

    def test_the_next_person_finds_the_first_language(self):
        """Whatever was chosen before the code, by keys, and whether it was a right one."""
        home = f"/en{self.path('kiosk')}"
        with self.tab() as tab:
            tab.open(self.path("kiosk"))
            for then in ("wrong", "right", "nothing"):
                tab.tab_to(".languages summary")
                tab.press("Enter")
                tab.tab_to(".languages [lang=es-ES]")
                tab.press("Enter")
                tab.wait("document.documentElement.lang === 'es-ES'")
                tab.wait("document.readyState === 'complete'")
                if then != "nothing":
                    tab.tab_to("#code")
                    tab.write(self.codes[6] if then == "right" else "AAAA")
                    tab.press("Enter")
                    tab.wait_for("questions" if then == "right" else "wrong_code")
                    self.assertEqual(tab.js("document.documentElement.lang"), "es-ES")
                self.later(tab, 46 if then == "wrong" else 121)
                tab.wait(f"location.pathname + location.search === '{home}'")
                self.assert_wiped(tab)
                self.assertEqual(tab.js("document.documentElement.lang"), "en-US")

    def test_a_page_that_asks_again_says_what_the_tab_still_holds(self):
        """On one's own phone: reloaded, or found again after another app."""
        with self.tab() as tab:
            self.begin(tab, self.codes[8], place="")
            tab.open(self.path())
            kept = "document.querySelector('#kept').checkVisibility()"
            self.assertTrue(tab.js(kept))
            tab.tab_to("#code")
            tab.write(self.codes[8])
            tab.press("Enter")
            tab.wait_for("questions")
            self.assertEqual(len(tab.chosen()), 3)
            tab.open(f"{self.path()}#{self.codes[9]}")
            tab.press("Enter")
            tab.wait_for("questions")
            self.assertEqual(tab.chosen(), {}, "of somebody else")
            tab.open(self.path())
            self.assertFalse(tab.js(kept))

    def test_reading_how_answers_are_protected_loses_nothing(self):
        with self.tab() as tab:
            self.begin(tab, self.codes[7])
            tab.js("void document.querySelector('.step:not([hidden]) [data-do=back]').click()")
            tab.click(".step a[href*='/protection']")
            tab.wait("document.querySelector('#reading[open]')?.innerText.includes('In short')")
            self.assertFalse(tab.js("document.querySelectorAll('#reading a').length"))
            tab.tab_to("#reading [data-do=read]")
            tab.press("Enter")
            self.assertFalse(tab.js("document.querySelector('#reading').open"))
            self.assertEqual((tab.page(), len(tab.chosen())), ("questions", 3))
            tab.click(".step a[href*='/protection']")
            tab.wait("document.querySelector('#reading[open]')")
            self.later(tab, 121)
            self.assert_wiped(tab)

    def test_an_odd_address_is_no_error(self):
        with self.tab() as tab:
            tab.open(f"{self.path('kiosk')}#%")
            tab.click("[data-key='A']")
            self.assertEqual(tab.js("document.querySelector('#code').value"), "A")

    def test_nothing_on_the_papers_is_cut_in_any_language(self):
        """Slips and poster, in each language and in as many as there may be."""
        self.patch(
            type(self.env["ir.actions.report"]), "_readiness_print", lambda _self, page, _size: page
        )
        self.env["ir.config_parameter"].set_param(
            "web.base.url", "https://odoo.rather-long.example"
        )
        officer = self.make_user("officer", "social_readiness.group_readiness_officer")
        wizards = self.env["readiness.code.wizard"].with_user(officer)
        langs = [self.env["res.lang"]._activate_lang(code).id for code in LANGUAGES]
        several = [langs[:number] for number in (2, 3, 4)]
        with self.tab() as tab:
            for layout in ("slips", "poster"):
                for chosen in [*([lang] for lang in langs), *several]:
                    values = {"who": "all", "layout": layout, "lang_ids": [(6, 0, chosen)]}
                    _name, page = wizards.create({"campaign_id": self.wave.id, **values})._paper()
                    tab.js(f"document.open(); document.write({json.dumps(page)}); document.close()")
                    self.assertEqual(tab.js(CUT_OFF), [], (layout, chosen))
