# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Gaussian elimination in exact arithmetic, with which ``audit`` combines published sums."""

from collections import defaultdict
from fractions import Fraction


class RowSpace:
    """The space spanned by the vectors that were added, in reduced row echelon form.

    ``rows`` is ``{pivot column: row}``. A row is a dict ``{column: value}`` without zeros; it
    has a one at its own pivot and no value at any other pivot. ``users`` is ``{column: pivots of
    the rows that have a value in it}``. Values are exact: whole numbers or fractions.
    """

    def __init__(self):
        self.rows = {}
        self.users = defaultdict(set)

    def add(self, columns):
        """Add a vector of zeros and ones; ``columns`` are those of its ones."""
        row = dict.fromkeys(columns, 1)
        for pivot in [column for column in row if column in self.rows]:
            _subtract(row, row[pivot], self.rows[pivot])
        if row:
            self._insert(row)

    def _insert(self, row):
        pivot = next((column for column in row if abs(row[column]) == 1), next(iter(row)))
        lead = row[pivot]
        row = {column: _divide(value, lead) for column, value in row.items()}
        for other in list(self.users[pivot]):
            self._eliminate(other, pivot, row)
        self.rows[pivot] = row
        for column in row:
            self.users[column].add(pivot)

    def _eliminate(self, other, pivot, row):
        target = self.rows[other]
        _subtract(target, target[pivot], row)
        for column in row:
            if column in target:
                self.users[column].add(other)
            else:
                self.users[column].discard(other)


def _subtract(row, factor, other):
    """Subtract ``factor * other`` from ``row`` in place, and remove the zeros."""
    for column, value in other.items():
        rest = row.get(column, 0) - factor * value
        if rest:
            row[column] = rest
        else:
            del row[column]


def _divide(value, lead):
    quotient = Fraction(value) / lead
    return quotient.numerator if quotient.denominator == 1 else quotient


def add_up(rows):
    """Return the sum of sparse rows, without zeros."""
    total = {}
    for row in rows:
        _subtract(total, -1, row)
    return total
