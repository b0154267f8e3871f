# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

import importlib.util
from pathlib import Path

from odoo.tests import TransactionCase, tagged

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "social_readiness" / "migrations" / "19.0.2.0.0" / "post-goals.py"


@tagged("post_install", "-at_install")
class TestGoalsAreRenamed(TransactionCase):
    def migrate(self, names):
        """Set the stored names of a goal; return them as they are after the migration."""
        goal = self.env.ref("social_readiness.profile_answer")
        for lang in names.keys() - {"en_US"}:
            self.env["res.lang"]._activate_lang(lang)
        goal.update_field_translations("name", names)
        self.env.flush_all()
        spec = importlib.util.spec_from_file_location("post_goals", SCRIPT)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, "19.0.1.1.0")
        self.env.invalidate_all()
        return goal._fields["name"]._get_stored_translations(goal)

    def test_the_shipped_name_is_replaced_in_every_language(self):
        names = self.migrate({"en_US": "Answer", "es_ES": "Responder"})
        self.assertEqual(names, {"en_US": "Reply to customers"})

    def test_a_translation_of_ones_own_is_kept(self):
        names = self.migrate({"en_US": "Answer", "es_ES": "Contestar"})
        self.assertEqual(names, {"en_US": "Reply to customers", "es_ES": "Contestar"})

    def test_a_name_of_ones_own_is_kept(self):
        names = self.migrate({"en_US": "Be there", "es_ES": "Responder"})
        self.assertEqual(names, {"en_US": "Be there", "es_ES": "Responder"})
