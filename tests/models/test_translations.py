# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Everything that people read exists in Spanish, and no language breaks a text."""

import re
from pathlib import Path

import polib

from odoo.modules.module import get_module_path
from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import TranslationModuleReader

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|\{\{.*?\}\}")
TAG = re.compile(r"<[^>]+>")
READ_BY_PEOPLE = re.compile(r'\b(title|aria-label|alt|placeholder)="[^"]*"')


def machine_parts(text):
    """What has to be the same in every language: placeholders, tags, and blanks at the ends."""
    tags = [READ_BY_PEOPLE.sub(r"\1", tag) for tag in TAG.findall(text)]
    ends = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    return sorted(PLACEHOLDER.findall(text) + tags), ends


@tagged("post_install", "-at_install")
class TestTranslations(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = Path(get_module_path("social_readiness")) / "i18n"
        cls.languages = {path.stem: polib.pofile(str(path)) for path in folder.glob("*.po")}
        cls.spanish = {entry.msgid: entry for entry in cls.languages["es"]}
        cls.template = {entry.msgid for entry in polib.pofile(str(folder / "social_readiness.pot"))}

    def test_every_text_is_translated(self):
        reader = TranslationModuleReader(self.env.cr, modules=["social_readiness"], lang="en_US")
        texts = {source for _module, _type, _name, _res_id, source, *_rest in reader}
        known = {msgid for msgid, entry in self.spanish.items() if entry.msgstr}
        self.assertFalse(sorted(texts - known)[:20])

    def test_template_and_spanish_hold_the_same_texts(self):
        self.assertEqual(set(self.spanish), self.template)

    def test_placeholders_and_tags_are_kept_in_every_language(self):
        broken = [
            (language, entry.msgid)
            for language, entries in self.languages.items()
            for entry in entries
            if entry.msgstr and machine_parts(entry.msgid) != machine_parts(entry.msgstr)
        ]
        self.assertFalse(broken)

    def test_texts_of_the_web_client_reach_it(self):
        """Odoo sends the browser only the terms that are marked as read by its scripts."""
        unmarked = {
            (language, entry.msgid)
            for language, entries in self.languages.items()
            for entry in entries
            if "odoo-javascript" not in entry.comment
            and any("/static/src/" in place for place, _line in entry.occurrences)
        }
        self.assertFalse(unmarked)
