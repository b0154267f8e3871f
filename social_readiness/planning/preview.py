# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from datetime import datetime
from functools import reduce
from typing import NamedTuple

from ..local_time import day_label
from .audience import Audience
from .incomplete import left_out_lacks
from .left_out import count_left_out
from .preview_notes import preview_notes
from .rest import TOLERATED_OVERLAP, rested_on


class Counts(NamedTuple):
    """Numbers of people of one department, or of several added up.

    Who would be invited, who is resting, the last close after which somebody rests, and who would
    be counted here if managers did not answer in the root.
    """

    invited: int = 0
    resting: int = 0
    rests_from: datetime | None = None
    managers: int = 0

    def plus(self, other):
        return Counts(
            self.invited + other.invited,
            self.resting + other.resting,
            max(filter(None, (self.rests_from, other.rests_from)), default=None),
            self.managers + other.managers,
        )


NOBODY = Counts()


class Preview:
    """Before the launch: how many people of which department would be invited.

    The form and the protection sheet show it. It goes over the employees once, with a fixed number
    of queries, whatever the size of the company.
    """

    def __init__(self, campaign):
        self.campaign = campaign
        self.env = campaign.env
        self.audience = Audience(campaign)

    def document(self):
        """Return the headcount of each department, as rows from the root.

        ``rows``: {id, parent, name, depth, direct, managers, headcount, rests_until}, each before
        those below it; ids are those of departments, 0 for the root, whose parent is None.
        ``direct`` would be counted in the row itself, ``headcount`` in it and below; ``managers``
        answer in the root and would be counted in the row otherwise; ``rests_until`` is a date
        where everybody is at rest, else False.

        ``headcount`` is the sum. ``resting`` counts those who are left out since another campaign
        asks them too close to this one; ``earliest`` is the earliest opening if there are too
        many of them to launch, else False. ``new`` were entered lately; ``notes`` are sentences
        on whom the launch would leave out or count elsewhere.

        :raises AccessError: the reader may not see the company
        """
        self.campaign._check_own_company(self.campaign.company_id)
        if not self._is_complete():
            return {"rows": [], "headcount": 0, "resting": 0, "earliest": False, "notes": []}
        groups = self.audience.groups()
        counts = self._counts(groups)
        total = reduce(Counts.plus, counts.values(), NOBODY)
        too_many = total.resting > TOLERATED_OVERLAP * (total.invited + total.resting)
        return {
            "headcount": total.invited,
            "resting": total.resting,
            "earliest": too_many and self._rested_label(total),
            "new": sum(group.new for group in groups if not group.left_out),
            "notes": preview_notes(
                self.env,
                groups,
                self.audience.scope,
                count_left_out(self.env, groups),
                left_out_lacks(self.campaign),
            ),
            "rows": self._with_all_below(self._rows(counts), counts),
        }

    def _is_complete(self):
        """Return whether the draft has what a preview needs: an audience and two dates."""
        campaign = self.campaign
        chosen = campaign.audience == "company" or campaign.department_ids
        return bool(chosen and campaign.company_id and campaign.date_open and campaign.date_close)

    # ------------------------------------------------------------
    # ROWS
    # ------------------------------------------------------------

    def _counts(self, groups):
        """Return {department id, or 0 for the root: Counts}."""
        counts, root = {}, self.audience.scope.root.id
        for group in groups:
            home = group.home if group.home != root else None
            counted = 0 if group.manages or not home else home
            counts[counted] = counts.get(counted, NOBODY).plus(_counts_of(group))
            if group.manages and home and not group.left_out:
                managers = Counts(managers=group.people)
                counts[home] = counts.get(home, NOBODY).plus(managers)
        return counts

    def _rows(self, counts):
        """Return the root and all rows below it; siblings are sorted by name."""
        below, rows = self._below(), []
        waiting = [(self.audience.scope.root.name or self.campaign.company_id.name, 0, None, 0)]
        while waiting:
            name, department, parent, depth = waiting.pop()
            children = sorted(below.get(department, ()), reverse=True)
            waiting.extend((*child, department, depth + 1) for child in children)
            of_row = counts.get(department, NOBODY)
            rows.append(
                {
                    "id": department,
                    "parent": parent,
                    "name": name,
                    "depth": depth,
                    "direct": of_row.invited,
                    "managers": of_row.managers,
                }
            )
        return rows

    def _below(self):
        """Return {department id, or 0 for the root: [(name, id)] of its direct children}."""
        scope, below = self.audience.scope, {}
        for department in scope.departments - scope.root:
            parent = scope.parents[department.id]
            parent = 0 if parent in (None, scope.root.id) else parent
            below.setdefault(parent, []).append((department.name, department.id))
        return below

    def _with_all_below(self, rows, counts):
        """Return each row with all people in and below it, and until when they rest if all do."""
        totals = {row["id"]: counts.get(row["id"], NOBODY) for row in rows}
        for row in reversed(rows[1:]):
            totals[row["parent"]] = totals[row["parent"]].plus(totals[row["id"]])
        labels = {False: False, None: False}
        for row in rows:
            total = totals[row["id"]]
            rests_from = not total.invited and total.rests_from
            if rests_from not in labels:
                labels[rests_from] = self._rested_label(total)
            row.update(headcount=total.invited, rests_until=labels[rests_from])
        return rows

    def _rested_label(self, counts):
        return day_label(self.env, rested_on(self.campaign, counts.rests_from))


def _counts_of(group):
    if group.left_out == "resting":
        return Counts(resting=group.people, rests_from=group.rests_from)
    return NOBODY if group.left_out else Counts(invited=group.people)
