from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

# What a readiness survey must be, so that every answer counts alike and nobody is timed or graded.
INSTRUMENT = {
    "access_mode": "token",
    "certification": False,
    "is_attempts_limited": False,
    "is_time_limited": False,
    "progression_mode": "number",
    "questions_layout": "page_per_section",
    "questions_selection": "all",
    "scoring_type": "no_scoring",
    "users_can_go_back": True,
    "users_login_required": False,
}

# The translated texts of sections, items and questionnaires.
TEXTS = {
    "survey_survey": ("title", "description"),
    "survey_question": (
        "title",
        "description",
        "scale_min_label",
        "scale_mid_label",
        "scale_max_label",
    ),
}


class SurveySurvey(models.Model):
    _inherit = "survey.survey"

    survey_type = fields.Selection(
        selection_add=[("readiness", "Readiness")],
        ondelete={"readiness": lambda surveys: surveys._destroy_readiness()},
    )
    campaign_id = fields.Many2one(
        "readiness.campaign",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
        help="The campaign whose frozen copy this is; empty for an editable questionnaire.",
    )
    origin_id = fields.Many2one(
        "survey.survey",
        "Copied from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if self._type_of(vals) == "readiness":
                self._check_may_edit_questionnaires()
                vals.update(INSTRUMENT)
                vals.setdefault("lang_ids", [Command.clear()])  # every installed language
            self._check_lineage(vals)
            if not self.env.su:
                # Said here, so that no default of the caller's context says otherwise.
                vals.update(campaign_id=False, origin_id=False)
        return super().create(vals_list)

    def _check_lineage(self, vals):
        if (vals.get("campaign_id") or vals.get("origin_id")) and not self.env.su:
            raise AccessError(self.env._("A questionnaire is frozen by launching its campaign."))

    def _type_of(self, vals):
        return vals.get("survey_type") or self.env.context.get("default_survey_type")

    def _check_may_edit_questionnaires(self):
        officer = self.env.user.has_group("social_readiness.group_readiness_officer")
        if not (self.env.su or officer):
            raise AccessError(
                self.env._(
                    "Readiness questionnaires are written by readiness officers. "
                    "Ask HR for the right."
                )
            )

    def write(self, vals):
        self._check_not_launched()
        if "survey_type" in vals:
            self._check_type_stays(vals["survey_type"])
        self._check_lineage(vals)
        if readiness := self.filtered(lambda survey: survey.survey_type == "readiness"):
            readiness._check_instrument(vals)
        result = super().write(vals)
        self._withdraw_outdated_approvals()
        return result

    def _check_instrument(self, vals):
        changed = sorted(
            name for name, value in INSTRUMENT.items() if vals.get(name, value) != value
        )
        if changed:
            labels = [self._fields[name]._description_string(self.env) for name in changed]
            raise UserError(
                self.env._(
                    "A readiness questionnaire is answered once, in one go, without time limit or "
                    "scoring. These settings cannot be changed: %s",
                    ", ".join(labels),
                )
            )

    def _check_type_stays(self, survey_type):
        changed = self.filtered(
            lambda survey: (
                survey.survey_type != survey_type
                and "readiness" in (survey.survey_type, survey_type)
            )
        )
        if changed:
            raise UserError(
                self.env._(
                    "A survey never changes its type to or from “Readiness”: answers given in "
                    "confidence would be opened. Create a new survey instead."
                )
            )

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        self._check_not_launched()
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        self._withdraw_outdated_approvals()
        return result

    def _withdraw_outdated_approvals(self):
        """Look again at the approved drafts that use these questionnaires."""
        readiness = self.sudo().filtered(lambda survey: survey.survey_type == "readiness")
        if readiness:
            using = [("questionnaire_id", "in", readiness.ids)]
            self.env["readiness.campaign"]._withdraw_outdated_approvals(using)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        self._check_not_launched()

    def _check_not_launched(self):
        """Refuse to touch what people answer to, for every user and in sudo."""
        if launched := self.sudo().filtered("campaign_id"):
            raise UserError(
                self.env._(
                    "“%s” belongs to a campaign that has been launched, and stays as it was "
                    "answered. Change the questionnaire instead; the next campaign will use it.",
                    launched[0].title,
                )
            )

    def copy(self, default=None):
        """Copy with the origin of every section and item, so that waves can be compared."""
        copies = super().copy(default)
        for source, copy in zip(self, copies, strict=True):
            if source.survey_type == "readiness":
                copy.sudo()._set_origins(source.sudo())
        return copies

    @api.private
    def copy_translations(self, new, excluded=()):
        """Copy the texts of all items in one statement; plain Odoo takes several for each item."""
        if self.survey_type != "readiness" or self.question_ids.suggested_answer_ids:
            return super().copy_translations(new, excluded)
        self._copy_items_texts(new)
        return super().copy_translations(new, {*excluded, "question_and_page_ids"})

    def _copy_items_texts(self, new):
        old, copies = self.question_and_page_ids.sorted(), new.question_and_page_ids.sorted()
        texts = [name for name, field in old._fields.items() if field.translate and field.store]
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE survey_question copy SET %(texts)s FROM survey_question old"
                "  JOIN unnest(%(old)s, %(copies)s) pair (old, copy) ON pair.old = old.id"
                " WHERE copy.id = pair.copy",
                texts=SQL(", ").join(
                    SQL("%(text)s = old.%(text)s", text=SQL.identifier(name)) for name in texts
                ),
                old=old.ids,
                copies=copies.ids,
            )
        )
        copies.invalidate_recordset(texts)

    def _set_origins(self, source):
        self.origin_id = source.origin_id or source
        pairs = zip(
            source.question_and_page_ids.sorted(),
            self.question_and_page_ids.sorted(),
            strict=True,
        )
        taken = self.env["survey.question"]
        for original, copied in pairs:
            origin = original.origin_id or original
            # An item that was moved here beside another copy of itself is an item of its own.
            copied.origin_id = original if origin in taken else origin
            taken |= copied.origin_id

    # ------------------------------------------------------------
    # FREEZING
    # ------------------------------------------------------------

    def _freeze_for(self, campaign):
        """Return a locked copy of this questionnaire for the campaign.

        Optional dimensions that the campaign does not ask for are left out.
        """
        self.ensure_one()
        own = {"active": True, "user_id": False, "restrict_user_ids": False}
        frozen = self.sudo().copy({**own, "company_id": campaign.company_id.id})
        frozen.title = self.title
        self._copy_translations(frozen, "title")
        frozen.question_and_page_ids.filtered(
            lambda question: question._is_left_out(campaign)
        ).unlink()
        langs = campaign.lang_ids or self.lang_ids
        frozen.write({**INSTRUMENT, "lang_ids": [fields.Command.set(langs.ids)]})
        self.env.flush_all()
        frozen.campaign_id = campaign
        self.env.flush_all()
        return frozen

    def _copy_translations(self, target, field_name):
        target.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE survey_survey SET %(field)s = source.%(field)s FROM survey_survey source"
                " WHERE survey_survey.id = %(target)s AND source.id = %(source)s",
                field=SQL.identifier(field_name),
                target=target.id,
                source=self.id,
            )
        )
        target.invalidate_recordset([field_name])

    @api.model
    def _fill_in_languages(self):
        """Give frozen copies the languages that were installed since, from the origin's texts.

        The only change that the lock allows, and only where the origin still says the same: the
        words that people answered to stay as they were.
        """
        self.env.flush_all()
        for table, texts in TEXTS.items():
            for text in texts:
                self._fill_in_text(SQL.identifier(table), SQL.identifier(text))
        self.env.invalidate_all(flush=False)
        self.env.registry.clear_cache("templates")  # pages that are kept have the texts before

    def _fill_in_text(self, table, text):
        self.env.cr.execute(
            SQL(
                """
                UPDATE %(table)s copy SET %(text)s = origin.%(text)s || copy.%(text)s
                  FROM %(table)s origin
                 WHERE origin.id = copy.origin_id
                   AND origin.%(text)s -> 'en_US' = copy.%(text)s -> 'en_US'
                   AND NOT copy.%(text)s ?& ARRAY(SELECT jsonb_object_keys(origin.%(text)s))
                """,
                table=table,
                text=text,
            )
        )

    def _destroy_readiness(self):
        """Delete readiness surveys and every answer in them, as the addon is uninstalled.

        By SQL: the lock on launched surveys must not stop it, and no answer may outlive it.
        """
        if self:
            self.env.cr.execute(
                SQL("DELETE FROM survey_user_input WHERE survey_id IN %s", self._ids)
            )
            self.env.cr.execute(SQL("DELETE FROM survey_survey WHERE id IN %s", self._ids))
            self.env.invalidate_all(flush=False)

    # ------------------------------------------------------------
    # ITEMS
    # ------------------------------------------------------------

    def _readiness_items(self):
        """The items in the order in which they are asked (sudo)."""
        return self.sudo().question_and_page_ids.filtered(lambda question: not question.is_page)
