# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""What a file shows: the rows, columns and numbers of the heatmap, ready to be written.

This is plain Python. Everything comes from what ``readiness.heatmap`` sends to the screen.
"""

from typing import NamedTuple

from ..engine.ranking import fitting_level
from ..engine.scores import response_rate
from ..tools import signed
from . import colors

MODES = ("score", "favourable", "gap", "change", "company")
MINUS = "\u2212"
DIFFERENCE = f'+0;"{MINUS}"0;0'  # a difference, in the number format of spreadsheets and charts
HIDDEN = "\u2013"  # in hidden cells of files whose pattern is not enough


class DocumentCell(NamedTuple):
    """A cell of the heatmap, of one of these kinds:

    ``value``: a whole number, also zero; ``hidden``: protected, the same for all; ``unasked``: the
    campaign did not ask; ``none``: nothing to compare with in this mode. The kinds ``share``,
    ``count`` and ``target`` are numbers without a color. ``is_faded``: the reader has chosen
    another step of the legend.
    """

    kind: str
    value: int | None = None
    text: str = ""
    step: int = 0
    is_faded: bool = False


class Column(NamedTuple):
    """A dimension, or the overall score (``index`` -1). ``short`` is its name in a few words.

    ``index`` is the position of its figures in the lists of a row.
    """

    index: int
    name: str
    short: str
    pillar: str
    is_asked: bool
    target: int | None
    dimension_id: int | None = None


class DocumentRow(NamedTuple):
    """A row of the heatmap: ``cells`` is {mode: [DocumentCell of each column]}.

    ``favourable_respondents``: number of responses behind the favorable shares, None if there are
    none. ``label`` is the name to use if the row is not directly below its parent: see
    ``told_apart``. ``is_ranked``: see ``engine.ranking``.
    """

    key: str
    name: str
    label: str
    level: int
    invited: int | None
    respondents: int | None
    participation: int | None
    is_ranked: bool
    favourable_respondents: int | None
    cells: dict


class Document(NamedTuple):
    """Everything that a writer needs; the texts are in the reader's language.

    ``facts`` are pairs (what, how much); ``shown`` says what of the heatmap this is; ``modes`` are
    those to write, the chosen one first; ``only`` is None or (mode, step of the legend), the
    others being faded; ``is_turned``: dimensions are lines; ``is_flat``: rows of all levels are
    ranked together; ``company`` is the company's row, or None where it is hidden; ``notes`` are the
    sentences on protection; ``words`` the labels, by what they name; ``legends`` as in the
    heatmap; ``summary`` the ``slides.SummarySlide`` that slides begin with, for those only.
    """

    campaign_id: int
    title: str
    subtitle: str
    facts: list
    shown: str
    modes: list
    only: tuple | None
    is_turned: bool
    is_flat: bool
    columns: list
    rows: list
    company: DocumentRow | None
    strongest: list
    weakest: list
    attention: list
    notes: list
    words: dict
    legends: dict
    summary: tuple | None = None

    @property
    def mode(self):
        return self.modes[0]

    def caption(self, mode):
        """Return sentences on what the numbers of a mode are, and which part of the heatmap this
        is.
        """
        parts = [self.words[f"{mode}_help"], self.shown]
        if self.only and self.only[0] == mode:
            text, _colors = self.legend(mode)[self.only[1] - 1]
            parts.append(self.words["highlighted"] % text)
        return " ".join(part for part in parts if part)

    def legend(self, mode):
        """Return what the colors of a mode mean: [(text, (background, ink)) of each step]."""
        return [
            (text, colors.pair(step, is_faded(self.only, mode, step)))
            for step, (_low, _high, text) in enumerate(self.legends[mode], 1)
        ]


def document_columns(heatmap):
    """Return the :class:`Column` of each dimension of a heatmap, and the overall score's last."""
    targets, overall = heatmap["targets"], heatmap["words"]["overall"]
    columns = [
        Column(
            index,
            dimension["name"],
            dimension["short"],
            dimension["pillar"],
            dimension["is_asked"],
            targets[index],
            dimension["id"],
        )
        for index, dimension in enumerate(heatmap["dimensions"])
    ]
    return [*columns, Column(-1, overall, overall, "", True, targets[-1])]


def written(words, value, mode):
    """Return a number as a cell of the heatmap shows it."""
    if mode == "score":
        return str(value)
    return words["percent"] % value if mode == "favourable" else signed(value)


def range_text(words, mode, low, high):
    """Return the text of a step of the scale: "30 to 39", "+20 or more"."""
    if low is None:
        return words["or_less"] % written(words, high, mode)
    if high is None:
        return words["or_more"] % written(words, low, mode)
    return words["low_to_high"] % {
        "low": written(words, low, mode),
        "high": written(words, high, mode),
    }


def is_faded(only, mode, step):
    """Return whether the reader has chosen another step in the legend of this mode."""
    return only is not None and only[0] == mode and only[1] != step


class Rows:
    """Reads the rows of a heatmap, in its order.

    The screen derives the same from it (``static/src/board/board_values.js``): kinds of cells, gap,
    difference to the company, response rate. ``tests/report/test_same_figures.py`` holds both to
    the same figures.

    :param heatmap: what ``readiness.heatmap`` returns, its texts plain
    :param columns: the columns to read, in order
    :param only: see ``Document``
    """

    def __init__(self, heatmap, columns, only=None):
        self.columns, self.only, self.words = columns, only, heatmap["words"]
        rows = (dict(zip(heatmap["row_fields"], row, strict=True)) for row in heatmap["rows"])
        self.of_key = {f"{row['unit']}:{row['scope']}": row for row in rows}
        self.root = next(iter(self.of_key.values()), None)

    def seen(self, keys):
        """Return the rows with these keys, in this order; unknown keys are ignored."""
        return [self._row(key) for key in dict.fromkeys(keys) if key in self.of_key]

    def open_to(self, level):
        """Return the rows of the upper levels."""
        return self.seen(key for key, row in self.of_key.items() if row["level"] <= level)

    def company(self):
        """Return the company's row, None if there is none or it is hidden."""
        if not self.root or not self.root["scores"]:
            return None
        return self._row(f"{self.root['unit']}:{self.root['scope']}")

    def _row(self, key):
        row = self.of_key[key]
        return DocumentRow(
            key,
            row["name"],
            row["label"],
            row["level"],
            row["invited"],
            row["respondents"],
            response_rate(row["respondents"], row["invited"]),
            row["is_ranked"],
            row["favourable_respondents"] or None,
            {mode: [self._cell(row, column, mode) for column in self.columns] for mode in MODES},
        )

    def _cell(self, row, column, mode):
        if not column.is_asked:
            return DocumentCell("unasked")
        if not row["scores"]:
            return DocumentCell("hidden")
        score = row["scores"][column.index]
        if score is None:
            return DocumentCell("unasked")
        value = self._value(row, column, mode, score)
        if value is not None:
            return self._shown(value, mode)
        return DocumentCell("hidden" if mode == "favourable" and column.index >= 0 else "none")

    def _shown(self, value, mode):
        step = colors.color_step(value, mode)
        faded = is_faded(self.only, mode, step)
        return DocumentCell("value", value, written(self.words, value, mode), step, faded)

    def _value(self, row, column, mode, score):
        if mode == "score":
            return score
        if mode in ("favourable", "change"):
            return row["favourable" if mode == "favourable" else "changes"][column.index]
        other = column.target if mode == "gap" else self._of_company(column)
        return None if other is None else score - other

    def _of_company(self, column):
        scores = self.root["scores"]
        return scores and scores[column.index]


def upper_levels(rows, most):
    """Return as many upper levels as have at most ``most`` rows; at least the first ``most`` rows
    of two levels.
    """
    level = fitting_level([row.level for row in rows], most, least=2)
    return [row for row in rows if row.level <= level][:most]


def strongest_and_weakest(row, columns, count=3):
    """Return a row's strongest and weakest dimensions, the most extreme ones first.

    Each is (column, score). There are at most ``count``, and no score is on both sides: the one in
    which they would meet stays where there is no other. If all are the same, nothing stands out.
    """
    scores = [
        (column, cell.value)
        for column, cell in zip(columns, row.cells["score"], strict=True)
        if column.index >= 0 and cell.kind == "value"
    ]
    count = min(count, len(scores) // 2)
    falling = sorted(scores, key=lambda one: -one[1])
    strongest, weakest = falling[:count], falling[::-1][:count]
    if count and strongest[-1][1] == (level := weakest[-1][1]):
        higher = [one for one in strongest if one[1] != level]
        lower = [one for one in weakest if one[1] != level]
        return higher or (strongest if lower else []), lower or (weakest if higher else [])
    return strongest, weakest


def to_look_at(rows, columns, count=8):
    """Return the rows that need attention: (row, overall score, gap or None), the worst first.

    If there is a target, these are the ranked rows below it.
    """
    overall = next(at for at, column in enumerate(columns) if column.index < 0)
    found = []
    for row in rows:
        score, gap = row.cells["score"][overall], row.cells["gap"][overall]
        if row.is_ranked and score.kind == "value" and (gap.value is None or gap.value < 0):
            found.append((row, score.value, gap.value))
    return sorted(found, key=lambda one: one[1] if one[2] is None else one[2])[:count]
