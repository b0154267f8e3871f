# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The contents of a questionnaire as plain text, without pictures, links or styles."""

import re
from typing import NamedTuple

import lxml.html

# Not the no-break space, which holds French quotation marks together.
BLANKS = re.compile(r"[ \t\r\f\v]+")
# HTML elements that begin a new paragraph.
BLOCKS = "//p|//div|//li|//br|//tr|//h1|//h2|//h3|//h4|//h5|//h6|//blockquote|//pre"


class Statement(NamedTuple):
    id: int
    title: str
    labels: tuple  # five labels of the scale, some of them perhaps empty


class Section(NamedTuple):
    title: str
    lines: tuple  # paragraphs
    statements: tuple


def sections_of(questions, lang):
    """Return the sections of a questionnaire in a language, without sections without statements."""
    sections = []
    for question in questions.with_context(lang=lang):
        if question.is_page:
            lines = tuple(_lines(question.description))
            sections.append((question.title or "", lines, []))
        elif sections:
            sections[-1][2].append(_statement(question))
    return [
        Section(title, lines, tuple(statements))
        for title, lines, statements in sections
        if statements
    ]


def _statement(question):
    low, middle, high = (
        question[name] or "" for name in ("scale_min_label", "scale_mid_label", "scale_max_label")
    )
    return Statement(question.id, question.title or "", (low, "", middle, "", high))


def _lines(html):
    """Return the text of HTML as a list of paragraphs."""
    if not (html or "").strip():
        return []
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for unseen in root.xpath("//script|//style|//template|//comment()"):
        unseen.drop_tree()
    for block in root.xpath(BLOCKS):
        block.tail = f"\n{block.tail or ''}"
        block.text = f"\n{block.text or ''}"
    lines = (BLANKS.sub(" ", line).strip() for line in root.text_content().split("\n"))
    return [line for line in lines if line]
