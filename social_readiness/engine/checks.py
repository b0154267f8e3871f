# Copyright 2026 Social Readiness contributors
# License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html).

"""Checks of arguments that the modules of the engine share."""


def is_whole(value):
    """Return whether ``value`` is a whole number; ``True`` and ``False`` are not."""
    return type(value) is int or (isinstance(value, int) and not isinstance(value, bool))


def check_whole(**numbers):
    """Raise ``ValueError`` unless every argument is a whole number."""
    for name, number in numbers.items():
        if not is_whole(number):
            raise ValueError(f"{name} must be a whole number: {number!r}.")


def check_range(name, number, lowest, highest):
    """Raise ``ValueError`` unless ``lowest <= number <= highest``."""
    if not lowest <= number <= highest:
        raise ValueError(f"{name} must be from {lowest} to {highest}: {number!r}.")


def check_total(total, answers, low, high):
    """Raise ``ValueError`` unless so many answers from ``low`` to ``high`` can have this sum."""
    if type(total) is type(answers) is type(low) is type(high) is int and (
        low < high and low * answers <= total <= high * answers
    ):
        return  # the usual case, fast: a release checks some hundred thousand sums
    check_whole(total=total, answers=answers)
    check_scale(low, high)
    if answers < 0 or not low * answers <= total <= high * answers:
        raise ValueError(f"{answers} answers from {low} to {high} cannot have the sum {total}.")


def check_scale(low, high):
    """Raise ``ValueError`` unless both are whole numbers and ``low`` is below ``high``."""
    check_whole(low=low, high=high)
    if low >= high:
        raise ValueError(f"The lowest answer {low} must be below the highest, {high}.")
