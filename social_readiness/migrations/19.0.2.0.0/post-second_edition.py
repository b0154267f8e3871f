# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Update the texts of questionnaires, actions, goals and emails to their second edition, unless
edited.

Data files are loaded only once, so the database still has the first edition. Some texts belong
together; they count as unedited if each of them is, in every language, a text of the first edition.
``first_edition.txt`` has the beginning of the SHA-256 hash of each of those. Questionnaires that
were launched are not changed: they stay as people answered them.
"""

import html
import re
from hashlib import sha256
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import polib
from lxml import etree
from psycopg2.extras import Json

from odoo.tools import SQL
from odoo.tools.translate import get_po_paths

ADDON = "social_readiness"
SOURCE = "en_US"
DATA = Path(__file__).parents[2] / "data"
FILES = (
    "readiness_dimension_data.xml",
    "readiness_measure_data.xml",
    "readiness_profile_data.xml",
    "mail_template_data.xml",
    "survey_questionnaire_data.xml",
)
FIRST_EDITION = frozenset(Path(__file__).with_name("first_edition.txt").read_text().split())
PARAGRAPH = re.compile(r"</?p\b[^>]*>")
TAG = re.compile(r"<[^>]*>")


class Texts(NamedTuple):
    """Fields of a model, and the column that says which rows are updated together or not at all."""

    model: str
    fields: tuple
    origin: str = "id"  # the row of the data file: this one, or the one that it was copied from
    whole: str = "id"
    condition: str = "TRUE"


COPY = "COALESCE(origin_id, id)"
EDITABLE = "SELECT id FROM survey_survey WHERE campaign_id IS NULL"
TEXTS = (
    Texts("readiness.dimension", ("name", "description", "outward")),
    Texts("readiness.measure", ("name", "description", "who", "moves", "first_sign")),
    Texts("readiness.profile", ("name",)),
    Texts("readiness.profile", ("description",)),
    Texts("readiness.profile.line", ("reason",)),
    Texts("mail.template", ("description",)),
    Texts("mail.template", ("subject", "body_html")),
    # A questionnaire may have been renamed and still have the statements of the first edition.
    Texts("survey.survey", ("title",), COPY, condition=f"id IN ({EDITABLE})"),
    Texts("survey.survey", ("description",), COPY, condition=f"id IN ({EDITABLE})"),
    Texts(
        "survey.question",
        ("title", "description", "scale_min_label", "scale_mid_label", "scale_max_label"),
        COPY,
        "survey_id",
        f"survey_id IN ({EDITABLE})",
    ),
)


class Row(NamedTuple):
    id: int
    whole: int
    xmlid: str
    values: dict  # {field: {language: text} or None}


class Text(NamedTuple):
    """A text of the second edition, in English."""

    is_html: bool
    markup: str
    paragraphs: list

    @classmethod
    def of(cls, element):
        """The text that a field of a data file holds."""
        parts = [html.escape(element.text or "", quote=False)]
        parts += [etree.tostring(child, encoding="unicode") for child in element]
        markup = "".join(parts).lstrip()  # as Odoo loads it
        return cls(element.get("type") == "html", markup, paragraphs_of(markup))

    def in_languages(self, catalogs):
        """Return {language: text}, without the languages in which a part is missing."""
        if "t-out=" in self.markup:  # an email's layout is translated as a whole
            whole = {language: one.get(normal(self.markup)) for language, one in catalogs.items()}
            return {SOURCE: self.markup, **{key: text for key, text in whole.items() if text}}
        values = {SOURCE: self._rendered(self.paragraphs)}
        for language, catalog in catalogs.items():
            if all(paragraph in catalog for paragraph in self.paragraphs):
                values[language] = self._rendered([catalog[one] for one in self.paragraphs])
        return values

    def _rendered(self, paragraphs):
        if self.is_html:
            return "".join(f"<p>{html.escape(one, quote=False)}</p>" for one in paragraphs)
        return paragraphs[0]


def migrate(cr, _version):
    second = second_edition()
    catalogs = {language: catalog(language) for language in languages(cr)}
    for texts in TEXTS:
        found = [row for row in rows(cr, texts) if row.xmlid in second]
        for _whole, together in groupby(found, attrgetter("whole")):
            together = list(together)
            if all(is_unedited(row, second[row.xmlid]) for row in together):
                for row in together:
                    renew(cr, texts, row, second[row.xmlid], catalogs)


def second_edition():
    """Return {XML id: {field: text}} from the data files of this version."""
    records = [one for name in FILES for one in etree.parse(str(DATA / name)).iter("record")]
    return {
        record.get("id"): {field.get("name"): Text.of(field) for field in record}
        for record in records
    }


def languages(cr):
    cr.execute("SELECT code FROM res_lang WHERE active AND code != %s", [SOURCE])
    return [code for (code,) in cr.fetchall()]


def catalog(language):
    """Return {English: translation} of the addon's texts; a country's translations come first."""
    entries = [entry for path in get_po_paths(ADDON, language) for entry in polib.pofile(path)]
    return {normal(entry.msgid): entry.msgstr for entry in entries if entry.msgstr}


def rows(cr, texts):
    table = SQL.identifier(texts.model.replace(".", "_"))
    values = SQL(", ").join(SQL.identifier("record", field) for field in texts.fields)
    cr.execute(
        SQL(
            """
            SELECT record.id, record.whole, xmlid.name, %(values)s
              FROM (SELECT *, %(whole)s AS whole, %(origin)s AS origin
                      FROM %(table)s WHERE %(condition)s) record
              JOIN ir_model_data xmlid ON xmlid.res_id = record.origin
                   AND xmlid.model = %(model)s AND xmlid.module = %(addon)s
          ORDER BY record.whole
            """,
            values=values,
            whole=SQL(texts.whole),
            origin=SQL(texts.origin),
            table=table,
            condition=SQL(texts.condition),
            model=texts.model,
            addon=ADDON,
        )
    )
    return [
        Row(*found, dict(zip(texts.fields, values, strict=True)))
        for *found, values in ((*row[:3], row[3:]) for row in cr.fetchall())
    ]


def is_unedited(row, second):
    return all(
        digest(paragraph) in FIRST_EDITION
        for field, value in row.values.items()
        if field in second
        for text in (value or {SOURCE: ""}).values()
        for paragraph in paragraphs_of(text) or [""]
    )


def renew(cr, texts, row, second, catalogs):
    for field in texts.fields:
        if field in second:
            cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE id = %s",
                    SQL.identifier(texts.model.replace(".", "_")),
                    SQL.identifier(field),
                    Json(second[field].in_languages(catalogs)),
                    row.id,
                )
            )


# ------------------------------------------------------------
# TEXTS
# ------------------------------------------------------------


def paragraphs_of(text):
    """Return the paragraphs of a plain text or HTML, without tags and extra blanks."""
    found = [normal(html.unescape(TAG.sub("", part))) for part in PARAGRAPH.split(text)]
    return [paragraph for paragraph in found if paragraph]


def normal(text):
    return " ".join(text.split())


def digest(paragraph):
    return sha256(paragraph.encode()).hexdigest()[:16]
