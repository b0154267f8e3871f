# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Texts of the first edition, as a released version shipped them, become those of the second."""

import io
import tarfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import polib
from lxml import etree
from psycopg2.extras import Json

from odoo import fields
from odoo.modules.module import get_module_path
from odoo.tools import SQL

from ..common import ReadinessCase

RELEASED = Path(__file__).parent / "released" / "19.0.1.0.0.tar.xz"
SCRIPT = "migrations/19.0.2.0.0/post-second_edition.py"


def migration():
    path = Path(get_module_path("social_readiness"), SCRIPT)
    spec = spec_from_file_location("second_edition", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestSecondEdition(ReadinessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.script = migration()
        cls.env["res.lang"]._activate_lang("es_ES")
        cls.env["ir.module.module"]._load_module_terms(["social_readiness"], ["es_ES"])
        cls.standard = cls.env.ref("social_readiness.questionnaire_readiness")
        cls.pulse = cls.env.ref("social_readiness.questionnaire_pulse")
        cls.second = cls.texts()
        cls.second_emails = cls.emails()
        cls.go_back()
        cls.first = cls.texts()

    @classmethod
    def go_back(cls):
        """Give every record the texts of the released version."""
        with tarfile.open(RELEASED) as released:

            def read(path):
                return released.extractfile(f"social_readiness/{path}").read()

            entries = polib.pofile(read("i18n/es.po").decode())
            spanish = {cls.script.normal(one.msgid): one.msgstr for one in entries}
            for name in cls.script.FILES:
                for record in etree.parse(io.BytesIO(read(f"data/{name}"))).iter("record"):
                    cls.write_first(record, spanish)

    @classmethod
    def write_first(cls, element, spanish):
        record = cls.env.ref(f"social_readiness.{element.get('id')}")
        for field in element:
            if getattr(record._fields[field.get("name")], "translate", False):
                text = cls.script.Text.of(field)
                cls.set_text(record, field.get("name"), text.in_languages({"es_ES": spanish}))

    @classmethod
    def set_text(cls, record, field, values):
        cls.env.flush_all()
        table, column = SQL.identifier(record._table), SQL.identifier(field)
        cls.env.cr.execute(
            SQL("UPDATE %s SET %s = %s WHERE id = %s", table, column, Json(values), record.id)
        )
        cls.env.invalidate_all()

    @classmethod
    def texts(cls, survey=None):
        """{(model, id, field): {language: paragraphs}} of all records, or of a questionnaire."""
        cls.env.flush_all()
        found = {}
        for texts in cls.script.TEXTS:
            for row in cls.script.rows(cls.env.cr, texts):
                if not survey or (texts.whole, row.whole) == ("survey_id", survey.id):
                    for field, value in row.values.items():
                        found[texts.model, row.id, field] = {
                            language: cls.script.paragraphs_of(text)
                            for language, text in (value or {}).items()
                        }
        return found

    @classmethod
    def emails(cls):
        """The emails' layouts as they are stored, each language's."""
        return [
            cls.env.ref(f"social_readiness.mail_template_{name}").with_context(lang=lang).body_html
            for name in ("invitation", "reminder", "nudge")
            for lang in ("en_US", "es_ES")
        ]

    def migrate(self):
        self.env.flush_all()
        self.script.migrate(self.env.cr, "19.0.1.1.0")
        self.env.invalidate_all()

    def test_all_is_as_in_a_new_installation(self):
        self.assertNotEqual(self.first, self.second)
        self.migrate()
        self.assertEqual(self.texts(), self.second)
        self.assertEqual(self.emails(), self.second_emails)

    def test_a_second_time_nothing_changes(self):
        self.migrate()
        self.migrate()
        self.assertEqual(self.texts(), self.second)

    def test_every_text_of_the_first_edition_is_known(self):
        for record in (self.standard, self.pulse):
            self.assertTrue(
                all(
                    self.script.digest(paragraph) in self.script.FIRST_EDITION
                    for value in self.texts(record).values()
                    for paragraphs in value.values()
                    for paragraph in paragraphs
                )
            )

    def test_an_edited_statement_keeps_its_questionnaire(self):
        item = self.standard.question_ids[3]
        item.with_context(lang="es_ES").title = "Aquí todo pasa por demasiadas manos."
        before = self.texts(self.standard)
        self.migrate()
        self.assertEqual(self.texts(self.standard), before)
        self.assertIn("New ideas are taken seriously", self.pulse_titles())

    def pulse_titles(self):
        return " ".join(self.pulse.question_ids.mapped("title"))

    def test_a_language_of_ones_own_is_an_edit(self):
        item = self.standard.question_ids[0]
        self.set_text(item, "title", {"en_US": item.title, "it_IT": "Se mi serve aiuto …"})
        before = self.texts(self.standard)
        self.migrate()
        self.assertEqual(self.texts(self.standard), before)

    def test_a_statement_added_is_no_edit_and_stays(self):
        page = self.standard.page_ids[0]
        own = self.env["survey.question"].create(
            {"survey_id": self.standard.id, "title": "We laugh here.", "sequence": page.sequence}
        )
        self.migrate()
        self.assertEqual(own.title, "We laugh here.")
        self.assertIn("What the company says", " ".join(self.standard.question_ids.mapped("title")))

    def test_a_copy_gets_the_statements_and_keeps_its_name(self):
        copy = self.standard.copy()
        copy.title = "Ours"
        self.migrate()
        self.assertEqual(copy.title, "Ours")
        for lang in ("en_US", "es_ES"):
            copied, standard = (one.with_context(lang=lang) for one in (copy, self.standard))
            self.assertEqual(
                copied.question_and_page_ids.mapped("title"),
                standard.question_and_page_ids.mapped("title"),
            )

    def test_an_edited_action_stays_as_it_is(self):
        action = self.env.ref("social_readiness.measure_decisions_purse")
        other = self.env.ref("social_readiness.measure_decisions_because")
        action.who = "The shop"
        self.migrate()
        self.assertEqual(action.name, "Give the front line a purse")
        self.assertEqual(other.name, "Give the reason for every decision")

    def test_an_edited_goal_and_email_stay_as_they_are(self):
        goal = self.env.ref("social_readiness.profile_answer")
        other = self.env.ref("social_readiness.profile_listen")
        goal.name = "Be there"
        invitation = self.env.ref("social_readiness.mail_template_invitation")
        invitation.body_html = "<p>Please answer.</p>"
        self.migrate()
        self.assertEqual(goal.name, "Be there")
        self.assertIn("We reply to customers on social media.", goal.description)
        self.assertEqual(other.name, "Listen to customers")
        self.assertEqual(invitation.body_html, "<p>Please answer.</p>")

    def test_what_was_launched_stays_and_the_trend_says_so(self):
        first = self.make_campaign()
        first.action_launch()
        asked = first.survey_id.question_ids.mapped("title")
        self.answer_all(first, seed=1)
        self.close(first)
        self.migrate()
        self.assertEqual(first.survey_id.question_ids.mapped("title"), asked)
        cells = self.wave_after(first)
        self.assertEqual(cells["culture"]["marks"], ["Reworded statements: 3 of 4"])
        self.assertEqual(cells["organisation"]["marks"], ["Reworded statements: 1 of 4"])
        self.assertFalse(cells["culture"]["is_like"])

    def wave_after(self, first):
        """{code: cell} of the newest wave in the trend of the company."""
        now = fields.Datetime.now()
        self.env.cr.execute(
            "UPDATE readiness_campaign SET date_open = %s - interval '90 days',"
            " date_close = %s - interval '80 days' WHERE id = %s",
            [now, now, first.id],
        )
        self.env.invalidate_all()
        wave = self.make_campaign(previous_id=first.id)
        wave.action_launch()
        self.answer_all(wave, seed=2)
        self.close(wave)
        rows = {
            row["id"]: row["cells"][-1]
            for row in wave.env["readiness.trend"].get_trend(wave.id)["rows"]
        }
        dimensions = self.env["readiness.dimension"].search([("is_core", "=", True)])
        return {one.code: rows[one.id] for one in dimensions}
