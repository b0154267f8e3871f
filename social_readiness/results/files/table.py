# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The table of a document: a line per unit or, transposed, a line per dimension."""

from typing import NamedTuple

from ..document import DocumentCell

HEADING = 40  # characters of a name above a narrow column


class Label(NamedTuple):
    """The name of a line or a column; ``short`` is for narrow places, ``group`` its pillar."""

    name: str
    short: str
    level: int = 1
    group: str = ""
    is_strong: bool = False
    is_quiet: bool = False


class Table(NamedTuple):
    """``corner`` says what the lines are; a line is a pair of its label and its cells."""

    corner: str
    columns: list
    lines: list

    def pages(self, length):
        """Return tables with at most so many lines each."""
        starts = range(0, len(self.lines), length) or [0]
        return [self._replace(lines=self.lines[start : start + length]) for start in starts]

    def column_groups(self):
        """Return the runs of adjacent columns of the same pillar: [(pillar, how many)].

        The list is empty if no column has a pillar.
        """
        if not any(label.group for label in self.columns):
            return []
        runs = []
        for label in self.columns:
            if runs and runs[-1][0] == label.group:
                runs[-1] = (label.group, runs[-1][1] + 1)
            else:
                runs.append((label.group, 1))
        return runs


def table_of(document, mode, with_targets=False):
    """Return the :class:`Table` of a document in a mode, transposed if the document is.

    :param with_targets: whether it has a line with the targets, if there are any
    """
    columns = [*map(_of_column, document.columns), *_of_people(document.words, mode)]
    has_paths = document.is_flat or document.is_turned
    lines = [
        (_of_row(row, has_paths), [*row.cells[mode], *_people(row, mode, document.words)])
        for row in document.rows
    ]
    if with_targets and any(column.target is not None for column in document.columns):
        lines.insert(0, _targets(document))
    columns = [label._replace(group=document.words.get(label.group, "")) for label in columns]
    table = Table(document.words["unit"], columns, lines)
    return _turned(table, document.words["dimension"]) if document.is_turned else table


def shortened(text, length):
    """Return the text, cut if it has more characters than ``length``."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _turned(table, corner):
    """Return the columns as lines, with a line for each pillar above its columns."""
    lines = []
    cells = list(zip(*(cells for _label, cells in table.lines), strict=True))
    for index, label in enumerate(table.columns):
        above = table.columns[index - 1].group if index else ""
        if label.group and label.group != above:
            lines.append((Label(label.group, label.group, is_quiet=True), []))
        line = label._replace(level=2 if label.group else 1, group="")
        lines.append((line, cells[index] if cells else ()))
    columns = [label._replace(level=1, is_strong=False) for label, _cells in table.lines]
    return Table(corner, columns, lines)


def _of_column(column):
    return Label(column.name, column.short, group=column.pillar)


def _of_people(words, mode):
    """Return the columns about people: a share always has its number of responses beside it."""
    first = "favourable_respondents" if mode == "favourable" else "participation"
    return [Label(words[name], words[name]) for name in (first, "respondents")]


def _of_row(row, has_paths):
    name = row.label if has_paths else row.name
    return Label(name, shortened(name, HEADING), row.level, is_strong=row.level == 1)


def _people(row, mode, words):
    if mode == "favourable":
        behind = row.favourable_respondents
        yield _count(behind, "count", str(behind))
    else:
        yield _count(row.participation, "share", words["percent"] % row.participation)
    yield _count(row.respondents, "count", str(row.respondents))


def _count(value, kind, text):
    return DocumentCell("none") if value is None else DocumentCell(kind, value, text)


def _targets(document):
    """Return the line of the targets."""
    name = document.words["target"]
    cells = [_count(column.target, "target", str(column.target)) for column in document.columns]
    return Label(name, name, is_quiet=True), [*cells, DocumentCell("none"), DocumentCell("none")]
