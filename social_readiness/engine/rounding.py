# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""The one rounding of all shown numbers: half up, exactly."""

from fractions import Fraction


def half_up(numerator, denominator=1):
    """Return the whole number nearest to the quotient; the higher one where two are as near.

    Both may be whole numbers, fractions or floats; nothing is lost on the way.

    >>> half_up(5, 2), half_up(-5, 2), half_up(125 * 100, 200)
    (3, -2, 63)
    """
    if type(numerator) is type(denominator) is int:
        return (2 * numerator + denominator) // (2 * denominator)
    quotient = Fraction(numerator) / Fraction(denominator)
    return half_up(quotient.numerator, quotient.denominator)
