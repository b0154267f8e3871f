import html
import re
from urllib.parse import unquote

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

# Where a text names something that browsers fetch by themselves, and what it names.
FETCHED = re.compile(
    r"(?:\b(?:src|srcset|poster|background|data-oe-expression)\s*=|\burl\(|image-set\()"
    r"\s*[\"']?([^\"'\s>)]+)",
    re.IGNORECASE,
)
UPLOADED = re.compile(r"data:|/web/(?:image|content)/|/\w+/static/")


class SurveyQuestion(models.Model):
    """Pictures in a questionnaire are uploaded ones.

    Any other address, on this server too, could count who opens a page, and when: a tracked
    link, for instance. The browser refuses other servers besides (``controllers/pages.py``).
    """

    _inherit = "survey.question"

    def _check_own_pictures(self):
        self.flush_model(["description"])
        texts = self.env.execute_query(
            SQL(
                "SELECT id, text.value FROM survey_question, jsonb_each_text(description) text"
                " WHERE id = ANY(%s) ORDER BY id",
                self.ids,
            )
        )
        for question_id, text in texts:
            if any(not _is_uploaded(address) for address in _fetched(text)):
                raise UserError(
                    self.env._(
                        "Questionnaire: “%s” shows a picture or video from another address, which "
                        "could tell who opens the page. Upload the picture, or remove it.",
                        self.browse(question_id).title,
                    )
                )


def _fetched(text):
    return FETCHED.findall(html.unescape(text))


def _is_uploaded(address):
    return bool(UPLOADED.match(address)) and ".." not in unquote(address)
