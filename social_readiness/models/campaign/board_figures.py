from binascii import b2a_base64
from operator import itemgetter

from odoo import models
from odoo.tools import SQL

# The figures of a row, in the order in which the payload's rows hold them.
ROW_FIELDS = (
    "unit",
    "parent",
    "scope",
    "name",
    "invited",
    "respondents",
    "scores",
    "favourable",
    "changes",
    "department",
    "favourable_respondents",
)
PACKED_FIELDS = (
    "unit",
    "parent",
    "name",
    "invited",
    "department",
    "respondents",
    "favourable_respondents",
    "figures",
)
# A figure is a byte: the whole number plus 100, since a change may be negative, or 255 where
# nothing is shown. So PostgreSQL writes the figures of a release row: eight bytes, in which
# these are the places of the column, the target, and what a cell may show.
WIDTH, COLUMN, TARGET = 8, 3, 4
SCORE, SHARE, CHANGE = 5, 6, 7
NOTHING, ZERO = 255, 100
FILLER = bytes([NOTHING])


class ReadinessCampaign(models.Model):
    """The board's figures, grouped and packed where they are stored.

    2,000 units are 20,000 release rows: what is done for each of them PostgreSQL does, and what
    travels to the browser are bytes.
    """

    _inherit = "readiness.campaign"

    def _board_figures(self, dimensions):
        """Return the figures of each row and the targets of each column, the overall last.

        The figures are {(unit id, scope): (respondents, respondents behind the shares, bytes)}:
        a byte a figure, first the scores of all columns, then the shares, then the changes.
        """
        columns = [*(dimension["id"] for dimension in dimensions), None]
        arrange = Arrangement(len(columns))
        figures = {
            (unit, scope): (*respondents, arrange(bytes(found)))
            for unit, scope, *respondents, found in self._board_scores(columns)
        }
        return figures, arrange.targets

    def _board_scores(self, columns):
        """The release rows that the reader may see, grouped by unit and scope, in one query.

        :param columns: ids of dimensions, None for the overall score
        :return: [(unit id, scope, respondents, respondents behind the shares, eight bytes for
            each column)]
        """
        Score = self.env["readiness.score"]
        query = Score._search(
            [("campaign_id", "=", self.id), ("kind", "in", ("dimension", "overall"))], order=""
        )
        unit, scope, dimension = (
            SQL.identifier(query.table, name) for name in ("unit_id", "scope", "dimension_id")
        )
        query.groupby = SQL("%s, %s", unit, scope)
        place = SQL("array_position(%s::integer[], %s) - 1", columns, dimension)
        figures = SQL("string_agg(%s, '')", self._board_bytes(query.table, place))
        largest = [
            SQL("max(%s)", SQL.identifier(query.table, name))
            for name in ("respondents", "favourable_respondents")
        ]
        return self.env.execute_query(query.select(unit, scope, *largest, figures))

    @staticmethod
    def _board_bytes(table, place):
        """A release row as eight bytes: see WIDTH."""

        def figure(name):
            return SQL(
                "CASE WHEN %s THEN %s + 100 ELSE 255 END",
                SQL.identifier(table, f"has_{name}"),
                SQL.identifier(table, name),
            )

        return SQL(
            "int8send(((%s)::bigint << 32) | ((%s)::bigint << 24) | ((%s + 100) << 16)"
            " | ((%s) << 8) | (%s))",
            place,
            figure("target"),
            SQL.identifier(table, "score"),
            figure("favourable"),
            figure("change"),
        )

    # ------------------------------------------------------------
    # AS IT TRAVELS
    # ------------------------------------------------------------

    def _board_written(self, rows, packed):
        """Return ``row_fields`` and ``rows`` of the payload.

        Packed for the browser, which ``board_packing.js`` reads: the figures as base64, scope
        and name of "other teams" left out, since such a row is its own parent. 2,000 units are
        less than 300 kB. For everybody else in plain lists.
        """
        fields, write = (
            (PACKED_FIELDS, self._packed_row) if packed else (ROW_FIELDS, self._plain_row)
        )
        return {"row_fields": fields, "rows": [write(*row) for row in rows]}

    @staticmethod
    def _packed_row(unit, parent, scope, name, invited, counts, figures, department):
        name = name if scope == "subtree" else None
        text = figures and b2a_base64(figures, newline=False).decode()
        return (unit, parent, name, invited, department, *counts, text)

    def _plain_row(self, unit, parent, scope, name, invited, counts, figures, department):
        name = self.env._("Other teams in %s", name) if scope == "rest" else name
        plain = _in_three(figures) if figures else (None, None, None)
        respondents, behind_shares = counts
        return [unit, parent, scope, name, invited, respondents, *plain, department, behind_shares]


def _in_three(figures):
    """Return the scores, the shares and the changes as lists; None where nothing is shown."""
    plain = [None if figure == NOTHING else figure - ZERO for figure in figures]
    count = len(plain) // 3
    return plain[:count], plain[count : 2 * count], plain[2 * count :]


class Arrangement:
    """Brings the figures of a row into the order of the columns, in whatever order they come.

    Most rows come in the same one, so that each order is worked out once.

    :ivar targets: of each column, as the rows tell them
    """

    def __init__(self, columns):
        self.columns = columns
        self.targets = [None] * columns
        self.pick = {}

    def __call__(self, found):
        order = found[COLUMN::WIDTH]
        pick = self.pick.get(order) or self._learn(order, found)
        return bytes(pick(found + FILLER))

    def _learn(self, order, found):
        starts = {column: WIDTH * number for number, column in enumerate(order)}
        for column, start in starts.items():
            target = found[start + TARGET]
            self.targets[column] = None if target == NOTHING else target - ZERO
        places = [
            starts[column] + kind if column in starts else len(found)
            for kind in (SCORE, SHARE, CHANGE)
            for column in range(self.columns)
        ]
        self.pick[order] = itemgetter(*places)
        return self.pick[order]
