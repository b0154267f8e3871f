# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Small helpers that several models and controllers share."""

from decimal import Decimal

from babel.numbers import format_percent

from odoo.tools import SQL, get_lang
from odoo.tools.misc import babel_locale_parse

from .engine.softening import SMALLEST_BLOCK

OFFICER = "social_readiness.group_readiness_officer"
VIEWER = "social_readiness.group_readiness_viewer"

# In smaller groups, what one person answered could be derived (SECURITY.md, promise 1).
SMALLEST_MINIMUM = SMALLEST_BLOCK
# The states of an action that is not over.
OPEN_ACTIONS = ("planned", "running")

# Without letters that are confused when read aloud or copied by hand.
LINK_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"

# The limit of PostgreSQL's integers, which store ids.
LARGEST_ID = 2**31 - 1


def as_id(value):
    """Return an id that a client sent as a number; False if it cannot be one."""
    return value if type(value) is int and 0 < value <= LARGEST_ID else False


def plain_code(code):
    """Return an access code without separators and in upper case, however it was typed."""
    return "".join(sign for sign in code.upper() if sign in CODE_ALPHABET)


def capital(text):
    """Return a text with its first letter in upper case; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def one_or_many(number, one, many):
    """Return the text for exactly one, or the text for any other number.

    Odoo's translations know no plurals, so both texts are translated.
    """
    return one if number == 1 else many


def signed(points):
    """Return a whole number with its sign, and with a real minus character."""
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def percent_pattern(env):
    """Return how the language of ``env`` writes whole percent: "%s%%", or with a space."""
    locale = babel_locale_parse(get_lang(env).code)
    return format_percent(Decimal(0), locale=locale).replace("%", "%%").replace("0", "%s")


def percent_label(env, share):
    """Return whole percent in the language of ``env``: "82%", in Spanish "82 %"."""
    return percent_pattern(env) % share


def array_literal(values):
    """Return whole numbers, floats, Booleans or texts as PostgreSQL reads an array."""
    return "{" + ",".join(map(_element, values)) + "}"


def _element(value):
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def keep_no_samples(cr, table, *columns):
    """Keep PostgreSQL's statistics from sampling these columns.

    Statistics hold up to a hundred values of a column, which could be whole answers. PostgreSQL
    collects them by itself, and keeps them after the rows are deleted.
    """
    for column in columns:
        names = {"table": SQL.identifier(table), "column": SQL.identifier(column)}
        cr.execute(SQL("ALTER TABLE %(table)s ALTER COLUMN %(column)s SET STATISTICS 0", **names))
