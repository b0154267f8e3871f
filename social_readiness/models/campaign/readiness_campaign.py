# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, LazyTranslate

from ...tools import SMALLEST_MINIMUM

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", "Draft"),
    ("scheduled", "Scheduled"),
    ("open", "Open"),
    ("closing", "Closing"),
    ("published", "Published"),
    ("refused", "Refused"),
    ("cancelled", "Canceled"),
]
# Why a launched campaign's dates do not move as wished.
OPENING_TOO_LATE = _lt(
    "Opening: it can no longer be changed, because the campaign is already open."
)
OPENING_TOO_EARLY = _lt(
    "Opening: you can postpone it but not bring it forward, because the "
    "list of people to invite was made for the announced date. To open "
    "earlier, cancel the campaign and start over."
)
CLOSING_TOO_LATE = _lt("Closing: it can no longer be changed, because the campaign has ended.")
CLOSING_TOO_EARLY = _lt(
    "Closing: you can postpone it but not bring it forward, because people count "
    "on the announced date."
)


class ReadinessCampaign(models.Model):
    """One run of a survey: a questionnaire, an audience, two dates, and a minimum group size.

    The other files of this folder hold the steps of its life, in the order of ``__init__.py``.
    Plain classes in other folders do the larger work: who is invited (``planning``), the sealed
    values (``sealing``), emails (``mailing``), and what readers see (``results``).
    """

    _name = "readiness.campaign"
    _description = "Readiness Campaign"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_close desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True, shown_to_readers=True)
    state = fields.Selection(
        STATES,
        string="Status",
        required=True,
        readonly=True,
        default="draft",
        copy=False,
        tracking=True,
        index=True,
        changes="by_steps",
        shown_to_readers=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
        changes="until_launch",
        shown_to_readers=True,
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        tracking=True,
    )
    questionnaire_id = fields.Many2one(
        "survey.survey",
        required=True,
        ondelete="restrict",
        check_company=True,
        domain=[("survey_type", "=", "readiness"), ("campaign_id", "=", False)],
        default=lambda self: self.env.ref(
            "social_readiness.questionnaire_readiness", raise_if_not_found=False
        ),
        changes="until_launch",
    )
    optional_dimension_ids = fields.Many2many(
        "readiness.dimension",
        string="Also ask about",
        domain=[("is_optional", "=", True)],
        help="Optional sections of the questionnaire to ask in this campaign.",
        changes="until_launch",
    )
    lang_ids = fields.Many2many(
        "res.lang",
        string="Languages",
        help="Languages in which people can answer. Leave empty for every installed language.",
        changes="until_launch",
    )
    survey_id = fields.Many2one(
        "survey.survey",
        "Locked questionnaire",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="The copy that people answer. It is created and locked at the launch.",
        changes="by_steps",
    )
    audience = fields.Selection(
        [
            ("company", "The whole company"),
            ("departments", "Departments and their sub-departments"),
        ],
        required=True,
        default="company",
        changes="until_launch",
        then="forget_problem",
        shown_to_readers=True,
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="Departments",
        check_company=True,
        changes="until_launch",
        then="forget_problem",
    )
    date_open = fields.Datetime(
        "Opening",
        required=True,
        tracking=True,
        copy=False,
        changes="later_only",
        then="wake_jobs",
        movable_in=("scheduled",),
        too_late=OPENING_TOO_LATE,
        too_early=OPENING_TOO_EARLY,
        shown_to_readers=True,
    )
    date_close = fields.Datetime(
        "Closing",
        required=True,
        tracking=True,
        copy=False,
        changes="later_only",
        then="wake_jobs",
        movable_in=("scheduled", "open"),
        too_late=CLOSING_TOO_LATE,
        too_early=CLOSING_TOO_EARLY,
        shown_to_readers=True,
    )
    minimum = fields.Integer(
        "Minimum group size",
        required=True,
        default=SMALLEST_MINIMUM,
        help="Nothing is ever shown about a group smaller than this.",
        changes="until_launch",
        shown_to_readers=True,
    )
    profile_id = fields.Many2one(
        "readiness.profile",
        "Social media goal",
        ondelete="restrict",
        changes="until_launch",
        shown_to_readers=True,
    )
    targets = fields.Json(
        readonly=True,
        copy=False,
        help="The target of each dimension at the time of the launch.",
        changes="by_steps",
    )
    previous_id = fields.Many2one(
        "readiness.campaign",
        "Previous campaign",
        ondelete="set null",
        check_company=True,
        domain=[("state", "=", "published")],
        copy=False,
        changes="until_launch",
        shown_to_readers=True,
    )
    shared_with_staff = fields.Boolean(
        "Share with employees",
        copy=False,
        tracking=True,
        help="All employees can see the published results of the company as a whole.",
    )
    link_code = fields.Char(
        "Short link", readonly=True, copy=False, index="btree_not_null", changes="by_steps"
    )
    link = fields.Char(compute="_compute_link")
    headcount = fields.Integer(
        "Invited",
        readonly=True,
        copy=False,
        changes="by_steps",
        taken_back=True,
        shown_to_readers=True,
    )
    respondents = fields.Integer(
        "Responses", readonly=True, copy=False, changes="by_steps", shown_to_readers=True
    )
    refusal = fields.Text("Reason for refusal", readonly=True, copy=False, changes="by_steps")
    date_published = fields.Datetime("Published on", readonly=True, copy=False, changes="by_steps")
    is_latest = fields.Boolean(
        "Latest campaign",
        compute="_compute_is_latest",
        search="_search_is_latest",
        shown_to_readers=True,
    )
    unit_ids = fields.One2many(
        "readiness.unit",
        "campaign_id",
        "Departments",
        readonly=True,
        copy=False,
        changes="by_steps",
        shown_to_readers=True,
    )
    score_ids = fields.One2many(
        "readiness.score", "campaign_id", readonly=True, shown_to_readers=True
    )
    quality_ids = fields.One2many(
        "readiness.quality", "campaign_id", readonly=True, shown_to_readers=True
    )

    _minimum_floor = models.Constraint(
        f"CHECK (minimum >= {SMALLEST_MINIMUM})",
        f"Minimum group size: it cannot be below {SMALLEST_MINIMUM}, to protect small "
        f"groups. Enter {SMALLEST_MINIMUM} or more.",
    )
    _dates_order = models.Constraint(
        "CHECK (date_close > date_open)",
        "Closing: it must be after the opening. Choose a later date.",
    )
    _link_unique = models.UniqueIndex("(link_code) WHERE link_code IS NOT NULL")

    # ------------------------------------------------------------
    # COMPUTE
    # ------------------------------------------------------------

    @api.depends("link_code")
    def _compute_link(self):
        for campaign in self:
            path = f"/readiness/{campaign.link_code}" if campaign.link_code else ""
            campaign.link = path and campaign.get_base_url() + path

    @api.depends("state", "date_close", "company_id")
    def _compute_is_latest(self):
        latest = self._latest_ids()
        for campaign in self:
            campaign.is_latest = campaign.id in latest

    def _search_is_latest(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("id", "in", list(self._latest_ids()))]

    def _latest_ids(self):
        """Return for each company the id of the published campaign that represents it, in one
        query.

        It is the newest one that asked the whole company or, without such a one, the newest: a
        pilot in one department does not replace the result of the whole company.
        """
        query = self.sudo()._search([("state", "=", "published")])
        company, newest = (SQL.identifier(query.table, name) for name in ("company_id", "id"))
        query.order = SQL(
            "%s, %s = 'company' DESC, %s DESC, %s DESC",
            company,
            SQL.identifier(query.table, "audience"),
            SQL.identifier(query.table, "date_close"),
            newest,
        )
        rows = self.env.execute_query(query.select(SQL("DISTINCT ON (%s) %s", company, newest)))
        return {campaign for (campaign,) in rows}

    def _root_unit(self):
        """Return the unit of the whole audience (sudo); empty before the launch."""
        units = self.env["readiness.unit"].sudo()
        return units.search([("campaign_id", "=", self.id), ("parent_id", "=", False)], limit=1)

    # ------------------------------------------------------------
    # CONSTRAINTS
    # ------------------------------------------------------------

    @api.constrains("audience", "department_ids")
    def _check_audience(self):
        for campaign in self:
            if campaign.audience == "departments" and not campaign.department_ids:
                raise ValidationError(
                    self.env._("Audience: choose at least one department, or the whole company.")
                )

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_open_board(self):
        """Open the heatmap at this campaign."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_board_action"
        )
        return {**action, "params": {"campaign_id": self.id}}

    def action_view_scores(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_score_action"
        )
        return {
            **action,
            "domain": [("campaign_id", "=", self.id)],
            "context": {"searchpanel_default_kind": "dimension"},
        }

    def action_choose_ambition(self):
        """Open the guided form for the social media goal of a draft."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "social_readiness.readiness_ambition_wizard_action"
        )
        context = {"default_campaign_id": self.id, "default_company_id": self.company_id.id}
        return {**action, "context": context}

    def action_open_previous(self):
        self.ensure_one()
        return self.previous_id._form_action()

    def action_edit_statements(self):
        """Open the questionnaire, in which its statements are written."""
        self.ensure_one()
        name = "social_readiness.survey_survey_action_readiness"
        action = self.env["ir.actions.actions"]._for_xml_id(name)
        views = [view for view in action["views"] if view[1] == "form"]
        return {**action, "res_id": self.questionnaire_id.id, "views": views}

    def action_relaunch(self):
        """Prepare a canceled campaign again, as a new draft."""
        self.ensure_one()
        return self.copy({"previous_id": self.previous_id.id, "name": self.name})._form_action()

    def _creation_message(self):
        return self.env._("Campaign created")

    def _form_action(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }
