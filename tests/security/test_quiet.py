# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What Odoo itself would note of whoever answers: not from our pages."""

import logging

from ..browsing import BrowsingCase


class TestQuiet(BrowsingCase):
    def test_the_access_log_has_no_line_of_ours(self):
        with self.assertLogs("werkzeug", logging.INFO) as logs:
            self.assertEqual(self.main(self.answer_as("person1")), "done")
            for path in ("", "/kiosk", "/protection", "/trial"):
                for lang in ("", "/es", "/fr", "/zh_CN"):
                    self.url_open(f"{lang}/readiness/{self.campaign.link_code}{path}")
            self.url_open("/web/login")
        lines = [line for line in logs.output if "readiness" in line]
        self.assertFalse(lines)
        self.assertIn("/web/login", " ".join(logs.output))

    def test_the_filter_looks_at_paths_only(self):
        logger = logging.getLogger("werkzeug")
        ours = [one for one in logger.filters if "social_readiness" in type(one).__module__]
        self.assertEqual(len(ours), 1, "one for all databases of the process")
        with self.assertLogs(logger, logging.INFO) as logs:
            logger.info('"%s" %s %s', "GET /web/login?redirect=/readiness/x HTTP/1.1", "200", "-")
        self.assertEqual(len(logs.output), 1)

    def test_only_our_own_files_are_loaded_and_nobody_frames_the_page(self):
        self.authenticate("person1", "person1")
        page = self.welcome()
        document = self.document(page)
        loaded = document.xpath("//*[@src]/@src | //link/@href")
        for address in loaded:
            self.assertRegex(address, r"^(data:|/social_readiness/static/src/answering/)")
        policy = page.headers["Content-Security-Policy"]
        for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"):
            self.assertIn(part, policy)
        self.assertNotIn("unsafe", policy)

    def test_what_a_questionnaire_says_is_text(self):
        html = (
            '<p>One <b>bold</b></p><img src="/web/x" style="background:url(//evil)"/>'
            "<script>alert(1)</script><p>Two<br/>three</p><a href='//evil'>link</a>"
        )
        survey = self.env["survey.survey"].create(
            {
                "title": "<i>Odd</i>",
                "survey_type": "readiness",
                "question_and_page_ids": [
                    (0, 0, {"title": "<b>S</b>", "is_page": True, "description": html}),
                    (0, 0, {"title": "<img src=x onerror=alert(1)>", "question_type": "scale"}),
                ],
            }
        )
        self.env.flush_all()
        self.authenticate("admin", "admin")
        admin = self.env["res.users"].search([("login", "=", "admin")])
        admin.group_ids |= self.env.ref("social_readiness.group_readiness_officer")
        page = self.url_open(f"/readiness/test/{survey.id}")
        main = self.document(page).xpath("//main")[0]
        self.assertFalse(main.xpath(".//img | .//script | .//b | .//i | .//*[@style]"))
        section = main.xpath(".//section[@data-step='1']")[0]
        lines = [line.text for line in section.xpath("./p[@class='soft']")]
        self.assertEqual(lines, ["One bold", "Two", "three", "link"])
        self.assertEqual(section.xpath("./h2")[0].text, "<b>S</b>")
