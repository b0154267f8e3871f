# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What an approval covers: everything that is asked, said, sent, set or shown."""

from odoo import models
from odoo.tools import SQL

from ..mailing.letters import Letters
from ..mailing.texts import Texts
from ..planning.scope import Scope

# The fields of a campaign that an approval does not cover, by the attribute ``changes`` (see
# ``models/campaign/changes.py``), each with the reason. Every other stored one is covered: a new
# field is.
NOT_APPROVED = {
    "by_steps": "Written by the campaign's own steps: nobody sets it.",
    "approval": "The approval itself.",
}
# Columns that say nothing to those who answer. Every other one of a row is covered.
NOTES_OF_ODOO = ("create_uid", "create_date", "write_uid", "write_date")
NOT_ASKED = (*NOTES_OF_ODOO, "user_id", "color", "parent_path")
MAILS = ("invitation", "halfway", "nudge")
COMPANY_FIELDS = ("name", "email", "phone", "website")


def approved_fields(campaign):
    """Return the campaign's own fields that an approval covers: {name: field}."""
    return {
        name: field
        for name, field in campaign._fields.items()
        if field.store
        and field.type != "one2many"
        and name not in models.MAGIC_COLUMNS  # the id, and Odoo's own notes
        and getattr(field, "changes", None) not in NOT_APPROVED
    }


class ApprovedFacts:
    """The facts of a draft, each with a name: what differs from the approved ones is said.

    Rows of the questionnaire and rendered texts are taken whole, so that whatever is added to
    them later is covered too.
    """

    def __init__(self, campaign):
        self.campaign = campaign.sudo().with_context(tz=False)
        self.env = self.campaign.env

    def collect(self):
        """Return what is to be approved: {key: (its name, its content)}, the same for everybody.

        The names are in the reader's language, the contents in all languages. Contents are what
        JSON can hold.
        """
        self.campaign.ensure_one()
        for lang, _name in self.env["res.lang"].get_installed():
            Texts(self.campaign).fill_missing(lang)
        self.env.flush_all()
        return {
            **self._settings(),
            **self._departments(),
            **self._questionnaire(),
            **self._company(),
            **self._texts(),
        }

    # ------------------------------------------------------------
    # SETTINGS
    # ------------------------------------------------------------

    def _settings(self):
        return {
            f"setting:{name}": (field._description_string(self.env), self._value(field))
            for name, field in approved_fields(self.campaign).items()
        }

    def _value(self, field):
        if field.translate:
            return field._get_stored_translations(self.campaign)
        value = self.campaign[field.name]
        return sorted(value.ids) if isinstance(value, models.BaseModel) else str(value)

    # ------------------------------------------------------------
    # AUDIENCE
    # ------------------------------------------------------------

    def _departments(self):
        """Each department of the audience: its name, what it is below, whether it is archived."""
        scope = Scope.of(self.campaign)
        rows = self._rows("hr_department", sorted(scope.homes), ("id", "name"))
        return {
            f"department:{row['id']}": (
                self.env._("Department “%s”", self._in_my_language(row["name"])),
                [row["name"], scope.homes[row["id"]], scope.parents.get(row["id"])],
            )
            for row in rows
        }

    # ------------------------------------------------------------
    # QUESTIONNAIRE
    # ------------------------------------------------------------

    def _questionnaire(self):
        """The questionnaire's row, those of what it asks, and of the dimensions: whole."""
        questionnaire, profile = self.campaign.questionnaire_id, self.campaign.profile_id
        questions = self.campaign._asked_questions()
        facts = {
            **self._of_rows(questionnaire, self.env._("Questionnaire “%s”")),
            **self._of_rows(questions, self.env._("Statement or section “%s”")),
            **self._of_rows(questions.dimension_id, self.env._("Dimension “%s”")),
            **self._of_rows(profile, self.env._("Social media goal “%s”")),
        }
        languages = sorted(questionnaire.lang_ids.ids)
        targets = sorted(profile._targets().items()) if profile else []
        return {
            **facts,
            "languages": (self.env._("Questionnaire languages"), languages),
            "targets": (self.env._("Target scores"), targets),
        }

    def _of_rows(self, records, label):
        """The row of each record, with its pictures.

        :param label: the record's name goes into it
        """
        pictures, facts = self._pictures(records), {}
        for row in self._rows(records._table, records.ids):
            name = self._in_my_language(row.get("title") or row.get("name"))
            content = [row, pictures.get(row["id"])]
            facts[f"{records._table}:{row['id']}"] = (label % name, content)
        return facts

    def _rows(self, table, ids, only=None):
        """The rows of a table as dicts, texts in all languages; without what says nothing.

        :param only: names of columns; None for all others
        """
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

    def _pictures(self, records):
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

    def _company(self):
        """Its name and addresses, its logo, and its settings of this addon."""
        company = self.campaign.company_id
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
        logo = self._pictures(company.partner_id).get(company.partner_id.id)
        return {**facts, "company:logo": (self.env._("Company: logo"), logo)}

    # ------------------------------------------------------------
    # TEXTS
    # ------------------------------------------------------------

    def _texts(self):
        """Every mail and the protection sheet as they read in each language, and the pages."""
        facts = {"pages": (self.env._("Survey pages"), self._pages())}
        sheet = self.env["report.social_readiness.protection_sheet"]
        letters = Letters(self.campaign)
        for lang, name in self.env["res.lang"].get_installed():
            texts = {
                **{kind: letters.values(kind, lang, False) for kind in MAILS},
                "sheet": sheet._sealed_text(self.campaign, lang),
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

    def _pages(self):
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
