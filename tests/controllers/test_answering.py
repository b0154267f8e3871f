from datetime import timedelta

from odoo.tests import freeze_time

from ..browsing import BrowsingCase


class TestAnswering(BrowsingCase):
    def begin_as(self, login):
        self.authenticate(login, login)
        response = self.begin()
        self.assertIn("/survey/", response.url)
        return response.url

    def test_whole_way(self):
        url = self.begin_as("person1")
        result = self.answer_pages(url)
        self.assertIn('data-message="done"', result["survey_content"])
        self.assertEqual(self.counted(), 1)
        self.assertFalse(
            self.env["survey.user_input"]
            .sudo()
            .search([("survey_id", "=", self.campaign.survey_id.id)])
        )

    def test_no_page_fetches_anything_from_elsewhere(self):
        """A picture in the questionnaire would tell its server who opens which page, and when."""
        url = self.begin_as("person1")
        pages = [self.url_open(url), self.welcome()]
        page = self.campaign.survey_id.page_ids[0]
        self.submit(url, page, {item.id: 2 for item in page.question_ids})
        pages.append(self.url_open(url))
        self.authenticate(None, None)
        pages += [self.welcome(), self.url_open(f"/readiness/{self.campaign.link_code}/kiosk")]
        for response in pages:
            policy = response.headers["Content-Security-Policy"]
            self.assertTrue(policy.startswith("default-src 'self' data: blob:;"), response.url)
            self.assertNotIn("img-src", policy)

    def test_reload_after_the_last_page(self):
        url = self.begin_as("person1")
        self.answer_pages(url)
        self.assertIn('data-message="answered"', self.url_open(url).text)

    def test_second_attempt(self):
        self.answer_pages(self.begin_as("person1"))
        self.assertIn('data-message="answered"', self.welcome().text)
        self.assertEqual(self.counted(), 1)

    def test_going_back_shows_what_was_chosen(self):
        url = self.begin_as("person1")
        first, second = self.campaign.survey_id.page_ids[:2]
        self.submit(url, first, {item.id: 2 for item in first.question_ids})
        result = self.submit(url, second, {}, previous_page_id=first.id)
        self.assertEqual(
            result["survey_content"].count('checked="checked"'), len(first.question_ids)
        )

    def test_missing_item(self):
        url = self.begin_as("person1")
        page = self.campaign.survey_id.page_ids[0]
        items = page.question_ids
        result = self.submit(url, page, {item.id: 3 for item in items[1:]})
        self.assertEqual(list(result["fields"]), [str(items[0].id)])

    def test_jump_to_the_last_page(self):
        url = self.begin_as("person1")
        pages = self.campaign.survey_id.page_ids
        result = self.submit(url, pages[-1], {item.id: 3 for item in pages[-1].question_ids})
        self.assertIn(f'name="page_id" value="{pages[0].id}"', result["survey_content"])
        self.assertEqual(self.counted(), 0)

    def test_poisoned_levels(self):
        url = self.begin_as("person1")
        page = self.campaign.survey_id.page_ids[0]
        for poison in ("99", "0", "6", "-1", "2.5", "abc", "٣", "", [3], {"a": 1}, None, True, 3.0):
            levels = dict.fromkeys(page.question_ids.ids, "3")
            result = self.submit(url, page, levels, **{str(page.question_ids[0].id): poison})
            self.assertEqual(list(result["fields"]), [str(page.question_ids[0].id)], poison)

    def test_another_person_at_the_same_browser(self):
        url = self.begin_as("person1")
        self.authenticate("person2", "person2", session_extra=None)
        self.assertIn("data-message=", self.url_open(url).text)
        page = self.campaign.survey_id.page_ids[0]
        result = self.submit(url, page, {item.id: 1 for item in page.question_ids})
        self.assertIn("data-message=", result["survey_content"])

    def test_not_invited(self):
        self.make_user("outsider")
        self.authenticate("outsider", "outsider")
        self.assertIn('data-message="not_invited"', self.welcome().text)

    def test_closed_early_and_wrong_link(self):
        self.authenticate("person1", "person1")
        self.assertIn('data-message="wrong_link"', self.url_open("/readiness/nothing").text)
        with freeze_time(self.campaign.date_close + timedelta(seconds=1)):
            self.assertIn('data-message="over"', self.welcome().text)
        with freeze_time(self.campaign.date_open - timedelta(seconds=1)):
            self.assertIn('data-message="early"', self.welcome().text)

    def test_visitor_gets_code_page(self):
        self.authenticate(None, None)
        self.assertIn('name="code"', self.welcome().text)

    def test_code(self):
        employee = self.make_employees(self.team, 1, prefix="Codes")
        campaign = self.make_campaign(
            name="Codes",
            audience="departments",
            department_ids=[(6, 0, self.make_department("C").ids)],
        )
        employee.department_id = campaign.department_ids
        self.make_employees(campaign.department_ids, 6)
        campaign.action_launch()
        roster_ids = campaign._roster_without_user()
        code = campaign._issue_codes(roster_ids)[roster_ids[0]]
        self.authenticate(None, None)
        for counted in (1, 1):
            response = self.begin(campaign, code=code.lower())
            self.assertIn("/survey/", response.url)
            result = self.answer_pages(response.url, campaign=campaign)
            self.assertIn('data-message="done"', result["survey_content"])
            self.assertEqual(self.counted(campaign), counted)
        self.assertIn('data-message="wrong_code"', self.begin(campaign, code="NOPE").text)

    def test_odoos_own_doors(self):
        survey = self.campaign.survey_id
        self.authenticate("admin", "admin")
        for path in (
            f"/survey/test/{survey.access_token}",
            f"/survey/print/{survey.access_token}",
            f"/survey/results/{survey.id}",
            f"/survey/session/manage/{survey.access_token}",
            f"/survey/{survey.id}/certification_preview",
        ):
            response = self.url_open(path)
            self.assertGreaterEqual(response.status_code, 400, path)
        self.assertIn(
            f"/readiness/{self.campaign.link_code}", self.url_open(survey.get_start_url()).url
        )

    def test_last_page_says_submit(self):
        url = self.begin_as("person3")
        result = None
        for page in self.campaign.survey_id.page_ids[:-1]:
            result = self.submit(url, page, {item.id: 3 for item in page.question_ids})
        self.assertIn('value="finish"', result["survey_content"])

    def test_pages_are_shown_in_the_readers_language(self):
        self.users[3].lang = "es_ES"
        url = self.begin_as("person4")
        self.assertIn("/es/", url)
        self.assertIn('<html lang="es-ES">', self.url_open(url).text)
        page = self.campaign.survey_id.page_ids[0]
        result = self.submit(url, page, {item.id: 3 for item in page.question_ids})
        begun = self.url_open(url).text
        self.assertIn('<html lang="es-ES">', begun)
        self.assertIn("¿Enviar sus respuestas?", begun)
        self.assertIn("de 8 páginas", " ".join(result["survey_progress"].split()))

    def test_a_campaign_is_asked_in_its_own_languages_only(self):
        spanish = self.env["res.lang"]._activate_lang("es_ES")
        self.campaign.action_cancel()
        campaign = self.campaign.copy(
            {
                "date_open": self.campaign.date_open,
                "date_close": self.campaign.date_close,
                "lang_ids": [(6, 0, spanish.ids)],
            }
        )
        campaign.action_launch()
        self.authenticate("person5", "person5")
        first = self.begin(campaign)
        self.assertIn("/es/survey/", first.url)
        items = self.items_of(campaign).with_context(lang="es_ES")
        self.assertIn(items[0].title, first.text)
        page = campaign.survey_id.page_ids[0]
        second = self.submit(first.url, page, {item.id: 3 for item in page.question_ids})
        self.assertIn(items[len(page.question_ids)].title, second["survey_content"])
