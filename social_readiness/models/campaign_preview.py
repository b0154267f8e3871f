from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from ..engine.disclosure import Unit
from ..engine.likelihood import shown_share
from .campaign_audience import TOLERATED_OVERLAP

# Simulated campaigns: fewer for a larger tree, so that the answer comes within a second or so.
ROUNDS = 200
ROUNDS_TIMES_UNITS = 20_000
FEWEST_ROUNDS = 20
MOST_UNITS = 10_000
MOST_PEOPLE = 2_000_000


class ReadinessCampaign(models.Model):
    """Before the launch: who would be asked, and how likely each result can be shown."""

    _inherit = "readiness.campaign"

    preview = fields.Json(
        compute="_compute_preview", groups="social_readiness.group_readiness_officer"
    )
    joiners_added = fields.Boolean("Joiners added", readonly=True, copy=False)

    @api.depends(
        "audience", "department_ids", "minimum", "company_id", "state", "date_open", "date_close"
    )
    def _compute_preview(self):
        for campaign in self:
            draft = campaign.state == "draft" and not campaign.launch_step
            campaign.preview = draft and campaign._preview()

    def _preview(self):
        """Headcount of each department, as rows from the root.

        Rows: {id, parent, name, depth, direct, headcount}.
        ``resting`` counts those who are left out since another campaign asks them too close to
        this one; ``earliest`` is the earliest opening, if there are too many of them to launch.
        """
        if not self._can_preview():
            return {"rows": [], "headcount": 0, "resting": 0, "earliest": False}
        counts, resting = self._preview_counts()
        headcount = sum(counts.values())
        too_many = resting > TOLERATED_OVERLAP * (headcount + resting)
        return {
            "headcount": headcount,
            "resting": resting,
            "earliest": too_many and format_date(self.env, self._earliest_opening()),
            "rows": self._preview_rows(self._preview_tree(counts)),
        }

    @api.model
    @api.readonly
    def get_likelihoods(self, tree, minimum):
        """How likely each unit of a previewed tree can be shown: {id: tenths}.

        The share of simulated campaigns at the usual participation. Arithmetic on the headcounts
        that the caller already has, apart from the form since it takes longer than they.

        :param tree: [[id, parent id or None, people directly in it]], one tree
        """
        self.check_access("create")
        try:
            units = [Unit(*unit) for unit in tree]
            if len(units) > MOST_UNITS or sum(unit.respondents for unit in units) > MOST_PEOPLE:
                raise ValueError("too large")
            rounds = min(ROUNDS, max(FEWEST_ROUNDS, ROUNDS_TIMES_UNITS // max(len(units), 1)))
            shares = shown_share(units, max(minimum or 0, 1), rounds=rounds)
        except (TypeError, ValueError) as problem:
            raise UserError(self.env._("This is no tree of departments.")) from problem
        return {str(unit): round(share * 10) for unit, share in shares.items()}

    def action_try(self):
        """Go through the draft as an employee will; nothing of it is stored."""
        self.ensure_one()
        self.check_access("write")
        self._check_questionnaire()
        return {
            "type": "ir.actions.act_url",
            "url": f"/readiness/{self.link_code}/trial",
            "target": "new",
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

    def _preview_rows(self, tree):
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
                }
            )
        return self._with_subtree_headcounts(rows)

    def _with_subtree_headcounts(self, rows):
        total = {row["id"]: row["direct"] for row in rows}
        for row in reversed(rows):
            if row["parent"] is not None:
                total[row["parent"]] += total[row["id"]]
        return [{**row, "headcount": total[row["id"]]} for row in rows]
