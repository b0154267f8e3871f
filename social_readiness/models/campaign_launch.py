from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from ..engine.likelihood import shown_share
from ..engine.disclosure import Unit
from ..tools import begin_read_committed

REST_DAYS = 30
TOLERATED_OVERLAP = 0.05


class ReadinessCampaign(models.Model):
    """Launch: check, then freeze questionnaire, tree and roster."""

    _inherit = "readiness.campaign"

    def action_launch(self):
        """Check the draft, freeze it, and open it if its time has come."""
        self.check_access("write")
        for campaign in self:
            campaign._begin_alone()
            campaign._check_launch()
            campaign._freeze()
        self._open_due()
        return True

    def _begin_alone(self):
        """See every roster that is committed, and let no other launch or rewrite run beside.

        Two launches at once would invite the same people twice; a snapshot older than the
        rewrite of a close would see an empty roster, and nobody at rest.
        """
        begin_read_committed(self.env)
        self._lock_closes()

    def _freeze(self):
        campaign = self.sudo()
        campaign.survey_id = campaign.questionnaire_id._freeze_for(campaign)
        campaign._freeze_units()
        campaign._freeze_roster()
        self.env["readiness.tally"].sudo()._open(campaign, campaign._layout().size)
        campaign.state = "scheduled"
        campaign._wake_job_in_time()

    def _wake_job_in_time(self):
        """Let the job run at the announced moments, not only at its next regular turn."""
        job = self.env.ref("social_readiness.ir_cron_open_and_close").sudo()
        job._trigger(at=[*self.mapped("date_open"), *self.mapped("date_close")])

    # ------------------------------------------------------------
    # CHECKS
    # ------------------------------------------------------------

    def _check_launch(self):
        self.ensure_one()
        if self.state != "draft":
            raise UserError(self.env._("“%s” has been launched already.", self.name))
        if self.date_close <= fields.Datetime.now():
            raise UserError(self.env._("Closing: this date is past. Choose a later one."))
        self._check_departments()
        self._check_questionnaire()
        self._check_audience_size()

    def _check_departments(self):
        if archived := self.with_context(active_test=False).department_ids.filtered(
            lambda department: not department.active
        ):
            raise UserError(
                self.env._(
                    "Departments: “%s” is archived. Remove it from the audience.", archived[0].name
                )
            )

    def _check_questionnaire(self):
        questionnaire = self.questionnaire_id.sudo()
        if questionnaire.survey_type != "readiness" or questionnaire.campaign_id:
            raise UserError(
                self.env._(
                    "Questionnaire: “%s” is no readiness questionnaire. Answers to other surveys "
                    "are not protected. Choose another one.",
                    questionnaire.title,
                )
            )
        if not questionnaire.active:
            raise UserError(self.env._("Questionnaire: “%s” is archived.", questionnaire.title))
        asked = questionnaire.question_and_page_ids.filtered(
            lambda question: not question._is_left_out(self)
        )
        sections = asked.filtered("is_page")
        items = asked - sections
        if not items:
            raise UserError(
                self.env._("Questionnaire: “%s” has no items. Add some first.", questionnaire.title)
            )
        self._check_sections(sections)
        for item in items:
            item._check_launchable()

    def _check_sections(self, sections):
        for section in sections:
            if not section.dimension_id:
                raise UserError(
                    self.env._(
                        "Questionnaire: the section “%s” has no dimension. Choose one, or remove "
                        "the section.",
                        section.title,
                    )
                )
            if not section.question_ids:
                raise UserError(
                    self.env._(
                        "Questionnaire: the section “%s” has no items. Add some, or remove it.",
                        section.title,
                    )
                )
        if len(sections.dimension_id) < len(sections):
            raise UserError(self.env._("Questionnaire: a dimension has more than one section."))

    def _check_audience_size(self):
        invited, resting = self._count_audience()
        if invited + resting < self.minimum:
            raise UserError(
                self.env._(
                    "Audience: it has fewer than %s people, the minimum group. Nothing could be "
                    "shown about it. Choose a larger audience.",
                    self.minimum,
                )
            )
        if resting > TOLERATED_OVERLAP * (invited + resting):
            raise UserError(
                self.env._(
                    "Audience: more than 5 %% of these people are, or were less than %(days)s days "
                    "before, in another campaign. Nobody is asked again so soon. The earliest "
                    "possible opening is %(date)s.",
                    days=REST_DAYS,
                    date=format_date(self.env, self._earliest_opening()),
                )
            )
        if invited < self.minimum:
            raise UserError(
                self.env._("Audience: too few people remain who may be asked again already.")
            )

    def _earliest_opening(self):
        others = self.env.execute_query(
            SQL(
                """
                SELECT max(other.date_close) FROM readiness_roster roster
                  JOIN readiness_campaign other ON other.id = roster.campaign_id
                 WHERE %(conflict)s
                   AND roster.employee_id IN (SELECT employee_id FROM (%(audience)s) audience)
                """,
                conflict=self._conflict_sql(),
                audience=self._audience_sql(),
            )
        )
        return (others[0][0] + timedelta(days=REST_DAYS + 1)).date()

    def _conflict_sql(self):
        """Whether ``other`` is a campaign whose time, with the days of rest, meets this one's."""
        return SQL(
            """
            other.id != %(campaign)s
            AND other.state NOT IN ('draft', 'cancelled')
            AND other.date_close + interval '%(rest)s days' > %(opening)s
            AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
            """,
            campaign=self._origin.id or 0,
            rest=REST_DAYS,
            opening=max(self.date_open, fields.Datetime.now()),
            closing=self.date_close,
        )

    def _check_dates(self, vals):
        """An extended campaign must not reach into the next one of the same people."""
        super()._check_dates(vals)
        if "date_close" in vals:
            for campaign in self.filtered("survey_id"):
                campaign._check_extension(fields.Datetime.to_datetime(vals["date_close"]))

    def _check_extension(self, date_close):
        met = self.env.execute_query(
            SQL(
                """
                SELECT 1 FROM readiness_roster mine
                  JOIN readiness_roster theirs ON theirs.employee_id = mine.employee_id
                  JOIN readiness_campaign other ON other.id = theirs.campaign_id
                 WHERE mine.campaign_id = %(campaign)s AND other.id != %(campaign)s
                   AND other.state IN ('scheduled', 'open')
                   AND other.date_open < %(closing)s::timestamp + interval '%(rest)s days'
                   AND other.date_open >= %(opening)s
                 LIMIT 1
                """,
                campaign=self.id,
                closing=date_close,
                opening=self.date_close,
                rest=REST_DAYS,
            )
        )
        if met:
            raise UserError(
                self.env._(
                    "Closing: another campaign asks some of the same people less than %s days "
                    "after this date. Choose an earlier date, or cancel that campaign.",
                    REST_DAYS,
                )
            )

    # ------------------------------------------------------------
    # AUDIENCE
    # ------------------------------------------------------------

    def _audience_departments(self):
        """The departments of the audience, each with everything below it (sudo)."""
        domain = [("company_id", "in", [self.company_id.id, False])]
        if self.audience == "departments":
            domain.append(("id", "child_of", self.department_ids.ids))
        return self.env["hr.department"].sudo().with_context(active_test=True).search(domain)

    def _audience_sql(self):
        """Select the employees that the audience holds: employee_id, department_id, resting.

        Managers of a department of the audience, and people without one, get no department:
        they answer in the root, so that no team's score contains its boss.
        """
        departments = self._audience_departments()
        self.env.flush_all()
        return SQL(
            """
            SELECT employee.id AS employee_id,
                   employee.user_id,
                   employee.create_date,
                   CASE WHEN version.department_id = ANY(%(departments)s)
                         AND NOT employee.id = ANY(%(managers)s)
                        THEN version.department_id END AS department_id,
                   EXISTS (
                       SELECT 1 FROM readiness_roster roster
                         JOIN readiness_campaign other ON other.id = roster.campaign_id
                        WHERE roster.employee_id = employee.id AND %(conflict)s
                   ) AS resting
              FROM hr_employee employee
              JOIN hr_version version ON version.id = employee.current_version_id
             WHERE employee.active AND employee.company_id = %(company)s
               AND (%(everyone)s OR version.department_id = ANY(%(departments)s))
            """,
            departments=departments.ids,
            managers=departments.manager_id.ids,
            conflict=self._conflict_sql(),
            company=self.company_id.id,
            everyone=self.audience == "company",
        )

    def _count_audience(self):
        """Return how many may be invited, and how many are still at rest."""
        [(invited, resting)] = self.env.execute_query(
            SQL(
                "SELECT count(*) FILTER (WHERE NOT resting), count(*) FILTER (WHERE resting)"
                " FROM (%s) audience",
                self._audience_sql(),
            )
        )
        return invited, resting

    # ------------------------------------------------------------
    # FREEZING
    # ------------------------------------------------------------

    def _freeze_units(self):
        """Copy the departments to units, level by level from the root."""
        departments = self._audience_departments()
        root_department = self._root_department(departments)
        root = self.env["readiness.unit"].create(
            {
                "campaign_id": self.id,
                "name": root_department.name or self.company_id.name,
                "department_id": root_department.id,
            }
        )
        units = {root_department.id: root}
        level = departments - root_department
        while level:
            ready = level.filtered(lambda department: department.parent_id not in level)
            values = [self._unit_values(department, units, root) for department in ready]
            created = self.env["readiness.unit"].create(values)
            units.update(zip(ready.ids, created, strict=True))
            level -= ready
        self._copy_unit_names()

    def _root_department(self, departments):
        """The one department that the audience is, or none: then the root is the company."""
        tops = departments.filtered(lambda department: department.parent_id not in departments)
        single = self.audience == "departments" and len(tops) == 1
        return tops if single else departments.browse()

    def _unit_values(self, department, units, root):
        return {
            "campaign_id": self.id,
            "name": department.name,
            "department_id": department.id,
            "parent_id": units.get(department.parent_id.id, root).id,
        }

    def _copy_unit_names(self):
        """Take over the departments' names in every language."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE readiness_unit unit SET name = department.name
                  FROM hr_department department
                 WHERE department.id = unit.department_id AND unit.campaign_id = %s
                """,
                self.id,
            )
        )
        self.unit_ids.invalidate_recordset(["name"])

    def _root_unit(self):
        return self.env["readiness.unit"].sudo().search(
            [("campaign_id", "=", self.id), ("parent_id", "=", False)], limit=1
        )

    def _freeze_roster(self):
        self._invite(SQL("TRUE"))
        self.new_employees = self._count_new_employees()

    def _invite(self, condition):
        """Roster the audience's people who are not rostered yet and meet the condition."""
        root = self._root_unit()
        audience = self._audience_sql()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO readiness_roster (campaign_id, unit_id, employee_id, user_id)
                SELECT %(campaign)s, COALESCE(unit.id, %(root)s), audience.employee_id,
                       audience.user_id
                  FROM (%(audience)s) audience
             LEFT JOIN readiness_unit unit ON unit.campaign_id = %(campaign)s
                                          AND unit.department_id = audience.department_id
                 WHERE NOT audience.resting AND %(condition)s
              ORDER BY audience.employee_id
                    ON CONFLICT (campaign_id, employee_id) DO NOTHING
                """,
                campaign=self.id,
                root=root.id,
                audience=audience,
                condition=condition,
            )
        )
        self._count_headcounts()

    def _count_headcounts(self):
        """Fix each unit's headcount, its own and with all below, and the campaign's."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                WITH direct AS (
                    SELECT unit.id, unit.parent_path, count(roster.id) AS people
                      FROM readiness_unit unit
                 LEFT JOIN readiness_roster roster ON roster.unit_id = unit.id
                     WHERE unit.campaign_id = %(campaign)s
                  GROUP BY unit.id, unit.parent_path
                ), above AS (
                    SELECT ancestor::integer AS id, sum(people) AS people
                      FROM direct,
                           unnest(string_to_array(trim(BOTH '/' FROM parent_path), '/')) ancestor
                  GROUP BY ancestor
                )
                UPDATE readiness_unit unit
                   SET direct_headcount = direct.people, headcount = above.people
                  FROM direct, above
                 WHERE direct.id = unit.id AND above.id = unit.id
                """,
                campaign=self.id,
            )
        )
        self.env["readiness.unit"].invalidate_model(["headcount", "direct_headcount"])
        self.headcount = self._root_unit().headcount

    def _count_new_employees(self):
        """How many invited employees are new in Odoo: said if none or at least the minimum."""
        [(new,)] = self.env.execute_query(
            SQL(
                """
                SELECT count(*) FROM readiness_roster roster
                  JOIN hr_employee employee ON employee.id = roster.employee_id
                 WHERE roster.campaign_id = %s AND employee.create_date > %s
                """,
                self.id,
                fields.Datetime.now() - timedelta(days=REST_DAYS),
            )
        )
        return str(new) if new == 0 or new >= self.minimum else False

    def _add_joiners(self):
        """Invite, once, those who joined a department of the audience since the launch."""
        self.ensure_one()
        self._invite(
            SQL("(unit.id IS NOT NULL OR %s)", self.audience == "company")
        )
        self.joiners_added = True

    # ------------------------------------------------------------
    # PREVIEW
    # ------------------------------------------------------------

    preview = fields.Json(compute="_compute_preview", groups="social_readiness.group_readiness_officer")
    joiners_added = fields.Boolean(readonly=True, copy=False)

    @api.depends(
        "audience", "department_ids", "minimum", "company_id", "state", "date_open", "date_close"
    )
    def _compute_preview(self):
        for campaign in self:
            campaign.preview = campaign._preview() if campaign.state == "draft" else False

    def _preview(self):
        """Headcount and likelihood to be shown of each department, as rows from the root.

        Rows: {id, parent, name, depth, headcount, likelihood}; ``likelihood`` is the share of
        simulated campaigns at the usual participation in which the unit can be shown, in tenths.
        ``resting`` counts those who are left out since another campaign asks them too close to
        this one; ``earliest`` is the earliest opening, if there are too many of them to launch.
        """
        if not self._can_preview():
            return {"rows": [], "headcount": 0, "resting": 0, "earliest": False}
        counts, resting = self._preview_counts()
        tree = self._preview_tree(counts)
        shares = shown_share([unit for unit, _name in tree], max(self.minimum or 0, 1))
        headcount = sum(counts.values())
        too_many = resting > TOLERATED_OVERLAP * (headcount + resting)
        return {
            "headcount": headcount,
            "resting": resting,
            "earliest": too_many and format_date(self.env, self._earliest_opening()),
            "rows": self._preview_rows(tree, shares),
        }

    def _can_preview(self):
        """Whether the form says enough: an audience and two dates."""
        chosen = self.audience == "company" or self.department_ids
        return bool(chosen and self.company_id and self.date_open and self.date_close)

    def _preview_counts(self):
        """({department id, or 0: people to invite}, people who are at rest)."""
        rows = self.env.execute_query(
            SQL(
                "SELECT COALESCE(department_id, 0), count(*) FILTER (WHERE NOT resting),"
                " count(*) FILTER (WHERE resting) FROM (%s) audience GROUP BY 1",
                self._audience_sql(),
            )
        )
        invited = {department: count for department, count, _resting in rows}
        return invited, sum(resting for _department, _count, resting in rows)

    def _preview_tree(self, counts=None):
        """(Unit with headcount as respondents, name) of each department; 0 is the root."""
        if counts is None:
            counts, _resting = self._preview_counts()
        departments = self._audience_departments()
        root = self._root_department(departments)
        own = counts.get(0, 0) + (counts.get(root.id, 0) if root else 0)
        tree = [(Unit(0, None, own), root.name or self.company_id.name)]
        below = departments - root
        for department in below:
            parent = department.parent_id.id if department.parent_id in below else 0
            unit = Unit(department.id, parent, counts.get(department.id, 0))
            tree.append((unit, department.name))
        return tree

    def _preview_rows(self, tree, shares):
        children = {}
        for unit, name in tree:
            children.setdefault(unit.parent_id, []).append((unit, name))
        rows, waiting = [], [(children[None][0], 0)]
        while waiting:
            (unit, name), depth = waiting.pop()
            below = sorted(children.get(unit.id, []), key=lambda pair: pair[1], reverse=True)
            waiting.extend((child, depth + 1) for child in below)
            rows.append(
                {
                    "id": unit.id,
                    "parent": unit.parent_id,
                    "name": name,
                    "depth": depth,
                    "direct": unit.respondents,
                    "likelihood": round(shares.get(unit.id, 0) * 10),
                }
            )
        return self._with_subtree_headcounts(rows)

    def _with_subtree_headcounts(self, rows):
        total = {row["id"]: row["direct"] for row in rows}
        for row in reversed(rows):
            if row["parent"] is not None:
                total[row["parent"]] += total[row["id"]]
        return [{**row, "headcount": total[row["id"]]} for row in rows]
