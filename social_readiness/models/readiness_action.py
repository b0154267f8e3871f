# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from itertools import product

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..results.outcomes import Outcomes
from ..results.summary_words import score_text
from ..tools import OPEN_ACTIONS, as_id

MONTHS = {"low": 1, "medium": 3, "high": 6}  # how long an action with this effort may take
REMINDER = "mail.mail_activity_data_todo"
# Texts that come from the library, and their fields there.
FROM_LIBRARY = {"name": "name", "expected_effect": "moves", "first_sign": "first_sign"}


class ReadinessAction(models.Model):
    """What will be done about a gap, by whom and until when."""

    _name = "readiness.action"
    _description = "Readiness Action"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_deadline, id"
    _check_company_auto = True

    name = fields.Char("Action", required=True, translate=True, tracking=True)
    description = fields.Html()
    campaign_id = fields.Many2one(
        "readiness.campaign",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("state", "=", "published")],
    )
    company_id = fields.Many2one(related="campaign_id.company_id", store=True, index=True)
    unit_id = fields.Many2one(
        "readiness.unit",
        "Department",
        required=True,
        ondelete="cascade",
        domain="[('campaign_id', '=', campaign_id)]",
    )
    dimension_id = fields.Many2one("readiness.dimension", required=True, ondelete="restrict")
    measure_id = fields.Many2one(
        "readiness.measure",
        "From the library",
        ondelete="set null",
        check_company=True,
        domain="[('dimension_id', '=', dimension_id), ('company_id', 'in', [company_id, False])]",
        help="Choose an action for this dimension from the library to fill in the fields.",
    )
    expected_effect = fields.Char(
        "Expected effect", translate=True, help="What will be different, in one sentence."
    )
    first_sign = fields.Char("First sign of success", translate=True)
    who = fields.Char("Usually done by", related="measure_id.who", related_sudo=False)
    score = fields.Char("Score and target", compute="_compute_score")
    outcome = fields.Char(compute="_compute_outcome")
    outcome_state = fields.Selection(
        [
            ("up", "Better"),
            ("unclear", "No clear change"),
            ("down", "Worse"),
            ("unknown", "Margin of error unknown"),
        ],
        "Outcome state",
        compute="_compute_outcome",
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        tracking=True,
    )
    date_begin = fields.Date("Start date", default=lambda self: self.env.company._readiness_today())
    date_deadline = fields.Date(
        "Due date",
        compute="_compute_date_deadline",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help=(
            "The suggested date depends on the effort: one month if low, three if medium, "
            "six if high. The responsible person gets a reminder."
        ),
    )
    state = fields.Selection(
        [("planned", "Planned"), ("running", "Running"), ("done", "Done"), ("dropped", "Dropped")],
        "Status",
        required=True,
        default="planned",
        tracking=True,
        group_expand=True,
    )
    is_shared = fields.Boolean(
        "Shared",
        help=(
            "Visible to everyone who can see the department's results, not only to you. If it is "
            "about the whole company and the results are shared with employees, the next survey "
            "names it on its first page."
        ),
    )

    # ------------------------------------------------------------
    # COMPUTE
    # ------------------------------------------------------------

    @api.depends("unit_id", "dimension_id")
    @api.depends_context("uid", "lang")
    def _compute_score(self):
        rows = self._rows_of(self.unit_id)
        of_cell = {(row.unit_id, row.dimension_id): row for row in rows}
        for action in self:
            row = of_cell.get((action.unit_id, action.dimension_id))
            action.score = self._score_in_words(row) if row else False

    def _score_in_words(self, row):
        return score_text(self.env, row.score, row.target if row.has_target else None)

    def _rows_of(self, units):
        """Return the release rows that actions are about, as the reader may see them."""
        return self.env["readiness.score"].search(
            [
                ("unit_id", "in", units.ids),
                ("dimension_id", "in", self.dimension_id.ids),
                ("kind", "=", "dimension"),
                ("scope", "=", "subtree"),
            ]
        )

    @api.depends("campaign_id", "unit_id", "dimension_id")
    @api.depends_context("uid", "lang")
    def _compute_outcome(self):
        """Compare the score of the next campaign with that of the action's, with margins."""
        outcomes = Outcomes(self).compute()
        for action in self:
            action.outcome, action.outcome_state = outcomes.get(action, (False, False))

    @api.depends("measure_id")
    def _compute_date_deadline(self):
        """Compute the due date from the effort of the library entry; without one, keep the date."""
        for action in self:
            if action.measure_id or not action.date_deadline:
                begin = action.date_begin or action.campaign_id.sudo()._today()
                months = MONTHS[action.measure_id.effort or "medium"]
                action.date_deadline = fields.Date.add(begin, months=months)

    # ------------------------------------------------------------
    # CONSTRAINTS, ONCHANGE
    # ------------------------------------------------------------

    @api.constrains("campaign_id", "unit_id")
    def _check_unit(self):
        for action in self:
            if action.unit_id.sudo().campaign_id != action.campaign_id.sudo():
                raise ValidationError(
                    self.env._("Department: choose one that is part of the action's campaign.")
                )

    @api.onchange("campaign_id")
    def _onchange_campaign_id(self):
        if self.unit_id.campaign_id != self.campaign_id:
            self.unit_id = self.campaign_id.unit_ids.filtered(lambda unit: not unit.parent_id)

    @api.onchange("dimension_id")
    def _onchange_dimension_id(self):
        if self.measure_id.dimension_id != self.dimension_id:
            self.measure_id = False

    @api.onchange("measure_id")
    def _onchange_measure_id(self):
        self.update(self._values_of_measure(self.measure_id))

    @api.model
    def _values_of_measure(self, measure):
        if not measure:
            return {}
        texts = {name: measure[source] for name, source in FROM_LIBRARY.items()}
        return {**texts, "description": measure.description}

    # ------------------------------------------------------------
    # CRUD: the owner is told, and reminded by an activity on the due date
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create(vals_list)
        actions.unit_id.check_access("read")
        actions._write_in_all_languages(FROM_LIBRARY)
        actions._keep_in_sight()
        actions._remind()
        return actions

    def write(self, vals):
        if "user_id" in vals:
            self.check_access("write")
            self._keep_in_sight()
        result = super().write(vals)
        self._write_in_all_languages(FROM_LIBRARY.keys() & vals.keys())
        if {"campaign_id", "unit_id"} & vals.keys():
            self.unit_id.check_access("read")
        if {"user_id", "date_deadline", "measure_id", "state"} & vals.keys():
            self._remind()
        return result

    def _write_in_all_languages(self, names):
        """Keep a text of the library in all its translations, and any other as it was written.

        A text that was edited is no translation of the library's any more: whoever reads another
        language would see what it was before. In sudo, as in ``_keep_in_sight``.
        """
        if self.env.context.get("readiness_translating"):
            return
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        for action, name in product(self.sudo(), names if len(languages) > 1 else ()):
            written, source = action[name], FROM_LIBRARY[name]
            library = action.measure_id
            texts = dict.fromkeys(languages, written)
            if written == library[source]:
                texts = {code: library.with_context(lang=code)[source] for code in languages}
            action.update_field_translations(name, texts)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        """Keep each translation as it was entered: Odoo writes the field once more after them."""
        action = self.with_context(readiness_translating=True)
        return super(ReadinessAction, action)._update_field_translations(
            field_name, translations, digest=digest, source_lang=source_lang
        )

    @api.model
    def _fill_in_languages(self):
        """Copy the translations of texts that are the library's, in whatever language."""
        self.env.flush_all()
        for ours, theirs in FROM_LIBRARY.items():
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE readiness_action action SET %(ours)s = entry.%(theirs)s
                      FROM readiness_measure entry
                     WHERE entry.id = action.measure_id
                       AND action.%(ours)s != entry.%(theirs)s
                       AND ARRAY(SELECT value FROM jsonb_each_text(action.%(ours)s))
                        <@ ARRAY(SELECT value FROM jsonb_each_text(entry.%(theirs)s))
                    """,
                    ours=SQL.identifier(ours),
                    theirs=SQL.identifier(theirs),
                )
            )
        self.env.invalidate_all(flush=False)

    def _creation_message(self):
        return self.env._("Action created")

    def _keep_in_sight(self):
        """Let whoever plans an action or gives it to somebody else follow it, and so be able to
        read it.

        In sudo, as in ``_remind``: what follows from writing an action is not refused
        because the action then belongs to somebody else.
        """
        self.sudo().message_subscribe(self.env.user.partner_id.ids)

    def _remind(self):
        """Keep one activity on the due date of each open action, for its responsible."""
        # No email about the activity: Odoo sends one about the action itself.
        actions = self.sudo().with_context(mail_activity_quick_update=True)
        reminders = actions.activity_search([REMINDER]).grouped("res_id")
        for action in actions:
            reminder = reminders.get(action.id)
            due = action.state in OPEN_ACTIONS and action.user_id and action.date_deadline
            values = {"date_deadline": action.date_deadline, "user_id": action.user_id.id}
            if due and reminder:
                reminder.write(values)
            elif due:
                action.activity_schedule(REMINDER, **values)
            elif reminder:
                reminder.unlink()

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    @api.model
    @api.readonly
    def action_from_cell(self, unit_id, dimension_id, measure_id=False):
        """Open the form of a new action for a cell of the heatmap, filled in as far as possible.

        :param measure_id: an entry of the action library; without one, the form proposes none
        :raises AccessError: the reader may not see the unit
        """
        unit = self.env["readiness.unit"].browse(as_id(unit_id) or [])
        unit.check_access("read")
        view = self.env.ref("social_readiness.readiness_action_view_form_plan")
        measure = self.env["readiness.measure"].browse(as_id(measure_id) or [])
        values = {
            "campaign_id": unit.campaign_id.id,
            "unit_id": unit.id,
            "dimension_id": as_id(dimension_id),
            "measure_id": measure.id,
            **self._values_of_measure(measure),
        }
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan an action"),
            "res_model": self._name,
            "views": [(view.id, "form")],
            "target": "new",
            "context": {
                **{f"default_{name}": value for name, value in values.items() if value},
                "dialog_size": "medium",
            },
        }
