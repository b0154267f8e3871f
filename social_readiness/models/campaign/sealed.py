"""What an approval seals: everything that is asked, said, sent, set or shown."""

import hashlib
import json

from odoo import fields, models
from odoo.tools import SQL

from ...planning.scope import Scope

# The fields of a campaign that an approval does not cover, by the attribute ``changes`` (see
# ``changes.py``), each with the reason. Every other stored one is sealed: a new field is.
NOT_SEALED = {
    "by_steps": "Written by the campaign's own steps: nobody sets it.",
    "approval": "The approval itself.",
}
# Columns that say nothing to those who answer. Every other one is sealed.
NOTES_OF_ODOO = ("create_uid", "create_date", "write_uid", "write_date")
NOT_ASKED = (*NOTES_OF_ODOO, "user_id", "color", "parent_path")
MAILS = ("invitation", "halfway", "nudge")
COMPANY_FIELDS = ("name", "email", "phone", "website")


class ReadinessCampaign(models.Model):
    """The facts of a draft, each with a name: what differs from the approved ones is said.

    Rows of the questionnaire and rendered texts are taken whole, so that whatever is added to
    them later is sealed too.
    """

    _inherit = "readiness.campaign"

    def _sealed_facts(self):
        """Return what is to be approved: {key: (its name, its content)}, the same for everybody.

        The names are in the reader's language, the contents in all languages.
        """
        self.ensure_one()
        campaign = self.sudo().with_context(tz=False)
        for lang, _name in self.env["res.lang"].get_installed():
            campaign._fill_words_of(lang)
        self.env.flush_all()
        return {
            **campaign._sealed_settings(),
            **campaign._sealed_departments(),
            **campaign._sealed_questionnaire(),
            **campaign._sealed_company(),
            **campaign._sealed_texts(),
        }

    # ------------------------------------------------------------
    # SETTINGS
    # ------------------------------------------------------------

    @property
    def _sealed_fields(self):
        """The campaign's own fields that an approval covers."""
        return {
            name: field
            for name, field in self._fields.items()
            if field.store
            and field.type != "one2many"
            and name not in models.MAGIC_COLUMNS  # the id, and Odoo's own notes
            and getattr(field, "changes", None) not in NOT_SEALED
        }

    def _sealed_settings(self):
        return {
            f"setting:{name}": (field._description_string(self.env), self._sealed_value(field))
            for name, field in self._sealed_fields.items()
        }

    def _sealed_value(self, field):
        if field.translate:
            return field._get_stored_translations(self)
        value = self[field.name]
        return sorted(value.ids) if isinstance(value, models.BaseModel) else str(value)

    def _changeable_labels(self):
        """{field: its name} of the sealed settings that may still change after a launch."""
        return {
            name: field._description_string(self.env)
            for name, field in self._sealed_fields.items()
            if getattr(field, "changes", None) != "until_launch"
        }

    # ------------------------------------------------------------
    # AUDIENCE
    # ------------------------------------------------------------

    def _sealed_departments(self):
        """Each department of the audience: its name, what it is below, whether it is archived."""
        scope = Scope.of(self)
        rows = self._sealed_rows("hr_department", sorted(scope.places), ("id", "name"))
        return {
            f"department:{row['id']}": (
                self.env._("Department “%s”", self._in_my_language(row["name"])),
                [row["name"], scope.places[row["id"]], scope.parents.get(row["id"])],
            )
            for row in rows
        }

    # ------------------------------------------------------------
    # QUESTIONNAIRE
    # ------------------------------------------------------------

    def _sealed_questionnaire(self):
        """The questionnaire's row, those of what it asks, and of the dimensions: whole."""
        questions = self._chosen_questions()
        tables = (
            ("survey_survey", self.questionnaire_id, self.env._("Questionnaire “%s”")),
            ("survey_question", questions, self.env._("Statement or section “%s”")),
            ("readiness_dimension", questions.dimension_id, self.env._("Dimension “%s”")),
            ("readiness_profile", self.profile_id, self.env._("Social media goal “%s”")),
        )
        facts = {}
        for table, records, label in tables:
            pictures = self._sealed_pictures(records)
            for row in self._sealed_rows(table, records.ids):
                name = self._in_my_language(row.get("title") or row.get("name"))
                content = [row, pictures.get(row["id"])]
                facts[f"{table}:{row['id']}"] = (label % name, content)
        languages = sorted(self.questionnaire_id.lang_ids.ids)
        targets = sorted(self.profile_id._targets().items()) if self.profile_id else []
        return {
            **facts,
            "languages": (self.env._("Languages of the questionnaire"), languages),
            "targets": (self.env._("Target scores"), targets),
        }

    def _sealed_rows(self, table, ids, only=None):
        """The rows of a table as dicts, texts in all languages; without what says nothing."""
        columns = SQL("to_jsonb(row_) - %s::text[]", list(NOT_ASKED))
        if only:
            names = SQL(", ").join(SQL("%s, row_.%s", name, SQL.identifier(name)) for name in only)
            columns = SQL("jsonb_build_object(%s)", names)
        query = SQL(
            "SELECT %s FROM %s row_ WHERE id = ANY(%s) ORDER BY id",
            columns,
            SQL.identifier(table),
            ids,
        )
        return [row for (row,) in self.env.execute_query(query)]

    def _sealed_pictures(self, records):
        """{id: [(field, checksum)]} of pictures that lie beside the rows: backgrounds, logos."""
        found = self.env.execute_query(
            SQL(
                "SELECT res_id, res_field, checksum FROM ir_attachment"
                " WHERE res_model = %s AND res_id = ANY(%s) AND res_field IS NOT NULL"
                " ORDER BY res_field, id",
                records._name,
                records.ids,
            )
        )
        pictures = {}
        for record, *picture in found:
            pictures.setdefault(record, []).append(picture)
        return pictures

    def _in_my_language(self, texts):
        """One of a stored text's languages: the reader's, or the source."""
        texts = texts if isinstance(texts, dict) else {"en_US": texts}
        return texts.get(self.env.lang or "en_US") or texts.get("en_US") or ""

    # ------------------------------------------------------------
    # COMPANY
    # ------------------------------------------------------------

    def _sealed_company(self):
        """Its name and addresses, its logo, and its settings of this addon."""
        company = self.company_id
        names = [
            name
            for name, field in company._fields.items()
            if name in COMPANY_FIELDS or (name.startswith("readiness_") and field.store)
        ]
        facts = {
            f"company:{name}": (
                self.env._("Company: %s", company._fields[name]._description_string(self.env)),
                str(company[name]),
            )
            for name in names
            if company._fields[name].type not in ("one2many", "many2many")
            and name != "readiness_require_approval"
        }
        logo = self._sealed_pictures(company.partner_id).get(company.partner_id.id)
        return {**facts, "company:logo": (self.env._("Company: logo"), logo)}

    # ------------------------------------------------------------
    # TEXTS
    # ------------------------------------------------------------

    def _sealed_texts(self):
        """Every mail and the protection sheet as they read in each language, and the pages."""
        facts = {"pages": (self.env._("Pages for those who answer"), self._sealed_pages())}
        sheet = self.env["report.social_readiness.protection_sheet"]
        for lang, name in self.env["res.lang"].get_installed():
            texts = {
                **{kind: self._mail_values(kind, lang, False) for kind in MAILS},
                "sheet": sheet._sealed_text(self, lang),
            }
            labels = self._text_labels(name)
            facts.update({f"{key}:{lang}": (labels[key], text) for key, text in texts.items()})
        return facts

    def _text_labels(self, lang):
        return {
            "invitation": self.env._("Invitation (%s)", lang),
            "halfway": self.env._("Reminder (%s)", lang),
            "nudge": self.env._("Email to managers (%s)", lang),
            "sheet": self.env._("Protection sheet (%s)", lang),
        }

    def _sealed_pages(self):
        """The templates of pages, with all changes that a website or an editor made to them."""
        return self.env.execute_query(
            SQL(
                """
                SELECT view.key, view.active, view.priority, md5(view.arch_db::text)
                  FROM ir_ui_view view LEFT JOIN ir_ui_view above ON above.id = view.inherit_id
                 WHERE view.type = 'qweb'
                   AND COALESCE(above.key, view.key) LIKE 'social_readiness.%%'
              ORDER BY view.key, view.id
                """
            )
        )

    # ------------------------------------------------------------
    # SEAL AND COMPARE
    # ------------------------------------------------------------

    def _seal(self):
        """{key: [name, fingerprint]} of the facts, to be kept with the approval."""
        return {
            key: [label, _fingerprint(content)]
            for key, (label, content) in self._sealed_facts().items()
        }

    def _approval_changes(self):
        """The names of what is no longer as it was approved, in order; [] if everything is."""
        sealed, now = self.sudo().approval_seal or {}, self._seal()
        changes = [
            label if key in sealed else self.env._("%s (new)", label)
            for key, (label, fingerprint) in now.items()
            if sealed.get(key, ("", ""))[1] != fingerprint
        ]
        gone = [label for key, (label, _fingerprint) in sealed.items() if key not in now]
        return changes + [self.env._("%s (removed)", label) for label in gone]


def _fingerprint(content):
    text = json.dumps(content, sort_keys=True, default=fields.Datetime.to_string)
    return hashlib.sha256(text.encode()).hexdigest()
