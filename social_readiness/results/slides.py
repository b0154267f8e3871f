# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What stands on one slide: the summary, or one score of the heatmap.

Nothing is computed here that the screens do not show: see ``readiness.summary``,
``readiness.heatmap`` and ``readiness.cell``, which are asked as the reader.
"""

from typing import NamedTuple

from odoo import fields
from odoo.exceptions import UserError

from ..local_time import day_label
from ..tools import capital, signed
from .colors import step_of
from .names import plain

GAPS = 3
MARGIN = "± "


class Bar(NamedTuple):
    """A score from 0 to 100 beside its target; ``margin`` is 0 where it is not known."""

    name: str
    score: int
    target: int | None
    margin: int
    text: str = ""
    state: str = ""


class Step(NamedTuple):
    name: str
    description: str
    dimension: str
    text: str


class SummarySlide(NamedTuple):
    """``verdict`` is ``ready``, ``care`` or ``inside``, ``name`` how it is said.

    ``gaps`` are the widest ones, ``words`` the headings by what they name; ``other_goals`` says
    what the company would be ready for.
    """

    title: str
    subtitle: str
    verdict: str
    name: str
    sentence: str
    other_goals: str
    gaps: list
    steps: list
    words: dict
    foot: str


class CellSlide(NamedTuple):
    """``facts`` are pairs (what, how much), the score first, ``step`` its color.

    ``statements`` are (text, score, step of color), in the order of the questionnaire.
    """

    title: str
    subtitle: str
    facts: list
    step: int
    bar: Bar
    heading: str
    statements: list
    foot: str


def summary_slide(env, campaign_id, unit_id=False, profile_id=False):
    """Return the :class:`SummarySlide` of a unit, or of the company; ``None`` without a verdict.

    :param env: of the reader
    """
    summary = env["readiness.summary"].get_summary(campaign_id, unit_id, profile_id)
    return _of_summary(env, plain(summary)) if summary["verdict"] else None


def cell_slide(env, view):
    """Return the :class:`CellSlide` of one score.

    :param view: ``campaign``, ``unit``, ``scope`` and ``dimension`` (without one: the overall
        score), as the screen holds them
    :raises UserError: the reader's heatmap shows no such score
    """
    heatmap = plain(env["readiness.heatmap"].get_heatmap(view.get("campaign") or False))
    return _Cell(env, heatmap, view).slide()


def _subtitle(env, campaign, goal):
    closed = day_label(env, fields.Date.to_date(campaign["date_close"]))
    parts = [campaign["company"], campaign["name"], env._("Closed on %s", closed)]
    if goal:
        parts.append(env._("Social media goal: %s", goal))
    return " · ".join(parts)


# ------------------------------------------------------------
# SUMMARY
# ------------------------------------------------------------


def _of_summary(env, summary):
    campaign = env["readiness.campaign"].browse(summary["campaign"]["id"])
    facts = {
        "company": plain(campaign.company_id.sudo().name),  # a reader may be of another one
        "name": summary["campaign"]["name"],
        "date_close": campaign.closing_day,
    }
    others = [summary["coherent_today"], summary["current"]]
    gaps = [one for one in summary["reasons"] if one["gap"] is not False and one["gap"] < 0]
    unit = summary["unit"]
    return SummarySlide(
        title=env._("Summary") if unit["is_root"] else unit["name"],
        subtitle=_subtitle(env, facts, summary["profile"]["name"]),
        verdict=summary["verdict"],
        name=summary["verdict_name"],
        sentence=summary["sentence"],
        other_goals=" ".join(one["sentence"] for one in others if one),
        gaps=[_gap(one) for one in gaps[:GAPS]],
        steps=[
            Step(one["name"], one["description"], one["dimension"], one["score_text"])
            for one in summary["steps"]
        ],
        words={
            "gaps": env._("Gaps"),
            "no_gaps": env._("No dimension is below target."),
            "steps": env._("First steps"),
        },
        foot=env._(
            "The lowest dimension decides; strengths elsewhere do not offset it. The line "
            "across a bar is its target. A gap within the margin of error (±) may be due "
            "to chance."
        ),
    )


def _gap(reason):
    text = f"{reason['score_text']} · {reason['state_name']}"
    return Bar(
        reason["name"],
        reason["score"],
        reason["target"],
        reason["margin"] or 0,
        text,
        reason["state"],
    )


# ------------------------------------------------------------
# ONE SCORE
# ------------------------------------------------------------


class _Cell:
    def __init__(self, env, heatmap, view):
        self.env, self.heatmap, self.words = env, heatmap, heatmap.get("words")
        self.campaign = heatmap["campaign"]
        self.row, self.place = self._row(view), self._place(view)
        self.score = self._figure("scores")
        if self.score is None:  # also what the reader may not see: the same sentence
            raise UserError(env._("Hidden to protect small groups."))
        self.details = self._details()

    def _row(self, view):
        rows = (
            dict(zip(self.heatmap["row_fields"], row, strict=True))
            for row in self.heatmap.get("rows", ())
        )
        wanted = view.get("unit"), view.get("scope") or "subtree"
        return next((row for row in rows if (row["unit"], row["scope"]) == wanted), {})

    def _place(self, view):
        """Where the figures of the dimension stand in the row; those of the overall score last."""
        wanted = view.get("dimension")
        if not wanted:
            return -1
        ids = [one["id"] for one in self.heatmap.get("dimensions", ())]
        return ids.index(wanted) if wanted in ids else None

    def _figure(self, name):
        figures = self.row.get(name)
        return figures[self.place] if figures and self.place is not None else None

    @property
    def _dimension(self):
        return None if self.place == -1 else self.heatmap["dimensions"][self.place]

    def _details(self):
        """Statements and margin."""
        dimension = self._dimension
        return plain(
            self.env["readiness.cell"].get_cell(
                self.campaign["id"],
                self.row["unit"],
                self.row["scope"],
                dimension["id"] if dimension else False,
            )
        )

    def slide(self):
        dimension = self._dimension
        name = capital(dimension["name"]) if dimension else self.words["overall"]
        target = self.heatmap["targets"][self.place]
        statements = [
            (self._statement(item), item["score"], step_of(item["score"], "score"))
            for item in self.details["items"]
        ]
        return CellSlide(
            title=f"{name} · {self.row['label']}",
            subtitle=_subtitle(self.env, self.campaign, self.campaign["profile"]),
            facts=self._facts(target),
            step=step_of(self.score, "score"),
            bar=Bar(name, self.score, target, self.details["margin"] or 0),
            heading=self.env._("Statements"),
            statements=statements,
            foot=" ".join(
                (
                    self.env._(
                        "Nothing is shown about fewer than %s people, not even by subtraction.",
                        self.campaign["minimum"],
                    ),
                    self.env._("A gap or change within the margin of error may be due to chance."),
                )
            ),
        )

    def _statement(self, item):
        if not item["is_reversed"]:
            return item["text"]
        return f"{item['text']} {self.env._('(reverse-scored: higher is better)')}"

    def _facts(self, target):
        facts = [(self.words["score"], str(self.score))]
        if target is not None:
            facts.append((self.words["target"], str(target)))
            facts.append((self.words["gap"], signed(self.score - target)))
        if self.details["margin"]:
            facts.append((self.env._("Margin of error"), self._margin()))
        change = self._figure("changes")
        if change is not None:
            before = self.env._("Change (previous campaign: %s)", self.score - change)
            facts.append((before, signed(change)))
        return [*facts, (self.words["respondents"], str(self.row["respondents"]))]

    def _margin(self):
        margin = self.details["margin"]
        if self.details["margin_is_least"]:
            return self.env._("at least ± %s", margin)
        return f"{MARGIN}{margin}"
