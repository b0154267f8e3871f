# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""No text of a screen is cut, on a laptop and on a phone, in the languages with the longest words.

What Odoo itself cuts everywhere is left out: see ``BY_DESIGN`` in ``cut_off.js``.
"""

import json
from itertools import product
from pathlib import Path

from ..decision.common import DecisionCase
from ..driving import DrivingCase

FINDER = Path(__file__).with_name("cut_off.js").read_text()
LANGUAGES = ("es_ES", "de_DE")
LAPTOP, PHONE = (1366, 768), (390, 844)
OPEN_PANEL = {
    LAPTOP: [".o_pinned [data-column='6']"],
    PHONE: [".o_readiness_card_title", ".o_readiness_card_line"],
}


class TestNothingIsCut(DecisionCase, DrivingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("de_DE")
        cls.env["ir.module.module"]._load_module_terms(["social_readiness"], ["de_DE"])
        [cls.hr] = cls.make_users({"hr_reader": "social_readiness.group_readiness_officer"})
        cls.hr.name = "Irene Robledo"
        cls.draft = cls.make_campaign(name="Spring")
        cls.planned = cls.plan(cls.hr, cls.root, date_deadline="2031-12-18")

    def screens(self, size):
        """Yield (name, action, options, what is pressed one after the other) of each screen."""
        for name in ("start", "summary", "trend"):
            yield name, self.action(name), {}, []
        yield "heatmap", self.action("board"), {}, OPEN_PANEL[size]
        for record in (self.draft, self.planned, self.draft.questionnaire_id):
            yield record._name, self.form(record), {}, []
        for name in ("campaign", "action", "score"):
            options = {"viewType": "list"} if size == LAPTOP else {}
            yield f"{name}s", self.action(name), options, []

    @staticmethod
    def action(name):
        return f"social_readiness.readiness_{name}_action"

    def form(self, record):
        view = self.env.ref(f"social_readiness.{record._name.replace('.', '_')}_view_form")
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[view.id, "form"]],
        }

    def look(self, tab, size, language):
        """Look at every screen, and again after each press."""
        for name, action, options, presses in self.screens(size):
            tab.js(f"show({json.dumps(action)}, {json.dumps(options)})")
            self.check(tab, name, size, language)
            for selector in presses:
                tab.js(f"press({json.dumps(selector)})")
                self.check(tab, f"{name} {selector}", size, language)

    def check(self, tab, name, size, language):
        with self.subTest(screen=name, width=size[0], language=language):
            self.assertEqual(tab.js("cutOff()"), [])

    def test_every_text_is_shown_in_full(self):
        with self.tab(self.hr.login) as tab:
            for language, size in product(LANGUAGES, (LAPTOP, PHONE)):
                self.hr.lang = language
                self.env.flush_all()
                tab.size(*size, mobile=size == PHONE)
                tab.open("/odoo/my-surveys")
                tab.wait("document.querySelector('.o_action_manager > *')")
                tab.js(f"{{ {FINDER} }} undefined")
                self.look(tab, size, language)
