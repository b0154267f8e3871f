from typing import NamedTuple

import lxml.html

from odoo import api, models, tools

# Where a text of several paragraphs begins a new one.
BLOCKS = "//p|//div|//li|//br|//tr|//h1|//h2|//h3|//h4|//h5|//h6|//blockquote|//pre"


class Item(NamedTuple):
    id: int
    title: str
    labels: tuple  # five texts, some of them empty: what stands at each level


class Section(NamedTuple):
    title: str
    lines: tuple  # paragraphs
    items: tuple


class SurveySurvey(models.Model):
    _inherit = "survey.survey"

    @api.private
    @tools.ormcache("self.id")
    def _readiness_langs(self):
        """The codes of the languages to which a frozen questionnaire is limited; none: any."""
        langs = self.sudo().with_context(active_test=False).lang_ids
        return tuple(langs.mapped("code"))

    @api.private
    @tools.ormcache("self.id", "lang", "closing", "kiosk", cache="templates")
    def _readiness_document(self, lang, closing, kiosk, render):
        """The document of a frozen questionnaire that nobody answered yet: the same for all."""
        return render()

    @api.private
    @tools.ormcache("self.id")
    def _readiness_root(self, campaign):
        """The id of the campaign's root unit, or False where it is the only one."""
        root = campaign._root_unit()
        return bool(root.sudo().search_count([("parent_id", "=", root.id)], limit=1)) and root.id

    @api.model
    def _readiness_of_token(self, token):
        """The readiness survey with a token (sudo); empty for Odoo's own surveys."""
        surveys = self.sudo().with_context(active_test=False)
        if not token or "\0" in token:  # PostgreSQL takes no zero byte
            return surveys.browse()
        domain = [("access_token", "=", token), ("survey_type", "=", "readiness")]
        return surveys.search(domain, limit=1)


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    @api.private
    def _readiness_sections(self):
        """What is asked, as plain texts: no picture, link or style of a questionnaire is shown."""
        sections = []
        for question in self:
            if question.is_page:
                lines = tuple(_lines(question.description))
                sections.append((question.title or "", lines, []))
            elif sections:
                sections[-1][2].append(question._readiness_item())
        return [Section(title, lines, tuple(items)) for title, lines, items in sections if items]

    def _readiness_item(self):
        low, middle, high = self.scale_min_label, self.scale_mid_label, self.scale_max_label
        labels = (low or "", "", middle or "", "", high or "")
        return Item(self.id, self.title or "", labels)


def _lines(html):
    """The text of a piece of HTML, paragraph by paragraph."""
    if not (html or "").strip():
        return []
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for unseen in root.xpath("//script|//style|//template|//comment()"):
        unseen.drop_tree()
    for block in root.xpath(BLOCKS):
        block.tail = f"\n{block.tail or ''}"
        block.text = f"\n{block.text or ''}"
    return [" ".join(line.split()) for line in root.text_content().split("\n") if line.strip()]
