# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What stands on one slide: the summary, or one score of the heatmap.

Nothing is computed here that the screens do not show: see ``readiness.summary``,
``readiness.heatmap`` and ``readiness.cell``, which are asked as the reader. A slide is also for
others: actions that are not shared are not on it.
"""

from typing import NamedTuple

from odoo.exceptions import UserError

from ..tools import as_id, capital
from .colors import color_step
from .document import Rows, document_columns
from .document_writer import subtitle
from .names import plain
from .recommendations import SHARED
from .release_reader import published
from .summary import Summary

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
    """A first step: ``lines`` stand below its name. One in the plan needs less room."""

    name: str
    lines: list
    is_planned: bool


class SummarySlide(NamedTuple):
    """``verdict`` is ``ready``, ``care`` or ``inside``, ``name`` how it is said.

    ``gaps`` are the widest ones, ``words`` the headings by what they name; ``other_goals`` says
    what the company would be ready for.
    """

    file_name: str
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
    campaign = published(env, campaign_id)
    summary = Summary(campaign, as_id(unit_id), as_id(profile_id), planned=SHARED).compute()
    return _of_summary(env, plain(summary)) if summary["verdict"] else None


def cell_slide(env, view):
    """Return the :class:`CellSlide` of one score.

    :param view: ``campaign``, ``unit``, ``scope`` and ``dimension`` (without one: the overall
        score), as the screen holds them
    :raises UserError: the reader's heatmap shows no such score
    """
    heatmap = plain(env["readiness.heatmap"].get_heatmap(view.get("campaign") or False))
    column, row = _found(heatmap, view) if heatmap["campaign"] else (None, None)
    if not row or row.cells["score"][0].kind != "value":
        # Also what the reader may not see: the same sentence.
        raise UserError(env._("Hidden to protect small groups."))
    return _Cell(env, heatmap, column, row).slide()


def _found(heatmap, view):
    """Return the column and the row, which has this column only; None for what is not there."""
    wanted = view.get("dimension") or None
    column = next((one for one in document_columns(heatmap) if one.dimension_id == wanted), None)
    key = f"{view.get('unit')}:{view.get('scope') or 'subtree'}"
    rows = Rows(heatmap, [column]).seen([key]) if column else []
    return column, rows[0] if rows else None


# ------------------------------------------------------------
# SUMMARY
# ------------------------------------------------------------


def _of_summary(env, summary):
    campaign = env["readiness.campaign"].browse(summary["campaign"]["id"])
    company = plain(campaign.company_id.sudo().name)  # a reader may be of another one
    others = [summary["coherent_today"], summary["current"]]
    gaps = [one for one in summary["reasons"] if one["gap"] is not False and one["gap"] < 0]
    unit = summary["unit"]
    title = env._("Summary") if unit["is_root"] else unit["name"]
    return SummarySlide(
        file_name=f"{summary['campaign']['name']}, {title}",
        title=title,
        subtitle=subtitle(
            env,
            [company, summary["campaign"]["name"]],
            campaign.closing_day,
            summary["profile"]["name"],
        ),
        verdict=summary["verdict"],
        name=summary["verdict_name"],
        sentence=summary["sentence"],
        other_goals=" ".join(one["sentence"] for one in others if one),
        gaps=[_gap(one) for one in gaps[:GAPS]],
        steps=[_step(one) for one in summary["steps"]],
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


def _step(step):
    planned, dimension = step["planned"], step["dimension"]
    if not planned:
        about = f"{dimension} · {step['score_text']}"
        return Step(step["name"], [step["description"], about], False)
    return Step(planned["title"], [" · ".join(filter(None, (planned["text"], dimension)))], True)


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
    def __init__(self, env, heatmap, column, row):
        self.env, self.words, self.campaign = env, heatmap["words"], heatmap["campaign"]
        self.column, self.row = column, row
        self.cells = {mode: cells[0] for mode, cells in row.cells.items()}
        unit, scope = row.key.split(":")
        self.details = plain(
            env["readiness.cell"].get_cell(
                self.campaign["id"], int(unit), scope, column.dimension_id or False
            )
        )

    def slide(self):
        score, name = self.cells["score"], capital(self.column.name)
        campaign = self.campaign
        statements = [
            (self._statement(item), item["score"], color_step(item["score"], "score"))
            for item in self.details["items"]
        ]
        return CellSlide(
            title=f"{name} · {self.row.label}",
            subtitle=subtitle(
                self.env,
                [campaign["company"], campaign["name"]],
                campaign["date_close"],
                campaign["profile"],
            ),
            facts=self._facts(),
            step=score.step,
            bar=Bar(name, score.value, self.column.target, self.details["margin"] or 0),
            heading=self.env._("Statements"),
            statements=statements,
            foot=" ".join(
                (
                    self.env._(
                        "Nothing is shown about fewer than %s people, not even by subtraction.",
                        campaign["minimum"],
                    ),
                    self.env._("A gap or change within the margin of error may be due to chance."),
                )
            ),
        )

    def _statement(self, item):
        if not item["is_reversed"]:
            return item["text"]
        return f"{item['text']} {self.env._('(reverse-scored: higher is better)')}"

    def _facts(self):
        score, gap, change = (self.cells[mode] for mode in ("score", "gap", "change"))
        facts = [(self.words["score"], score.text)]
        if gap.kind == "value":
            facts.append((self.words["target"], str(self.column.target)))
            facts.append((self.words["gap"], gap.text))
        if self.details["margin"]:
            facts.append((self.env._("Margin of error"), self._margin()))
        if change.kind == "value":
            before = self.env._("Change (previous campaign: %s)", score.value - change.value)
            facts.append((before, change.text))
        return [*facts, (self.words["respondents"], str(self.row.respondents))]

    def _margin(self):
        margin = self.details["margin"]
        if self.details["margin_is_least"]:
            return self.env._("at least ± %s", margin)
        return f"{MARGIN}{margin}"
