"""Everything that people read exists in Spanish."""

from pathlib import Path

import polib

from odoo.modules.module import get_module_path
from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import TranslationModuleReader


@tagged("post_install", "-at_install")
class TestTranslations(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = Path(get_module_path("social_readiness")) / "i18n"
        cls.spanish = {entry.msgid: entry for entry in polib.pofile(str(folder / "es.po"))}
        cls.template = {entry.msgid for entry in polib.pofile(str(folder / "social_readiness.pot"))}

    def test_every_text_is_translated(self):
        reader = TranslationModuleReader(self.env.cr, modules=["social_readiness"], lang="en_US")
        texts = {source for _module, _type, _name, _res_id, source, *_rest in reader}
        known = {msgid for msgid, entry in self.spanish.items() if entry.msgstr}
        self.assertFalse(sorted(texts - known)[:20])

    def test_template_and_spanish_hold_the_same_texts(self):
        self.assertEqual(set(self.spanish), self.template)

    def test_placeholders_are_kept(self):
        for entry in self.spanish.values():
            for placeholder in ("%s", "%(", "%%"):
                self.assertEqual(
                    entry.msgid.count(placeholder), entry.msgstr.count(placeholder), entry.msgid
                )
