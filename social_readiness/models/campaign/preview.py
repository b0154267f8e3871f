from collections import namedtuple

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...engine.disclosure import Unit
from ...engine.likelihood import shown_share
from ...engine.rounding import half_up
from .rest import TOLERATED_OVERLAP

# Simulated campaigns: fewer for a larger tree, so that the answer comes within a second or so.
ROUNDS = 200
ROUNDS_TIMES_UNITS = 20_000
FEWEST_ROUNDS = 20
MOST_UNITS = 10_000
MOST_PEOPLE = 2_000_000
# So many people whose managers form a circle are named.
RING_NAMES = 6

# People of a department: who would be asked, who is at rest, the last close that somebody rests
# from, and who would be counted here if managers did not answer in the root.
Counts = namedtuple("Counts", "invited resting rests_from managers", defaults=(0, 0, None, 0))


def add_up(*counts):
    invited, resting, rests_from, managers = zip(Counts(), *counts, strict=True)
    last = max(filter(None, rests_from), default=None)
    return Counts(sum(invited), sum(resting), last, sum(managers))


class ReadinessCampaign(models.Model):
    """Before the launch: who would be asked, and how likely each result can be shown."""

    _inherit = "readiness.campaign"

    preview = fields.Json(
        compute="_compute_preview", groups="social_readiness.group_readiness_officer"
    )

    @api.depends(
        "audience", "department_ids", "minimum", "company_id", "state", "date_open", "date_close"
    )
    def _compute_preview(self):
        for campaign in self:
            draft = campaign.state == "draft" and not campaign.launch_step
            campaign.preview = draft and campaign._preview()

    def _preview(self):
        """Headcount of each department, as rows from the root.

        Rows: {id, parent, name, depth, direct, managers, headcount, rests_until}; ``managers``
        answer in the root and would be counted in the row otherwise; the last is a date where
        everybody is at rest. ``resting`` counts those who are left out since another campaign
        asks them too close to this one; ``earliest`` is the earliest opening, if there are too
        many of them to launch. ``new`` were entered lately; ``notes`` are sentences on whom the
        launch would leave out or count elsewhere.
        """
        self._check_own_company(self.company_id)
        if not self._can_preview():
            return {"rows": [], "headcount": 0, "resting": 0, "earliest": False, "notes": []}
        scope = self._scope()
        groups = self._groups(scope)
        counts = self._preview_counts(groups, scope)
        total = add_up(*counts.values())
        too_many = total.resting > TOLERATED_OVERLAP * (total.invited + total.resting)
        return {
            "headcount": total.invited,
            "resting": total.resting,
            "earliest": too_many and self._rested_label(total),
            "new": sum(group.new for group in groups if not group.left_out),
            "notes": self._preview_notes(groups, scope),
            "rows": self._preview_rows(counts, scope),
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

    def _preview_counts(self, groups, scope):
        """{department id, or 0 for the root: Counts}."""
        counts = {}
        for group in groups:
            home = group.home if group.home != scope.root.id else None
            counted = 0 if group.manages or not home else home
            counts[counted] = add_up(counts.get(counted, Counts()), self._counts_of(group))
            if group.manages and home and not group.left_out:
                managers = Counts(managers=group.people)
                counts[home] = add_up(counts.get(home, Counts()), managers)
        return counts

    @staticmethod
    def _counts_of(group):
        if group.left_out == "resting":
            return Counts(resting=group.people, rests_from=group.rests_from)
        return Counts() if group.left_out else Counts(invited=group.people)

    def _preview_rows(self, counts, scope):
        """The root, whose id is 0, and what is below it, by name."""
        below = {}
        for department in scope.departments - scope.root:
            place = scope.parents[department.id]
            place = 0 if place in (None, scope.root.id) else place
            below.setdefault(place, []).append((department.name, department.id))
        rows, waiting = [], [(scope.root.name or self.company_id.name, 0, None, 0)]
        while waiting:
            name, place, parent, depth = waiting.pop()
            children = sorted(below.get(place, ()), reverse=True)
            waiting.extend((*child, place, depth + 1) for child in children)
            of_row = counts.get(place, Counts())
            rows.append(
                {
                    "id": place,
                    "parent": parent,
                    "name": name,
                    "depth": depth,
                    "direct": of_row.invited,
                    "managers": of_row.managers,
                }
            )
        return self._with_all_below(rows, counts)

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

    # ------------------------------------------------------------
    # IN WORDS
    # ------------------------------------------------------------

    def _preview_notes(self, groups, scope):
        """Whom a launch would leave out, or count elsewhere than expected, one sentence each."""
        left_out = self._left_out_of(groups)
        invited = [group for group in groups if not group.left_out]
        archived = sum(group.people for group in invited if group.is_archived)
        managers = sum(
            group.people
            for group in invited
            if group.manages and group.home not in (None, scope.root.id)
        )
        _ = self.env._
        notes = [
            (managers, _("Managers who answer in the root, not in their team: %s.", managers)),
            (
                archived,
                _(
                    "In archived departments, and counted in the nearest active department "
                    "above: %s people.",
                    archived,
                ),
            ),
            *self._preview_reasons(left_out),
        ]
        causes = [
            _(
                "Left out because of “%(campaign)s”: %(people)s people.",
                campaign=name,
                people=people,
            )
            for _campaign, name, _launched, people in left_out["campaigns"]
        ]
        return [text for count, text in notes if count] + causes + self._ring_notes(scope.ring)

    def _preview_reasons(self, left_out):
        """[(people, sentence)] of those whom their contract or their place leaves out."""
        return [(left_out.get(reason), text) for reason, text in self._reasons_left_out(left_out)]

    def _ring_notes(self, people):
        """Name those whose managers form a circle: only HR can say what is right."""
        if not people:
            return []
        names = self.env["hr.employee.public"].browse(people[:RING_NAMES]).mapped("name")
        return [
            self.env._(
                "Each other's managers, in a circle: %s. They stay in their teams. Correct who "
                "manages whom.",
                ", ".join(names) + ("…" if len(people) > RING_NAMES else ""),
            )
        ]
