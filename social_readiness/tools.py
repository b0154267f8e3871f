# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Small helpers that several models and controllers share."""

from odoo.tools import SQL

VIEWER = "social_readiness.group_readiness_viewer"

# Below it, what one person answered can be worked out (promise 1).
SMALLEST_MINIMUM = 6

# Without letters that are mistaken for one another when read aloud or copied by hand.
LINK_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

# PostgreSQL's integer, in which ids are stored.
LARGEST_ID = 2**31 - 1


def as_id(value):
    """An id as a client sent it; False for whatever can be none: it leads to no record."""
    return value if type(value) is int and 0 < value <= LARGEST_ID else False


def capital(text):
    """A word or a sentence as it begins a line; the rest of it stays as it is."""
    return text[:1].upper() + text[1:]


def signed(points):
    """A whole number with its sign, with a real minus."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def array_literal(values):
    """What PostgreSQL reads as an array of whole numbers, floats, flags or texts."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value):
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def keep_no_samples(cr, table, *columns):
    """Let PostgreSQL's statistics leave these columns out.

    They hold up to a hundred values of a column, whole answers too, are gathered by PostgreSQL
    itself, and outlive the rows: an emptied table keeps the samples that it had.
    """
    for column in columns:
        names = {"table": SQL.identifier(table), "column": SQL.identifier(column)}
        cr.execute(SQL("ALTER TABLE %(table)s ALTER COLUMN %(column)s SET STATISTICS 0", **names))
