# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

from odoo import api, models

from ..local_time import day_label
from ..tools import OPEN_ACTIONS
from .release_reader import ReleaseReader
from .words import short_name


class ReadinessManagerPage(models.AbstractModel):
    """What a manager needs for a talk with their team, on one page.

    By the reader's own rules: every number here also stands on the heatmap that they may open.
    """

    _name = "readiness.manager.page"
    _description = "My Departments"

    @api.model
    @api.readonly
    def get_manager_page(self):
        """Return the departments that the reader manages, and what there is to say about them.

        ``departments``: those with something to show, each below the one that it belongs to, see
        ``_department``. ``hidden``: the names of those that the newest results do not show.
        ``company``: {name, talk} of the company as a whole, or False before its first results.
        ``results``: what the staff may read, see ``readiness.staff.page``. ``actions``: the
        reader's own open actions, the most urgent first.
        """
        managed = self.env["hr.department"].search([("is_readiness_managed", "=", True)])
        managed = managed.sorted("complete_name")
        return {
            "departments": [
                self._department(one, managed)
                for one in managed
                if one.has_readiness_score or one.readiness_is_open
            ],
            "hidden": managed.filtered("readiness_is_hidden").mapped("name"),
            "company": self._company(),
            "results": self.env["readiness.staff.page"].get_shared_results(),
            "actions": self._own_actions(),
        }

    def _department(self, department, managed):
        """A line of the list: id, name, level (0 is the top), figures or False, talk."""
        has_gap, has_change = department.has_readiness_gap, department.has_readiness_change
        above = [
            one for one in department.parent_path.split("/") if one and int(one) in managed._ids
        ]
        return {
            "id": department.id,
            "name": department.name,
            "level": len(above) - 1,
            "score": department.has_readiness_score and department.readiness_score,
            "gap": has_gap and department.readiness_gap,
            "change": has_change and department.readiness_change,
            "rate": department.readiness_participation,
            "is_open": department.readiness_is_open,
            "talk": self._talk(department.readiness_score_ids),
        }

    def _company(self):
        campaign = self.env["readiness.campaign"].search(
            [("is_latest", "=", True), ("company_id", "=", self.env.company.id)]
        )
        release = ReleaseReader(campaign)
        root = release.unit()
        talk = self._talk(release.dimension_rows(root))
        return bool(talk) and {"name": root.display_name, "talk": talk}

    def _talk(self, rows):
        """Three sentences that a manager says to begin the talk with a team: strong, weak, next.

        :param rows: the scores of its dimensions
        """
        if not rows:
            return []
        best = max(rows, key=lambda row: row.score)
        lowest = min(rows, key=lambda row: (row.gap if row.has_target else 0, row.score))
        return [
            self.env._(
                "Our results are best in %(dimension)s: %(score)s out of 100. What do we do well "
                "there and want to keep?",
                dimension=short_name(best.dimension_id),
                score=best.score,
            ),
            self._weakest(lowest),
            self.env._(
                "What is one thing we can change in the next three months, and what do you need "
                "from me?"
            ),
        ]

    def _weakest(self, row):
        values = {
            "dimension": short_name(row.dimension_id),
            "score": row.score,
            "target": row.target,
        }
        if row.has_target and row.gap < 0:
            return self.env._(
                "We are furthest from our goal in %(dimension)s: we have %(score)s and need "
                "%(target)s. What gets in our way?",
                **values,
            )
        return self.env._(
            "Our lowest score is in %(dimension)s: %(score)s out of 100. What gets in our way?",
            **values,
        )

    def _own_actions(self):
        actions = self.env["readiness.action"].search(
            [("user_id", "=", self.env.uid), ("state", "in", OPEN_ACTIONS)]
        )
        today = self.env.company._readiness_today()
        states = dict(actions._fields["state"]._description_selection(self.env))
        return [
            {
                "id": action.id,
                "name": action.name,
                "unit": action.unit_id.sudo().display_name,
                "dimension": action.dimension_id.name,
                "state": states[action.state],
                "due": day_label(self.env, action.date_deadline, "medium"),
                "is_late": bool(action.date_deadline) and action.date_deadline < today,
            }
            for action in actions
        ]
