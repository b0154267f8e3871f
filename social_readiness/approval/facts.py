# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The facts that an approval covers: everything that people are asked, told and sent, and all
settings.
"""

from odoo import models
from odoo.tools import SQL

from ..mailing.letters import Letters
from ..mailing.texts import Texts
from ..planning.scope import Scope
from .fields import approved_fields
from .sheet import Sheet

# Columns that mean nothing to those who answer. All other columns of a row are covered.
NOTES_OF_ODOO = ("create_uid", "create_date", "write_uid", "write_date")
NOT_ASKED = (*NOTES_OF_ODOO, "user_id", "color", "parent_path", "langs_behind")
MAILS = ("invitation", "halfway", "nudge")
COMPANY_FIELDS = ("name", "email", "phone", "website")


class ApprovedFacts:
    """The facts of a draft, each with what ``FactNames`` calls it if it is no longer as approved.

    Whole rows of the questionnaire and whole rendered texts are covered, so that whatever is added
    to them later is covered too.
    """

    def __init__(self, campaign):
        self.campaign = campaign.sudo().with_context(tz=False)
        self.env = self.campaign.env

    def collect(self):
        """Return everything that is approved: {key: (fact, content)}.

        Facts are as ``FactNames`` reads them. They and the contents are in all languages, the same
        for every reader, and can be stored as JSON.
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
            f"setting:{name}": (["setting", name], self._value(field))
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
        """Return for each department of the audience its name, its parent and whether it is
        archived.
        """
        scope = Scope.of(self.campaign)
        rows = self._rows("hr_department", sorted(scope.homes), ("id", "name"))
        return {
            f"department:{row['id']}": (
                ["department", row["name"]],
                [row["name"], scope.homes[row["id"]], scope.parents.get(row["id"])],
            )
            for row in rows
        }

    # ------------------------------------------------------------
    # QUESTIONNAIRE
    # ------------------------------------------------------------

    def _questionnaire(self):
        """Return the whole rows of the questionnaire, of its sections and items, and of the
        dimensions.
        """
        questionnaire, profile = self.campaign.questionnaire_id, self.campaign.profile_id
        questions = self.campaign._asked_questions()
        facts = {
            **self._of_rows(questionnaire),
            **self._of_rows(questions),
            **self._of_rows(questions.dimension_id),
            **self._of_rows(profile),
        }
        languages = sorted(questionnaire.lang_ids.ids)
        targets = sorted(profile._targets().items()) if profile else []
        return {
            **facts,
            "languages": (["languages", None], languages),
            "targets": (["targets", None], targets),
        }

    def _of_rows(self, records):
        """Return the row of each record, with its pictures."""
        pictures, facts = self._pictures(records), {}
        for row in self._rows(records._table, records.ids):
            fact = [records._table, row.get("title") or row.get("name")]
            facts[f"{records._table}:{row['id']}"] = (fact, [row, pictures.get(row["id"])])
        return facts

    def _rows(self, table, ids, only=None):
        """Return the rows of a table as dicts, with texts in all languages, without ``NOT_ASKED``
        columns.

        :param only: names of the columns; None: all others
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
        """Return the pictures that are stored as attachments of the rows: {id: [(field,
        checksum)]}.
        """
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

    # ------------------------------------------------------------
    # COMPANY
    # ------------------------------------------------------------

    def _company(self):
        """Return the company's name, addresses and logo, and its settings of this addon."""
        company = self.campaign.company_id
        names = [
            name
            for name, field in company._fields.items()
            if name in COMPANY_FIELDS or (name.startswith("readiness_") and field.store)
        ]
        facts = {
            f"company:{name}": (["company", name], str(company[name]))
            for name in names
            if company._fields[name].type not in ("one2many", "many2many")
            and name != "readiness_require_approval"
        }
        logo = self._pictures(company.partner_id).get(company.partner_id.id)
        return {**facts, "company:logo": (["logo", None], logo)}

    # ------------------------------------------------------------
    # TEXTS
    # ------------------------------------------------------------

    def _texts(self):
        """Return every email and the protection sheet, rendered in each language, and the pages."""
        facts = {"pages": (["pages", None], self._pages())}
        letters = Letters(self.campaign)
        for lang, _name in self.env["res.lang"].get_installed():
            texts = {
                **{kind: letters.values(kind, lang, False) for kind in MAILS},
                "sheet": Sheet(self.campaign.with_context(lang=lang)).approved_text(),
            }
            facts.update({f"{key}:{lang}": ([key, lang], text) for key, text in texts.items()})
        return facts

    def _pages(self):
        """Return the page templates with all changes that websites or editors made to them."""
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
