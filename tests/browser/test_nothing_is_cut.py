# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""No text of a screen is cut, on a laptop and on a phone, in the languages with the longest words.

What Odoo itself cuts everywhere is left out: see ``BY_DESIGN`` in ``cut_off.js``.
"""

import json
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
        """Yield (name, action, options, what shows that it is there, what is pressed) of each."""
        for name, ready in (
            ("start", ".o_readiness_start_card"),
            ("summary", ".o_readiness_why"),
            ("trend", ".o_readiness_trend"),
        ):
            yield name, self.action(name), {}, ready, []
        yield "heatmap", self.action("board"), {}, OPEN_PANEL[size][0], OPEN_PANEL[size]
        for record in (self.draft, self.planned, self.draft.questionnaire_id):
            yield record._name, self.form(record), {}, ".o_form_view .o_form_sheet", []
        for name in ("campaign", "action", "score"):
            view = "list" if size == LAPTOP else "kanban"
            yield f"{name}s", self.action(name), {"viewType": view}, f".o_{view}_view", []

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
        for name, action, options, ready, presses in self.screens(size):
            tab.js(f"show({json.dumps(action)}, {json.dumps(options)}, {json.dumps(ready)})")
            self.check(tab, name, size, language)
            for selector in presses:
                tab.js(f"press({json.dumps(selector)})")
                self.check(tab, f"{name} {selector}", size, language)

    def check(self, tab, name, size, language):
        with self.subTest(screen=name, width=size[0], language=language):
            self.assertEqual(tab.js("cutOff()"), [])

    def test_every_text_is_shown_in_full(self):
        for language in LANGUAGES:
            self.hr.lang = language
            with self.tab(self.hr.login) as tab:
                for size in (LAPTOP, PHONE):
                    tab.size(*size, mobile=size == PHONE)
                    tab.open("/odoo/my-surveys")
                    tab.wait("document.querySelector('.o_action_manager > *')")
                    tab.js(f"{{ {FINDER} }} undefined")
                    self.look(tab, size, language)
