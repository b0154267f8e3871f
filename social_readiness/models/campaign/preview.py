from collections import namedtuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from ...engine.disclosure import Unit
from ...engine.likelihood import shown_share
from ...engine.rounding import half_up
from .audience import TOLERATED_OVERLAP

# Simulated campaigns: fewer for a larger tree, so that the answer comes within a second or so.
ROUNDS = 200
ROUNDS_TIMES_UNITS = 20_000
FEWEST_ROUNDS = 20
MOST_UNITS = 10_000
MOST_PEOPLE = 2_000_000

# People: who would be asked, who is at rest, and the last close that somebody rests from.
Counts = namedtuple("Counts", "invited resting rests_from", defaults=(0, 0, None))


def add_up(*counts):
    invited, resting, rests_from = zip(Counts(), *counts, strict=True)
    return Counts(sum(invited), sum(resting), max(filter(None, rests_from), default=None))


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

        Rows: {id, parent, name, depth, direct, headcount, rests_until}; the last is a date where
        everybody is at rest. ``resting`` counts those who are left out since another campaign
        asks them too close to this one; ``earliest`` is the earliest opening, if there are too
        many of them to launch.
        """
        if not self._can_preview():
            return {"rows": [], "headcount": 0, "resting": 0, "earliest": False}
        counts = self._preview_counts()
        total = add_up(*counts.values())
        too_many = total.resting > TOLERATED_OVERLAP * (total.invited + total.resting)
        return {
            "headcount": total.invited,
            "resting": total.resting,
            "earliest": too_many and self._rested_label(total),
            "rows": self._preview_rows(counts),
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
        return {str(unit): half_up(share * 10) for unit, share in shares.items()}

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
        """{department id, or 0: Counts}."""
        rows = self.env.execute_query(
            SQL(
                "SELECT COALESCE(department_id, 0), count(*) - count(rests_from),"
                " count(rests_from), max(rests_from) FROM (%s) audience GROUP BY 1",
                self._audience_sql(),
            )
        )
        return {department: Counts(*counts) for department, *counts in rows}

    def _preview_rows(self, counts):
        """The root, whose id is 0, and what is below it, by name."""
        root, below = self._preview_tree()
        counts = {**counts, 0: add_up(*(counts.get(place, Counts()) for place in {0, root.id}))}
        rows, waiting = [], [(root.name or self.company_id.name, 0, None, 0)]
        while waiting:
            name, place, parent, depth = waiting.pop()
            children = sorted(below.get(place, ()), reverse=True)
            waiting.extend((*child, place, depth + 1) for child in children)
            direct = counts.get(place, Counts()).invited
            rows.append(
                {"id": place, "parent": parent, "name": name, "depth": depth, "direct": direct}
            )
        return self._with_all_below(rows, counts)

    def _preview_tree(self):
        """(the department that the root is, or none; {id, or 0: [(name, id) directly below]})."""
        departments = self._audience_departments()
        root = self._root_department(departments)
        departments -= root
        known, below = set(departments.ids), {}
        for department in departments:
            parent = department.parent_id.id
            place = parent if parent in known else 0
            below.setdefault(place, []).append((department.name, department.id))
        return root, below

    def _with_all_below(self, rows, counts):
        """Each row with its people and all below, and until when they rest if all of them do."""
        totals = {row["id"]: counts.get(row["id"], Counts()) for row in rows}
        for row in reversed(rows[1:]):
            totals[row["parent"]] = add_up(totals[row["parent"]], totals[row["id"]])
        labels = {False: False, None: False}
        for row in rows:
            total = totals[row["id"]]
            rests_from = not total.invited and total.rests_from
            if rests_from not in labels:
                labels[rests_from] = self._rested_label(total)
            row.update(headcount=total.invited, rests_until=labels[rests_from])
        return rows

    def _rested_label(self, counts):
        return format_date(self.env, self._rested_on(counts.rests_from))
