# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""How all numbers that are shown are rounded: half up, from exact values."""

from fractions import Fraction


def half_up(numerator, denominator=1):
    """Return the whole number nearest to the quotient; of two equally near ones, the higher.

    Both arguments may be whole numbers, fractions or floats; the quotient is computed exactly.

    >>> half_up(5, 2), half_up(-5, 2), half_up(125 * 100, 200)
    (3, -2, 63)
    """
    if type(numerator) is type(denominator) is int:
        return (2 * numerator + denominator) // (2 * denominator)
    quotient = Fraction(numerator) / Fraction(denominator)
    return half_up(quotient.numerator, quotient.denominator)
