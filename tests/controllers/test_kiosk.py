import re

from .test_codes import CodeCase


class TestKiosk(CodeCase):
    def kiosk(self):
        return self.url_open(self.path("kiosk"))

    def drafts(self):
        return self.env["readiness.draft"].search_count([("campaign_id", "=", self.wave.id)])

    def test_whole_way(self):
        welcome = self.enter(self.codes[0], self.kiosk())
        self.assertIn("o_readiness_kiosk", welcome.text)
        first = self.press_begin(welcome)
        self.assertIn("o_readiness_kiosk", first.text)
        result = self.answer_pages(first.url, campaign=self.wave)
        self.assertIn('data-message="done"', result["survey_content"])
        self.assertEqual(self.counted(self.wave), 1)

    def test_coming_back_wipes_the_draft(self):
        first = self.press_begin(self.enter(self.codes[1], self.kiosk()))
        page = self.wave.survey_id.page_ids[0]
        self.submit(first.url, page, {item.id: 5 for item in page.question_ids})
        self.assertEqual(self.drafts(), 1)
        self.assertIn("o_readiness_keypad", self.kiosk().text)
        self.assertEqual(self.drafts(), 0)
        self.assertFalse(self.opener.cookies.get("readiness_draft"))
        self.assertIn('data-message="lost"', self.url_open(first.url).text)

    def test_back_to_the_page_before_wipes_it_too(self):
        self.press_begin(self.enter(self.codes[2], self.kiosk()))
        self.assertIn("o_readiness_keypad", self.url_open(self.path("code")).text)
        self.assertEqual(self.drafts(), 0)

    def test_a_code_that_was_typed_is_forgotten(self):
        self.enter(self.codes[3], self.kiosk())
        self.kiosk()
        self.assertIn("o_readiness_keypad", self.url_open(self.path("code")).text)

    def test_only_ones_own_draft_is_wiped(self):
        self.press_begin(self.enter(self.codes[4], self.kiosk()))
        self.authenticate(None, None)
        self.kiosk()
        self.assertEqual(self.drafts(), 1)

    def test_no_way_out(self):
        entry = self.kiosk()
        welcome = self.enter(self.codes[5], entry)
        first = self.press_begin(welcome)
        wrong = self.enter("WRONG", self.kiosk())
        for page in (entry, welcome, first, wrong):
            body = page.text.split("<body", 1)[1]
            links = set(re.findall(r'<a[^>]*href="([^"]+)"', body))
            away = {
                link for link in links if "/readiness/" not in link and not link.startswith("#")
            }
            self.assertFalse(away, page.url)
            self.assertNotIn("/web/login", body)
            self.assertNotIn('target="_blank"', body)

    def test_messages_lead_back_to_the_kiosk(self):
        wrong = self.enter("WRONG", self.kiosk())
        self.assertIn('data-message="wrong_code"', wrong.text)
        self.assertIn(self.path("kiosk"), wrong.text)

    def test_nobody_is_logged_in_at_a_kiosk(self):
        self.authenticate("person1", "person1")
        page = self.kiosk()
        self.assertNotIn("o_readiness_keypad", page.text)
        page = self.url_open(self.path("kiosk", "logout"), data={"csrf_token": self.csrf(page)})
        self.assertIn("o_readiness_keypad", page.text)
        self.assertIn("/web/login", self.url_open("/odoo").url)

    def test_the_link_for_everybody_ends_the_kiosk(self):
        self.kiosk()
        self.assertNotIn("o_readiness_kiosk", self.url_open(self.path()).text)

    def test_questionnaires_languages(self):
        page = self.kiosk().text
        self.assertIn('<html lang="en-US">', page)
        spanish = f"/es/readiness/{self.wave.link_code}/kiosk"
        self.assertIn(spanish, page)
        self.assertIn('<html lang="es-ES">', self.url_open(spanish).text)

    def test_wrong_link(self):
        self.assertIn('data-message="wrong_link"', self.url_open("/readiness/nothing/kiosk").text)


class TestKioskInTheBrowser(CodeCase):
    def tour(self, name, code):
        self.start_tour(f"{self.path('kiosk')}#{code}", f"readiness_kiosk_{name}", timeout=120)
        drafts = self.env["readiness.draft"].search_count([("campaign_id", "=", self.wave.id)])
        self.assertEqual(drafts, 0)
        return self.counted(self.wave)

    def test_wiped_after_the_last_page(self):
        self.assertEqual(self.tour("answers", self.codes[0]), 1)

    def test_wiped_when_nobody_is_there(self):
        self.assertEqual(self.tour("idle", self.codes[1]), 0)

    def test_wiped_on_back(self):
        self.assertEqual(self.tour("back", self.codes[2]), 0)

    def test_wiped_by_hand(self):
        self.assertEqual(self.tour("stop", self.codes[3]), 0)
