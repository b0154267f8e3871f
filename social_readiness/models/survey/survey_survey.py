# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import Command, api, fields, models, tools
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ...engine.tally import Item, TallyLayout
from ...planning import questionnaire_copies
from ...tools import OFFICER

# The settings of a readiness survey, so that all answers count alike, without time limits or
# scoring.
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


class SurveySurvey(models.Model):
    """Questionnaires, and the frozen copies of them that campaigns ask.

    A questionnaire without a company belongs to all companies: all officers read and launch it.
    When another company has a campaign with it, officers change a copy instead. A frozen copy
    belongs to the company of its campaign. ``survey_survey_access.py`` closes Odoo's own ways to
    answers.
    """

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
        help="The campaign this locked copy belongs to. Empty if the questionnaire can be edited.",
    )
    origin_id = fields.Many2one(
        "survey.survey",
        "Copied from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    company_id = fields.Many2one(
        "res.company",
        index="btree_not_null",
        default=lambda self: self._default_company_id(),
        help="The company the questionnaire belongs to. Leave empty so that every company can "
        "use it.",
    )

    @api.model
    def _default_company_id(self):
        own = not self.env.su and self._type_of({}) == "readiness"
        return self.env.company if own else False

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if self._type_of(vals) == "readiness":
                self._prepare_questionnaire(vals)
            self._check_lineage(vals)
            if not self.env.su:
                # Set explicitly, so that the caller's context cannot give another default.
                vals.update(campaign_id=False, origin_id=False)
        surveys = super().create(vals_list)
        surveys._check_may_write_in_company()
        return surveys

    def _prepare_questionnaire(self, vals):
        self._check_may_edit_questionnaires()
        vals.update(INSTRUMENT)
        vals.setdefault("lang_ids", [Command.clear()])  # every installed language
        if not self.env.su:
            vals.setdefault("company_id", self.env.company.id)

    def _type_of(self, vals):
        return vals.get("survey_type") or self.env.context.get("default_survey_type")

    def write(self, vals):
        self._check_may_change()
        if "survey_type" in vals:
            self._check_type_stays(vals["survey_type"])
        self._check_lineage(vals)
        if readiness := self.filtered(lambda survey: survey.survey_type == "readiness"):
            readiness._check_instrument(vals)
        result = super().write(vals)
        if "company_id" in vals:
            self._check_may_write_in_company()
        self._withdraw_outdated_approvals()
        return result

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        self._check_may_change()
        result = super()._update_field_translations(field_name, translations, digest, source_lang)
        self._withdraw_outdated_approvals()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_launched(self):
        self._check_may_change()

    def copy_data(self, default=None):
        """Keep a copy in its company; the copy of a shared questionnaire gets the user's."""
        vals_list = super().copy_data(default)
        for survey, vals in zip(self, vals_list, strict=True):
            if survey.survey_type == "readiness" and not self.env.su:
                vals["company_id"] = vals.get("company_id") or self.env.company.id
        return vals_list

    def copy(self, default=None):
        """Copy with the origin of every section and item, so that campaigns can be compared."""
        copies = super().copy(default)
        for source, copy in zip(self, copies, strict=True):
            if source.survey_type == "readiness":
                questionnaire_copies.set_origins(source.sudo(), copy.sudo())
        return copies

    @api.private
    def copy_translations(self, new, excluded=()):
        """Copy the texts of all items in one statement; plain Odoo takes several for each item."""
        if self.survey_type != "readiness" or self.question_ids.suggested_answer_ids:
            return super().copy_translations(new, excluded)
        questionnaire_copies.copy_item_texts(self, new)
        return super().copy_translations(new, {*excluded, "question_and_page_ids"})

    def _destroy_readiness(self):
        """Delete readiness surveys and every answer in them, when the addon is uninstalled.

        It uses SQL, because the lock on launched surveys must not stop it, and no answer may be
        left.
        """
        if self:
            self.env.cr.execute(
                SQL("DELETE FROM survey_user_input WHERE survey_id IN %s", self._ids)
            )
            self.env.cr.execute(SQL("DELETE FROM survey_survey WHERE id IN %s", self._ids))
            self.env.invalidate_all(flush=False)

    # ------------------------------------------------------------
    # WHO MAY CHANGE WHAT
    # ------------------------------------------------------------

    def _check_may_change(self):
        """Refuse to change what people answer, and what another company uses.

        This applies to questionnaires, sections, items and their texts in every language.

        :raises UserError: a campaign has been launched with it; for every user and with sudo
        :raises AccessError: another company uses it
        """
        self._check_not_launched()
        self._check_may_write_in_company()

    def _check_not_launched(self):
        """Refuse to change what people answer, for every user and with sudo."""
        if launched := self.sudo().filtered("campaign_id"):
            raise UserError(
                self.env._(
                    "“%s” belongs to a launched campaign and can no longer be changed. Change "
                    "the original questionnaire instead; the next campaign will use it.",
                    launched[0].title,
                )
            )

    def _check_lineage(self, vals):
        if (vals.get("campaign_id") or vals.get("origin_id")) and not self.env.su:
            raise AccessError(
                self.env._("A questionnaire is locked only when its campaign is launched.")
            )

    def _check_may_edit_questionnaires(self):
        officer = self.env.user.has_group(OFFICER)
        if not (self.env.su or officer):
            raise AccessError(
                self.env._(
                    "Only readiness officers can edit readiness questionnaires. Ask HR for access."
                )
            )

    def _check_instrument(self, vals):
        changed = sorted(
            name for name, value in INSTRUMENT.items() if vals.get(name, value) != value
        )
        if changed:
            labels = [self._fields[name]._description_string(self.env) for name in changed]
            raise UserError(
                self.env._(
                    "Readiness questionnaires are answered once, in one sitting, without a "
                    "time limit or points. These settings cannot be changed: %s",
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
                    "Survey type: it cannot be changed to or from “Readiness”, because that "
                    "would reveal confidential answers. Create a new survey instead."
                )
            )

    def _check_may_write_in_company(self):
        if self.env.su:
            return
        readiness = self.sudo().filtered(lambda survey: survey.survey_type == "readiness")
        if readiness.company_id - self.env.companies:
            raise AccessError(self.env._("Company: choose one that you have access to."))
        if shared := readiness._used_elsewhere():
            raise AccessError(
                self.env._(
                    "“%s” is used by another company too. Duplicate it and change the copy.",
                    shared[0].title,
                )
            )

    def _used_elsewhere(self):
        """Return the shared questionnaires with which another company than the user's has a
        campaign.
        """
        campaigns = (
            self.env["readiness.campaign"]
            .sudo()
            .search(
                [
                    (
                        "questionnaire_id",
                        "in",
                        self.filtered(lambda survey: not survey.company_id).ids,
                    ),
                    ("company_id", "not in", self.env.user._get_company_ids()),
                ]
            )
        )
        return campaigns.questionnaire_id

    @api.constrains("company_id")
    def _check_company_of_campaigns(self):
        """Refuse to leave a campaign with a questionnaire of another company."""
        for survey in self.filtered("company_id"):
            used = [
                ("questionnaire_id", "=", survey.id),
                ("company_id", "!=", survey.company_id.id),
            ]
            if self.env["readiness.campaign"].sudo().search_count(used, limit=1):
                raise ValidationError(
                    self.env._(
                        "Company: you cannot change it, because another company's campaign "
                        "uses this questionnaire."
                    )
                )

    def _withdraw_outdated_approvals(self):
        """Compare the approved drafts that use these questionnaires again."""
        readiness = self.sudo().filtered(lambda survey: survey.survey_type == "readiness")
        if readiness:
            using = [("questionnaire_id", "in", readiness.ids)]
            self.env["readiness.campaign"]._withdraw_outdated_approvals(using)

    # ------------------------------------------------------------
    # WHAT IS ASKED: kept, since a frozen copy never changes
    # ------------------------------------------------------------

    def _readiness_items(self):
        """Return the items in the order in which they are asked (sudo)."""
        return self.sudo().question_and_page_ids.filtered(lambda question: not question.is_page)

    @tools.ormcache("self.id")
    def _readiness_layout(self):
        """Return the layout of a tally of this frozen questionnaire, which never changes."""
        return TallyLayout(
            [
                Item(item.id, item.dimension_id.id, item.reverse_scored)
                for item in self._readiness_items()
            ]
        )

    @api.private
    @tools.ormcache("self.id")
    def _readiness_langs(self):
        """Return the codes of the languages of a frozen questionnaire; none: all languages."""
        langs = self.sudo().with_context(active_test=False).lang_ids
        return tuple(langs.mapped("code"))

    @api.private
    @tools.ormcache("self.id", "lang", "closing", "kiosk", "introduction", cache="templates")
    def _readiness_document(self, lang, closing, kiosk, introduction, render):
        """Return the page of a frozen questionnaire without answers, which is the same for
        everybody.

        :param kiosk: at a kiosk, the language with which it was opened; else False
        :param introduction: what the page says about who asks, and about the last survey; both may
            change
        """
        return render()

    @api.model
    def _readiness_of_token(self, token):
        """Return the readiness survey with a token (sudo); empty for Odoo's own surveys."""
        surveys = self.sudo().with_context(active_test=False)
        if not token or "\0" in token:  # PostgreSQL refuses zero bytes
            return surveys.browse()
        domain = [("access_token", "=", token), ("survey_type", "=", "readiness")]
        return surveys.search(domain, limit=1)
